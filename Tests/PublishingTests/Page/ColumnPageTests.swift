import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Site
import Testing

@testable import Publishing

/// The tree of columns as the office keeps it (SITE-2, SITE-5).
@Suite struct PublishingColumnPageTests {
    typealias World = ArticleWorld

    static func typed(_ suffix: String, name: String = "政策文件", slug: String = "zcwj") -> [(String, String)] {
        [
            ("name", name), ("slug", slug), ("type", "policy"), ("description", "政策文件库"), ("keywords", "政策"),
            ("order", "1"),
        ].map { ("\($0.0)-\(suffix)", $0.1) }
    }

    @Test func aColumnIsAddedChangedAndClosed() async throws {
        try await ArticlePageSite.with { site in
            let portal = ("portal", site.portal.id.text)
            let made = try await site.post(ArticleLinks.columns, Self.typed("new") + [portal], as: World.siteOperator)
            #expect(made.status == .seeOther)
            let page = try await site.page(ArticleLinks.columns, as: World.office)
            for words in ["政策文件", "空栏目", "通知公告"] { #expect(page.contains(words), "\(words)") }
            let column = try #require(
                try await site.publishing.columns(of: site.portal.id).first { $0.slug == "zcwj" })
            #expect(column.freshness == 180)
            let changed = try await site.post(
                ArticleLinks.column(column.id), Self.typed(column.id.text, name: "规范性文件"), as: World.office)
            #expect(changed.status == .seeOther)
            let closed = try await site.post(
                ArticleLinks.columnStanding(column.id), [("active", "no")], as: World.office)
            #expect(closed.status == .seeOther)
            #expect(try await site.page(ArticleLinks.columns, as: World.drafter).contains("已停用"))
        }
    }

    /// What is refused comes back in the form of its own column.
    @Test func aRefusedColumnKeepsWhatWasTyped() async throws {
        try await ArticlePageSite.with { site in
            let portal = ("portal", site.portal.id.text)
            let refused = try await site.post(
                ArticleLinks.columns, Self.typed("new", slug: "tzgg") + [portal], as: World.office)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("已经用于另一个栏目") && refused.text.contains("政策文件库"))
            #expect(PageChecker.problems(in: refused.text) == [])
            let clerk = try await site.post(ArticleLinks.columns, Self.typed("new") + [portal], as: World.drafter)
            #expect(clerk.status == Refusal.Code.roleRefused.status)
            let stranger = try await site.post(
                ArticleLinks.column(site.column.id), Self.typed(site.column.id.text), as: World.outsider)
            #expect(stranger.status == .notFound)
        }
    }
}
