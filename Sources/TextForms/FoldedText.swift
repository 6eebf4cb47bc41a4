import Foundation

/// A text as search sees it: widths, cases, traditional characters and other shapes of a character made one, with the
/// place of each piece in the source.
package struct FoldedText: Sendable {
    /// What kind a piece is. Tokens never run over the border between two kinds.
    package enum Kind: UInt8, Sendable {
        case han, letter, digit
        /// Blanks that do not stand beside a Chinese character.
        case blank
        /// Everything else: punctuation, line ends.
        case stop

        /// Whether it is part of a word or number of other scripts.
        package var isAlphanumeric: Bool { self == .letter || self == .digit }
    }

    /// One folded character.
    package struct Piece: Sendable {
        package let scalar: Unicode.Scalar
        package let kind: Kind
        /// The UTF-8 range of the source character that it comes from.
        package let start: Int32
        package let end: Int32
    }

    /// The pieces in order. A run of blanks or stops is one piece; blanks beside a Chinese character are none.
    package private(set) var pieces: [Piece] = []

    /// Folds at most the first two gigabytes of `text`.
    package init(_ text: some StringProtocol) {
        pieces.reserveCapacity(text.utf8.count / 2)
        var at: Int32 = 0
        for scalar in text.unicodeScalars {
            let (end, isTooLong) = at.addingReportingOverflow(Int32(UTF8.width(scalar)))
            if isTooLong { break }
            add(scalar, at, end)
            at = end
        }
        if pieces.last?.kind == .blank { pieces.removeLast() }
    }

    private mutating func add(_ scalar: Unicode.Scalar, _ start: Int32, _ end: Int32) {
        let value = scalar.value
        if (0x4E00...0x9FFF).contains(value) { return append(ChineseScripts.folded(scalar), .han, start, end) }
        switch value {
        case 0x30...0x39: append(scalar, .digit, start, end)
        case 0x61...0x7A: append(scalar, .letter, start, end)
        case 0x41...0x5A: append(FoldedText.moved(scalar, 0x20), .letter, start, end)
        case 0x09, 0x20, 0xA0, 0x2000...0x200B, 0x3000, 0x202F, 0x205F, 0x2060, 0xFEFF: appendBlank(start, end)
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: add(FoldedText.moved(scalar, -0xFEE0), start, end)
        case 0xFF21...0xFF3A: add(FoldedText.moved(scalar, -0xFEE0), start, end)
        case 0x25CB: append("〇", .han, start, end)
        case 0...0x7F, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F: appendStop(start, end)
        default: addRare(scalar, start, end)
        }
    }

    private mutating func addRare(_ scalar: Unicode.Scalar, _ start: Int32, _ end: Int32) {
        for folded in FoldedText.compatible(scalar) {
            if ScalarClass.isHan(folded) {
                append(ChineseScripts.folded(folded), .han, start, end)
            } else if (0x30...0x39).contains(folded.value) || folded.properties.numericType == .decimal {
                append(folded, .digit, start, end)
            } else {
                switch folded.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
                    .otherNumber:
                    append(folded, .letter, start, end)
                case .nonspacingMark, .format, .enclosingMark, .spacingMark: continue
                default: appendStop(start, end)
                }
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ kind: Kind, _ start: Int32, _ end: Int32) {
        if kind == .han, pieces.last?.kind == .blank { pieces.removeLast() }
        pieces.append(Piece(scalar: scalar, kind: kind, start: start, end: end))
    }

    private mutating func appendBlank(_ start: Int32, _ end: Int32) {
        guard let last = pieces.last, last.kind.isAlphanumeric else { return }
        pieces.append(Piece(scalar: " ", kind: .blank, start: start, end: end))
    }

    private mutating func appendStop(_ start: Int32, _ end: Int32) {
        if pieces.last?.kind == .blank { pieces.removeLast() }
        guard let last = pieces.last, last.kind != .stop else { return }
        pieces.append(Piece(scalar: "\n", kind: .stop, start: start, end: end))
    }

    private static func moved(_ scalar: Unicode.Scalar, _ distance: Int32) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(bitPattern: Int32(bitPattern: scalar.value) &+ distance)) ?? scalar
    }

    /// NFKC of one character in lower case; ① becomes 1, ㎡ becomes m2, ⽂ becomes 文.
    private static func compatible(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        let text = CompatibilityForms.nfkc(CompatibilityForms.foldingRadicals(String(scalar)))
        return text.lowercased().unicodeScalars
    }
}
