/// How search cuts text, in both engines alike: every two neighbouring Chinese characters are a token, and every word or
/// number of other scripts.
///
/// A phrase of such tokens stands in a text exactly where its characters do, whatever words a dictionary would see. Where
/// Chinese touches another script the character at the border is a token of its own, marked on the side where they touch:
/// 12月份 is 12, ‹月 and 月份, so 12月 is found in it, and not in “12，月底”.
package enum SearchTokens {
    /// Changes when the same text is cut in another way: an index built by another version must be built anew.
    package static let version = 2

    /// The tokens of `text` in order, for the index.
    package static func of(_ text: some StringProtocol) -> [String] {
        var tokens: [String] = []
        each(FoldedText(text).pieces[...]) { tokens.append(String(String.UnicodeScalarView($0))) }
        return tokens
    }

    /// The same as one text with a space between two tokens.
    package static func line(_ text: some StringProtocol) -> String {
        let pieces = FoldedText(text).pieces
        var line = String.UnicodeScalarView()
        each(pieces[...]) { token in
            if !line.isEmpty { line.append(" ") }
            line.append(contentsOf: token)
        }
        return String(line)
    }

    /// `text` with every Chinese character in its simplified form, character by character, as tokens have it.
    package static func simplified(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { view.append(ChineseScripts.folded(scalar)) }
        return String(view)
    }

    /// What somebody typed as phrases, each of which must be found: blanks and Chinese punctuation part them. A single
    /// character of its own gives none, since it would find nearly everything.
    package static func phrases(_ query: some StringProtocol) -> [SearchPhrase] {
        words(query).compactMap { word in
            let pieces = FoldedText(word).pieces
            return parts(pieces).compactMap { SearchPhrase(pieces: $0) }
        }.flatMap { $0 }
    }

    /// The pieces of one word of a query up to where only punctuation beside Chinese parts them: PM2.5 stays one.
    private static func parts(_ pieces: [FoldedText.Piece]) -> [ArraySlice<FoldedText.Piece>] {
        var parts: [ArraySlice<FoldedText.Piece>] = [], start = 0
        for (index, piece) in pieces.enumerated() where piece.kind == .stop {
            let isInside =
                index > 0 && index + 1 < pieces.count && pieces[index - 1].kind.isAlphanumeric
                && pieces[index + 1].kind.isAlphanumeric
            if isInside { continue }
            parts.append(pieces[start..<index])
            start = index + 1
        }
        parts.append(pieces[start...])
        return parts.filter { !$0.isEmpty }
    }

    private static func words(_ query: some StringProtocol) -> [String] {
        query.unicodeScalars.split { ScalarClass.isBlank($0) }.map { String(String.UnicodeScalarView($0)) }
    }

    /// Whether the same character stands before and after a stop: in 甲乙，乙丙 the pairs would look like those of 甲乙丙.
    private static func repeats(around index: Int, _ pieces: ArraySlice<FoldedText.Piece>) -> Bool {
        guard index > pieces.startIndex, index + 1 < pieces.endIndex else { return false }
        return pieces[index - 1].kind == .han && pieces[index - 1].scalar == pieces[index + 1].scalar
    }

    /// Calls `token` with the characters of each token in order.
    static func each(_ pieces: ArraySlice<FoldedText.Piece>, _ token: ([Unicode.Scalar]) -> Void) {
        var index = pieces.startIndex
        while index < pieces.endIndex {
            let kind = pieces[index].kind
            var end = index + 1
            while end < pieces.endIndex, pieces[end].kind == kind { end += 1 }
            switch kind {
            case .han:
                let isAfter = index > pieces.startIndex && pieces[index - 1].kind.isAlphanumeric
                let isBefore = end < pieces.endIndex && pieces[end].kind.isAlphanumeric
                // Between two stops; without it what stands before and after would look like neighbours.
                if end - index == 1, !isAfter, !isBefore { token(["‹", pieces[index].scalar, "›"]) }
                if isAfter { token(["‹", pieces[index].scalar]) }
                for pair in index..<(end - 1) { token([pieces[pair].scalar, pieces[pair + 1].scalar]) }
                if isBefore { token([pieces[end - 1].scalar, "›"]) }
            case .letter, .digit: eachStretch(pieces[index..<end].map(\.scalar), token)
            case .blank, .stop: if repeats(around: index, pieces) { token(["‖"]) }
            }
            index = end
        }
    }
}

