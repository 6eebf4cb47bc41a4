/// What stands in a Word file one below the other, before lists, headings and the title are found.
enum RichWordItem {
    case paragraph(RichWordParagraph)
    case table(RichTable)
    case rule
}

/// A paragraph of a Word file with what tells a heading from body text.
struct RichWordParagraph {
    var line: [RichInline] = []
    var alignment = RichAlignment.start
    /// The outline level, 1 the outermost.
    var level: Int?
    var styleName = ""
    var mark: RichWordListMark?
    /// The text boxes that hang on it.
    var boxes: [XMLNode] = []
    /// The largest size of its words, half points.
    var size = 0
    var isRed = false
    /// How many characters it has, and how many of them stand out.
    var count = 0
    var setOff = 0
    /// Whether its end was deleted: it goes on in the next one.
    var continues = false

    var isSetOff: Bool { count > 0 && setOff == count }
    var isTitleStyle: Bool { styleName == "title" || styleName == "标题" }
    var isCaption: Bool { styleName == "caption" || styleName == "题注" }
    var text: String { RichText.line(line.words) }
    var isBlank: Bool {
        line.allSatisfy { inline in
            switch inline {
            case .text(let text, _): text.unicodeScalars.allSatisfy(RichText.isEdge)
            case .lineBreak: true
            case .link, .image, .note: false
            }
        }
    }
}

/// The place of a paragraph in a list that pages have too.
struct RichWordListMark {
    var list: String
    var level: Int
    var number: Int
    var isOrdered: Bool
    var style: RichListStyle
}
