/// A document as its reader found it: the same shape whatever the container was.
package struct ReadDocument: Sendable, Hashable {
    /// What the bytes were, by their content.
    package var format: DocumentFormat
    /// The title the container itself carries (a web page's), if any.
    package var title: String?
    /// Headings, paragraphs and tables in reading order.
    package var blocks: [Block]
    /// What the reader left out or doubts.
    package var notes: [ReadingNote]

    /// A document of these blocks.
    package init(format: DocumentFormat, title: String? = nil, blocks: [Block], notes: [ReadingNote] = []) {
        self.format = format
        self.title = title
        self.blocks = blocks
        self.notes = notes
    }
}

/// The containers that can be read.
package enum DocumentFormat: String, CaseIterable, Sendable {
    case docx, xlsx, html, pdf, text, markdown
}

/// One piece of a document in reading order.
package enum Block: Sendable, Hashable {
    /// A line that the container marks as heading; level 1 is the outermost.
    case heading(level: Int, text: String, at: SourcePosition)
    /// A paragraph; a line break inside it is `\n`.
    case paragraph(String, at: SourcePosition)
    /// A table with its merged cells.
    case table(TableBlock)
}

/// Where a piece stands in the source; numbers count from 1.
package struct SourcePosition: Sendable, Hashable {
    /// The page, where the format has pages.
    package var page: Int?
    /// The table in the document (in a workbook: the sheet).
    package var table: Int?
    /// The row in the table (in a workbook: the sheet's own row number).
    package var row: Int?
    /// The paragraph in the document, tables not counted; in plain text the line.
    package var paragraph: Int?

    /// A position; leave out what does not apply.
    package init(page: Int? = nil, table: Int? = nil, row: Int? = nil, paragraph: Int? = nil) {
        self.page = page
        self.table = table
        self.row = row
        self.paragraph = paragraph
    }
}

/// Something the reader left out, repaired or doubts, for the person who checks the result.
package struct ReadingNote: Sendable, Hashable {
    /// A stable word: `hidden_sheet`, `deleted_text`.
    package var code: String
    /// A Chinese sentence.
    package var message: String
    /// Where, if it is one place.
    package var at: SourcePosition?

    /// A note.
    package init(_ code: String, _ message: String, at: SourcePosition? = nil) {
        self.code = code
        self.message = message
        self.at = at
    }
}
