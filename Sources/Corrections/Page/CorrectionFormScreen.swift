package import HTTPTypes
package import Kernel
import Markup
package import Site

/// 我为政府网站找错: the form that everybody can fill in (SITE-4).
package struct CorrectionFormScreen {
    let state: FormState
    let policy: CorrectionPolicy
    let due: Day?
    let figures: CorrectionFigures?
    let site: PortalSite
    let status: HTTPResponse.Status
    let context: SiteContext

    package init(
        state: FormState, policy: CorrectionPolicy, due: Day?, figures: CorrectionFigures?, site: PortalSite,
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.state = state
        self.policy = policy
        self.due = due
        self.figures = figures
        self.site = site
        self.status = status
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "我为政府网站找错", site: site, canonical: CorrectionLinks.new, crumbs: [Crumb("首页", site.home)],
                status: status, "\(introduction)\(form)\(followUp)\(statistics)"))
    }

    private var introduction: HTML {
        let day: HTML = due.map { "现在提交的，最迟\($0.chineseWithWeekday)答复。" } ?? ""
        return """
            <p>网页上有错别字、打不开的链接或者附件、不准确的内容，请在这里告诉我们。不需要登录。\
            收到后\(policy.days)个工作日内答复，\(day)</p>
            <p class="hint">这里只受理网站内容的错误。咨询、投诉、举报请用互动交流栏目的渠道。</p>
            """
    }

    private var form: PostForm {
        PostForm(
            to: CorrectionLinks.submit, context, submit: "提交", state: state,
            """
            \(Field("page", "出错的网页地址", in: state, hint: "从网页底部“我为政府网站找错”进来时已经填好。留空表示整个网站。", limit: 500))
            \(RadioGroup(
                "kind", "错误类型", choices: CorrectionKind.allCases.map { .init($0.rawValue, $0.chinese) }, in: state))
            \(TextArea(
                "words", "错在哪里", in: state, hint: "例如：第二段“其它”应为“其他”。不超过\(CorrectionReport.mostWords)字，请不要写身份证号等个人信息。",
                required: true))
            \(Field(
                "contact", "联系方式（可以不填）", in: state, hint: "电话或者邮箱，只用于核实这一件，加密保存，不公开。",
                limit: CorrectionReport.longestContact))
            """)
    }

    private var followUp: HTML {
        "<p class=\"after-form\"><a href=\"\(link: CorrectionLinks.track)\">已经提交过？凭查询码查看办理情况</a></p>"
    }

    private var statistics: HTML {
        guard let figures, figures.received > 0 else { return .empty }
        let share: HTML = figures.punctuality.map { "，按时办结率\($0)%" } ?? ""
        return """
            <p class="hint">\(figures.year)年收到网站找错\(figures.received)件，已办结\(figures.closed)件\(share)。</p>
            """
    }
}
