import OfficeFormats

/// The text of a document between what a person writes and the canonical HTML that is kept.
package enum DocumentBody {
    /// From the small editor.
    package static func typed(_ text: String) -> String { RichReader.plain(text).html }

    /// From anywhere else: only what the model knows is left.
    package static func cleaned(_ html: String) -> String { RichReader.html(html).html }

    /// For a page, whatever stands in the row.
    package static func shown(_ html: String) -> CleanBody { CleanBody(canonical: cleaned(html)) }

    /// For the small editor; nil when the editor would lose something of it.
    package static func editable(_ html: String) -> String? {
        let document = RichReader.html(html)
        return document.fitsEditor ? document.editorText : nil
    }

    package static func plainText(_ html: String) -> String { RichReader.html(html).plainText }

    package static var editorHint: String { RichDocument.editorHint }
}
