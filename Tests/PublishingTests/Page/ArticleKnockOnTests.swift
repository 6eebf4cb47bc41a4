import Kernel
import Markup
import Testing

@testable import Publishing

/// What the page of an article says of the pages that speak of it (NORM-6).
@Suite struct ArticleKnockOnTests {
    static let link = Link("/console/interpretations/cases/1/changes")

    static func knockOn(_ titles: [String], open: [String], holdsUp: Bool = false) -> ArticleKnockOn {
        ArticleKnockOn(titles: titles, open: open, holdsUp: holdsUp, link: link)
    }

    static let titles = ["入学提示", "接种<问答>"]

    @Test func `where nobody keeps track nothing is said`() {
        #expect(ArticleNeighbours(knockOn: nil, isWithdrawn: false).html.string.isEmpty)
        let none = ArticleNeighbours(knockOn: Self.knockOn([], open: []), isWithdrawn: false).html.string
        #expect(none.contains("没有其他公开页面提到、链接或者解读这条信息"))
    }

    @Test func `what is open is named before a withdrawal, and pressed for after it`() {
        let open = Self.knockOn(Self.titles, open: Self.titles)
        let before = ArticleNeighbours(knockOn: open, isWithdrawn: false).html.string
        #expect(before.contains("2个公开页面提到、链接或者解读这条信息。撤回或者换成新版本以前"))
        #expect(before.contains("<li>接种&lt;问答&gt;</li>") && before.contains(Self.link.address))
        let after = ArticleNeighbours(
            knockOn: Self.knockOn(Self.titles, open: ["入学提示"]), isWithdrawn: true
        ).html.string
        #expect(after.contains("1个还没有处置，请在撤回后5个工作日内逐页处置") && !after.contains("接种"))
        let done = ArticleNeighbours(knockOn: Self.knockOn(Self.titles, open: []), isWithdrawn: true).html.string
        #expect(done.contains("已经全部处置"))
    }

    @Test func `the form of the withdrawal says whether it waits for them`() {
        let free = Self.knockOn(Self.titles, open: Self.titles).warning.string
        #expect(free.contains("还有2个公开页面提到它，例如“入学提示”。可以先撤回，撤回后5个工作日内逐页处置"))
        let held = Self.knockOn(Self.titles, open: Self.titles, holdsUp: true).warning.string
        #expect(held.contains("须先逐页处置；发布有误的可以先撤"))
        #expect(Self.knockOn(Self.titles, open: []).warning.string.isEmpty)
    }
}
