import Kernel
import SQL
import TextForms

/// What a question is answered with when its words as a whole find next to nothing: the same without the words that only
/// ask and in the words of documents, and at last whatever holds a good part of it.
struct WiderReading {
    let strict: CandidateReading
    var words = EverydayWords.shipped

    /// - Parameter isEmpty: Whether the words as they are find nothing at all.
    func answer(isEmpty: Bool) throws -> SearchAnswer? {
        let text = SearchTokens.simplified(strict.query.text)
        // A plain word that is found, however rarely, means itself.
        guard isEmpty || words.asks(text) else { return nil }
        for turn in words.wordings(of: text) {
            if let answer = try reworded(turn) { return answer }
        }
        return isEmpty ? try partly(text) : nil
    }

    /// Everything that any of the wordings finds; nil when none finds anything.
    private func reworded(_ wordings: [String]) throws -> SearchAnswer? {
        var found = SearchAnswer(reach: .all, candidates: [], phrases: [], isBounded: false)
        var seen: Set<Int64> = [], good: [String] = []
        for wording in wordings {
            let reading = QueryReading(wording)
            guard !reading.phrases.isEmpty else { continue }
            let (candidates, isBounded) = try strict.with(reading).candidates()
            guard !candidates.isEmpty else { continue }
            good.append(wording)
            found.candidates += candidates.filter { seen.insert($0.id).inserted }
            found.phrases += reading.phrases.filter { !found.phrases.contains($0) }
            found.isBounded = found.isBounded || isBounded
        }
        guard !good.isEmpty else { return nil }
        found.reach = .reworded(good)
        return found
    }

    // MARK: - Some of the words

    /// One thing that counts as found, and which tokens of the question it stands for.
    private struct Share {
        let phrase: SearchPhrase
        let tokens: UInt64
    }

    private static let mostTokens = 24

    /// What holds at least a third of the tokens, the more the earlier.
    private func partly(_ text: String) throws -> SearchAnswer? {
        let (shares, total) = shares(of: text)
        guard total > 1 else { return nil }
        var found = FactsRead(), masks: [Int64: UInt64] = [:], inTitles: [Int64: UInt64] = [:], isBounded = false
        for share in shares {
            let match = SearchMatch(phrases: [share.phrase], facets: FacetToken.wanted(strict.query))
            for index in [IndexName.parts, .titles] {
                let most = index == .parts ? SearchStore.mostParts : SearchStore.mostTitles
                let rows = try NewestReading(
                    match: match, index: index, query: strict.query, snapshot: strict.snapshot
                ).rows(above: 0, most: most)
                if rows.count >= most { isBounded = true }
                for row in rows {
                    let facts = try FactsRow(row, shift: index.shift)
                    found.add(facts)
                    masks[facts.id, default: 0] |= share.tokens
                    if index == .titles { inTitles[facts.id, default: 0] |= share.tokens }
                }
            }
        }
        // A token of the title weighs half as much again.
        let coverages = masks.reduce(into: [Int64: Int]()) {
            $0[$1.key] = 2 * $1.value.nonzeroBitCount + inTitles[$1.key, default: 0].nonzeroBitCount
        }
        let enough = masks.filter { $0.value.nonzeroBitCount * 3 >= total }
        found.limit(coverages.filter { enough[$0.key] != nil }, least: 1)
        let candidates = try strict.candidates(found)
        guard !candidates.isEmpty else { return nil }
        return SearchAnswer(
            reach: .partly, candidates: candidates, phrases: shares.map(\.phrase), isBounded: isBounded)
    }

    /// Each token of what is left without the words that ask, and other words for it that stand for all of its tokens.
    private func shares(of text: String) -> (shares: [Share], total: Int) {
        var stretches = words.stretches(of: text, without: [.ask, .act, .end])
        if stretches.allSatisfy({ $0.count < 2 }) { stretches = words.stretches(of: text, without: []) }
        var shares: [Share] = [], total = 0
        for piece in stretches.flatMap({ words.pieces(of: $0) }) {
            guard let own = piece.words.first else { continue }
            let first = total
            for token in SearchTokens.phrases(own).flatMap(\.tokens) where total < WiderReading.mostTokens {
                if let phrase = SearchPhrase(token: token) { shares.append(Share(phrase: phrase, tokens: 1 << total)) }
                total += 1
            }
            let all = (first..<total).reduce(UInt64(0)) { $0 | 1 << $1 }
            guard all > 0 else { continue }
            for other in piece.words.dropFirst() {
                shares += SearchTokens.phrases(other).prefix(1).map { Share(phrase: $0, tokens: all) }
            }
        }
        return (shares, total)
    }
}

extension CandidateReading {
    /// The same question in other words.
    func with(_ reading: QueryReading) -> CandidateReading {
        CandidateReading(query: query, reading: reading, day: day, snapshot: snapshot, shelves: shelves)
    }
}
