package import Kernel
import SQL
import TextForms

/// Asking the index. A bounded number of candidates is read, the newest first and those whose title fits besides, so that
/// an answer takes as long among a million records as among ten thousand; all ranking and counting is over them.
extension SearchStore {
    /// How many parts of the text, and how many titles, are candidates.
    static let mostParts = 400
    static let mostTitles = 150

    package func search(_ query: SearchQuery, on day: Day) async throws -> SearchResult {
        try await store.read { try SearchStore.result(query, on: day, in: $0) }
    }

    static func result(_ query: SearchQuery, on day: Day, in snapshot: Snapshot) throws -> SearchResult {
        let reading = QueryReading(query.text)
        guard !reading.phrases.isEmpty else {
            var nothing = SearchResult()
            nothing.isAnswerable = false
            nothing.help.nearby = try SearchWords.sounding(like: query.text, limit: 5, in: snapshot)
            return nothing
        }
        let reach = CandidateReading(query: query, reading: reading, day: day, snapshot: snapshot)
        let (candidates, isBounded) = try reach.candidates()
        var result = SearchResult(total: candidates.count, isBounded: isBounded)
        result.facets = SearchFacet.all(of: candidates, query)
        let ordered = SearchRanking.ordered(candidates, query, length: reading.length, on: day)
        let start = max(query.page - 1, 0) * query.size
        result.hits = try SearchHits.of(
            Array(ordered.dropFirst(start).prefix(query.size)), reading.phrases, in: snapshot)
        if candidates.isEmpty { result.help = try reach.help() }
        return result
    }
}

/// One search under way.
struct CandidateReading {
    let query: SearchQuery
    let reading: QueryReading
    let day: Day
    let snapshot: Snapshot

    func candidates() throws -> (found: [SearchCandidate], isBounded: Bool) {
        var found: [Int64: SearchCandidate] = [:]
        let facets = FacetToken.wanted(query)
        let any = SearchMatch(phrases: reading.phrases, facets: facets)
        let isBounded = try read(any, most: SearchStore.mostParts, into: &found)
        if isBounded {
            // Those among the newest are known by their text; the others only by their title.
            try readTitles(SearchStore.mostTitles, facets, into: &found)
        } else {
            try readTitles(SearchStore.mostParts, facets, into: &found)
        }
        if reading.phrases.count > 1 { try readLong(facets, into: &found) }
        try readNumbered(into: &found)
        return (found.values.filter { $0.passes(query) }, isBounded)
    }

    /// Reads until `most` parts have come or there are no more; true when there may be more.
    private func read(_ match: SearchMatch, most: Int, into found: inout [Int64: SearchCandidate]) throws -> Bool {
        var below = Int64.max
        // Again while a few long records, whose every part is found, have taken the places of all others.
        for _ in 0..<4 {
            let rows = try newest(match, below, most)
            for row in rows {
                let candidate = try EntryRows.candidate(row, from: 1, on: day)
                below = min(below, candidate.id << 12)
                guard found[candidate.id] == nil else { continue }
                found[candidate.id] = candidate
                found[candidate.id]?.part = try row.integer64(0) & 0xFFF
            }
            if rows.count < most { return false }
            if found.count * 2 > most { break }
        }
        return true
    }

    private func readTitles(
        _ most: Int, _ facets: [[String]], into found: inout [Int64: SearchCandidate]
    ) throws {
        for row in try newest(SearchMatch(phrases: reading.phrases, isInTitle: true, facets: facets), Int64.max, most) {
            let candidate = try EntryRows.candidate(row, from: 1, on: day)
            if found[candidate.id] == nil { found[candidate.id] = candidate }
            found[candidate.id]?.isInTitle = true
        }
    }

    /// Records of several parts that hold each phrase somewhere, though no part holds them all.
    private func readLong(_ facets: [[String]], into found: inout [Int64: SearchCandidate]) throws {
        var common: [Int64: SearchCandidate]?
        for phrase in reading.phrases {
            var here: [Int64: SearchCandidate] = [:]
            let match = SearchMatch(phrases: [phrase], facets: facets + [[FacetToken.long]])
            _ = try read(match, most: SearchStore.mostParts, into: &here)
            common = common.map { before in before.filter { here[$0.key] != nil } } ?? here
            if common?.isEmpty ?? true { return }
        }
        for (id, candidate) in common ?? [:] where found[id] == nil { found[id] = candidate }
    }

    private func readNumbered(into found: inout [Int64: SearchCandidate]) throws {
        guard let number = reading.number, !number.organ.isEmpty else { return }
        let rows = try snapshot.query(
            """
            SELECT \(EntryRows.candidateColumns), e.portal FROM search_entry e WHERE e.number_key = ?
            ORDER BY e.id DESC LIMIT 20
            """, [number.key])
        for row in rows {
            let candidate = try EntryRows.candidate(row, from: 0, on: day)
            if let portal = query.portal, try row.text(10) != portal { continue }
            if found[candidate.id] == nil { found[candidate.id] = candidate }
            found[candidate.id]?.isNumbered = true
        }
    }

    /// GIN gives no order, so PostgreSQL asks for the newest years first and for more years only when that was too little.
    private func newest(_ match: SearchMatch, _ below: Int64, _ most: Int) throws -> [SQLRow] {
        switch snapshot.dialect {
        case .sqlite: return try rows(match, below, most)
        case .postgres:
            guard query.year == nil, let last = try newestYear() else { return try rows(match, below, most) }
            for years in [1, 4] {
                var recent = match
                recent.facets.append((0..<years).map { FacetToken.of(.year, String(last - $0)) })
                let found = try rows(recent, below, most)
                if found.count >= most { return found }
            }
            return try rows(match, below, most)
        }
    }

    private func rows(_ match: SearchMatch, _ below: Int64, _ most: Int) throws -> [SQLRow] {
        try SearchIndex.newest(
            match, columns: EntryRows.candidateColumns, below: below, limit: most, in: snapshot)
    }

    private func newestYear() throws -> Int? {
        let row = try snapshot.first("SELECT id FROM search_entry ORDER BY id DESC LIMIT 1")
        return try row.flatMap { EntryRows.day(of: try $0.integer64(0))?.year }
    }
}

extension CandidateReading {
    /// What to try instead.
    func help() throws -> SearchHelp {
        var help = SearchHelp()
        help.nearby = try SearchWords.sounding(like: query.text, limit: 5, in: snapshot)
        if help.nearby.isEmpty {
            // One of several words may be the slip.
            for phrase in reading.phrases where help.nearby.count < 5 {
                let word = String(String.UnicodeScalarView(phrase.scalars))
                help.nearby += try SearchWords.sounding(like: word, limit: 2, in: snapshot)
                    .filter { !help.nearby.contains($0) }
            }
        }
        if query.isNarrowed {
            var wide = SearchQuery(query.text)
            wide.portal = query.portal
            help.isFoundUnnarrowed = try isFound(reading.phrases, wide)
        }
        guard reading.phrases.count > 1 else { return help }
        for index in reading.phrases.indices {
            let fewer = reading.phrases.indices.filter { $0 != index }.map { reading.phrases[$0] }
            if try isFound(fewer, query) {
                help.shorter.append(fewer.map { String(String.UnicodeScalarView($0.scalars)) }.joined(separator: " "))
            }
        }
        return help
    }

    private func isFound(_ phrases: [SearchPhrase], _ query: SearchQuery) throws -> Bool {
        let match = SearchMatch(phrases: phrases, facets: FacetToken.wanted(query))
        return try rows(match, Int64.max, 50).contains { try EntryRows.candidate($0, from: 1, on: day).passes(query) }
    }
}
