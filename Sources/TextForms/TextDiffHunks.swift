/// Changes that stand close together, with the unchanged text around them.
package struct DiffHunk: Sendable, Hashable {
    /// Unchanged characters that are left out before it.
    package let skipped: Int
    /// What is shown; empty only for the end of a text, where nothing but `skipped` is left to say.
    package let pieces: [DiffPiece]
}

extension TextDiff {
    /// The pieces without long unchanged stretches: about `context` characters stay on both sides of a change, up to
    /// the sentence end that is nearest within twice that. Texts without a change give no hunk.
    package static func hunks(_ pieces: [DiffPiece], context: Int = 60) -> [DiffHunk] {
        guard pieces.contains(where: { $0.kind != .same }) else { return [] }
        var hunks: [DiffHunk] = []
        var (shown, skipped): ([DiffPiece], Int) = ([], 0)
        for (index, piece) in pieces.enumerated() {
            guard piece.kind == .same else {
                shown.append(piece)
                continue
            }
            let text = Array(piece.text.unicodeScalars)
            let head = index == 0 ? 0 : head(text, context)
            let tail = index == pieces.count - 1 ? text.count : tail(text, context)
            guard tail - head > context else {
                shown.append(piece)
                continue
            }
            if head > 0 { shown.append(DiffPiece(.same, string(text[..<head]))) }
            if !shown.isEmpty { hunks.append(DiffHunk(skipped: skipped, pieces: shown)) }
            shown = tail < text.count ? [DiffPiece(.same, string(text[tail...]))] : []
            skipped = tail - head
        }
        if shown.isEmpty {
            hunks.append(DiffHunk(skipped: skipped, pieces: []))
        } else {
            hunks.append(DiffHunk(skipped: skipped, pieces: shown))
        }
        return hunks
    }

    /// How much to show after a change.
    private static func head(_ text: [Unicode.Scalar], _ context: Int) -> Int {
        if text.count <= context { return text.count }
        let ends = SentenceBreaks.sentences(Array(text.prefix(2 * context + 1))).map(\.upperBound)
        return ends.first { $0 >= context && $0 <= 2 * context } ?? context
    }

    /// Where to begin to show before a change.
    private static func tail(_ text: [Unicode.Scalar], _ context: Int) -> Int {
        if text.count <= context { return 0 }
        let start = max(0, text.count - 2 * context)
        let begins = SentenceBreaks.sentences(Array(text[start...])).map { $0.lowerBound + start }
        return begins.last { $0 > start && text.count - $0 >= context } ?? text.count - context
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
