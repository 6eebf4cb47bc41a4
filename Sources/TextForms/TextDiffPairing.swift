/// Says which changed sentence became which.
struct SentencePairing {
    /// Neighbouring sentences that became neighbouring sentences: one each, but for a split or a join.
    struct Pair {
        var old: Range<Int>, new: Range<Int>
    }

    /// Below it two sentences have no more in common than any two of the same subject.
    private static let threshold = 0.4

    private let old: DiffText, new: DiffText
    /// Kept once they are needed.
    private var oldTraits: [SentenceTraits?] = [], newTraits: [SentenceTraits?] = []
    private var oldBase = 0, newBase = 0

    init(_ old: DiffText, _ new: DiffText) {
        self.old = old
        self.new = new
    }

    /// Pairs in order.
    mutating func pairs(_ oldOnes: Range<Int>, _ newOnes: Range<Int>, effort: inout Int) -> [Pair] {
        guard !oldOnes.isEmpty, !newOnes.isEmpty, effort > 0 else { return [] }
        (oldBase, newBase) = (oldOnes.lowerBound, newOnes.lowerBound)
        oldTraits = Array(repeating: nil, count: oldOnes.count)
        newTraits = Array(repeating: nil, count: newOnes.count)
        var found: [Pair] = []
        if fits(oldOnes, newOnes) {
            found = closest(oldOnes, newOnes, &effort)
        } else {
            var (oldAt, newAt) = (oldOnes.lowerBound, newOnes.lowerBound)
            for anchor in elected(oldOnes, newOnes) {
                found += closest(oldAt..<anchor.old, newAt..<anchor.new, &effort)
                found.append(Pair(old: anchor.old..<anchor.old + 1, new: anchor.new..<anchor.new + 1))
                (oldAt, newAt) = (anchor.old + 1, anchor.new + 1)
            }
            found += closest(oldAt..<oldOnes.upperBound, newAt..<newOnes.upperBound, &effort)
        }
        return widened(found, oldOnes, newOnes)
    }

    private func fits(_ oldOnes: Range<Int>, _ newOnes: Range<Int>) -> Bool {
        oldOnes.count <= DiffEffort.cells && newOnes.count <= DiffEffort.cells
            && oldOnes.count * newOnes.count <= DiffEffort.cells
    }

    private mutating func oldTraits(_ index: Int) -> SentenceTraits {
        if let known = oldTraits[index - oldBase] { return known }
        let traits = SentenceTraits(old.scalars[old.sentences[index]])
        oldTraits[index - oldBase] = traits
        return traits
    }

    private mutating func newTraits(_ index: Int) -> SentenceTraits {
        if let known = newTraits[index - newBase] { return known }
        let traits = SentenceTraits(new.scalars[new.sentences[index]])
        newTraits[index - newBase] = traits
        return traits
    }

    /// What a pair is worth: its likeness above the threshold, the more the longer it is.
    private static func worth(_ one: SentenceTraits, _ other: SentenceTraits) -> Double {
        (one.likeness(other) - threshold) * Double(one.count + other.count + 1)
    }

    // MARK: Few sentences: the best of all orderly pairings

    private mutating func closest(_ oldOnes: Range<Int>, _ newOnes: Range<Int>, _ effort: inout Int) -> [Pair] {
        guard !oldOnes.isEmpty, !newOnes.isEmpty, fits(oldOnes, newOnes), effort > 0 else { return [] }
        let columns = newOnes.count + 1
        var best = [Double](repeating: 0, count: (oldOnes.count + 1) * columns)
        var taken = [Bool](repeating: false, count: best.count)
        for (row, oldOne) in oldOnes.enumerated() {
            for (column, newOne) in newOnes.enumerated() {
                let one = oldTraits(oldOne), other = newTraits(newOne)
                effort -= 64
                let at = (row + 1) * columns + column + 1
                let worth = Self.worth(one, other)
                best[at] = max(best[at - 1], best[at - columns])
                if worth > 0, best[at - columns - 1] + worth > best[at] {
                    best[at] = best[at - columns - 1] + worth
                    taken[at] = true
                }
            }
        }
        return Self.walkBack(best, taken, oldOnes, newOnes)
    }

