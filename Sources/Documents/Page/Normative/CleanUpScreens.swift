package import Audit
import HTTPTypes
package import Kernel
import Markup
package import Site

/// The clean-ups of an agency, and how to begin one (NORM-6).
package struct CleanUpListScreen {
    let cleanUps: [CleanUp]
    let officer: Officer
    let today: Day
    let failed: FailedNormativeAct?
    let context: SiteContext

    package init(
        cleanUps: [CleanUp], officer: Officer, today: Day, failed: FailedNormativeAct? = nil, context: SiteContext
    ) {
        self.cleanUps = cleanUps
        self.officer = officer
        self.today = today
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "规范性文件清理", section: "normative", crumbs: [Crumb("规范性文件", NormativeLinks.list)], aside: form,
            status: failed?.refusal.code.status ?? .ok, list)
    }

    private var list: HTML {
        guard !cleanUps.isEmpty else { return EmptyState("还没有开展过清理。开始清理后，基准日有效的文件会逐件列出。").html }
        let rows = cleanUps.map { item in
            Table.Row(
                [
                    HTML(text: item.title), "<time datetime=\"\(text: item.asOf)\">\(text: item.asOf)</time>",
                    "\(item.items.count)", ProgressBar(item.readyCount, of: item.items.count, "已审核").html,
                    Badge(item.state.chinese, item.state == .open ? .active : .neutral).html,
                ], link: NormativeLinks.cleanUp(item.id))
        }
        return Table(
            "规范性文件清理", columns: [.init("名称"), .init("基准日"), .init("件数", number: true), .init("进度"), .init("状态")],
            rows: rows
        ).html
    }

    private var form: HTML {
        guard CleanUp.openingRefusal(by: officer) == nil else { return .empty }
        let state = failed?.state ?? FormState(["as_of": today.description])
        let fields: HTML = """
            \(Field("title", "名称", in: state, hint: "如“2026年行政规范性文件清理”。", required: true, limit: 100))\
            \(Field("as_of", "基准日", in: state, kind: .date, hint: "这一天有效的文件列入清理。", required: true))
            """
        return Panel("开始清理", PostForm(to: NormativeLinks.cleanUps, context, submit: "开始清理", state: state, fields).html)
            .html
    }
}

/// One clean-up: every text with its proposal and review, and what may be done with each.
package struct CleanUpScreen {
    let cleanUp: CleanUp
    let timeline: [RecordedEntry]
    let units: [UnitID: String]
    let outcome: CleanUpOutcome
    let officer: Officer
    let today: Day
    let failed: FailedNormativeAct?
    let context: SiteContext

    package init(
        cleanUp: CleanUp, timeline: [RecordedEntry], units: [UnitID: String], outcome: CleanUpOutcome,
        officer: Officer, today: Day, failed: FailedNormativeAct? = nil, context: SiteContext
    ) {
        self.cleanUp = cleanUp
        self.timeline = timeline
        self.units = units
        self.outcome = outcome
        self.officer = officer
        self.today = today
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            cleanUp.title, section: "normative",
            crumbs: [Crumb("规范性文件", NormativeLinks.list), Crumb("清理", NormativeLinks.cleanUps)],
            lead:
                "\(Badge(cleanUp.state.chinese, .active)) \(ProgressBar(cleanUp.readyCount, of: cleanUp.items.count, "已审核"))",
            aside: "\(acts)", below: "<h2>办理过程</h2>\(Timeline(timeline.map(NormativeScreen.entry)))", wide: true,
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(table)\(result)")
    }

    private var notice: HTML { failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty }

    private var table: HTML {
        let rows = cleanUp.items.map { item in
            Table.Row(
                [
                    "<a href=\"\(link: NormativeLinks.text(item.text))\">\(item.title)</a>", HTML(text: item.number),
                    HTML(text: units[item.unit] ?? ""), proposal(item), review(item),
                ]
                    + (isDecided
                        ? [CleanUpOutcomeCell(cleanUp: cleanUp, item: item, outcome: outcome, today: today).html] : []))
        }
        let columns: [Table.Column] = [.init("文件名称"), .init("发文字号"), .init("起草科室"), .init("科室意见"), .init("审核")]
        return Table(
            "列入清理的文件，共 \(cleanUp.items.count) 件", columns: columns + (isDecided ? [.init("落实")] : []), rows: rows
        ).html
    }

    private var isDecided: Bool { cleanUp.decidedOn != nil }

    private func proposal(_ item: CleanUpItem) -> HTML {
        let said: HTML =
            item.proposal.map { "\(Badge($0.choice.chinese)) \($0.reason) <span class=\"hint\">\($0.byName)</span>" }
            ?? Badge("待提出", .faint).html
        guard cleanUp.refusal(of: .propose, on: item, by: officer) == nil else { return said }
        let choices = CleanUpChoice.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let id = item.text.text
        return
            "\(said)\(folded("提出意见", item, .propose, "\(SelectField("choice_\(id)", "意见", choices: choices, required: true))\(Field("reason_\(id)", "理由", required: true))"))"
    }

    private func review(_ item: CleanUpItem) -> HTML {
        let said: HTML =
            item.review.map {
                "\(Badge($0.agrees ? "同意" : "退回", $0.agrees ? .good : .warning)) \($0.note) <span class=\"hint\">\($0.byName)</span>"
            } ?? Badge("待审核", .faint).html
        guard cleanUp.refusal(of: .review, on: item, by: officer) == nil else { return said }
        let choices = [SelectField.Choice("agree", "同意"), SelectField.Choice("return", "退回")]
        let id = item.text.text
        return
            "\(said)\(folded("审核", item, .review, "\(SelectField("answer_\(id)", "结论", choices: choices, required: true))\(Field("note_\(id)", "说明"))"))"
    }

    private func folded(_ title: String, _ item: CleanUpItem, _ act: CleanUpAct, _ fields: HTML) -> HTML {
        let form = PostForm(
            to: NormativeLinks.cleanUpItem(cleanUp.id, item.text, act.rawValue), context, submit: title,
            "<input type=\"hidden\" name=\"version\" value=\"\(cleanUp.version)\">\(fields)")
        return "<details><summary>\(title)</summary>\(form)</details>"
    }

    private var acts: ActionsPanel {
        ActionsPanel(
            [CleanUpAct.approve, .publish, .abandon].map { act in
                if let refusal = cleanUp.refusal(of: act, by: officer) { return .refused(act.chinese, refusal) }
                let state = failed?.state ?? FormState(["on": today.description])
                let fields: HTML =
                    switch act {
                    case .approve: Field("on", "生效日期", in: state, kind: .date, required: true).html
                    case .publish: Field("address", "公布地址", in: state, required: true).html
                    case .abandon, .propose, .review: .empty
                    }
                return .allowed(
                    act.chinese, to: NormativeLinks.cleanUpAct(cleanUp.id, act.rawValue), context,
                    primary: act != .abandon, hidden: [("version", "\(cleanUp.version)")], fields: fields)
            })
    }

    /// The four lists as they are published.
    private var result: HTML {
        guard let result = CleanUpResult(cleanUp) else { return .empty }
        let lists = result.lists.each { list in
            let items = list.lines.each { "<li>\($0.title)（\($0.number)）</li>" }
            return
                "<h3>\(list.choice.chinese)（\(list.lines.count)件）</h3>\(list.lines.isEmpty ? "<p>无。</p>" : "<ol>\(items)</ol>")"
        }
        return Panel(result.title, "<p>自\(result.decidedOn.chinese)起执行。</p>\(lists)").html
    }
}
