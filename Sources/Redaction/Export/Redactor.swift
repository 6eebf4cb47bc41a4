package import Kernel
import OfficeFormats
package import Screening

/// Removes what a plan marks. It makes a new file and looks through it before anybody gets it; whatever goes wrong on the
/// way is a refusal, never a file (PEER-9).
package struct Redactor: Sendable {
    let readers: RedactionReaders
    /// Sees names and numbers in what is removed, so that they are looked for by themselves.
    let screen: Screen?

    package init(_ readers: RedactionReaders = RedactionReaders(), screen: Screen? = nil) {
        self.readers = readers
        self.screen = screen
    }

    /// The file without what the plan marks (FOI-37). `bytes` are those of the prepared file stored under `hash`.
    package func redacted(
        _ bytes: [UInt8], hash: String, name: String, plan: RedactionPlan
    ) async throws(Refusal) -> RedactedFile {
        let material = try await readers.material(bytes, name: name)
        if let refusal = plan.refusal(hash: hash, material) { throw refusal }
        switch material {
        case .text(let text): return try await rewritten(text, name: name, plan: plan)
        case .pages(let pages): return try await drawn(bytes, pages, plan: plan)
        }
    }

    private func rewritten(
        _ text: RedactableText, name: String, plan: RedactionPlan
    ) async throws(Refusal) -> RedactedFile {
        guard let redacted = text.redacted(plan.marks) else { throw Self.unfinished }
        let bytes: [UInt8]
        let ending: String
        switch text.kind {
        case .word:
            let clean = Self.name(plan.title, "", without: redacted.removed)
            bytes = try RedactedWordFile.bytes(text, redacted, title: clean)
            ending = "docx"
        case .lines:
            bytes = Array(redacted.units.map(\.text).joined(separator: "\n").utf8)
            ending = Self.ending(ofLines: name)
        case .pages: throw Self.unfinished
        }
        let removed = redacted.removed + personal(in: text, plan.marks)
        let made = Self.name(plan.title, ending, without: removed)
        try await keepsTheRest(bytes, name: made, redacted)
        let verification = try await verified(bytes, name: made, removed, plan)
        return RedactedFile(bytes: bytes, name: made, plan: plan, verification: verification, notes: text.notes)
    }

    /// Read again, the new file says exactly what was to stay: nothing more, nothing less.
    private func keepsTheRest(_ bytes: [UInt8], name: String, _ redacted: RedactedText) async throws(Refusal) {
        guard case .text(let again) = try await readers.material(bytes, name: name) else { throw Self.unfinished }
        let wanted = WordsFold.folded(redacted.units.map(\.text).joined())
        guard wanted == WordsFold.folded(again.units.map(\.text).joined()) else { throw Self.unfinished }
    }

    func verified(
        _ bytes: [UInt8], name: String, _ removed: [RemovedWords], _ plan: RedactionPlan
    ) async throws(Refusal) -> String {
        let verification = try await RedactionVerifier(readers).verification(
            bytes, name: name, removed: removed, mayRemain: plan.mayRemain, othersStay: plan.othersStay)
        if let refusal = verification.refusal { throw refusal }
        return verification.sentence
    }

    /// The title often comes from the name of the original, which may say what is removed.
    static func name(_ title: String, _ ending: String, without removed: [RemovedWords]) -> String {
        var title = title
        for words in WantedWords.of(removed, except: []) {
            let unit = RedactableText(lines: Array(title.utf8))
            for place in (unit?.places(of: words.text) ?? []).reversed() {
                guard case .text(1, let range) = place else { continue }
                var scalars = Array(title.unicodeScalars)
                scalars.replaceSubrange(range, with: ["某"])
                title = String(String.UnicodeScalarView(scalars))
            }
        }
        if ending.isEmpty { return title }
        let clean = FileNameCleaning.clean(title)
        return clean.hasSuffix("." + ending) ? clean : clean + "." + ending
    }

    private static func ending(ofLines name: String) -> String {
        let claimed = FileKind.claimed(by: name)
        return claimed == .csv ? "csv" : claimed == .markdown ? "md" : "txt"
    }

    static let unfinished = Refusal(
        .stateRefused, "没有生成区分处理文件：新文件与应当保留的内容不一致，已丢弃。请改为按页面处理，或联系系统管理员。", rule: "FOI-37")
}
