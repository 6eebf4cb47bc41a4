package import Kernel
package import OfficeFormats

/// The limited children that open what others wrote.
package struct RedactionReaders: Sendable {
    let rich: ConfinedReader
    let everything: ConfinedReader
    let publishable: ConfinedReader

    init(rich: ConfinedReader, everything: ConfinedReader, publishable: ConfinedReader) {
        self.rich = rich
        self.everything = everything
        self.publishable = publishable
    }

    /// `executable` has the subcommands `read-rich`, `extract-everything` and `rewrite-publishable`.
    package init(executable: String = ConfinedReader.ownExecutable) {
        rich = .rich(executable: executable)
        everything = .everything(executable: executable)
        publishable = .publishable(executable: executable)
    }

    /// What can be marked in a prepared file.
    package func material(_ bytes: [UInt8], name: String) async throws(Refusal) -> RedactableMaterial {
        switch FileKind.sniff(bytes, name: name).kind {
        case .text, .markdown, .csv:
            guard let text = RedactableText(lines: bytes) else { throw Self.unprepared }
            return .text(text)
        case .docx: return .text(try await word(bytes, name: name))
        case .pdf: return .pages(try await pages(bytes))
        case .xlsx, .pptx, .doc, .xls, .ppt, .odt, .ods, .ofd, .rtf, .html, .svg, .xml, .png, .jpeg, .gif, .webp, .zip,
            .archive, .executable, .unknown:
            throw Self.unprepared
        }
    }

    func word(_ bytes: [UInt8], name: String) async throws(Refusal) -> RedactableText {
        do throws(ConfinementFailure) {
            return RedactableText(word: try await rich.richDocument(bytes, name: name))
        } catch {
            throw Self.refusal(error)
        }
    }

    static let unprepared = Refusal(.invalid, "没有打开文件：它还不是可以遮盖的形式。请从待遮盖文件列表重新进入。", rule: "FOI-37")

    static func refusal(_ failure: ConfinementFailure) -> Refusal {
        switch failure {
        case .unavailable: Refusal(.unavailable, failure.shownSentence, rule: "FOI-37")
        case .tooLarge, .timedOut: Refusal(.tooLarge, failure.shownSentence, rule: "FOI-37")
        case .crashed, .refused: Refusal(.invalid, failure.shownSentence, rule: "FOI-37")
        }
    }

    static func refusal(_ error: ReadingError) -> Refusal {
        Refusal(error.code == .converterMissing ? .unavailable : .invalid, error.sentence, rule: "FOI-37")
    }
}
