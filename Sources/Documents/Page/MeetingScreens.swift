import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 会议 and what they decided (OPN-12).
package struct MeetingListScreen {
    let meetings: [Meeting]
    let mayRecord: Bool

    package init(meetings: [Meeting], mayRecord: Bool) {
        self.meetings = meetings
        self.mayRecord = mayRecord
    }

    package var answer: ConsolePage {
        let new: HTML =
            mayRecord ? "<a class=\"button primary\" href=\"\(link: DocumentLinks.newMeeting)\">登记会议</a>" : ""
        return ConsolePage(
            "会议", section: "documents", crumbs: [Crumb("公文", DocumentLinks.list)], lead: new, wide: true, list)
    }

    private var list: HTML {
        guard !meetings.isEmpty else { return EmptyState("还没有登记会议。党组会、主任办公会、委务会的决定事项登记后列在这里。").html }
        let rows = meetings.map { meeting in
            let open = meeting.decisions.filter(\.isAwaited).count
            return Table.Row([
                "<a href=\"\(link: DocumentLinks.meeting(meeting.id))\">\(meeting.contents.title)</a>",
                HTML(text: meeting.contents.kind.chinese), HTML(text: meeting.contents.heldOn.chinese),
                HTML(text: "\(meeting.decisions.count)"),
                meeting.confirmedOn == nil
                    ? Badge("待审定", .active).html
                    : open == 0 ? Badge("已公开", .good).html : Badge("\(open) 项待公开", .warning).html,
            ])
        }
        return Table(
            "会议，共 \(meetings.count) 次",
            columns: [.init("会议"), .init("类别"), .init("日期"), .init("决定事项", number: true), .init("公开情况")], rows: rows
        ).html
    }
}

/// 登记会议: a few lines of decisions; more are added by saving again.
package struct MeetingFormScreen {
    package static let lines = 10

    let units: [Unit]
    let policy: DocumentPolicy
    let refusal: Refusal?
    let state: FormState
    let context: SiteContext

    package init(
        units: [Unit], policy: DocumentPolicy, refusal: Refusal? = nil, state: FormState, context: SiteContext
    ) {
        self.units = units
        self.policy = policy
        self.refusal = refusal
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        let form = PostForm(
            to: DocumentLinks.meetings, context, submit: "保存会议记录", state: state, cancel: DocumentLinks.meetings,
            "\(head)\((1...MeetingFormScreen.lines).each(decision))")
        return ConsolePage(
            "登记会议", section: "documents",
            crumbs: [Crumb("公文", DocumentLinks.list), Crumb("会议", DocumentLinks.meetings)],
            status: refusal?.code.status ?? .ok, "\(form)")
    }

    private var head: HTML {
        let kinds = Meeting.Kind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField("unit", "记录科室", choices: units.map { .init($0.id.text, $0.name) }, in: state, required: true, empty: units.count == 1 ? nil : "请选择"))
            \(SelectField("kind", "会议类别", choices: kinds, in: state, required: true))
            \(Field("title", "会议名称", in: state, required: true, limit: 200))
            \(Field("held_on", "会议日期", in: state, kind: .date, required: true))
            \(Field("livestream", "视频直播地址", in: state, kind: .url, hint: "涉及公众利益的会议可以直播（OPN-12），没有可不填。"))
            """
    }

    private func decision(_ number: Int) -> HTML {
        """
        <fieldset><legend>决定事项 \(number)</legend>\(TextArea("decision_\(number)", "内容", in: state, rows: 2))
        \(SelectField("attribute_\(number)", "公开属性", choices: AttributeChoices.all(policy), in: state, empty: nil))
        \(Field("reason_\(number)", "理由", in: state, hint: "不是主动公开的须写明。"))</fieldset>
        """
    }
}

/// One meeting.
package struct MeetingScreen {
    let meeting: Meeting
    let officer: Officer
    let context: SiteContext

    package init(meeting: Meeting, officer: Officer, context: SiteContext) {
        self.meeting = meeting
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            meeting.contents.title, section: "documents",
            crumbs: [Crumb("公文", DocumentLinks.list), Crumb("会议", DocumentLinks.meetings)], aside: acts,
            "\(facts)\(decisions)")
    }

    private var acts: HTML {
        guard meeting.confirmedOn == nil else {
            let refusal = meeting.disclosingRefusal(by: officer)
            return ActionsPanel([
                refusal.map { .refused("拟公开信息", $0) }
                    ?? .page("拟公开信息（\(meeting.free.count) 项决定）", at: DocumentLinks.article(for: meeting.free))
            ]).html
        }
        if let refusal = meeting.refusal(of: .confirm, by: officer) {
            return ActionsPanel([.refused(MeetingAct.confirm.chinese, refusal)]).html
        }
        return ActionsPanel([
            .allowed(
                MeetingAct.confirm.chinese, to: DocumentLinks.confirmation(meeting.id), context, primary: true,
                hidden: [(DocumentField.version, "\(meeting.version)")])
        ]).html
    }

    private var facts: HTML {
        var facts: [(String, HTML)] = [
            ("类别", HTML(text: meeting.contents.kind.chinese)), ("日期", HTML(text: meeting.contents.heldOn.chinese)),
            ("记录", HTML(text: meeting.recorderName)),
        ]
        if let address = meeting.contents.livestreamAddress { facts.append(("视频直播", HTML(text: address))) }
        if let day = meeting.confirmedOn {
            facts.append(("审定", HTML(text: "\(meeting.confirmerName ?? "") \(day.chinese)")))
        }
        return Panel("会议", DefinitionList(facts).html).html
    }

    private var decisions: HTML {
        let items = meeting.decisions.each { decision in
            let reason: HTML = decision.reason.isEmpty ? "" : "<p class=\"hint\">理由：\(decision.reason)</p>"
            return """
                <li><p>\(decision.text) \(AttributeBadge(attribute: decision.attribute, isDecided: meeting.confirmedOn != nil))</p>\
                \(reason)\(standing(of: decision))</li>
                """
        }
        return Panel("决定事项", "<ol>\(items)</ol>").html
    }

    /// Where its publication stands, and the way to an article of its own.
    private func standing(of decision: MeetingDecision) -> HTML {
        guard meeting.confirmedOn != nil else { return .empty }
        let said: HTML
        switch decision.standing {
        case .keptBack: return .empty
        case .open(let address): return "<p class=\"hint\">已公开：\(address)</p>"
        case .inPreparation: return "<p>\(Badge("公开信息办理中", .active))</p>"
        case .owed: said = Badge("待公开", .warning).html
        case .withdrawn(let moment): said = "\(Badge("待重新公开", .warning)) \(moment.day.chinese)撤下"
        }
        let isAlone = meeting.free.count == 1 || meeting.disclosingRefusal(by: officer) != nil
        let begin: HTML = isAlone ? "" : "<a href=\"\(link: DocumentLinks.article(for: [decision]))\">单独拟公开信息</a>"
        return "<p>\(said) \(begin)</p>"
    }
}
