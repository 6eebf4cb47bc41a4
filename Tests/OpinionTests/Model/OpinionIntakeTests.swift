import Kernel
import Testing

@testable import Opinion

@Suite struct OpinionIntakeTests {
    @Test func rulesSayWhatTheyMatched() {
        let rules = KeywordRules("疫苗 短缺 -演练\n\n  腹泻\n-只有排除\nFlu")
        #expect(rules.rules.map(\.text) == ["疫苗 短缺 -演练", "腹泻", "Flu"])
        #expect(rules.matched(in: "多地疫苗出现短缺，学生腹泻") == ["疫苗 短缺 -演练", "腹泻"])
        #expect(rules.matched(in: "疫苗短缺应急演练") == [])
        #expect(rules.matched(in: "FLU season") == ["Flu"])
        #expect(KeywordRules.fault(in: " \n-无")?.field == "keywords")
        #expect(KeywordRules.fault(in: String(repeating: "字", count: 61))?.field == "keywords")
        #expect(KeywordRules.fault(in: "腹泻") == nil)
    }

    @Test(arguments: [
        ("网传县一中多名学生腹泻", "网传县一中多名学生出现腹泻", true), ("网传县一中多名学生腹泻！", "【网传】县一中多名学生腹泻", true),
        ("网传县一中多名学生腹泻", "县人民医院停车难引发讨论", false), ("", "", false), ("水", "水", true),
    ])
    func titlesAreNear(_ line: (one: String, other: String, near: Bool)) {
        let percent = TitleLikeness.percent(line.one, line.other)
        #expect((percent >= TitleLikeness.near) == line.near, "\(percent)")
        #expect(percent == TitleLikeness.percent(line.other, line.one))
    }

    @Test func cluesAreHeldToTheirBounds() throws {
        #expect(ClueDraft(title: "  ", summary: "", link: "", publishedAt: nil) == nil)
        let long = try #require(
            ClueDraft(
                title: String(repeating: "长", count: 500), summary: String(repeating: "文", count: 5_000),
                link: "javascript:alert(1)", publishedAt: nil))
        #expect(long.title.count == 200 && long.summary.count == 1_000 && long.link.isEmpty)
        let linked = try #require(
            ClueDraft(title: "甲", summary: "", link: "https://a.example.cn/1#top", publishedAt: nil))
        #expect(linked.sameness == "l:https://a.example.cn/1")
    }

    /// One that does not answer is asked more seldom, never less than once a day.
    @Test func sourcesHaveTheirTurn() {
        let polled = OpinionWorld.moment("2026-03-10T09:00")
        var feed = OpinionFeed(
            id: OpinionWorld.id(1), agency: OpinionWorld.commission, name: "甲", address: "https://a.example.cn/",
            keywords: KeywordRules("腹泻"), minutes: 15)
        #expect(feed.isDue(at: polled))
        feed.polledAt = polled
        for (failures, minutes) in [(0, 15), (1, 30), (3, 120), (40, 960)] {
            feed.failures = failures
            #expect(!feed.isDue(at: polled.adding(seconds: minutes * 60 - 1)), "\(failures)")
            #expect(feed.isDue(at: polled.adding(seconds: minutes * 60)), "\(failures)")
        }
        feed.isActive = false
        #expect(!feed.isDue(at: polled.adding(hours: 100)))
    }

    /// Both ways of writing a date that lists use.
    @Test(arguments: [
        ("Mon, 14 Sep 2026 22:10:00 +0800", "2026-09-14 22:10"), ("14 Sep 2026 14:10:00 GMT", "2026-09-14 22:10"),
        ("2026-09-14T22:10:00+08:00", "2026-09-14 22:10"), ("2026-09-14T14:10:00Z", "2026-09-14 22:10"),
        ("2026-09-14T14:10:00.123Z", "2026-09-14 22:10"), ("2026-09-14T22:10:00", "2026-09-14 22:10"),
        ("2026-12-31T17:00:00Z", "2027-01-01 01:00"), ("2026-09-14", "2026-09-14 00:00"),
    ])
    func dates(_ line: (text: String, moment: String)) {
        #expect(FeedMoment.read(line.text)?.minute == line.moment)
    }

    @Test(arguments: [
        "", "昨天", "2026-13-01T00:00:00Z", "Mon, 14 Foo 2026 22:10:00 +0800", "2026-09-14T25:00:00Z",
        "14 Sep 2026 22:10:00 +9999",
    ])
    func nonsenseIsNoDate(_ text: String) { #expect(FeedMoment.read(text) == nil) }

    /// The good lines are in, the bad ones are told by number and reason.
    @Test func rostersAreReadLineByLine() {
        let text = """
            日期,科室,姓名,电话
            2026-03-10,疾控科,张宁,0999-8000111
            2026/3/11\t疾控科\t李和\t13900000000
            "2026年3月12日","疾控科","王平","0999-8000112"

            三月十三,疾控科,赵安,0999-8000113
            2026-03-14,疾控科,赵安
            2026-03-15,疾控科,赵安,没有
            """
        let read = RosterTable.read(text)
        #expect(read.lines.map(\.number) == [2, 3, 4])
        #expect(read.lines.map(\.line.day.description) == ["2026-03-10", "2026-03-11", "2026-03-12"])
        #expect(read.faults.map(\.line) == [6, 7, 8])
        #expect(read.faults.first?.reason.contains("三月十三") == true)
    }
}
