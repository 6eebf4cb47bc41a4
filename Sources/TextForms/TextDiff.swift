/// What became of a stretch of text between two versions.
package struct DiffPiece: Sendable, Hashable {
    /// Stays, goes or comes.
    package enum Kind: String, Sendable, Hashable, CaseIterable { case same, removed, added }

    /// What became of it.
    package let kind: Kind
    /// The stretch itself, never empty.
    package let text: String

    /// A stretch of text and what became of it.
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// The size of a change, blanks and line ends not counted.
package struct DiffSummary: Sendable, Hashable {
    /// Characters that came and that went.
    package let charactersAdded: Int, charactersRemoved: Int
    /// Sentences that were changed, came or went; one that was split or joined counts once.
    package let sentencesTouched: Int

    /// True when nothing but blanks and line ends can differ.
    package var isEmpty: Bool { charactersAdded == 0 && charactersRemoved == 0 }

    /// A size that was counted elsewhere, or kept.
    package init(charactersAdded: Int, charactersRemoved: Int, sentencesTouched: Int) {
        self.charactersAdded = charactersAdded
        self.charactersRemoved = charactersRemoved
        self.sentencesTouched = sentencesTouched
    }
}

/// How one Chinese text became another, told as a proof reader would mark it: sentences are aligned first, and the
/// characters of those that changed are compared. Numbers, dates and 文号 change as a whole. Time and memory grow with
/// the length of the texts; beyond the bounds of `DiffEffort` whole sentences are shown as replaced.
package enum TextDiff {
    /// The pieces in reading order. Same and removed pieces give the old text, same and added pieces the new one; of two
    /// neighbours that changed the removed one stands first.
    package static func pieces(from old: String, to new: String) -> [DiffPiece] { compare(from: old, to: new).pieces }

    /// How much changed.
    package static func summary(from old: String, to new: String) -> DiffSummary { compare(from: old, to: new).summary }

    /// Both at once.
    package static func compare(from old: String, to new: String) -> (pieces: [DiffPiece], summary: DiffSummary) {
        var comparison = TextComparison(Array(old.unicodeScalars), Array(new.unicodeScalars))
        comparison.run()
        return (comparison.pieces.finished(), comparison.summary)
    }
}

/// Bounds on the work of one comparison.
enum DiffEffort {
    /// Steps of all alignments together; a step is some tens of nanoseconds in a debug build.
    static let steps = 4_000_000
    /// Insertions and deletions that one alignment looks for.
    static let edits = 500
    /// Pairs of changed sentences that are all compared with one another.
    static let cells = 400
}

/// One comparison under way.
struct TextComparison {
    let old: DiffText, new: DiffText
    private var aligner = SequenceAligner(effort: DiffEffort.steps)
    private(set) var pieces = DiffPieceBuilder()
    private var touched = 0

    init(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) {
        var names = DiffNames()
        self.old = DiffText(old, &names)
        self.new = DiffText(new, &names)
    }

    var summary: DiffSummary {
        DiffSummary(
            charactersAdded: pieces.addedCount, charactersRemoved: pieces.removedCount, sentencesTouched: touched)
    }

    mutating func run() {
        var (oldAt, newAt) = (0, 0)
        for match in aligner.matches(old.names, new.names) {
            changed(oldAt..<match.old, newAt..<match.new)
            pieces.same(old.scalars[old.sentences[match.old]])
            (oldAt, newAt) = (match.old + 1, match.new + 1)
        }
        changed(oldAt..<old.sentences.count, newAt..<new.sentences.count)
    }

    /// Sentences between two unchanged ones: the similar ones are paired, the others came or went.
    private mutating func changed(_ oldOnes: Range<Int>, _ newOnes: Range<Int>) {
        if oldOnes.isEmpty && newOnes.isEmpty { return }
        var (oldAt, newAt) = (oldOnes.lowerBound, newOnes.lowerBound)
        var pairing = SentencePairing(old, new)
        for pair in pairing.pairs(oldOnes, newOnes, effort: &aligner.effort) {
            replaced(oldAt..<pair.old.lowerBound, newAt..<pair.new.lowerBound)
            rewritten(old.range(pair.old), new.range(pair.new))
            (oldAt, newAt) = (pair.old.upperBound, pair.new.upperBound)
        }
        replaced(oldAt..<oldOnes.upperBound, newAt..<newOnes.upperBound)
    }

    private mutating func replaced(_ oldOnes: Range<Int>, _ newOnes: Range<Int>) {
        touched += oldOnes.count + newOnes.count
        pieces.removed(old.scalars[old.range(oldOnes)])
        pieces.added(new.scalars[new.range(newOnes)])
    }

    /// A sentence, or several that were split or joined, in its old and its new words.
    private mutating func rewritten(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        let (before, after) = (old.scalars[oldRange], new.scalars[newRange])
        if before == after {
            pieces.same(before)
            return
        }
        touched += 1
        var words = DiffNames()
        let oldTokens = DiffTokens(before, &words), newTokens = DiffTokens(after, &words)
        let matches = aligner.shortest(oldTokens.names, newTokens.names)
        var edits = TokenEdits(matches, oldTokens, newTokens)
        edits.tidy()
        for edit in edits.list {
            switch edit.kind {
            case .same: pieces.same(before[oldTokens.range(edit.old)])
            case .changed:
                pieces.removed(before[oldTokens.range(edit.old)])
                pieces.added(after[newTokens.range(edit.new)])
            }
        }
    }
}
