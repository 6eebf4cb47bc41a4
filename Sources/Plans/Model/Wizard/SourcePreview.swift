/// The document as read, kept with the import so that the person who confirms sees it beside the rows it became.
package struct SourcePreview: Hashable, Sendable, Codable {
    package let format: String
    package let blocks: [PreviewBlock]
    /// What the reader left out or doubts, in Chinese.
    package let notes: [String]

    package init(format: String, blocks: [PreviewBlock], notes: [String]) {
        self.format = format
        self.blocks = blocks
        self.notes = notes
    }
}

package enum PreviewBlock: Hashable, Sendable, Codable {
    case heading(level: Int, text: String)
    case paragraph(String)
    /// Rows of cells; merged cells stand once, at their top left.
    case table([[PreviewCell]])
}

package struct PreviewCell: Hashable, Sendable, Codable {
    package let paragraphs: [String]
    package let rowSpan: Int
    package let columnSpan: Int

    package init(paragraphs: [String], rowSpan: Int, columnSpan: Int) {
        self.paragraphs = paragraphs
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
    }
}
