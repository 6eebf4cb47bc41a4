import Testing

@testable import PublicSite

/// Where addresses stand in a static copy, and that every link of a page is found.
@Suite struct PublicSiteStaticTests {
    @Test(arguments: [
        ("/", "index.html", "/"), ("/map", "map/index.html", "/map/"),
        ("/columns/tzgg?page=2", "columns/tzgg/page-2/index.html", "/columns/tzgg/page-2/"),
        ("/latest?year=2026&page=3", "latest/year-2026-page-3/index.html", "/latest/year-2026-page-3/"),
        ("/feeds/columns/tzgg.atom", "feeds/columns/tzgg.atom", "/feeds/columns/tzgg.atom"),
        (
            "/annual-reports/1/files/report.pdf", "annual-reports/1/files/report.pdf",
            "/annual-reports/1/files/report.pdf"
        ),
        ("/data/columns/a.csv?page=2", "data/columns/a--page-2.csv", "/data/columns/a--page-2.csv"),
    ])
    func everyAddressHasItsFile(_ address: String, _ file: String, _ link: String) throws {
        let place = try #require(StaticAddress(address))
        #expect(place.file == file && place.link == link)
    }

    @Test(arguments: [
        "/console", "/console/articles", "/login", "/api/v1/articles", "/search?q=1", "/reading?mode=elder", "//evil",
        "/a/../b", "/a/..", "https://a", "", "/policies?kind=1", "/latest?page=x", "/latest?page=1234567",
        "/latest?page=",
    ])
    func whatNeedsAProgramHasNone(_ address: String) { #expect(StaticAddress(address) == nil) }

    @Test func linksAreFoundAndReplacedWithTheirFragments() {
        let page = """
            <a href="/a?x=1&amp;y=2#p">/a</a><img src="/b" alt="x"><form action="/c"></form><a href="https://z/q">z</a>
            <a href="#main">m</a><a data-href="/n" href="//o">o</a>
            """
        #expect(StaticPage.addresses(in: page) == ["/a?x=1&y=2", "/b", "/c"])
        let changed = StaticPage.rewritten(page) { $0 == "/a?x=1&y=2" ? "/a/" : nil }
        #expect(changed == page.replacing("/a?x=1&amp;y=2#p", with: "/a/#p"))
        #expect(StaticPage.rewritten("<a href=\"/x") { _ in nil } == "<a href=\"/x")
    }
}
