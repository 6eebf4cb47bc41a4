package import HTTPTypes
package import Kernel
package import Markup
package import Publishing
package import Site

/// The addresses of 邮件订阅.
package enum SubscriptionLinks {
    package static let subscribe = Link("/subscribe")
    package static let confirm = Link("/subscribe/confirm")
    package static let end = Link("/unsubscribe")
}

/// 订阅: mail when the server can send it, feeds always.
package struct SubscribeScreen {
    let columns: [SiteColumn]
    let sendsMail: Bool
    let isAsked: Bool
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        columns: [SiteColumn], sendsMail: Bool, isAsked: Bool = false, state: FormState = .empty, site: PortalSite,
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.columns = columns
        self.sendsMail = sendsMail
        self.isAsked = isAsked
        self.state = state
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "订阅", site: site, canonical: SubscriptionLinks.subscribe, crumbs: [Crumb("首页", site.home)],
                status: status, "\(mail)\(feeds)"))
    }

    private var mail: HTML {
        guard sendsMail else {
            return Notice(.info, text: "本网站暂不提供邮件订阅。可以在阅读器里订阅下面的地址。").html
        }
        if isAsked {
            return Notice(
                .done, text: "已经收到。如果这个邮箱还没有订阅，确认邮件会在几分钟内发出，请在48小时内打开邮件里的链接确认；没有收到的，请看垃圾邮件。"
            ).html
        }
        let choices = columns.map { SelectField.Choice($0.id.text, $0.name) }
        return """
            <h2>邮件订阅</h2><p>新公开的信息每天或者每周汇总成一封邮件，发到您的邮箱。邮箱加密保存，只用于发送，退订后删除。</p>
            \(PostForm(
                to: SubscriptionLinks.subscribe, context, submit: "订阅", state: state,
                """
                \(Field("email", "邮箱", in: state, kind: .email, required: true, autocomplete: "email", limit: 254))
                \(SelectField("scope", "订阅内容", choices: choices, in: state, empty: "全部新公开的信息"))
                \(RadioGroup(
                    "frequency", "多久一次",
                    choices: [.init("weekly", "每周（周一8时）"), .init("daily", "每天（8时）")], in: state))
                """))
            """
    }

    /// The addresses are served by the feeds of the site.
    private var feeds: HTML {
        let items = columns.each {
            "<li><a href=\"\(link: Link(segments: ["feeds", "columns", $0.slug + ".atom"]))\">\($0.name)</a></li>"
        }
        return """
            <h2>阅读器订阅（Atom）</h2><p>不需要留邮箱：把地址复制到新闻阅读器里即可。</p>
            <ul class="column-list"><li><a href="\(link: Link("/feeds/site.atom"))">全部新公开的信息</a></li>\(items)</ul>
            """
    }
}

/// One button, behind a link in a letter.
package struct SubscriptionButtonScreen {
    package enum Purpose: Sendable {
        case confirm, confirmed, end, ended
    }

    let purpose: Purpose
    let fields: [(name: String, value: String)]
    let refusal: Refusal?
    let site: PortalSite
    let context: SiteContext

    package init(
        _ purpose: Purpose, fields: [(name: String, value: String)] = [], refusal: Refusal? = nil, site: PortalSite,
        context: SiteContext
    ) {
        self.purpose = purpose
        self.fields = fields
        self.refusal = refusal
        self.site = site
        self.context = context
    }

    package var answer: PersonalPage {
        let (title, canonical, body) = parts
        return PersonalPage(
            PortalPage(
                title, site: site, canonical: canonical,
                crumbs: [Crumb("首页", site.home), Crumb("订阅", SubscriptionLinks.subscribe)],
                status: refusal?.code.status ?? .ok,
                refusal.map { Notice(.wrong, text: $0.sentence).html } ?? body))
    }

    private var parts: (String, Link, HTML) {
        switch purpose {
        case .confirm:
            (
                "确认订阅", SubscriptionLinks.confirm,
                "<p>按下面的按钮，订阅开始生效。</p>\(PostButton("确认订阅", to: SubscriptionLinks.confirm, context, primary: true, fields: fields))"
            )
        case .confirmed:
            ("确认订阅", SubscriptionLinks.confirm, Notice(.done, text: "订阅已经生效。每封邮件里都有退订链接。").html)
        case .end:
            (
                "退订", SubscriptionLinks.end,
                "<p>按下面的按钮退订，您的邮箱随即删除。</p>\(PostButton("退订", to: SubscriptionLinks.end, context, primary: true, fields: fields))"
            )
        case .ended: ("退订", SubscriptionLinks.end, Notice(.done, text: "已经退订，邮箱已删除。").html)
        }
    }
}
