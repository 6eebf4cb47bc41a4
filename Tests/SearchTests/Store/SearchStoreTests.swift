import Kernel
import SQL
import Search
import TestSupport
import Testing

@Suite struct SearchStoreTests {
    static func entry(_ subject: String, _ title: String, _ text: String, _ day: String) throws -> SearchEntry {
        SearchEntry(
            subject: subject, kind: .notice, agency: TruthSet.agency, portal: "main", title: title, text: text,
            publishedOn: try #require(Day(iso: day)), address: "/articles/\(subject)")
    }

    static func found(_ search: SearchStore, _ query: SearchQuery, on day: Day = TruthSet.day) async throws
        -> [String]
    {
        try await search.search(query, on: day).hits.map(\.subject)
    }

    @Test(
        "A withdrawal takes title, text, attachments and suggestions out in its own transaction (PII-6)",
        arguments: TestDatabases.all)
    func withdrawal(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                var entry = try SearchStoreTests.entry("a", "关于公布救助名单的公告", "林晓青领取救助金", "2026-03-01")
                entry.attachments = [SearchAttachment("名单.xlsx", "周大河 三百元")]
                entry.keywords = ["临时救助"]
                try search.put(entry, in: tx)
            }
            for word in ["林晓青", "周大河", "救助名单", "临时救助", "名单.xlsx"] {
                #expect(try await SearchStoreTests.found(search, SearchQuery(word)) == ["a"], "\(word)")
            }
            #expect(try await search.suggest("lsjz").words == ["临时救助"])
            await #expect(throws: Refusal.self) {
                try await store.write { tx in
                    try search.remove("a", in: tx)
                    throw Refusal.notFound
                }
            }
            #expect(try await SearchStoreTests.found(search, SearchQuery("林晓青")) == ["a"])
            try await store.write { try search.remove("a", in: $0) }
            for word in ["林晓青", "周大河", "救助名单", "临时救助", "名单.xlsx"] {
                let result = try await search.search(SearchQuery(word), on: TruthSet.day)
                #expect(result.hits.isEmpty && result.help.nearby.isEmpty, "\(word)")
            }
            #expect(try await search.suggest("lsjz").words.isEmpty)
        }
    }

    @Test("A masked text replaces the one before it", arguments: TestDatabases.all)
    func masking(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write {
                try search.put(SearchStoreTests.entry("a", "处罚决定", "当事人林晓青", "2026-03-01"), in: $0)
            }
            try await store.write { try search.put(SearchStoreTests.entry("a", "处罚决定", "当事人林某", "2026-03-01"), in: $0) }
            #expect(try await SearchStoreTests.found(search, SearchQuery("林晓青")).isEmpty)
            #expect(try await SearchStoreTests.found(search, SearchQuery("林某")) == ["a"])
            #expect(try await search.subjects() == ["a"])
        }
    }

    @Test(
        "Titles before texts, what holds before what does not, the newer before the older", arguments: TestDatabases.all
    )
    func ranking(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                try search.put(SearchStoreTests.entry("text-new", "工作动态", "开展疫苗接种", "2026-09-01"), in: tx)
                try search.put(SearchStoreTests.entry("text-old", "工作动态", "开展疫苗接种", "2019-09-01"), in: tx)
                try search.put(SearchStoreTests.entry("long-title", "关于做好全县适龄儿童疫苗接种有关工作的通知", "略", "2020-01-01"), in: tx)
                try search.put(SearchStoreTests.entry("short-title", "疫苗接种", "略", "2018-01-01"), in: tx)
                var repealed = try SearchStoreTests.entry("repealed", "工作动态", "疫苗接种", "2026-10-01")
                repealed.validity = .abolished
                try search.put(repealed, in: tx)
            }
            var query = SearchQuery("疫苗接种")
            #expect(
                try await SearchStoreTests.found(search, query) == [
                    "short-title", "long-title", "text-new", "text-old", "repealed",
                ])
            query.order = .newest
            #expect(
                try await SearchStoreTests.found(search, query) == [
                    "repealed", "text-new", "long-title", "text-old", "short-title",
                ])
        }
    }

    @Test("A document whose term has run out is expired that day (NORM-4)", arguments: TestDatabases.all)
    func expiry(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                var entry = try SearchStoreTests.entry("a", "管理办法", "五年", "2021-11-23")
                entry.validity = .inForce
                entry.expiresOn = Day(iso: "2026-11-22")
                try search.put(entry, in: tx)
            }
            var query = SearchQuery("管理办法")
            query.validity = .inForce
            #expect(try await SearchStoreTests.found(search, query) == ["a"])
            #expect(try await SearchStoreTests.found(search, query, on: TruthSet.day.adding(days: 1)).isEmpty)
            query.validity = .expired
            #expect(try await SearchStoreTests.found(search, query).isEmpty)
            #expect(try await SearchStoreTests.found(search, query, on: TruthSet.day.adding(days: 1)) == ["a"])
        }
    }

    @Test("Facets count what a click brings", arguments: TestDatabases.all)
    func facets(database: TestDatabase) async throws {
        let truth = try TruthSet()
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await truth.fill(search, store)
            let all = try await search.search(.all("公开"), on: TruthSet.day)
            #expect(Set(all.facets.map(\.name)) == Set(FacetName.allCases))
            for facet in all.facets {
                for choice in facet.choices {
                    var query = SearchQuery.all("公开")
                    switch facet.name {
                    case .kind: query.kind = SearchKind(rawValue: choice.value)
                    case .year: query.year = Int(choice.value)
                    case .column: query.column = choice.value
                    case .issuer: query.issuer = choice.value
                    case .validity: query.validity = SearchValidity(rawValue: choice.value)
                    case .topic: query.topic = choice.value
                    }
                    #expect(
                        try await search.search(query, on: TruthSet.day).total == choice.count,
                        "\(facet.name) \(choice.value)")
                }
            }
        }
    }

    @Test("Snippets mark the words where they stand, and name the attachment", arguments: TestDatabases.all)
    func snippets(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                let filling = String(repeating: "各单位要提高认识，压实责任。", count: 300)
                var entry = try SearchStoreTests.entry("a", "政務公開要點", filling + "附则：＜政務 公開＞之外", "2026-03-01")
                entry.attachments = [SearchAttachment("任务分解表.xlsx", "序号 周大河 完成")]
                try search.put(entry, in: tx)
            }
            let hit = try #require(try await search.search(SearchQuery("政务公开"), on: TruthSet.day).hits.first)
            #expect(hit.title == [MarkedText("政務公開", marked: true), MarkedText("要點", marked: false)])
            #expect(hit.snippet.filter(\.isMarked).map(\.text) == ["政務 公開"])
            #expect(hit.snippet.map(\.text).joined().count < 130)
            let file = try #require(try await search.search(SearchQuery("周大河"), on: TruthSet.day).hits.first)
            #expect(file.attachment == "任务分解表.xlsx")
            // Words that no single part holds, and a word of the title beside one of an attachment.
            #expect(try await SearchStoreTests.found(search, SearchQuery("压实责任 周大河")) == ["a"])
            #expect(try await SearchStoreTests.found(search, SearchQuery("要点 周大河")) == ["a"])
        }
    }

    @Test(
        "Nothing found: words that sound alike, queries with a word fewer, the same without the facets",
        arguments: TestDatabases.all)
    func help(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write { tx in
                var entry = try SearchStoreTests.entry("a", "关于印发政务公开工作要点的通知", "略", "2026-03-01")
                entry.keywords = ["政务公开"]
                try search.put(entry, in: tx)
            }
            #expect(try await search.search(SearchQuery("政物公开"), on: TruthSet.day).help.nearby.first == "政务公开")
            #expect(
                try await search.search(SearchQuery("zhengwugongkai"), on: TruthSet.day).help.nearby.contains("政务公开"))
            #expect(try await search.search(SearchQuery("zwgk"), on: TruthSet.day).help.nearby.contains("政务公开"))
            #expect(try await search.search(SearchQuery("政务公开 火星"), on: TruthSet.day).help.shorter == ["政务公开"])
            var narrow = SearchQuery("政务公开")
            narrow.year = 2019
            #expect(try await search.search(narrow, on: TruthSet.day).help.isFoundUnnarrowed)
            #expect(try await search.suggest("政务").words == ["政务公开", "政务公开工作要点"])
            #expect(try await search.suggest("政务").titles.map(\.title) == ["关于印发政务公开工作要点的通知"])
            let lone = try await search.search(SearchQuery("政"), on: TruthSet.day)
            #expect(!lone.isAnswerable && lone.hits.isEmpty)
        }
    }

    @Test("What people type breaks no query", arguments: TestDatabases.all)
    func garbage(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await store.write {
                try search.put(SearchStoreTests.entry("a", "标题'\"", "文'本\\ AND \"OR\"", "2026-03-01"), in: $0)
            }
            let typed = [
                "' OR 1=1 --", "\"", "标题'\"", "title : 标", "a* NOT b", "NEAR(政务 公开)", "^标题", "{title}", "\\",
                "标 & 题 | !",
                "'标' <-> '题':A", "\u{301}\u{301}", "😀😀", String(repeating: "政务公开 ", count: 500), "％％", "_", "a:b",
                "§y2026", "‹年", "怎么", "怎么办吗", "的的的", "？？", "请问 请问",
            ]
            for text in typed { _ = try await search.search(SearchQuery(text), on: TruthSet.day) }
            for text in typed { _ = try await search.suggest(text) }
            #expect(try await SearchStoreTests.found(search, SearchQuery("标题'\"")) == ["a"])
            #expect(try await SearchStoreTests.found(search, SearchQuery("AND")) == ["a"])
        }
    }

    @Test("An index of another version of the tokens is told, and emptied whole", arguments: TestDatabases.all)
    func rebuild(database: TestDatabase) async throws {
        try await database.withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            #expect(try await search.isCurrent())
            try await store.write { try search.put(SearchStoreTests.entry("a", "旧标题", "旧文本", "2026-03-01"), in: $0) }
            #expect(try await !search.isCurrent())
            try await store.write { try search.emptyIndex(in: $0) }
            #expect(try await SearchStoreTests.found(search, SearchQuery("旧标题")).isEmpty)
            try await store.write { tx in
                try search.put(SearchStoreTests.entry("a", "新标题", "新文本", "2026-03-01"), in: tx)
                try search.endRebuild(in: tx)
            }
            #expect(try await search.isCurrent())
            #expect(try await SearchStoreTests.found(search, SearchQuery("新文本")) == ["a"])
        }
    }
}
