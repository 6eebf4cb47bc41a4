/// What became of a draft from one version to the next, paragraph by paragraph.
package struct DraftComparison: Hashable, Sendable {
    package struct Piece: Hashable, Sendable {
        package enum Kind: Hashable, Sendable { case same, added, removed }

        package let kind: Kind
        package let words: String

        package init(_ kind: Kind, _ words: String) {
            self.kind = kind
            self.words = words
        }
    }

    package struct Line: Hashable, Sendable {
        /// `第3段`, `删去的段落`.
        package let place: String
        package let pieces: [Piece]

        package init(place: String, pieces: [Piece]) {
            self.place = place
            self.pieces = pieces
        }
    }

    package let lines: [Line]

    package init(lines: [Line]) { self.lines = lines }

    /// - Parameter difference: tells two texts of one paragraph apart.
    package init(from before: DraftVersion, to now: DraftVersion, difference: (String, String) -> [Piece]) {
        var lines = now.paragraphs.enumerated().map { index, paragraph in
            let old = before.paragraph(paragraph.number)
            return Line(
                place: "第\(index + 1)段",
                pieces: old.map { difference($0.words, paragraph.words) } ?? [Piece(.added, paragraph.words)])
        }
        for gone in before.paragraphs where now.paragraph(gone.number) == nil {
            lines.append(Line(place: "删去的段落", pieces: [Piece(.removed, gone.words)]))
        }
        self.lines = lines
    }
}
