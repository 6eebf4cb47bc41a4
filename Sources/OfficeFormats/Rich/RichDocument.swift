/// A text as people write it in Word or in the editor, reduced to what a page of ours can say: no styles, no scripts.
package struct RichDocument: Sendable, Hashable {
    /// The title the text carries itself; it does not stand in the blocks and not in `html`.
    package var title: String?
    /// What the text consists of, in reading order.
    package var blocks: [RichBlock]
    /// The footnotes and endnotes; `RichInline.note` counts from 0 into them.
    package var footnotes: [[RichInline]]
    /// The pictures that came with the file; `RichImageSource.embedded` counts from 0 into them.
    package var images: [RichImage]
    /// What the reader left out or doubts.
    package var notes: [ReadingNote]

    /// A text of these blocks.
    package init(
        title: String? = nil, blocks: [RichBlock] = [], footnotes: [[RichInline]] = [], images: [RichImage] = [],
        notes: [ReadingNote] = []
    ) {
        self.title = title
        self.blocks = blocks
        self.footnotes = footnotes
        self.images = images
        self.notes = notes
    }
}

/// One piece of a text in reading order.
package indirect enum RichBlock: Sendable, Hashable {
    /// A heading; levels 2 to 5, as level 1 is the title of the page it stands on.
    case heading(level: Int, [RichInline])
    /// A paragraph.
    case paragraph([RichInline], RichAlignment)
    /// A list, counted or not.
    case list(RichList)
    /// A table with its merged cells.
    case table(RichTable)
    /// A picture that stands alone, with the words below it.
    case figure(RichImageReference, caption: [RichInline])
    /// What is quoted from elsewhere.
    case quote([RichBlock])
    /// A dividing line.
    case rule
}

/// Where the lines of a paragraph stand.
package enum RichAlignment: String, Sendable, Hashable, CaseIterable {
    case start, center, end
}

/// A list; every item holds blocks, so lists may stand in lists.
package struct RichList: Sendable, Hashable {
    /// Whether the items are counted.
    package var isOrdered: Bool
    /// The number of the first item of a counted list.
    package var start: Int
    /// How the items are counted.
    package var style: RichListStyle
    /// The items.
    package var items: [[RichBlock]]

    /// A list of these items.
    package init(isOrdered: Bool, start: Int = 1, style: RichListStyle = .decimal, items: [[RichBlock]]) {
        self.isOrdered = isOrdered
        self.start = start
        self.style = style
        self.items = items
    }
}

/// How the items of a counted list are counted; each is a class of `<ol>` except the first.
package enum RichListStyle: String, Sendable, Hashable, CaseIterable {
    case decimal, chinese, parenthesised, circled, lowerLetter = "lower-letter", upperLetter = "upper-letter",
        lowerRoman = "lower-roman", upperRoman = "upper-roman"
}

/// A table; a row names only the cells that begin in it.
package struct RichTable: Sendable, Hashable {
    /// The words that name the table.
    package var caption: [RichInline]
    /// How many rows at the top are its head.
    package var headerRows: Int
    /// The rows, each with the cells that begin in it.
    package var rows: [[RichCell]]

    /// A table of these rows.
    package init(caption: [RichInline] = [], headerRows: Int = 0, rows: [[RichCell]]) {
        self.caption = caption
        self.headerRows = headerRows
        self.rows = rows
    }
}

/// One cell of a table.
package struct RichCell: Sendable, Hashable {
    /// What stands in the cell.
    package var blocks: [RichBlock]
    /// How many columns it takes, at least 1.
    package var columnSpan: Int
    /// How many rows it takes, at least 1.
    package var rowSpan: Int
    /// Whether it names its column or its row.
    package var isHeader: Bool

    /// A cell of these blocks.
    package init(blocks: [RichBlock], columnSpan: Int = 1, rowSpan: Int = 1, isHeader: Bool = false) {
        self.blocks = blocks
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
        self.isHeader = isHeader
    }
}
