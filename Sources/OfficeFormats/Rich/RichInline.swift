/// One piece of a line.
package indirect enum RichInline: Sendable, Hashable {
    /// Words with their marks.
    case text(String, RichMarks)
    /// A link: `http`, `https`, `mailto`, `#place` or a file of ours, `/files/<64 hex digits>`.
    case link([RichInline], to: String)
    /// A new line in the same paragraph.
    case lineBreak
    /// A picture in the line.
    case image(RichImageReference)
    /// The mark of a footnote, by its place in `RichDocument.footnotes`.
    case note(Int)
}

/// How words are set.
package struct RichMarks: OptionSet, Sendable, Hashable {
    /// The marks, a bit each.
    package let rawValue: UInt8

    /// Marks of these bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Strong.
    package static let bold = RichMarks(rawValue: 1)
    /// Set off.
    package static let italic = RichMarks(rawValue: 2)
    /// Underlined.
    package static let underline = RichMarks(rawValue: 4)
    /// Struck out.
    package static let strike = RichMarks(rawValue: 8)
    /// Above the line.
    package static let superscript = RichMarks(rawValue: 16)
    /// Below the line.
    package static let `subscript` = RichMarks(rawValue: 32)
}

/// A picture where it is shown.
package struct RichImageReference: Sendable, Hashable {
    /// Which picture.
    package var source: RichImageSource
    /// What it shows, for whom cannot see it.
    package var alt: String
    /// How wide it is shown, CSS pixels.
    package var width: Int?
    /// How high it is shown, CSS pixels.
    package var height: Int?

    /// A picture where it is shown.
    package init(source: RichImageSource, alt: String = "", width: Int? = nil, height: Int? = nil) {
        self.source = source
        self.alt = alt
        self.width = width
        self.height = height
    }
}

/// Where the bytes of a picture are.
package enum RichImageSource: Sendable, Hashable {
    /// In `RichDocument.images`, counted from 0.
    case embedded(Int)
    /// Among the stored files, under this SHA-256 in 64 hex digits.
    case stored(hex: String)
}

/// A picture that came with a file.
package struct RichImage: Sendable, Hashable {
    /// The file of the picture.
    package var bytes: [UInt8]
    /// What the bytes are, by their content.
    package var kind: FileKind

    /// A picture of these bytes.
    package init(bytes: [UInt8], kind: FileKind) {
        self.bytes = bytes
        self.kind = kind
    }
}
