import HTTPTypes
import Hummingbird
import Kernel
import Markup
import PageChecking
import Publishing
import Testing

@testable import Site
@testable import Subscriptions

/// The pages of 邮件订阅, read strictly, with what they say at each turn.
@Suite struct SubscriptionPageTests {
    private static let site = PortalSite(
        name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "", icp: "",
        police: "", entries: [])
    private static let column = SiteColumn(
        id: SubscriptionWorld.id(5), agency: SubscriptionWorld.id(1), portal: SubscriptionWorld.id(2), slug: "tzgg",
        name: "通知公告<b>", type: .notice, description: "描述", keywords: "关键词")

    private static func context(_ path: String) -> SiteContext {
        SiteContext(drawing: Link(returning: path) ?? Link("/"), settings: SiteSettings(baseURL: .loopback))
    }

    private static func drawn(_ page: PersonalPage, _ path: String) throws -> String {
        let context = context(path), html = page.page.html(in: context).string
        #expect(PageChecker.problems(in: html) == [], "\(path)")
        let answer = try page.response(in: context)
        #expect(answer.headers[.cacheControl] == "no-store")
        return html
    }

    @Test(arguments: [true, false], [true, false])
    func theFormOffersWhatThereIs(_ sendsMail: Bool, _ isAsked: Bool) throws {
        let screen = SubscribeScreen(
            columns: [Self.column], sendsMail: sendsMail, isAsked: isAsked, site: Self.site,
            context: Self.context("/subscribe"))
        let page = try Self.drawn(screen.answer, "/subscribe")
        #expect(page.contains("name=\"email\"") == (sendsMail && !isAsked))
        #expect(page.contains("本网站暂不提供邮件订阅") == !sendsMail)
        #expect(page.contains("已经收到") == (sendsMail && isAsked))
        #expect(!page.contains("<b>") && page.contains(".atom"))
    }

    @Test func nothingTypedIsLost() throws {
        let state = FormState(
            ["email": "reader@例", "frequency": "weekly"], problems: [FieldProblem("email", "没有订阅：邮箱地址不对。")])
        let screen = SubscribeScreen(
            columns: [Self.column], sendsMail: true, state: state, site: Self.site, status: .unprocessableContent,
            context: Self.context("/subscribe"))
        let page = try Self.drawn(screen.answer, "/subscribe")
        #expect(page.contains("value=\"reader@例\"") && page.contains("没有订阅：邮箱地址不对。"))
    }

    @Test(arguments: [
        SubscriptionButtonScreen.Purpose.confirm, .end, .confirmed, .ended,
    ])
    func everyButtonPageIsSound(_ purpose: SubscriptionButtonScreen.Purpose) throws {
        let path = "/unsubscribe"
        let fields = [("s", "\"><script>"), ("k", "0a")]
        let page = try Self.drawn(
            SubscriptionButtonScreen(purpose, fields: fields, site: Self.site, context: Self.context(path)).answer, path
        )
        #expect(!page.contains("<script>\""))
        let refused = try Self.drawn(
            SubscriptionButtonScreen(
                purpose, refusal: SubscriptionStore.deadLink, site: Self.site, context: Self.context(path)
            ).answer, path)
        #expect(refused.contains(SubscriptionStore.deadLink.sentence))
    }
}
