import Kernel
import SQL
import Search
import TestSupport
import Testing

@Suite struct SearchTruthTests {
    @Test(
        "Every query finds exactly what a plain scan finds, and the number that was typed first",
        arguments: TestDatabases.lasting)
    func truth(database: TestDatabase) async throws {
        let truth = try TruthSet()
        #expect(truth.questions.count >= 200)
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await truth.fill(search, store)
            for question in truth.questions {
                let result = try await search.search(.all(question.query), on: TruthSet.day)
                let found = Set(result.hits.map(\.subject))
                let missing = question.wanted.subtracting(found).sorted(),
                    extra = found.subtracting(question.wanted).sorted()
                // What a plain scan does not find is found in other words at most, and the answer says so.
                guard !question.wanted.isEmpty || result.reach == .all else { continue }
                #expect(missing.isEmpty && extra.isEmpty, "\(question.query): missing \(missing), not wanted \(extra)")
                #expect(result.reach.name == (TruthSet.reaches[question.kind] ?? "all"), "\(question.query)")
                if !question.first.isEmpty {
                    #expect(result.hits.first?.subject == question.first, "\(question.query)")
                }
                #expect(result.total == result.hits.count && !result.isBounded)
            }
        }
    }

    /// What holds every word.
    private static func strict(_ search: SearchStore, _ words: String) async throws -> Set<String> {
        let result = try await search.search(.all(words), on: TruthSet.day)
        return result.reach == .all ? Set(result.hits.map(\.subject)) : []
    }

    @Test(
        "The same after every record was put in again and half of them taken out and put back",
        arguments: TestDatabases.lasting)
    func again(database: TestDatabase) async throws {
        let truth = try TruthSet()
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await truth.fill(search, store)
            let half = truth.entries.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            try await store.write { tx in for entry in half { try search.remove(entry.subject, in: tx) } }
            for question in truth.questions.prefix(80) {
                let found = try await SearchTruthTests.strict(search, question.query)
                #expect(found == question.wanted.subtracting(half.map(\.subject)), "\(question.query)")
            }
            try await truth.fill(search, store)
            for question in truth.questions.prefix(80) {
                let found = Set(try await search.search(.all(question.query), on: TruthSet.day).hits.map(\.subject))
                #expect(found == question.wanted, "\(question.query)")
            }
            #expect(try await store.integrityProblems().isEmpty)
        }
    }

    @Test(
        "Random texts: what is found is what a plain scan finds, through long texts too",
        arguments: TestDatabases.lasting)
    func property(database: TestDatabase) async throws {
        var random = SmallRandom(state: 42)
        let alphabet = Array("甲乙丙丁戊己庚辛，。\n")
        var texts: [String] = []
        for index in 0..<60 {
            let length = index % 6 == 0 ? 4_000 : 40
            texts.append(String((0..<length).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }))
        }
        // No place to cut at: the pieces overlap.
        texts.append(String(repeating: "甲乙丙丁戊己庚辛壬癸", count: 400) + "子丑" + String(repeating: "寅卯辰", count: 600))
        let all = texts
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                for (index, text) in all.enumerated() {
                    try search.put(
                        SearchEntry(
                            subject: "\(index)", kind: .news, agency: TruthSet.agency, portal: "main", title: "标题",
                            text: text, publishedOn: TruthSet.day.adding(days: -index), address: "/\(index)"), in: tx)
                }
            }
            var hits = 0, random = SmallRandom(state: 43)
            for _ in 0..<150 {
                let phrases = (0..<(1 + Int(random.next() % 2))).map { _ in
                    let source = all[Int(random.next() % UInt64(all.count))].filter { !"，。\n".contains($0) }
                    let start = Int(random.next() % UInt64(max(source.count - 6, 1)))
                    return String(source.dropFirst(start).prefix(2 + Int(random.next() % 3)))
                }.filter { $0.count > 1 }
                guard !phrases.isEmpty else { continue }
                let wanted = Set(
                    all.indices.filter { at in phrases.allSatisfy { all[at].contains($0) } }.map { "\($0)" })
                let found = try await SearchTruthTests.strict(search, phrases.joined(separator: " "))
                #expect(found == wanted, "\(phrases)")
                hits += wanted.count
            }
            #expect(hits > 600)
        }
    }
}

/// Numbers that are the same in every run.
struct SmallRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
