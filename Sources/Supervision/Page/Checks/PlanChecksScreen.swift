import HTTPTypes
package import Kernel
import Markup
package import Plans
package import Site

/// 条款核查: each clause of a plan, the check that is proposed for it, and what was decided.
package struct PlanChecksScreen {
    let plan: Plan
    let lines: [ClauseLine]
    let book: MeasureBook
    let directory: LedgerDirectory
    let officer: Officer
    let failed: Refusal?
    let context: SiteContext

    package init(
        plan: Plan, lines: [ClauseLine], book: MeasureBook, directory: LedgerDirectory, officer: Officer,
        failed: Refusal? = nil, context: SiteContext
    ) {
        self.plan = plan
        self.lines = lines
        self.book = book
        self.directory = directory
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var coverage: ClauseCoverage { ClauseCoverage(lines) }
    private var maySettle: Bool { CheckDecisions.refusal(by: officer, agency: plan.agency) == nil }

    package var answer: ConsolePage {
        ConsolePage(
            "\(plan.year)年要点的条款核查", section: "checks",
            crumbs: [Crumb("工作要点", LedgerLinks.plans), Crumb(plan.title, LedgerLinks.ledger(plan: plan.id))],
            lead: lead, wide: true, status: failed == nil ? .ok : failed?.code.status ?? .ok, "\(notice)\(table)")
    }

    private var lead: HTML {
        let rest: HTML =
            maySettle && coverage.open > 0
            ? PostButton("按建议确认其余 \(coverage.open) 条", to: CheckLinks.rest(plan.id), context, primary: true).html
            : ""
        return """
            <p>共 \(coverage.total) 条：自动核查 \(coverage.measured) 条，人工核查 \(coverage.manual) 条，不单列核查 \
            \(coverage.byTask) 条，待确认 \(coverage.open) 条。</p>\(rest)
            """
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.sentence).html }
        switch context.query["done"] {
        case "settled": return Notice(.done, text: "已确认这一条的核查方式，从今天起执行。").html
        case "rest":
            let left = context.query.number("left") ?? 0
            let more = left > 0 ? "\(left) 条没有责任单位，请先分派任务，或者逐条选择责任单位。" : ""
            return Notice(left > 0 ? .warning : .done, text: "已按建议确认 \(context.query.number("count") ?? 0) 条。\(more)")
                .html
        default:
            return coverage.open > 0
                ? Notice(.info, text: "系统按条款中的用词和数字提出核查方式。请逐条确认；确认以后，自动核查每天计算一次。").html : ""
        }
    }

    private var table: HTML {
        guard !lines.isEmpty else { return EmptyState("这份要点还没有任务。").html }
        var index: [PlanTaskID: Int] = [:]
        let rows = lines.map { line in
            defer { index[line.task.id, default: 0] += 1 }
            return row(line, index[line.task.id, default: 0])
        }
        return Table(
            "条款，共 \(lines.count) 条",
            columns: [
                .init("条款", wide: true), .init("核查方式", wide: true), .init("责任单位"), .init("现状"), .init("办理"),
            ], rows: rows
        ).html
    }

    private func row(_ line: ClauseLine, _ index: Int) -> Table.Row {
        let number = line.task.number.map { "\($0) " } ?? "第 \(line.task.position) 项 "
        let clause: HTML = """
            <a href="\(link: LedgerLinks.task(line.task.id))"><span class="number">\(number)</span></a>\(line.proposal.quote)
            """
        let unit = line.check.map(\.setting.unit) ?? (line.proposal.method == .byTask ? nil : line.unit)
        return Table.Row(
            [clause, method(line), HTML(text: unit.map { directory.name($0) } ?? ""), state(line), acts(line, index)],
            id: "c-\(line.task.position)-\(index)")
    }

    private func method(_ line: ClauseLine) -> HTML {
        let setting = line.check?.setting ?? line.proposal.setting(unit: line.unit)
        let why = line.check.map { $0.reason.isEmpty ? "" : "理由：\($0.reason)" } ?? line.proposal.reason
        let mark: HTML = line.check == nil ? "<span class=\"hint\">建议</span> " : ""
        let hint: HTML = why.isEmpty ? "" : "<br><span class=\"hint\">\(why)</span>"
        return "\(mark)\(setting.method.badge) \(setting.words(book))\(hint)"
    }

    private func state(_ line: ClauseLine) -> HTML {
        guard let check = line.check else { return Badge("待确认", .warning).html }
        let by: HTML = "<span class=\"hint\">\(check.decidedBy)确认</span>"
        switch check.setting.method {
        case .byTask: return by
        case .manual: return "<a href=\"\(link: CheckLinks.record(check.id))\">查看</a> \(by)"
        case .measured:
            let light: HTML = check.standing.signal.map { SignalBadge($0, $0.checkWord).html } ?? "待计算"
            return "<a href=\"\(link: CheckLinks.record(check.id))\">\(light)</a> \(by)"
        }
    }

    private func acts(_ line: ClauseLine, _ index: Int) -> HTML {
        guard maySettle else { return "" }
        let change: HTML = """
            <a class="button quiet" href="\(link: CheckLinks.clause(line.task.id, index))">\(line.check == nil ? "改动" : "变更")</a>
            """
        guard line.check == nil, line.proposal.method == .byTask || line.unit != nil else { return change }
        let setting = line.proposal.setting(unit: line.unit)
        let confirm = PostButton(
            "确认", to: CheckLinks.clause(line.task.id, index), context,
            fields: setting.fields(key: line.proposal.key, version: nil))
        return "\(confirm) \(change)"
    }
}

extension Signal {
    /// What a light says of a check.
    package var checkWord: String {
        switch self {
        case .green: "达到"
        case .yellow: "接近"
        case .orange: "接近"
        case .red, .black: "未达到"
        }
    }
}
