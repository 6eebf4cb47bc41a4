/// The page of a written document, A4 (DOC-1).
package enum WordPage: Sendable, Hashable {
    case portrait
    case landscape
    /// Upright with narrow margins and no line grid, for forms that shall fit on one page.
    case sheet
}

/// How a paragraph looks: typefaces and sizes by DOC-1, DOC-4 and DOC-10.
package enum WordStyle: String, Sendable, Hashable, CaseIterable {
    /// 2号小标宋, centred.
    case title = "Title"
    /// 一、 in 黑体.
    case heading1 = "Heading1"
    /// （一） in 楷体.
    case heading2 = "Heading2"
    /// 1. in bold 仿宋.
    case heading3 = "Heading3"
    /// 3号仿宋 with an indent of two characters.
    case body = "BodyText"
    /// Body type without indent: whom a letter is for.
    case flush = "Flush"
    /// Body type at the right margin: who signs, and when.
    case closing = "Closing"
    /// Smaller type for units, sources and remarks.
    case note = "Note"
    /// Table cells.
    case cell = "TableText"
    /// Table cells of header rows.
    case headerCell = "TableHeader"
}

/// A piece of a paragraph.
package struct WordRun: Sendable, Hashable {
    /// Its text; line breaks and tabs are kept.
    package var text: String
    /// Bold type.
    package var bold: Bool

    /// Text in the type of its paragraph.
    package init(_ text: String, bold: Bool = false) {
        self.text = text
        self.bold = bold
    }
}

/// A table cell; several lines become several paragraphs.
package struct WordCell: Sendable, Hashable {
    /// Where its text stands.
    package enum Alignment: String, Sendable, Hashable { case left, center, right }

    /// Its text.
    package var text: String
    /// How many columns and rows it covers.
    package var columnSpan: Int, rowSpan: Int
    /// Where its text stands.
    package var alignment: Alignment

    /// A cell with a text.
    package init(_ text: String, columnSpan: Int = 1, rowSpan: Int = 1, alignment: Alignment = .left) {
        self.text = text
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        self.alignment = alignment
    }
}

/// A table over the width of the page. A row names only the cells that begin in it: what an earlier cell covers is
/// left out, as in HTML.
package struct WordTable: Sendable, Hashable {
    /// The shares of the columns in the width.
    package var widths: [Int]
    /// How many rows repeat on every page.
    package var headerRows: Int
    /// The rows.
    package var rows: [[WordCell]]

    /// A table with one header row.
    package init(widths: [Int], headerRows: Int = 1, rows: [[WordCell]]) {
        self.widths = widths
        self.headerRows = headerRows
        self.rows = rows
    }
}
