package import Audit
import HTTPTypes
import Inspection
package import Kernel
import Markup
package import Site

/// One party's sheet: indicators with what was lost and the records behind it, then the steps.
package struct SheetScreen {
    let detail: SheetDetail
    let scheme: AssessmentScheme
    let timeline: [RecordedEntry]
    /// The records that this officer may open.
    let open: Set<MeasuredItem>
    let officer: Officer
    let today: Day
    let failed: FailedSheetAct?
    let context: SiteContext

    package init(
        detail: SheetDetail, scheme: AssessmentScheme, timeline: [RecordedEntry], open: Set<MeasuredItem>,
        officer: Officer, today: Day, failed: FailedSheetAct? = nil, context: SiteContext
    ) {
        self.detail = detail
        self.scheme = scheme
        self.timeline = timeline
        self.open = open
        self.officer = officer
        self.today = today
        self.failed = failed
        self.context = context
    }

    private var sheet: AssessmentSheet { detail.sheet }

    package var answer: ConsolePage {
        ConsolePage(
            "\(sheet.name)\(String(detail.round.year))年考核", section: "assessment",
            crumbs: [
                Crumb("考核", AssessmentLinks.list),
                Crumb("\(detail.round.year)年", AssessmentLinks.round(detail.round.id)),
            ], lead: lead, aside: "\(ActionsPanel(acts))\(facts)", below: "<h2>办理过程</h2>\(Timeline(entries))",
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(table)\(losses)\(words)")
    }

    private var lead: HTML {
        let score: HTML =
            detail.total.map { "<strong>\(text: $0) 分</strong> \(Badge(scheme.band(of: $0), .neutral)) " } ?? ""
        return "<p class=\"score\">\(score)\(sheet.stage.badge)</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        if let act = SheetAct(rawValue: context.query["done"]) {
            return Notice(.done, text: "\(act.chinese)：已办理。").html
        }
        guard !sheet.stage.isFrozen else { return .empty }
        return Notice(.info, text: "以下得分按现在的记录计算，核查时固定下来。").html
    }

    private var table: HTML {
        Table(
            "各项指标",
            columns: [.init("指标", wide: true), .init("情况", wide: true), .init("得分", number: true)],
            rows: detail.scores.map { score in
                let got: HTML =
                    score.isApplicable
                    ? "\(text: score.got) / \(text: score.indicator.weight)" : "不计分"
                return Table.Row([
                    "\(score.indicator.title) <span class=\"hint\">\(score.indicator.methodChinese)</span>",
                    HTML(text: score.reading), got,
                ])
            }
        ).html
    }

    /// EVAL-4: each point that was lost, with the records it was lost for.
    private var losses: HTML {
        let lost = detail.scores.filter { $0.lost > .none }
        guard !lost.isEmpty else { return .empty }
        return Panel(
            "失分的依据",
            lost.each { score in
                "<h3>\(score.indicator.title)　−\(text: score.lost) 分</h3><ul>\(score.items.each { "<li>\(item($0))</li>" })</ul>"
            }
        ).html
    }

    private func item(_ item: MeasuredItem) -> HTML {
        guard open.contains(item) else { return "一件您无权查看的记录 <span class=\"hint\">\(item.note)</span>" }
        let note: HTML = item.note.isEmpty ? "" : " <span class=\"hint\">\(item.note)</span>"
        guard let link = item.address.isEmpty ? nil : Link(returning: item.address) else {
            return "\(item.title)\(note)"
        }
        return "<a href=\"\(link: link)\">\(item.title)</a>\(note)"
    }

    private var words: HTML {
        let parts = [
            ("自评", sheet.selfWords), ("评议意见", sheet.commentWords), ("申诉", sheet.appealWords),
            ("申诉答复", sheet.answerWords),
        ].filter { !$0.1.isEmpty }
        return parts.each { Panel($0.0, "<p class=\"typed\">\($0.1)</p>").html }
    }

    // MARK: Acts

    private var acts: [ActionsPanel.Act] {
        shown.map { act in
            if let refusal = sheet.refusal(of: act, by: officer, today: today, appealEnds: detail.appealEnds) {
                return .refused(act.chinese, refusal)
            }
            let state = failed?.act == act ? failed?.state ?? .empty : .empty
            return .allowed(
                act.chinese, to: AssessmentLinks.act(sheet.id, act.rawValue), context,
                primary: act == shown.first, state: state,
                hidden: [(SheetField.version, String(sheet.version))], fields: fields(act, state))
        }
    }

    /// What belongs to this stage; the rest would only be noise.
    private var shown: [SheetAct] { SheetAct.allCases.filter { AssessmentLaw.target(of: $0, in: sheet.stage) != nil } }

    private func fields(_ act: SheetAct, _ state: FormState) -> HTML {
        func area(_ label: String, _ hint: String) -> HTML {
            TextArea(SheetField.name(act, "words"), label, in: state, hint: hint, required: true, rows: 4).html
        }
        switch act {
        case .report: return area("自评总结", "写明做了什么、还有什么不足；得分由系统按记录计算。")
        case .sendBack, .reject: return area("理由", "写明要补充或者重新核查什么。")
        case .check: return detail.scores.filter { $0.indicator.measure == nil }.each { manual($0.indicator, state) }
        case .comment: return area("评议意见", "对得分和自评的评价。")
        case .approve, .notify: return .empty
        case .appeal: return area("申诉理由", "只能申诉一次，写明对哪一项、哪一件有异议。")
        case .uphold: return area("答复", "写明维持结果的理由。")
        case .adjust:
            return """
                \(Field(SheetField.name(act, "points"), "增加的分数", in: state, hint: "例如 2.5", required: true))\
                \(area("答复", "写明调整的理由和依据的记录。"))
                """
        }
    }

    private func manual(_ indicator: Indicator, _ state: FormState) -> HTML {
        """
        \(Field(
            SheetField.points(indicator.id), "\(indicator.title)得分", in: state, hint: "0 至 \(indicator.weight) 分", required: true))\
        \(TextArea(SheetField.reason(indicator.id), "失分理由（满分不填）", in: state, rows: 2))\
        \(Field(
            SheetField.address(indicator.id), "失分的记录（满分不填）", in: state, hint: "那一件在本系统中的地址，例如 /console/plans"))
        """
    }

    // MARK: Facts

    private var facts: HTML {
        var items: [(String, HTML)] = [("组别", HTML(text: sheet.group.chinese))]
        if let at = sheet.notifiedAt { items.append(("通报", HTML(text: at.day.chinese))) }
        if let last = detail.appealEnds, sheet.stage == .notified {
            items.append(("可申诉至", HTML(text: last.chineseWithWeekday)))
        }
        if sheet.adjusted > .none { items.append(("申诉调整", "+\(text: sheet.adjusted) 分")) }
        for other in detail.history {
            let score = other.total.map { $0.description + " 分" } ?? "没有得分"
            items.append(("\(other.year)年", "<a href=\"\(link: AssessmentLinks.sheet(other.id))\">\(score)</a>"))
        }
        items.append(("考核表", "<a href=\"\(link: AssessmentLinks.paper(sheet.id))\">下载 Word</a>"))
        return Panel("考核情况", DefinitionList(items).html).html
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map { String($0) } ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: SheetAct(rawValue: name)?.chinese ?? name), when: entry.at,
                rule: entry.rule, note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }
}
