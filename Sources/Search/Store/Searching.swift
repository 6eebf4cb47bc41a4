package import Kernel
import SQL
import TextForms

/// Asking the index. A bounded number of candidates is read, the newest first and those whose title fits besides, so that
/// an answer takes as long among a million records as among ten thousand; all ranking and counting is over them.
extension SearchStore {
    /// How many parts of the text, and how many titles, are candidates.
    static let mostParts = 300
    static let mostTitles = 100

    package func search(_ query: SearchQuery, on day: Day) async throws -> SearchResult {
        try await store.read { try result(query, on: day, in: $0) }
    }

    private func result(_ query: SearchQuery, on day: Day, in snapshot: Snapshot) throws -> SearchResult {
        let reading = QueryReading(query.text)
        guard !reading.phrases.isEmpty else {
            var nothing = SearchResult()
            nothing.isAnswerable = false
            nothing.help.nearby = try SearchWords.sounding(like: query.text, limit: 5, in: snapshot)
            return nothing
        }
        let strict = CandidateReading(query: query, reading: reading, day: day, snapshot: snapshot, shelves: shelves)
        var answer = try SearchAnswer(strict)
        var help = SearchHelp()
        if answer.candidates.isEmpty { help = try strict.help() }
        if answer.candidates.count < SearchStore.few, !help.isFoundUnnarrowed, reading.number == nil {
            answer = try WiderReading(strict: strict).answer(isEmpty: answer.candidates.isEmpty) ?? answer
        }
        var result = SearchResult(total: answer.candidates.count, isBounded: answer.isBounded)
        (result.reach, result.help) = (answer.reach, help)
        result.facets = SearchFacet.all(of: answer.candidates, query)
        let ordered = SearchRanking.ordered(answer.candidates, query, length: reading.length, on: day)
        // Who asks for a page beyond the end sees the last.
        let last = max((ordered.count - 1) / max(query.size, 1) + 1, 1)
        result.page = min(max(query.page, 1), last)
        let shown = ordered.dropFirst((result.page - 1) * query.size).prefix(query.size)
        result.hits = try SearchHits.of(Array(shown), answer.phrases, in: snapshot)
        return result
    }

    /// Fewer hits than this, and a question is read in other words too.
    private static let few = 3
}

/// What was found, and by which words.
struct SearchAnswer {
    var reach = SearchReach.all
    var candidates: [SearchCandidate]
    var phrases: [SearchPhrase]
    var isBounded: Bool

    init(reach: SearchReach, candidates: [SearchCandidate], phrases: [SearchPhrase], isBounded: Bool) {
        self.reach = reach
        self.candidates = candidates
        self.phrases = phrases
        self.isBounded = isBounded
    }

    init(_ reading: CandidateReading) throws {
        (candidates, isBounded) = try reading.candidates()
        phrases = reading.reading.phrases
    }
}

/// One search under way.
struct CandidateReading {
    let query: SearchQuery
    let reading: QueryReading
    let day: Day
    let snapshot: Snapshot
    let shelves: ShelfMemory

    func candidates() throws -> (found: [SearchCandidate], isBounded: Bool) {
        let facets = FacetToken.wanted(query)
        let match = SearchMatch(phrases: reading.phrases, facets: facets)
        var found = FactsRead()
        let isBounded = try read(match, into: &found)
        if isBounded {
            // Those among the newest are known by their text; the others only by their title.
            for row in try NewestReading(match: match, index: .titles, query: query, snapshot: snapshot)
                .rows(above: 0, most: SearchStore.mostTitles)
            {
                found.addTitle(try FactsRow(row, shift: IndexName.titles.shift))
            }
        } else if !found.isEmpty {
            for id in try SearchIndex.some(match, in: .titles, most: SearchStore.mostParts, snapshot) {
                found.markTitle(id)
            }
        }
        if reading.phrases.count > 1 { try readLong(facets, into: &found) }
        try readNumbered(into: &found)
        return (try candidates(found), isBounded)
    }

