import Kernel

/// The order of what was found: the number that was typed, then titles, then what still holds and is new.
enum SearchRanking {
    static func ordered(
        _ candidates: [SearchCandidate], _ query: SearchQuery, length: Int, on day: Day
    ) -> [SearchCandidate] {
        let scored = candidates.indices.map { index in
            let candidate = candidates[index]
            switch query.order {
            case .relevance: return (score: score(candidate, length: length, on: day), id: candidate.id, index: index)
            case .newest: return (score: candidate.isNumbered ? 1 : 0, id: candidate.id, index: index)
            }
        }
        // The newer has the lesser id.
        return scored.sorted { $0.score == $1.score ? $0.id < $1.id : $0.score > $1.score }.map { candidates[$0.index] }
    }

    /// Whole numbers only, so that both engines and every machine agree.
    static func score(_ candidate: SearchCandidate, length: Int, on day: Day) -> Int {
        var score = candidate.coverage * 100_000
        if candidate.isNumbered { score += 10_000 }
        if candidate.isInTitle {
            // A title that is little more than what was typed is what was meant.
            score += 1_000 + 400 * min(length, candidate.titleLength) / max(candidate.titleLength, 1)
        }
        score += weight(candidate.shelf.kind)
        switch candidate.validity {
        case .abolished, .expired: score -= 300
        case .inForce, .notYet, .amended, nil: break
        }
        let age = max(candidate.publishedOn.days(to: day), 0)
        return score + 300 * 365 / (365 + age)
    }

    private static func weight(_ kind: SearchKind) -> Int {
        switch kind {
        case .normative, .policy: 120
        case .guide: 100
        case .interpretation, .question, .consultation: 80
        case .letter: 60
        case .overview, .statistics: 40
        case .notice, .record, .other: 20
        case .news: 0
        }
    }
}