    private static func walkBack(
        _ best: [Double], _ taken: [Bool], _ oldOnes: Range<Int>, _ newOnes: Range<Int>
    ) -> [Pair] {
        let columns = newOnes.count + 1
        var (row, column) = (oldOnes.count, newOnes.count)
        var pairs: [Pair] = []
        while row > 0, column > 0 {
            let at = row * columns + column
            if taken[at] {
                let (oldOne, newOne) = (oldOnes.lowerBound + row - 1, newOnes.lowerBound + column - 1)
                pairs.append(Pair(old: oldOne..<oldOne + 1, new: newOne..<newOne + 1))
                row -= 1
                column -= 1
            } else if best[at] == best[at - 1] {
                column -= 1
            } else {
                row -= 1
            }
        }
        return pairs.reversed()
    }

    // MARK: Many sentences: three characters that stand in one sentence of each side vote for that pair

    private func elected(_ oldOnes: Range<Int>, _ newOnes: Range<Int>) -> [SequenceAligner.Match] {
        var ballot = SentenceBallot(characters: old.range(oldOnes).count + new.range(newOnes).count)
        for index in oldOnes { ballot.enter(old.scalars[old.sentences[index]], old: index) }
        for index in newOnes { ballot.enter(new.scalars[new.sentences[index]], new: index) }
        let votes = ballot.votes()
        var winners: [Int: (new: Int, votes: Int)] = [:]
        for (match, count) in votes {
            let rival = winners[match.old]
            if let rival, rival.votes > count || (rival.votes == count && rival.new < match.new) { continue }
            winners[match.old] = (match.new, count)
        }
        var matches: [SequenceAligner.Match] = []
        for (index, winner) in winners {
            let longer = max(old.sentences[index].count, new.sentences[winner.new].count)
            guard winner.votes * 4 >= longer else { continue }
            matches.append(SequenceAligner.Match(old: index, new: winner.new))
        }
        return SequenceAligner.increasing(matches.sorted { $0.old < $1.old })
    }

    // MARK: Splits and joins

    /// Pairs widened by a neighbour that has no partner where that makes them more alike.
    private mutating func widened(_ pairs: [Pair], _ oldOnes: Range<Int>, _ newOnes: Range<Int>) -> [Pair] {
        var result = pairs
        for index in result.indices {
            let oldFloor = index > 0 ? result[index - 1].old.upperBound : oldOnes.lowerBound
            let newFloor = index > 0 ? result[index - 1].new.upperBound : newOnes.lowerBound
            let oldTop = index + 1 < result.count ? result[index + 1].old.lowerBound : oldOnes.upperBound
            let newTop = index + 1 < result.count ? result[index + 1].new.lowerBound : newOnes.upperBound
            var better: Pair? = result[index]
            while let pair = better {
                result[index] = pair
                better = wider(pair, oldFloor..<oldTop, newFloor..<newTop)
            }
        }
        return result
    }

    private mutating func wider(_ pair: Pair, _ oldRoom: Range<Int>, _ newRoom: Range<Int>) -> Pair? {
        var candidates: [Pair] = []
        if pair.old.count == 1 {
            if pair.new.upperBound < newRoom.upperBound {
                candidates.append(Pair(old: pair.old, new: pair.new.lowerBound..<pair.new.upperBound + 1))
            }
            if pair.new.lowerBound > newRoom.lowerBound {
                candidates.append(Pair(old: pair.old, new: pair.new.lowerBound - 1..<pair.new.upperBound))
            }
        }
        if pair.new.count == 1 {
            if pair.old.upperBound < oldRoom.upperBound {
                candidates.append(Pair(old: pair.old.lowerBound..<pair.old.upperBound + 1, new: pair.new))
            }
            if pair.old.lowerBound > oldRoom.lowerBound {
                candidates.append(Pair(old: pair.old.lowerBound - 1..<pair.old.upperBound, new: pair.new))
            }
        }
        if candidates.isEmpty { return nil }
        let now = worth(pair)
        var (best, most): (Pair?, Double) = (nil, now + 1)
        for candidate in candidates {
            let worth = worth(candidate)
            if worth > most { (best, most) = (candidate, worth) }
        }
        return best
    }

    private mutating func worth(_ pair: Pair) -> Double {
        var one = SentenceTraits([]), other = SentenceTraits([])
        for index in pair.old { one.join(oldTraits(index)) }
        for index in pair.new { other.join(newTraits(index)) }
        return Self.worth(one, other)
    }
}
