/// Reads a text from what people write in, and keeps of it only what `RichDocument` can say.
package enum RichReader {
    /// The longest HTML or plain text that is read, bytes of UTF-8.
    package static let longestText = 8 << 20

    /// The text of a Word file; throws when it is no docx or is over the limits.
    package static func docx(_ bytes: [UInt8]) throws(ReadingError) -> RichDocument {
        do {
            let limits = ReadingLimits.standard
            guard bytes.count <= limits.file else { throw ReadingError(.tooLarge) }
            guard case .docx(let archive) = try FormatSniffer.sniff(bytes, named: "", limits: limits) else {
                throw ReadingError(.unsupported, "不是 docx 文件")
            }
            return try RichWordReader.read(archive, limits: limits)
        } catch let error as ReadingError {
            throw error
        } catch {
            throw ReadingError(.unreadable)
        }
    }

    /// The text of a piece of HTML from anywhere: what the model does not know is unwrapped or dropped, and
    /// `notes` say what. Pictures stay only with the address of a stored file, `/files/<64 hex digits>`.
    /// Of what is too long nothing stays but the note `too_large`; `checked(html:)` throws it.
    package static func html(_ text: String) -> RichDocument {
        do {
            return try checked(html: text)
        } catch {
            return RichDocument(notes: [ReadingNote("too_large", error.sentence)])
        }
    }

    /// As `html`, but throws what is over the limits instead of leaving a note.
    package static func checked(html text: String) throws(ReadingError) -> RichDocument {
        guard text.utf8.count <= longestText else { throw ReadingError(.tooLarge, "正文超过 8 MB") }
        guard let root = MarkupTree.parse(text) else { throw ReadingError(.tooLarge, "网页元素过多") }
        return RichTreeReader.read(root).canonical
    }

    /// The text of the small editor in its light notation (`EditorReader`). Of what is too long nothing stays but the
    /// note `too_large`.
    package static func plain(_ text: String) -> RichDocument {
        guard text.utf8.count <= longestText else {
            return RichDocument(notes: [ReadingNote("too_large", ReadingError(.tooLarge, "正文超过 8 MB").sentence)])
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        return RichDocument(blocks: EditorReader.blocks(lines)).canonical
    }
}
