import Kernel
import Testing

@testable import Inspection

@Suite struct PageScanTests {
    private static let sound = """
        <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知 &amp; 公告 - 某局</title>
        <meta name="SiteName" content="某局"><meta name='ColumnType' content='通知公告'></head>
        <body><h1>通知公告</h1><script>if (a < b) { document.write("<a href='/no'>") }</script>
        <ul><li><a href="/articles/1">关于接种的通知</a> <span>2026-03-02</span></li></ul>
        <img src="/a.png" alt="大门"><form><label>姓名<input name="n"></label><label for="q">词</label><input id="q"></form>
        </body></html>
        """

    @Test("A sound page is read as it is")
    func sound() {
        let scan = PageScan(PageScanTests.sound)
        #expect(scan.language == "zh-CN" && scan.title == "通知 & 公告 - 某局" && scan.declaredCharset == "utf-8")
        #expect(scan.metas == ["SiteName": "某局", "ColumnType": "通知公告"])
        #expect(scan.anchors == [PageScan.Anchor(target: "/articles/1", words: "关于接种的通知")])
        #expect(scan.imagesWithoutText == 0 && scan.inputsWithoutLabel == 0 && scan.headingLevels == [1])
        #expect(!scan.text.contains("document.write"))
    }

    @Test("What is missing is counted")
    func missing() {
        let scan = PageScan(
            "<img src=x><img src=y alt=''><input type=text><input type=hidden><input aria-label=a><h1>a</h1><h3>b</h3>")
        #expect(scan.imagesWithoutText == 1 && scan.inputsWithoutLabel == 1 && scan.headingLevels == [1, 3])
    }

    @Test(
        "Broken HTML ends and loses nothing but itself",
        arguments: [
            "<a href=\"/x", "<a href=/x <b>y", "<!-- never closed <a href=/x>", "<script>", "<title>", "<<<<>>>>", "</",
            "<",
            "<a href='/x'", "&#xFFFFFFFF; &#0; &unknown; &", "<a =\"\"\"\" / / />z", "<meta name=a content=b>\u{0}<p",
        ])
    func broken(html: String) {
        let scan = PageScan(html)
        #expect(scan.anchors.count <= 1)
    }

    @Test("Reading takes time in proportion to the length, whatever is in it")
    func linear() {
        func seconds(_ piece: String, _ count: Int) -> Double {
            let text = String(repeating: piece, count: count)
            let begin = ContinuousClock.now
            _ = PageScan(text)
            let spent = begin.duration(to: .now)
            return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        }
        for piece in ["<a href=\"/x\">", "<!--", "<script>", "&#", "<a <a ", "</a", "<p class='", "<title>x"] {
            _ = seconds(piece, 2_000)
            let small = max(seconds(piece, 4_000), 0.002), large = seconds(piece, 32_000)
            #expect(large < small * 60, "\(piece) \(small) \(large)")
        }
    }

    @Test(
        "Where a link leads",
        arguments: [
            ("/a", SiteTarget.inner("/a")), ("b/c?x=1#y", .inner("/news/b/c?x=1")), ("../d", .inner("/d")),
            ("../../../../e", .inner("/e")), ("?p=2", .inner("/news/list?p=2")), ("#top", .none), ("", .none),
            ("http://127.0.0.1:8080/f", .inner("/f")), ("//wjw.example.gov.cn/g", .inner("/g")),
            ("https://www.gov.cn/h", .outer("https://www.gov.cn/h")), ("mailto:a@b.cn", .none), ("tel:0999", .none),
            ("http://192.168.1.4/", .innerNetwork("http://192.168.1.4/")),
            ("http://localhost/", .innerNetwork("http://localhost/")),
            ("http://[::1]/x", .innerNetwork("http://[::1]/x")),
            ("http://10.1.2.3:81/x", .innerNetwork("http://10.1.2.3:81/x")),
            ("javascript:void(0)", .broken("javascript:void(0)")), ("http:///x", .broken("http:///x")),
            ("http://a@evil/", .broken("http://a@evil/")), ("file:///etc/passwd", .broken("file:///etc/passwd")),
        ])
    func targets(link: String, expected: SiteTarget) {
        let site = InspectedSite(authority: "127.0.0.1:8080", names: ["wjw.example.gov.cn"])
        #expect(site.target(of: link, on: "/news/list") == expected)
    }

    @Test("robots.txt: the longest rule decides")
    func robots() {
        let rules = RobotRules(
            "User-agent: bad\nDisallow: /\n\nUser-agent: *\nDisallow: /console # staff\nAllow: /console/help\nDisallow: /x$\n"
        )
        #expect(rules.permits("/") && rules.permits("/console/help/a") && rules.permits("/xy"))
        #expect(!rules.permits("/console/inbox") && !rules.permits("/x"))
        #expect(RobotRules("Disallow: /").permits("/a"))
    }

    @Test("Dates as lists show them")
    func dates() {
        let found = ShownDates.days(in: "2026-03-02 甲\n2026年3月5日 乙 2026/2/30 13:20 电话 0999-8000100 12026-01-01")
        #expect(found.map(\.description) == ["2026-03-02", "2026-03-05"])
    }
}
