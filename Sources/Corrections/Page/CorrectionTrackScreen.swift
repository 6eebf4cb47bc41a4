package import HTTPTypes
import Kernel
import Markup
package import Site

/// What the holder of a query code sees: where it stands, the answer, and once the way to ask again (SITE-4).
package struct CorrectionTrackScreen {
    let tracking: CorrectionTracking?
    let code: String
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let receipt: CorrectionArrival?
    let context: SiteContext

    /// - Parameters:
    ///   - tracking: Nil while no code was given, or a wrong one.
    ///   - code: As it was typed.
    package init(
        tracking: CorrectionTracking?, code: String, state: FormState, site: PortalSite,
        status: HTTPResponse.Status = .ok, receipt: CorrectionArrival? = nil, context: SiteContext
    ) {
        self.tracking = tracking
        self.code = code
        self.state = state
        self.site = site
        self.status = status
        self.receipt = receipt
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "网站找错办理情况", site: site, canonical: CorrectionLinks.track,
                crumbs: [Crumb("首页", site.home), Crumb("我为政府网站找错", CorrectionLinks.new)], status: status,
                tracking.map(found) ?? question))
    }

    private var question: HTML {
        let field = Field(
            "code", "查询码", in: state, hint: "回执上的12位字母和数字，大小写和连字符都可以不管。", required: true, autocomplete: "off",
            limit: 40)
        return PostForm(to: CorrectionLinks.track, context, submit: "查询", state: state, once: false, field.html).html
    }

    private func found(_ tracking: CorrectionTracking) -> HTML {
        let found = tracking.correction
        return "\(told)\(facts(tracking))\(answers(tracking))\(again(found))"
    }

    private var told: HTML {
        switch receipt {
        case nil: return .empty
        case .again: return Notice(.done, text: "已经收到，将再次办理。凭原来的查询码查看办理情况。").html
        case .new, .joined:
            let words =
                receipt == .joined ? "这个错误已经有人反映，正在办理。您可以用下面的查询码查看办理情况。" : "已经收到。请记下查询码，凭它查看办理情况和答复。"
            return Notice(
                .done,
                """
                <p>\(words)</p><p class="query-code"><span class="hint">查询码</span> <strong>\(code)</strong></p>
                <p class="hint">请打印或者抄下查询码，凭它查看办理情况，不要告诉别人。这一页十分钟后不再显示。</p>
                """
            ).html
        }
    }

    private func facts(_ tracking: CorrectionTracking) -> HTML {
        let found = tracking.correction
        var items: [(String, HTML)] = [
            ("编号", HTML(text: found.number)), ("办理状态", found.state.badge.html),
            ("出错的网页", "<a href=\"\(link: found.pageLink)\">\(found.page)</a>"),
            ("错误类型", HTML(text: found.kind.chinese)), ("反映内容", "<span class=\"typed\">\(found.words)</span>"),
            ("收到时间", HTML(text: found.receivedAt.chinese)),
        ]
        if found.round > 1, let at = found.reopenedAt {
            items.append(("再次反映", "\(at.chinese)<br><span class=\"typed\">\(found.reopeningWords)</span>"))
        }
        if let at = found.acceptedAt { items.append(("受理时间", HTML(text: at.chinese))) }
        if found.state.isOpen {
            if let due = tracking.due { items.append(("答复期限", "\(due.chineseWithWeekday)，\(tracking.clock ?? "")")) }
            items.append(("承办", HTML(text: tracking.unitNames[found.unit] ?? "")))
        }
        return DefinitionList(items).html
    }

    private func answers(_ tracking: CorrectionTracking) -> HTML {
        tracking.correction.answers.each { answer in
            let title = (answer.isRejection ? "不予处理" : "答复") + (answer.round > 1 ? "（再次办理）" : "")
            return Panel(
                title,
                """
                <p class="typed">\(answer.words)</p>
                <p class="hint">\(tracking.unitNames[answer.unit] ?? "")　\(answer.at.chinese)</p>
                """
            ).html
        }
    }

    private func again(_ found: Correction) -> HTML {
        if found.state.isOpen { return .empty }
        if found.reopeningRefusal != nil {
            return "<p class=\"hint\">这一件已经再办理过一次。如有新的错误，请重新填写网站找错。</p>"
        }
        let form = PostForm(
            to: CorrectionLinks.reopen, context, submit: "再次反映", state: state,
            """
            <input type="hidden" name="code"\(attribute: "value", code)>
            \(TextArea("again", "还有什么问题", in: state, hint: "问题没有解决的，可以再反映一次。", required: true, rows: 3))
            """)
        return "<details\(flag: "open", !state.problems.isEmpty)><summary>问题没有解决</summary>\(form)</details>"
    }
}

/// What the page is shown after.
package enum CorrectionArrival: String, CaseIterable, Sendable {
    case new = "correction-new"
    case joined = "correction-joined"
    case again = "correction-again"

    package static func purpose(isJoined: Bool) -> String { (isJoined ? joined : new).rawValue }
}
