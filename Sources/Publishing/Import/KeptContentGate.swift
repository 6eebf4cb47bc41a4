package import Kernel

/// The gate on a content whose files are kept already: before it is a revision, when a finding was mended, and in every
/// later look at it. The console and the operations for programs ask here, so that both find the same.
package struct KeptContentGate: Sendable {
    private let gate: ContentGate
    private let attachments: AttachmentIntake
    private let bytes: @Sendable (_ hash: String) async throws -> [UInt8]

    package init(
        gate: ContentGate, attachments: AttachmentIntake,
        bytes: @escaping @Sendable (_ hash: String) async throws -> [UInt8]
    ) {
        self.gate = gate
        self.attachments = attachments
        self.bytes = bytes
    }

    /// Text, facts, fields, attachments and pictures.
    package func findings(in content: ArticleContent, on day: Day) async throws -> [FindingDraft] {
        var found = gate.findings(in: content, on: day)
        for attachment in content.attachments { found += try await findings(in: attachment, on: day) }
        for (index, hash) in ArticleBody.pictures(in: content.body).enumerated() {
            found += try await findings(inPicture: hash, index, on: day)
        }
        return found
    }

    package func findings(in attachment: Attachment, on day: Day) async throws -> [FindingDraft] {
        try await attachments.findings(in: attachment, bytes: try await bytes(attachment.published), on: day)
    }

    /// - Parameter index: the picture's place in the text, from 0.
    package func findings(inPicture hash: String, _ index: Int, on day: Day) async throws -> [FindingDraft] {
        try await findings(
            in: Attachment(
                name: KeptContentGate.pictureName(index), original: hash, published: hash, size: 0, kind: "png"),
            on: day)
    }

    package static func pictureName(_ index: Int) -> String { "正文图片\(index + 1).png" }
}
