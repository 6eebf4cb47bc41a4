import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import PageChecking
import SQL
import Search
import TestSupport
import Testing

@testable import Site

/// Search as the public meets it: the page, the suggestions and the operation, over the truth set.
@Suite struct SearchPageTests {
    struct Found: Sendable {
        let status: HTTPResponse.Status
        let text: String
    }

    private static func asking(
        throttle: VisitorThrottle = VisitorThrottle(most: 1_000, within: .seconds(60), sentence: "没有搜索：请稍后再搜。"),
        _ body: @escaping @Sendable (@Sendable (String) async throws -> Found) async throws -> Void
    ) async throws {
        let truth = try TruthSet()
        try await TestDatabases.all[0].withStore(SearchMigrations.all) { store in
            let search = SearchStore(store: store)
            try await truth.fill(search, store)
            let site = PortalSite(
                name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "",
                icp: "", police: "", entries: [])
            var settings = SiteSettings(baseURL: .loopback)
            settings.accessLog = .none
            let built = SiteBuilder(settings).build { routes in
                SearchRoutes(
                    search: search, disclosure: Link("/requests"), searches: throttle, today: { TruthSet.day },
                    scope: { code in
                        guard code != "away" else { return SearchScope(portal: "away", site: site, hasOthers: true) }
                        guard code == nil || code == SearchLinks.everywhere else { throw Refusal.notFound }
                        return SearchScope(portal: code == nil ? "main" : nil, site: site, hasOthers: true)
                    }
                ).register(on: routes)
                SearchOperations(search: search) { TruthSet.day }.register(on: routes)
            }
            let app = Application(router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                try await body { path in
                    try await client.execute(
                        uri: path, method: .get
                    ) { Found(status: $0.status, text: String(buffer: $0.body)) }
                }
            }
        }
    }

    private static func path(_ words: String, _ rest: String = "") -> String {
        SearchLinks.search.query("q", words).address + rest
    }

    @Test("The page marks the words, links each hit, and keeps what was typed while it narrows")
    func page() async throws {
        try await SearchPageTests.asking { get in
            let answer = try await get(SearchPageTests.path("政務公開 条例", "&year=2024"))
            #expect(answer.status == .ok)
            #expect(PageChecker.problems(in: answer.text) == [])
            #expect(answer.text.contains("<mark>条例</mark>"))
            #expect(answer.text.contains("value=\"政務公開 条例\""))
            #expect(answer.text.contains("缩小范围"))
            #expect(answer.text.contains("现为2024年"))
            #expect(!answer.text.contains("2023-0"))
            let second = try await get(SearchPageTests.path("公开", "&page=2&order=newest"))
            #expect(second.status == .ok && PageChecker.problems(in: second.text) == [])
            #expect(second.text.contains("start=\"11\"") && second.text.contains("第 2 页"))
        }
    }

    @Test("Nothing found: what to try instead, and where to ask (FOI-23)")
    func nothing() async throws {
        try await SearchPageTests.asking { get in
            let answer = try await get(SearchPageTests.path("疫苗接种 <b>火星</b>"))
            #expect(answer.status == .ok && PageChecker.problems(in: answer.text) == [])
            #expect(answer.text.contains("没有同时含有全部词语的结果，以下包含部分词语"))
            #expect(answer.text.contains("&lt;b&gt;") && !answer.text.contains("<b>"))
            #expect(answer.text.contains("疫苗接种</a>"))
            #expect(answer.text.contains("/requests"))
            let nowhere = try await get(SearchPageTests.path("航空母舰"))
            #expect(nowhere.text.contains("没有找到") && PageChecker.problems(in: nowhere.text) == [])
            #expect(nowhere.text.contains("/requests"))
            let slip = try await get(SearchPageTests.path("猎事机构"))
            #expect(PageChecker.problems(in: slip.text) == [])
            let narrow = try await get(SearchPageTests.path("疫苗", "&year=1999"))
            #expect(narrow.text.contains("去掉已选的条件") && PageChecker.problems(in: narrow.text) == [])
            let short = try await get(SearchPageTests.path("疫"))
            #expect(short.text.contains("两个字以上") && PageChecker.problems(in: short.text) == [])
            let empty = try await get("/search")
            #expect(empty.status == .ok && PageChecker.problems(in: empty.text) == [])
        }
    }