/// Words too long for an index.
extension SearchTokens {
    /// How many bytes of a word of another script are one token: PostgreSQL takes 2 046 at most.
    static let longestWord = 200

    /// A long word in stretches, marked where they touch, so that a part of it is not found as if it were the whole.
    private static func eachStretch(_ word: [Unicode.Scalar], _ token: ([Unicode.Scalar]) -> Void) {
        var stretch: [Unicode.Scalar] = [], bytes = 0
        for scalar in word {
            let width = UTF8.width(scalar)
            if bytes + width > longestWord {
                token(stretch + ["›"])
                (stretch, bytes) = (["‹"], 0)
            }
            stretch.append(scalar)
            bytes += width
        }
        token(stretch)
    }
}

/// One thing that must be found: tokens that stand one after the other.
package struct SearchPhrase: Sendable, Hashable {
    /// The tokens in order; never empty.
    package let tokens: [String]
    /// The characters as folded text has them, punctuation inside left out: what a snippet marks.
    package let scalars: [Unicode.Scalar]

    init?(pieces: ArraySlice<FoldedText.Piece>) {
        var tokens: [String] = []
        SearchTokens.each(pieces) { tokens.append(String(String.UnicodeScalarView($0))) }
        scalars = pieces.filter { $0.kind != .stop && $0.kind != .blank }.map(\.scalar)
        guard !tokens.isEmpty, scalars.count > 1 else { return nil }
        self.tokens = tokens
    }

    /// The phrase of one token of another phrase; nil for the mark of a stop.
    package init?(token: String) {
        scalars = token.unicodeScalars.filter { !"‹›‖".unicodeScalars.contains($0) }
        guard !scalars.isEmpty else { return nil }
        tokens = [token]
    }

    /// The phrase of several stretches whose tokens follow one another in the text, whatever punctuation stands between:
    /// organ, year and serial of a document number.
    package init?(joining stretches: [String]) {
        let parts = stretches.map { FoldedText($0).pieces }
        var tokens: [String] = []
        for part in parts {
            SearchTokens.each(part[...]) { tokens.append(String(String.UnicodeScalarView($0))) }
        }
        guard !tokens.isEmpty else { return nil }
        self.tokens = tokens
        scalars = parts.flatMap { $0 }.filter { $0.kind != .stop && $0.kind != .blank }.map(\.scalar)
    }
}

extension FoldedText {
    /// Where `phrase` stands, as UTF-8 ranges of the source; a number or word of another script only as a whole.
    package func ranges(of phrase: SearchPhrase) -> [Range<Int>] {
        let wanted = phrase.scalars
        let solid = pieces.indices.filter { pieces[$0].kind != .stop && pieces[$0].kind != .blank }
        guard !wanted.isEmpty, solid.count >= wanted.count else { return [] }
        var found: [Range<Int>] = [], at = 0
        while at + wanted.count <= solid.count {
            guard isMatch(wanted, solid, at) else {
                at += 1
                continue
            }
            let last = solid[at + wanted.count - 1]
            found.append(Int(pieces[solid[at]].start)..<Int(pieces[last].end))
            at += wanted.count
        }
        return found
    }

    private func isMatch(_ wanted: [Unicode.Scalar], _ solid: [Int], _ at: Int) -> Bool {
        for (offset, scalar) in wanted.enumerated() where pieces[solid[at + offset]].scalar != scalar { return false }
        let first = solid[at], last = solid[at + wanted.count - 1]
        for offset in 1..<wanted.count {
            let one = solid[at + offset - 1], two = solid[at + offset]
            guard two - one > 1 else { continue }
            // Punctuation may stand inside a number or between words of other scripts, never between Chinese.
            if pieces[one].kind == .han && pieces[two].kind == .han { return false }
        }
        return !isInsideWord(before: first) && !isInsideWord(after: last)
    }

    private func isInsideWord(before index: Int) -> Bool {
        index > 0 && pieces[index].kind.isAlphanumeric && pieces[index - 1].kind == pieces[index].kind
    }

    private func isInsideWord(after index: Int) -> Bool {
        index + 1 < pieces.count && pieces[index].kind.isAlphanumeric && pieces[index + 1].kind == pieces[index].kind
    }
}
