package import Audit
import HTTPTypes
package import Kernel
import Markup
import Publishing
import Requests
package import Site

/// One report: what fails, what is to be explained, the tables with every figure open, texts, figures from outside.
package struct ReportScreen {
    let view: ReportView
    let officer: Officer
    let today: Day
    let columns: [SelectField.Choice]
    let timeline: [RecordedEntry]
    let failed: FailedReportAct?
    let context: SiteContext

    package init(
        view: ReportView, officer: Officer, today: Day, columns: [SelectField.Choice], timeline: [RecordedEntry],
        failed: FailedReportAct? = nil, context: SiteContext
    ) {
        self.view = view
        self.officer = officer
        self.today = today
        self.columns = columns
        self.timeline = timeline
        self.failed = failed
        self.context = context
    }

    var report: YearReport { view.report }

    package var answer: ConsolePage {
        ConsolePage(
            YearReport.title(view.agencyName, report.year), section: "annual_reports",
            crumbs: [Crumb("年度报告", ReportLinks.list)], lead: lead, aside: aside, below: history, wide: true,
            status: failed?.refusal.code.status ?? .ok, "\(problem)\(findings)\(tables)\(texts)\(outside)")
    }

    private var lead: HTML {
        let last = YearReport.lastDay(of: report.year, isGovernment: report.isGovernment)
        let files = ReportFileKind.allCases.each { kind in
            "<a class=\"button\" href=\"\(link: ReportLinks.file(report.id, kind.fileName))\" download>\(kind.chinese)</a> "
        }
        return """
            \(report.state.badge)<p class="hint">公布期限 \(last.chinese)（条例第四十九条）。统计期限 \(report.year)年1月1日至12月31日。</p>\
            <p class="buttons">\(files)</p>
            """
    }

    /// The refusal of an act without a field of its own, or whose form is not shown.
    private var problem: HTML {
        guard let failed, failed.refusal.field == nil || failed.act == .settle || !may(failed.act) else {
            return .empty
        }
        return Notice(.wrong, text: failed.refusal.sentence).html
    }

    func may(_ act: ReportAct) -> Bool { report.refusal(of: act, by: officer) == nil }
    func state(_ act: ReportAct) -> FormState { failed?.act == act ? failed?.state ?? .empty : .empty }
    var version: HTML {
        "<input type=\"hidden\" name=\"version\"\(attribute: "value", "\(report.version)")>"
    }

    // MARK: What is wrong

    private var findings: HTML {
        let failures = view.check.failures
        let errors: HTML =
            failures.isEmpty
            ? "<p>\(Badge("勾稽关系全部成立", .good)) <span class=\"hint\">核对\(view.check.identities.count)处（RPT-21至RPT-24、RPT-31）。</span></p>"
            : Table(
                "不成立的勾稽关系",
                columns: [.init("规则"), .init("关系", wide: true), .init("左边", number: true), .init("右边", number: true)],
                rows: failures.map {
                    Table.Row([HTML(text: $0.rule), HTML(text: $0.words), "\($0.left)", "\($0.right)"])
                }
            ).html
        let warnings = Array(view.check.warnings.enumerated()).each { warning($0.element, $0.offset) }
        let list: HTML = warnings.isEmpty ? "" : "<h3>提示</h3><ul>\(warnings)</ul>"
        return Panel("核对", "\(errors)\(list)").html
    }

    private func warning(_ warning: ReportWarning, _ place: Int) -> HTML {
        if let remark = view.remarks[warning.key] {
            return "<li>\(warning.words)<br><span class=\"hint\">\(remark.byName)说明：\(remark.reason)</span></li>"
        }
        guard may(.settleWarning) else { return "<li>\(warning.words)</li>" }
        let isFailed = failed?.state.fields["warning"] == warning.key
        let form = PostForm(
            to: act(.settleWarning), context, submit: "说明原因", state: isFailed ? state(.settleWarning) : .empty,
            """
            \(version)<input type="hidden" name="warning"\(attribute: "value", warning.key)>
            \(Field("reason_\(place)", "为什么可以这样", in: isFailed ? state(.settleWarning) : .empty, required: true))
            <input type="hidden" name="place"\(attribute: "value", "\(place)")>
            """)
        return "<li>\(warning.words)<details\(flag: "open", isFailed)><summary>说明原因</summary>\(form)</details></li>"
    }

    func act(_ act: ReportAct) -> Link { ReportLinks.act(report.id, act.rawValue) }

    private var tables: HTML {
        """
        <p class="hint">数字都可以点开，查看统计到的记录。</p>\
        \(ReportBody(contents: view.contents, link: { ReportLinks.cell(report.id, $0.key) }).tables)
        """
    }

    // MARK: Around it

    private var aside: HTML { "\(acts)\(milestones)" }

    private var acts: HTML {
        var acts: [ActionsPanel.Act] = []
        if let refusal = report.refusal(of: .settle, by: officer) ?? view.obstacle(today: today) {
            if report.state == .compiling { acts.append(.refused("定稿送审", refusal)) }
        } else {
            acts.append(
                .allowed(
                    "定稿送审", to: act(.settle), context, primary: true, state: state(.settle),
                    hidden: [("version", "\(report.version)")],
                    fields: SelectField(
                        "column", "发布栏目", choices: columns, in: state(.settle), hint: "作为信息送三审三校和保密审查，通过后发布。",
                        required: true
                    ).html))
        }
        if may(.reopen) {
            acts.append(
                .allowed(
                    "退回修改", to: act(.reopen), context, hidden: [("version", "\(report.version)")]))
        }
        if let article = report.article {
            acts.append(
                .page(report.state == .published ? "查看发布的信息" : "查看审校进度", at: ArticleLinks.article(article)))
        }
        if report.state == .published { acts.append(.page("公开页面", at: ReportLinks.publicRecord(report.id))) }
        return ActionsPanel(acts).html
    }

    private var history: HTML {
        let entries = timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: ReportScreen.words(name)), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
        return "<h2>办理过程</h2>\(Timeline(entries))"
    }

    private static func words(_ act: String) -> String {
        ReportAct(rawValue: act)?.chinese ?? ["open": "开始编制", "publish": "发布", "withdraw": "撤回"][act] ?? act
    }
}

/// An act that was refused, with what the person had typed.
package struct FailedReportAct: Sendable {
    package let act: ReportAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: ReportAct, _ refusal: Refusal, _ state: FormState) {
        self.act = act
        self.refusal = refusal
        self.state = state
    }
}
