package import HTTPTypes
import Kernel
import Markup
package import Site

/// What the page is shown after.
package enum LetterArrival: String, CaseIterable, Sendable {
    case new = "letter-new"
    case rated = "letter-rated"
    case withdrawn = "letter-withdrawn"
}

/// What the holder of a query code sees and may do (MAIL-6).
package struct LetterTrackScreen {
    let tracking: LetterTracking?
    let code: String
    let state: FormState
    let site: PortalSite
    let status: HTTPResponse.Status
    let arrival: LetterArrival?
    let context: SiteContext

    /// - Parameters:
    ///   - tracking: Nil while no code was given, or a wrong one.
    ///   - code: As it was typed.
    package init(
        tracking: LetterTracking?, code: String, state: FormState, site: PortalSite,
        status: HTTPResponse.Status = .ok, arrival: LetterArrival? = nil, context: SiteContext
    ) {
        self.tracking = tracking
        self.code = code
        self.state = state
        self.site = site
        self.status = status
        self.arrival = arrival
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                "来信办理情况", site: site, canonical: LetterLinks.track,
                crumbs: [Crumb("首页", site.home), Crumb("来信选登", LetterLinks.published)], status: status,
                tracking.map(found) ?? question))
    }

    private var question: HTML {
        let field = Field(
            "code", "查询码", in: state, hint: "回执上的12位字母和数字，大小写和连字符都可以不管。", required: true, autocomplete: "off",
            limit: 40)
        let form = PostForm(to: LetterLinks.track, context, submit: "查询", state: state, once: false, field.html)
        return "\(form)<p class=\"after-form\"><a href=\"\(link: LetterLinks.new)\">还没有写？我要写信</a></p>"
    }

    private func found(_ tracking: LetterTracking) -> HTML {
        "\(told)\(facts(tracking))\(answers(tracking))\(acts(tracking.letter))"
    }

    private var told: HTML {
        switch arrival {
        case nil: .empty
        case .rated: Notice(.done, text: "评价已经收到。").html
        case .withdrawn: Notice(.done, text: "已经撤回，不再办理。").html
        case .new:
            Notice(
                .done,
                """
                <p>已经收到。请记下查询码，凭它查看办理情况和答复。</p>
                <p class="query-code"><span class="hint">查询码</span> <strong>\(code)</strong></p>
                <p class="hint">请打印或者抄下查询码，不要告诉别人。这一页十分钟后不再显示。</p>
                """
            ).html
        }
    }

    private func facts(_ tracking: LetterTracking) -> HTML {
        let found = tracking.letter
        var items: [(String, HTML)] = [
            ("编号", HTML(text: found.number)), ("办理状态", found.stage.badge.html),
            ("类别", HTML(text: found.category.chinese)), ("标题", HTML(text: found.title)),
            ("内容", "<span class=\"typed\">\(found.words)</span>"), ("收到时间", HTML(text: found.receivedAt.chinese)),
        ]
        if let main = tracking.main { items.append(("并入", "\(main.number)，一并办理。现在是“\(main.stage.chinese)”")) }
        if let due = tracking.due { items.append(("答复期限", "\(due.chineseWithWeekday)，\(tracking.clock ?? "")")) }
        if let more = found.more, more.state == .granted {
            items.append(("延期", "延长\(more.days)个工作日：\(more.reason)"))
        }
        if found.stage.isUnanswered, found.isDispatched, found.stage != .petition {
            items.append(("承办", HTML(text: tracking.unitNames[found.unit] ?? "")))
        }
        if !found.told.isEmpty { items.append(("告知", "<span class=\"typed\">\(found.told)</span>")) }
        if let outcome = found.outcome, outcome != .unreached { items.append(("评价", HTML(text: outcome.chinese))) }
        return DefinitionList(items).html
    }

    private func answers(_ tracking: LetterTracking) -> HTML {
        (tracking.main ?? tracking.letter).answers.each { answer in
            Panel(
                answer.round > 1 ? "答复（重新办理）" : "答复",
                """
                <p class="typed">\(answer.words)</p>
                <p class="hint">\(tracking.unitNames[answer.unit] ?? "")　\(answer.at.chinese)</p>
                """
            ).html
        }
    }

    private func acts(_ found: Letter) -> HTML {
        let hidden: HTML = "<input type=\"hidden\" name=\"code\"\(attribute: "value", code)>"
        var parts: HTML = .empty
        if found.ratingRefusal == nil {
            let choices = LetterOutcome.ratings.map { SelectField.Choice($0.rawValue, $0.chinese) }
            let form = PostForm(
                to: LetterLinks.rate, context, submit: "提交评价", state: own(["rating", "rating_words"]),
                """
                \(hidden)\(RadioGroup("rating", "您对这次办理", choices: choices, in: state,
                    hint: "对办理态度、过程不满意的，可以重新办理一次（MAIL-3）。", required: true))
                \(TextArea("rating_words", "意见（可以不填）", in: state, rows: 3))
                """)
            parts += "<h2>评价</h2>\(form)"
        }
        if found.withdrawalRefusal == nil {
            let form = PostForm(
                to: LetterLinks.withdraw, context, submit: "撤回来信", state: own(["reason"]),
                "\(hidden)\(TextArea("reason", "理由（可以不填）", in: state, rows: 2))")
            let isOpen = state.problem("reason") != nil
            parts += "<details\(flag: "open", isOpen)><summary>撤回来信</summary>\(form)</details>"
        }
        return parts
    }

    /// The problems of one form alone, for two stand on the page.
    private func own(_ fields: [String]) -> FormState {
        FormState(state.fields, problems: state.problems.filter { fields.contains($0.field) })
    }
}
