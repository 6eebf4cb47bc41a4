import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import Publishing
package import Site

/// 订阅, for everybody.
///
/// | method | path | does |
/// |---|---|---|
/// | GET, POST | /subscribe | asks for a letter that confirms |
/// | GET, POST | /subscribe/confirm | the button behind that letter |
/// | GET, POST | /unsubscribe | the button behind every digest |
package struct SubscriptionPortal: Sendable {
    let subscriptions: SubscriptionStore
    let publishing: PublishingStore
    let sendsMail: Bool
    let site: PortalSite
    let askings: VisitorThrottle

    /// - Parameter sendsMail: whether the installation is set to send mail.
    package init(
        subscriptions: SubscriptionStore, publishing: PublishingStore, sendsMail: Bool, site: PortalSite,
        askings: VisitorThrottle = VisitorThrottle(
            most: 10, within: .seconds(3_600), sentence: "没有提交：同一网络地址一小时内订阅次数过多。请稍后再试，或者使用阅读器订阅。")
    ) {
        self.subscriptions = subscriptions
        self.publishing = publishing
        self.sendsMail = sendsMail
        self.site = site
        self.askings = askings
    }

    package func register(on routes: SiteRoutes) {
        routes.page(SubscriptionLinks.subscribe, audience: .everyone) { _, context in
            let fields: FormFields = ["frequency": "weekly", "scope": context.query["scope"]]
            return try await screen(FormState(fields), asked: !context.query["asked"].isEmpty, .ok, context)
        }
        routes.act(
            SubscriptionLinks.subscribe, audience: .everyone, reading: FormLimits(total: 8_000)
        ) { form, context in try await ask(form, context) }
        routes.page(SubscriptionLinks.confirm, audience: .everyone) { _, context in
            button(.confirm, context)
        }
        routes.act(SubscriptionLinks.confirm, audience: .everyone, reading: FormLimits(total: 8_000)) { form, context in
            try await press(form, context, .confirmed) { try await subscriptions.confirm($0, key: $1) }
        }
        routes.page(SubscriptionLinks.end, audience: .everyone) { _, context in button(.end, context) }
        routes.act(SubscriptionLinks.end, audience: .everyone, reading: FormLimits(total: 8_000)) { form, context in
            try await press(form, context, .ended) { try await subscriptions.end($0, key: $1) }
        }
    }

    private func portal() async throws -> Portal? { try await publishing.portals().first(where: \.isDefault) }

    private func screen(
        _ state: FormState, asked: Bool, _ status: HTTPResponse.Status, _ context: SiteContext
    ) async throws -> PersonalPage {
        var columns: [SiteColumn] = []
        if let portal = try await portal() {
            columns = try await publishing.columns(of: portal.id).filter { $0.isActive && $0.parent == nil }
        }
        return SubscribeScreen(
            columns: columns, sendsMail: sendsMail, isAsked: asked, state: state, site: site, status: status,
            context: context
        ).answer
    }

    private func ask(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            guard sendsMail, let portal = try await portal() else {
                throw Refusal(.unavailable, "没有订阅：本网站暂不提供邮件订阅。请使用阅读器订阅。")
            }
            guard let address = SubscriberAddress.read(form["email"]) else {
                throw Refusal(.invalid, "没有订阅：邮箱地址不对。请填写“名称@域名”格式的邮箱，不支持中文邮箱。", field: "email")
            }
            guard let scope = SubscriptionScope(form["scope"]),
                let frequency = DigestFrequency(rawValue: form["frequency"])
            else { throw Refusal(.invalid, "没有订阅：没有选择多久一次。请选择后再提交。", field: "frequency") }
            if case .column(let id) = scope {
                guard try await publishing.columns(of: portal.id).contains(where: { $0.id == id && $0.isActive }) else {
                    throw Refusal(.invalid, "没有订阅：没有这个栏目，或者已经停用。请重新选择。", field: "scope")
                }
            }
            try askings.admit(context.remoteAddress)
            try await subscriptions.ask(for: address, scope, frequency, on: portal)
            return try SeeOther(SubscriptionLinks.subscribe.query("asked", "yes")).response(in: context)
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await screen(state, asked: false, refusal.code.status, context).response(in: context)
        }
    }

    private func button(_ purpose: SubscriptionButtonScreen.Purpose, _ context: SiteContext) -> PersonalPage {
        SubscriptionButtonScreen(
            purpose, fields: [("s", context.query["s"]), ("k", context.query["k"])], site: site, context: context
        ).answer
    }

    private func press(
        _ form: Form, _ context: SiteContext, _ done: SubscriptionButtonScreen.Purpose,
        _ act: (SubscriptionID, String) async throws -> Void
    ) async throws -> PersonalPage {
        do {
            guard let id: SubscriptionID = form.fields.id("s") else { throw SubscriptionStore.deadLink }
            try await act(id, form["k"])
            return SubscriptionButtonScreen(done, site: site, context: context).answer
        } catch let refusal as Refusal {
            return SubscriptionButtonScreen(done, refusal: refusal, site: site, context: context).answer
        }
    }
}
