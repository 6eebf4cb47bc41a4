import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Markup
import PageChecking
import Testing

@testable import Site

/// 简/繁: people read other characters, and nothing leads elsewhere.
@Suite struct TraditionalPageTests {
    @Test(arguments: [
        ("<p>卫生健康局</p>", "<p>衛生健康局</p>"),
        ("<img src=\"/a\" alt=\"图\">", "<img src=\"/a\" alt=\"圖\">"),
        ("<a href=\"/x?q=图\" title=\"国\">国</a>", "<a href=\"/x?q=图\" title=\"國\">國</a>"),
        ("<option value=\"机关\">机关</option>", "<option value=\"机关\">機關</option>"),
        ("<input placeholder=\"搜索文件\" value=\"国\">", "<input placeholder=\"搜索文件\" value=\"国\">"),
        (
            "<script type=\"application/ld+json\">{\"a\":\"国\"}</script>国",
            "<script type=\"application/ld+json\">{\"a\":\"国\"}</script>國"
        ),
        ("<textarea>国</textarea><code>国</code><b>国</b>", "<textarea>国</textarea><code>国</code><b>國</b>"),
        ("<meta name=\"SiteName\" content=\"国\">", "<meta name=\"SiteName\" content=\"国\">"),
        (
            "<!DOCTYPE html>\n<td aria-label=\"国\" hidden>&lt;国&gt;",
            "<!DOCTYPE html>\n<td aria-label=\"國\" hidden>&lt;國&gt;"
        ),
        ("国<", "國<"), ("<script>国", "<script>国"), ("<a title=\"国", "<a title=\"國"), ("", ""),
    ])
    func onlyWhatPeopleReadChanges(_ page: String, _ expected: String) {
        let result = String(decoding: TraditionalPage.converted(Array(page.utf8)), as: UTF8.self)
        #expect(result == expected || result == expected.replacing("搜索", with: "搜尋"))
    }

    /// Whatever the bytes, the parts follow one another without gap.
    @Test func thePartsMakeTheWhole() {
        var generator = SystemRandomNumberGenerator()
        let pieces = ["<", ">", "\"", "=", "a", " ", "alt", "/", "script", "国", "<a title=\"", "</script>", "\u{1}"]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...30, using: &generator))
                .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            var scanner = PageScanner(Array(text.utf8))
            var at = 0
            for part in scanner.parts() {
                #expect(part.range.lowerBound == at && !part.range.isEmpty)
                at = part.range.upperBound
            }
            #expect(at == text.utf8.count)
        }
    }

    @Test func theChoiceOfScriptAndSizeAreIndependent() async throws {
        #expect(ReadingChoice(cookie: "elder").changed(mode: "", script: "hant").cookie == "elder-hant")
        #expect(ReadingChoice(cookie: "elder-hant").changed(mode: "standard", script: "").cookie == "hant")
        #expect(ReadingChoice(cookie: "hant").changed(mode: "", script: "hans").cookie == "standard")
    }

    /// The page, its feeds and its data block, as a browser and as a program read it.
    @Test func aColumnPageTellsOfItsFeedsAndData() async throws {
        let shared = try SharedSite()
        var site = PortalSite(
            name: "青禾县卫生健康局", domain: "wjw.example.gov.cn", code: "1234567890", agency: "青禾县卫生健康局", host: "",
            operatorName: "",
            contact: "", icp: "", police: "", entries: [])
        site.hasFeeds = true
        let portal = site
        let built = SiteBuilder(shared.site.settings).build { routes in
            routes.page(Route<String>("/columns/{slug}"), audience: .everyone) { _, _, slug in
                PortalPage(
                    "通知</script>公告", site: portal, canonical: Link(segments: ["columns", slug]),
                    meta: .column(name: "通知</script>公告", description: "国", keywords: "通知", type: "通知公告"),
                    crumbs: [Crumb("首页", Link("/"))], "<p>国家</p>")
            }
        }
        let app = Application(router: built.router)
        try await app.test(.router) { client in
            for reading in ["standard", "hant", "elder-hant"] {
                try await client.execute(
                    uri: "/columns/tzgg", method: .get, headers: [.cookie: "gongkai-reading=\(reading)"]
                ) { response in
                    let text = String(buffer: response.body)
                    #expect(PageChecker.problems(in: text) == [])
                    #expect(
                        text.contains("href=\"/feeds/columns/tzgg.atom\"")
                            && text.contains("\"/data/columns/tzgg.csv\""))
                    #expect(text.contains("\"name\":\"通知\\u003c/script\\u003e公告\"") && !text.contains("通知</script>"))
                    #expect(text.contains("<p>國家</p>") == (reading != "standard"))
                    #expect(text.contains("<html lang=\"zh-Hant\"") == (reading != "standard"))
                    #expect(text.contains("script=hans") == (reading != "standard"))
                }
            }
            #expect(shared.cache.held.pages == 3)
        }
    }
}
