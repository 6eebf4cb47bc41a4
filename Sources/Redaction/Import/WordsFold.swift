import TextForms

/// Words without what may differ between two ways of writing them: widths, cases, traditional characters, blanks, marks.
enum WordsFold {
    static func scalars(_ text: String) -> [Unicode.Scalar] {
        FoldedText(text).pieces.compactMap { $0.kind == .blank || $0.kind == .stop ? nil : $0.scalar }
    }

    static func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(scalars(text)))
    }

    /// Enough characters that finding them elsewhere tells something: 张 or 12 may stand anywhere.
    static func isTelling(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.count >= 4 || scalars.count { ScalarClass.isHan($0) } >= 2
    }
}
