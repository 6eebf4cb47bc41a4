package import HTTPTypes
import Kernel
import Markup
package import Site

/// What the holder of a query code sees of a complaint: where it stands, until when it is answered, the answer.
package struct ComplaintTrackScreen {
    let tracking: ComplaintTracking?
    let code: String
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let isNew: Bool
    let context: SiteContext

    /// - Parameters:
    ///   - tracking: nil while no code was given, or a wrong one.
    ///   - isNew: whether the code was made by the form just now.
    package init(
        tracking: ComplaintTracking?, code: String, state: FormState, site: PortalSite,
        status: HTTPResponse.Status = .ok, isNew: Bool = false, context: SiteContext
    ) {
        self.tracking = tracking
        self.code = code
        self.state = state
        self.site = site
        self.status = status
        self.isNew = isNew
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "监督投诉办理情况", site: site, canonical: ComplaintLinks.track,
                crumbs: [Crumb("首页", site.home), Crumb("政务公开监督投诉", ComplaintLinks.new)], status: status,
                tracking.map(found) ?? question))
    }

    private var question: HTML {
        let field = Field(
            "code", "查询码", in: state, hint: "回执上的12位字母和数字，大小写和连字符都可以不管。", required: true, autocomplete: "off",
            limit: 40)
        return PostForm(to: ComplaintLinks.track, context, submit: "查询", state: state, once: false, field.html).html
    }

    private func found(_ tracking: ComplaintTracking) -> HTML {
        let entry = tracking.entry
        var items: [(String, HTML)] = [
            ("编号", HTML(text: entry.number)),
            (
                "办理状态",
                Badge(entry.state.chinese(.complaint), entry.state == .open ? .warning : .good).html
            ), ("反映事项", "<span class=\"typed\">\(entry.values["matter"] ?? "")</span>"),
            ("收到日期", HTML(text: entry.day.chinese)), ("承办", HTML(text: tracking.unit)),
        ]
        if entry.state == .open, let due = tracking.due {
            items.append(("答复期限", "\(due.chineseWithWeekday)，\(tracking.clock ?? "")"))
        }
        let outcome: HTML =
            entry.values["outcome"].map { words in
                let at: HTML = entry.closedAt.map { "<p class=\"hint\">\($0.chinese)</p>" } ?? ""
                return Panel("答复", "<p class=\"typed\">\(words)</p>\(at)").html
            } ?? ""
        return "\(told)\(DefinitionList(items))\(outcome)"
    }

    private var told: HTML {
        guard isNew else { return .empty }
        return Notice(
            .done,
            """
            <p>已经收到。请记下查询码，凭它查看办理情况和答复。</p>\
            <p class="query-code"><span class="hint">查询码</span> <strong>\(code)</strong></p>
            <p class="hint">请打印或者抄下查询码，不要告诉别人。这一页十分钟后不再显示。</p>
            """
        ).html
    }
}
