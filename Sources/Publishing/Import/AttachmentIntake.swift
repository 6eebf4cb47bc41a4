package import Kernel
package import OfficeFormats

/// Takes in a file that is to be published: it is cleaned in a limited child, and what is left of it is looked through by
/// the gate in another. Both the original and the cleaned copy are kept; only the copy is ever given to the public.
package struct AttachmentIntake: Sendable {
    package typealias Rewrite = @Sendable ([UInt8], String) async throws -> RewrittenFile
    package typealias Extract = @Sendable ([UInt8], String) async throws -> Extraction
    package typealias Keep = @Sendable ([UInt8]) async throws -> String
    /// Keeps what can be read in a published copy, under its hash.
    package typealias KeepText = @Sendable (_ text: String, _ hash: String) async throws -> Void

    private let gate: ContentGate
    private let rewrite: Rewrite
    private let extract: Extract
    private let keep: Keep
    private let keepText: KeepText

    package init(
        gate: ContentGate, rewrite: @escaping Rewrite, extract: @escaping Extract, keep: @escaping Keep,
        keepText: @escaping KeepText = { _, _ in }
    ) {
        self.gate = gate
        self.rewrite = rewrite
        self.extract = extract
        self.keep = keep
        self.keepText = keepText
    }

    /// With the limited children of this very program.
    package static func confined(
        gate: ContentGate, keep: @escaping Keep, keepText: @escaping KeepText = { _, _ in }
    ) -> AttachmentIntake {
        AttachmentIntake(
            gate: gate,
            rewrite: { bytes, name in
                do throws(ConfinementFailure) {
                    return try await ConfinedReader.publishable().rewrittenFile(bytes, name: name)
                } catch {
                    throw Refusal(.invalid, error.shownSentence, rule: "PII-6", field: "attachments")
                }
            },
            extract: { bytes, name in
                do throws(ConfinementFailure) {
                    return try await ConfinedReader.everything().extraction(bytes, name: name)
                } catch {
                    return Extraction(
                        parts: [], notes: [ReadingNote("unreadable", error.shownSentence)], isComplete: false)
                }
            }, keep: keep, keepText: keepText)
    }

    /// The attachment, what the gate found in it, and what was taken out of it on the way (macros, comments, metadata).
    package func take(
        _ bytes: [UInt8], named name: String, on day: Day
    ) async throws -> (attachment: Attachment, findings: [FindingDraft], notes: [String]) {
        let clean = try await rewrite(bytes, name)
        let extraction = try await extract(clean.bytes, clean.name)
        let original = try await keep(bytes)
        let published = try await keep(clean.bytes)
        try await keepText(AttachmentIntake.shownText(of: extraction), published)
        let attachment = Attachment(
            name: clean.name, original: original, published: published, size: clean.bytes.count,
            kind: clean.name.split(separator: ".").last.map { $0.lowercased() } ?? "")
        return (
            attachment, gate.findings(in: extraction, named: clean.name, on: day), clean.notes.map(\.message)
        )
    }

    /// What the gate finds in a copy that is kept already: when a revision takes an attachment over from the one before.
    package func findings(
        in attachment: Attachment, bytes: [UInt8], on day: Day
    ) async throws -> [FindingDraft] {
        let extraction = try await extract(bytes, attachment.name)
        // For copies that were taken in before their text was kept.
        try await keepText(AttachmentIntake.shownText(of: extraction), attachment.published)
        return gate.findings(in: extraction, named: attachment.name, on: day)
    }

    /// What somebody who opens the file reads: the search must not find what is hidden in it.
    private static func shownText(of extraction: Extraction) -> String {
        extraction.parts.filter(\.place.isShown).map(\.text).joined(separator: "\n")
    }
}
