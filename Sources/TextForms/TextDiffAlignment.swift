/// Finds what two sequences of numbers have in common, in order.
struct SequenceAligner {
    /// Equal elements of both sequences.
    struct Match: Hashable {
        let old: Int, new: Int
    }

    /// Steps that may still be made; when they are used up nothing more is found.
    var effort: Int

    private struct Gap {
        let old: Range<Int>, new: Range<Int>
    }

    init(effort: Int) { self.effort = effort }

    /// Matches for long sequences of distinctive elements: those that occur once on both sides hold the rest in place,
    /// and the shortest script fills the gaps between them.
    mutating func matches(_ old: [Int], _ new: [Int]) -> [Match] {
        var found: [Match] = []
        var gaps = [Gap(old: old.indices, new: new.indices)]
        while let gap = gaps.popLast() {
            let inner = trim(gap, old, new, &found)
            for (before, after) in zip(
                inner.old.upperBound..<gap.old.upperBound, inner.new.upperBound..<gap.new.upperBound)
            {
                found.append(Match(old: before, new: after))
            }
            if inner.old.isEmpty || inner.new.isEmpty { continue }
            effort -= inner.old.count + inner.new.count
            guard effort > 0 else { break }
            let anchors = Self.increasing(Self.unique(inner, old, new))
            if anchors.isEmpty {
                shortest(inner, old, new, &found)
                continue
            }
            var (oldAt, newAt) = (inner.old.lowerBound, inner.new.lowerBound)
            for anchor in anchors {
                gaps.append(Gap(old: oldAt..<anchor.old, new: newAt..<anchor.new))
                (oldAt, newAt) = (anchor.old + 1, anchor.new + 1)
            }
            gaps.append(Gap(old: oldAt..<inner.old.upperBound, new: newAt..<inner.new.upperBound))
            found += anchors
        }
        return found.sorted { $0.old < $1.old }
    }

    /// Matches of the shortest script, for sequences whose elements repeat: characters.
    mutating func shortest(_ old: [Int], _ new: [Int]) -> [Match] {
        var found: [Match] = []
        let inner = trim(Gap(old: old.indices, new: new.indices), old, new, &found)
        let middle = found.count
        shortest(inner, old, new, &found)
        found[middle...].reverse()
        // After the gap both sequences are equal.
        for (before, after) in zip(inner.old.upperBound..<old.count, inner.new.upperBound..<new.count) {
            found.append(Match(old: before, new: after))
        }
        return found
    }

    /// The gap without what is equal at its ends; only matches at its beginning are added.
    private func trim(_ gap: Gap, _ old: [Int], _ new: [Int], _ found: inout [Match]) -> Gap {
        var (oldStart, oldEnd) = (gap.old.lowerBound, gap.old.upperBound)
        var (newStart, newEnd) = (gap.new.lowerBound, gap.new.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            found.append(Match(old: oldStart, new: newStart))
            oldStart += 1
            newStart += 1
        }
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        return Gap(old: oldStart..<oldEnd, new: newStart..<newEnd)
    }

    /// Elements that occur once in both, by their old places.
    private static func unique(_ gap: Gap, _ old: [Int], _ new: [Int]) -> [Match] {
        let oldPlaces = single(old, gap.old), newPlaces = single(new, gap.new)
        return gap.old.compactMap { place in
            guard oldPlaces[old[place]] == place, let other = newPlaces[old[place]], other >= 0 else { return nil }
            return Match(old: place, new: other)
        }
    }

    /// The place of each element; −1 for one that occurs again.
    private static func single(_ elements: [Int], _ range: Range<Int>) -> [Int: Int] {
        var places: [Int: Int] = [:]
        for place in range { places[elements[place]] = places[elements[place]] == nil ? place : -1 }
        return places
    }

    /// The longest part of the matches, given by their old places, whose new places increase too.
    static func increasing(_ matches: [Match]) -> [Match] {
        var tails: [Int] = []
        var previous = [Int](repeating: -1, count: matches.count)
        for (index, match) in matches.enumerated() {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if matches[tails[middle]].new < match.new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chain: [Match] = []
        var at = tails.last ?? -1
        while at >= 0 {
            chain.append(matches[at])
            at = previous[at]
        }
        return chain.reversed()
    }

    /// The greedy script of Myers, given up when it needs more than `DiffEffort.edits`.
    private mutating func shortest(_ gap: Gap, _ old: [Int], _ new: [Int], _ found: inout [Match]) {
        let (width, height) = (gap.old.count, gap.new.count)
        if width == 0 || height == 0 { return }
        let (oldBase, newBase) = (gap.old.lowerBound, gap.new.lowerBound)
        let limit = min(width + height, DiffEffort.edits)
        var reach = [Int](repeating: 0, count: 2 * limit + 3)
        var rounds: [ArraySlice<Int>] = []
        for edits in 0...limit {
            effort -= edits + 1
            guard effort > 0 else { return }
            rounds.append(reach[(limit + 1 - edits - 1)...(limit + 1 + edits + 1)])
            for diagonal in stride(from: -edits, through: edits, by: 2) {
                let at = limit + 1 + diagonal
                let down = diagonal == -edits || (diagonal != edits && reach[at - 1] < reach[at + 1])
                var x = down ? reach[at + 1] : reach[at - 1] + 1
                let start = x
                while x < width, x - diagonal < height, x - diagonal >= 0,
                    old[oldBase + x] == new[newBase + x - diagonal]
                { x += 1 }
                effort -= x - start
                reach[at] = x
                if x >= width, x - diagonal >= height {
                    Self.walkBack(gap, rounds, edits, limit, &found)
                    return
                }
            }
        }
    }

    private static func walkBack(
        _ gap: Gap, _ rounds: [ArraySlice<Int>], _ edits: Int, _ limit: Int, _ found: inout [Match]
    ) {
        var (x, y) = (gap.old.count, gap.new.count)
        for round in stride(from: edits, through: 0, by: -1) {
            let reach = rounds[round]
            let diagonal = x - y
            let at = limit + 1 + diagonal
            let down = diagonal == -round || (diagonal != round && reach[at - 1] < reach[at + 1])
            let before = round == 0 ? 0 : down ? reach[at + 1] : reach[at - 1]
            let startX = round == 0 ? 0 : down ? before : before + 1
            while x > startX {
                x -= 1
                y -= 1
                found.append(Match(old: gap.old.lowerBound + x, new: gap.new.lowerBound + y))
            }
            if round == 0 { break }
            if down { y -= 1 } else { x -= 1 }
        }
    }
}