    @Test(
        "Whatever stands in the address is answered with a page",
        arguments: ["%FF%FE", "%00", "a%27%22%3E", "%E2%80%AE%E6%94%BF%E5%8A%A1"])
    func garbage(words: String) async throws {
        try await SearchPageTests.asking { get in
            for rest in [
                "", "&page=0", "&page=999999999999", "&year=abc&kind=x&order=y&validity=z", "&column=%27&topic=%22",
            ] {
                let answer = try await get("/search?q=" + words + rest)
                // What is no text at all does not reach search.
                guard words.hasPrefix("%FF") || words == "%00" else {
                    #expect(answer.status == .ok && PageChecker.problems(in: answer.text) == [], "\(rest)")
                    continue
                }
                #expect(answer.status == .badRequest, "\(rest)")
            }
        }
    }

    @Test("A question is answered in other words, and the page says in which; a page beyond the end is the last")
    func question() async throws {
        try await SearchPageTests.asking { get in
            let answer = try await get(SearchPageTests.path("打疫苗怎么办"))
            #expect(answer.status == .ok && PageChecker.problems(in: answer.text) == [])
            #expect(answer.text.contains("以下按“疫苗接种”查找") && answer.text.contains("<mark>疫苗接种</mark>"))
            let beyond = try await get(SearchPageTests.path("疫苗接种", "&page=99"))
            #expect(PageChecker.problems(in: beyond.text) == [])
            #expect(beyond.text.contains("<mark>疫苗接种</mark>") && beyond.text.contains("第 5 页，共 5 页"))
        }
    }

    @Test("A portal shows its own records, and leads to those of all")
    func portals() async throws {
        try await SearchPageTests.asking { get in
            let here = try await get(SearchPageTests.path("疫苗接种"))
            #expect(here.text.contains("<mark>疫苗接种</mark>") && here.text.contains("在全部网站中查找"))
            #expect(PageChecker.problems(in: here.text) == [])
            let away = try await get(SearchPageTests.path("疫苗接种", "&site=away"))
            #expect(!away.text.contains("<mark>") && away.text.contains("name=\"site\" value=\"away\""))
            #expect(PageChecker.problems(in: away.text) == [])
            let all = try await get(SearchPageTests.path("疫苗接种", "&site=all"))
            #expect(all.text.contains("<mark>疫苗接种</mark>") && !all.text.contains("在全部网站中查找"))
            #expect(all.text.contains("site=all&amp;kind=") || all.text.contains("site=all&amp;year="))
            #expect(try await get(SearchPageTests.path("疫苗接种", "&site=nowhere")).status == .notFound)
            #expect(try await get("/search/suggest?q=zcwj&site=away").status == .ok)
        }
    }

    @Test("Who asks too often is told to wait; the empty form stays open")
    func throttled() async throws {
        let narrow = VisitorThrottle(most: 3, within: .seconds(60), sentence: "没有搜索：请稍后再搜。")
        try await SearchPageTests.asking(throttle: narrow) { get in
            for _ in 0..<3 { #expect(try await get(SearchPageTests.path("疫苗")).status == .ok) }
            let refused = try await get(SearchPageTests.path("疫苗"))
            #expect(refused.status == .tooManyRequests && refused.text.contains("没有搜索：请稍后再搜。"))
            #expect(try await get("/search").status == .ok)
        }
    }

    @Test("Suggestions by characters and pinyin")
    func suggestions() async throws {
        try await SearchPageTests.asking { get in
            let words = try await get("/search/suggest?q=zcwj")
            #expect(words.status == .ok && words.text.contains("\"政策文件\""))
            let titles = try await get(SearchLinks.suggestions.query("q", "疫苗接种").address)
            #expect(titles.text.contains("\"address\":\"/articles/article/"))
        }
    }

    @Test("Programs get the same answer")
    func operation() async throws {
        try await SearchPageTests.asking { get in
            let path = Link("/api/v1/search").query("q", "政务公开").query("kind", "policy").query("size", "3").address
            let answer = try await get(path)
            #expect(answer.status == .ok)
            #expect(answer.text.contains("{\"text\":\"政务公开\",\"marked\":true}"))
            #expect(answer.text.contains("\"name\":\"issuer\"") && !answer.text.contains("\"kind\":\"notice\""))
            #expect(try await get("/api/v1/search").status == .unprocessableContent)
            #expect(try await get(path + "&kind=x").status == .unprocessableContent)
        }
    }
}
