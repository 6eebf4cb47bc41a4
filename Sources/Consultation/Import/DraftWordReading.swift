import Kernel
package import OfficeFormats

/// A Word file as the text of a draft, one line a paragraph: read in a limited child, and only its words are taken (T4).
package struct DraftWordReading: Sendable {
    package typealias Read = @Sendable ([UInt8], String) async throws -> RichDocument

    package static let most = 20_000_000

    private let read: Read

    package init(read: @escaping Read) { self.read = read }

    /// With the limited child of this very program.
    package static func confined() -> DraftWordReading {
        DraftWordReading { bytes, name in
            do throws(ConfinementFailure) {
                return try await ConfinedReader.rich().richDocument(bytes, name: name)
            } catch {
                throw Refusal(.invalid, error.shownSentence, field: "source")
            }
        }
    }

    package func draft(in bytes: [UInt8], named name: String) async throws -> ReadDraft {
        let clean = FileNameCleaning.clean(name)
        let finding = FileKind.sniff(bytes, name: clean)
        let isBroken = !finding.hazards.isEmpty || finding.isMismatch && finding.kind != .unknown
        if isBroken, let sentence = finding.refusal(allowed: [.docx]) { throw refused(clean, sentence) }
        guard finding.kind == .docx else {
            throw refused(clean, "没有读入：这里只读 Word 文档（docx）。请另存为 docx 后重新选择，或者把草案粘贴到下面。")
        }
        let document: RichDocument
        do {
            document = try await read(bytes, clean)
        } catch let refusal as Refusal {
            throw refused(clean, refusal.sentence)
        }
        // Cells of a row stay one paragraph: the public comments on a row as a whole.
        let lines = DraftText.lines(String(document.plainText.map { $0 == "\t" ? "　" : $0 }))
        guard !lines.isEmpty else {
            throw refused(clean, "没有读入：文件里没有文字，可能是扫描的图片。请改用有文字的文件，或者把草案粘贴到下面。")
        }
        guard lines.count <= DraftText.mostParagraphs, lines.joined().count <= DraftText.longest else {
            throw refused(
                clean,
                "没有读入：超过\(DraftText.mostParagraphs)段或者\(DraftText.longest / 10_000)万字。请分开征求意见，附件另行公布。")
        }
        let pictures = document.images.isEmpty ? [] : ["\(document.images.count)幅图片没有读入，草案只收文字。"]
        return ReadDraft(
            name: clean, title: document.title, lines: lines, notes: document.notes.map(\.message) + pictures)
    }

    private func refused(_ name: String, _ sentence: String) -> Refusal {
        Refusal(.invalid, "“\(name)”：\(sentence)", rule: "CONS-2", field: "source")
    }
}