    func candidates(_ found: FactsRead) throws -> [SearchCandidate] {
        let shelves = try shelves.shelves(found.shelves, in: snapshot)
        return found.rows.compactMap { id, row in
            guard let shelf = shelves[row.shelf], let publishedOn = EntryRows.day(of: id) else { return nil }
            let candidate = SearchCandidate(
                id: id, shelf: shelf, publishedOn: publishedOn,
                validity: .effective(
                    shelf.validity, expiresOn: row.expires.flatMap { Day(number: $0) }, on: day),
                titleLength: row.titleLength, isInTitle: row.isInTitle, isNumbered: row.isNumbered,
                coverage: row.coverage, part: row.part)
            return candidate.passes(query) ? candidate : nil
        }
    }

    /// Reads until enough parts have come or there are no more; true when there may be more.
    private func read(_ match: SearchMatch, into found: inout FactsRead) throws -> Bool {
        let most = SearchStore.mostParts
        let newest = NewestReading(match: match, index: .parts, query: query, snapshot: snapshot)
        var above: Int64 = 0
        // Again while a few long records, whose every part is found, have taken the places of all others.
        for _ in 0..<4 {
            let rows = try newest.rows(above: above, most: most)
            for row in rows {
                let facts = try FactsRow(row, shift: IndexName.parts.shift)
                above = max(above, facts.id << 12 | 0xFFF)
                found.add(facts)
            }
            if rows.count < most { return false }
            if found.count * 2 > most { break }
        }
        return true
    }

    /// Records of several parts that hold each phrase somewhere, though no part holds them all.
    private func readLong(_ facets: [[String]], into found: inout FactsRead) throws {
        var common: FactsRead?
        for phrase in reading.phrases {
            var here = FactsRead()
            _ = try read(SearchMatch(phrases: [phrase], facets: facets + [[FacetToken.long]]), into: &here)
            common = common.map { $0.both(here) } ?? here
            if common?.isEmpty ?? true { return }
        }
        if let common { found.add(others: common) }
    }

    private func readNumbered(into found: inout FactsRead) throws {
        guard let number = reading.number, !number.organ.isEmpty else { return }
        let rows = try snapshot.query(
            """
            SELECT e.id, f.shelf, f.title_length, f.expires, e.portal
            FROM search_entry e JOIN search_fact f ON f.id = e.id WHERE e.number_key = ? ORDER BY e.id LIMIT 20
            """, [number.key])
        for row in rows {
            if let portal = query.portal, try row.text(4) != portal { continue }
            found.addNumbered(try FactsRow(row, shift: 0))
        }
    }
}

/// Reads the newest of one index that match.
struct NewestReading {
    let match: SearchMatch
    let index: IndexName
    let query: SearchQuery
    let snapshot: Snapshot

    func rows(above: Int64, most: Int) throws -> [SQLRow] {
        switch snapshot.dialect {
        case .sqlite: return try all(match, above, most)
        case .postgres:
            // GIN gives no order: to know the newest all that match are sorted. Where they are many, those of the last
            // years are asked for alone.
            let some = try SearchIndex.newest(
                match, in: index, above: above, most: most, isSorted: false, snapshot)
            if some.count < most { return some }
            guard query.year == nil, let last = try newestYear() else { return try all(match, above, most) }
            var years = 1
            while years <= 8 {
                var recent = match
                recent.facets.append((0..<years).map { FacetToken.of(.year, String(last - $0)) })
                let found = try all(recent, above, most)
                if found.count >= most { return found }
                // As many years as would be enough if all had as many as these.
                years = max(years * 2, found.isEmpty ? 9 : years * most / found.count + 1)
            }
            return try all(match, above, most)
        }
    }

    private func all(_ match: SearchMatch, _ above: Int64, _ most: Int) throws -> [SQLRow] {
        try SearchIndex.newest(match, in: index, above: above, most: most, snapshot)
    }

    private func newestYear() throws -> Int? {
        let row = try snapshot.first("SELECT id FROM search_fact ORDER BY id LIMIT 1")
        return try row.flatMap { EntryRows.day(of: try $0.integer64(0))?.year }
    }
}
