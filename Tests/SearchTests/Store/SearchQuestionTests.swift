import Kernel
import SQL
import Search
import TestSupport
import Testing

@Suite struct SearchQuestionTests {
    @Test("A text that is not in force yet is found as such (NORM-4)", arguments: TestDatabases.all)
    func notYet(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                var entry = try SearchStoreTests.entry("a", "管理办法", "下月起施行", "2026-11-21")
                entry.validity = .notYet
                try search.put(entry, in: tx)
                entry.subject = "b"
                entry.validity = .inForce
                try search.put(entry, in: tx)
            }
            var query = SearchQuery("管理办法")
            let facets = try await search.search(query, on: TruthSet.day).facets
            let choices = try #require(facets.first { $0.name == .validity }).choices
            #expect(choices.map(\.label).sorted() == ["尚未生效", "现行有效"])
            query.validity = .notYet
            #expect(try await SearchStoreTests.found(search, query) == ["a"])
            query.validity = .inForce
            #expect(try await SearchStoreTests.found(search, query) == ["b"])
        }
    }

    @Test(
        "A run of five thousand letters and a number of three thousand digits are kept and found whole",
        arguments: TestDatabases.all)
    func longRuns(database: TestDatabase) async throws {
        let letters = String(repeating: "qwertyuiop", count: 500), digits = String(repeating: "271828", count: 500)
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                try search.put(
                    SearchStoreTests.entry("a", "标题", "校验码\(letters)，编号\(digits)。末尾仍可查", "2026-03-01"), in: tx)
            }
            // What can be typed is short of the whole, and part of a word is not the word.
            #expect(try await SearchStoreTests.found(search, SearchQuery("末尾仍可查")) == ["a"])
            #expect(try await SearchStoreTests.found(search, SearchQuery("校验码")) == ["a"])
            #expect(try await SearchStoreTests.found(search, SearchQuery(String(letters.prefix(90)))).isEmpty)
            try await store.write { try search.remove("a", in: $0) }
            #expect(try await SearchStoreTests.found(search, SearchQuery("末尾仍可查")).isEmpty)
        }
    }

    @Test("A page beyond the end is the last one", arguments: TestDatabases.all)
    func lastPage(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                for index in 0..<12 {
                    try search.put(SearchStoreTests.entry("\(index)", "工作动态", "疫苗接种", "2026-03-01"), in: tx)
                }
            }
            var query = SearchQuery("疫苗接种")
            query.page = 9
            let result = try await search.search(query, on: TruthSet.day)
            #expect(result.page == 2 && result.hits.count == 2 && result.total == 12)
        }
    }

    @Test(
        "A question finds what is meant: without its asking words, in the words of documents, at last in part",
        arguments: TestDatabases.all)
    func questions(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                try search.put(SearchStoreTests.entry("vaccine", "预防接种门诊一览", "各接种点时间", "2026-03-01"), in: tx)
                try search.put(SearchStoreTests.entry("card", "健康合格证明办事指南", "体检后领取健康证", "2025-03-01"), in: tx)
                try search.put(SearchStoreTests.entry("how", "健康证怎么办理", "常见问题", "2024-03-01"), in: tx)
                try search.put(SearchStoreTests.entry("school", "入学须知", "小学报名时间", "2024-03-01"), in: tx)
            }
            func ask(_ words: String) async throws -> (SearchReach, [String]) {
                let result = try await search.search(SearchQuery(words), on: TruthSet.day)
                return (result.reach, result.hits.map(\.subject))
            }
            #expect(try await ask("打疫苗怎么办") == (.reworded(["预防接种"]), ["vaccine"]))
            #expect(try await ask("在哪里打疫苗") == (.reworded(["预防接种"]), ["vaccine"]))
            // One has the question itself; what is meant is found beside it.
            let card = try await ask("健康证怎么办理")
            #expect(Set(card.1) == ["card", "how"])
            #expect(try await Set(ask("怎么办理健康证").1) == ["card", "how"])
            #expect(try await ask("健康证") == (.all, ["how", "card"]))
            let part = try await ask("孩子的小学入学报名")
            #expect(part.0 == .partly && part.1.first == "school")
            #expect(try await ask("航空母舰") == (.all, []))
            var narrow = SearchQuery("打疫苗怎么办")
            narrow.year = 2026
            #expect(try await search.search(narrow, on: TruthSet.day).hits.map(\.subject) == ["vaccine"])
        }
    }

    @Test("Many segments brought together find the same", arguments: TestDatabases.all)
    func tidied(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            for index in 0..<40 {
                try await store.write {
                    try search.put(SearchStoreTests.entry("\(index)", "动态\(index)号", "疫苗接种", "2026-03-01"), in: $0)
                }
            }
            try await store.write { try search.remove("7", in: $0) }
            try await search.tidy()
            let result = try await search.search(.all("疫苗接种"), on: TruthSet.day)
            #expect(result.total == 39 && !result.hits.contains { $0.subject == "7" })
            #expect(try await store.integrityProblems().isEmpty)
        }
    }
}
