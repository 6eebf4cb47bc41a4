package import Kernel
package import OfficeFormats

/// Takes in a Word file as the text of an article: read in a limited child; each of its pictures is cleaned and looked
/// through like an attachment before it is kept.
package struct TextIntake: Sendable {
    package typealias Read = @Sendable ([UInt8], String) async throws -> RichDocument

    /// A text that was read, and what is to be said of it.
    package struct Taken: Sendable {
        package let html: String
        package let findings: [FindingDraft]
        package let notes: [String]
    }

    private let read: Read
    private let attachments: AttachmentIntake

    package init(attachments: AttachmentIntake, read: @escaping Read) {
        self.attachments = attachments
        self.read = read
    }

    /// With the limited child of this very program.
    package static func confined(attachments: AttachmentIntake) -> TextIntake {
        TextIntake(attachments: attachments) { bytes, name in
            do throws(ConfinementFailure) {
                return try await ConfinedReader.rich().richDocument(bytes, name: name)
            } catch {
                throw Refusal(.invalid, error.shownSentence, field: "word")
            }
        }
    }

    package func take(_ bytes: [UInt8], named name: String, on day: Day) async throws -> Taken {
        let finding = FileKind.sniff(bytes, name: FileNameCleaning.clean(name))
        guard finding.kind == .docx else {
            throw Refusal(
                .invalid, "没有读取：“\(FileNameCleaning.clean(name))”不是 docx 文件。请另存为 docx 后上传，或者直接录入正文。", field: "word")
        }
        let document = try await read(bytes, name)
        var findings: [FindingDraft] = [], hashes: [String] = []
        for (index, image) in document.images.enumerated() {
            let picture = try await attachments.take(
                image.bytes, named: "正文图片\(index + 1).\(image.kind.ending)", on: day)
            findings += picture.findings
            hashes.append(picture.attachment.published)
        }
        var rest = hashes[...]
        let stored = document.storingImages { _ in rest.popFirst() ?? "" }
        return Taken(html: stored.html, findings: findings, notes: document.notes.map(\.message))
    }
}

extension FileKind {
    fileprivate var ending: String { self == .jpeg ? "jpg" : rawValue }
}

/// What stored files of articles are given out as.
package enum ArticleFiles {
    /// By content, never one in which a browser runs anything (T4).
    package static func servedType(of bytes: [UInt8], name: String) -> String {
        FileKind.sniff(bytes, name: name).kind.servedType
    }
}
