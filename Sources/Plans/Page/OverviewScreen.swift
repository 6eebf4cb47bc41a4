package import Kernel
import Markup
package import Site

/// What the overview of one plan shows.
package struct OverviewView: Sendable {
    package let plan: Plan
    package let summary: LedgerSummary
    /// The plan of the year before as it stands today; nil when there is none.
    package let before: (year: Int, counts: LedgerSummary.Counts)?
    package let plans: [PlanListing]
    package let names: [UnitID: String]
    package let day: LedgerDay

    package init(
        plan: Plan, summary: LedgerSummary, before: (year: Int, counts: LedgerSummary.Counts)?, plans: [PlanListing],
        names: [UnitID: String], day: LedgerDay
    ) {
        self.plan = plan
        self.summary = summary
        self.before = before
        self.plans = plans
        self.names = names
        self.day = day
    }
}

/// 进度总览 for leaders: six numbers, five sentences, three plots, on one page of paper.
package struct OverviewScreen {
    let view: OverviewView
    let context: SiteContext

    package init(_ view: OverviewView, context: SiteContext) {
        self.view = view
        self.context = context
    }

    /// The page when there is no plan yet.
    package static func empty(mayImport: Bool) -> ConsolePage {
        let act: HTML =
            mayImport ? "<p><a class=\"button primary\" href=\"\(link: LedgerLinks.upload)\">导入工作要点</a></p>" : ""
        return ConsolePage(
            "进度总览", section: "overview",
            "\(EmptyState("这里用数字、图和五句话说明要点的完成情况。还没有工作要点。", act: act))")
    }

    private var plan: PlanID { view.plan.id }

    package var answer: ConsolePage {
        let sentences = OverviewSentences(
            year: view.plan.year, summary: view.summary, names: view.names, window: view.day.window)
        return ConsolePage(
            "进度总览", section: "overview", lead: head, wide: true,
            """
            <div class="overview">\(chooser)\(OverviewFigures(view: view))
            <section class="panel sentences"><h2>情况概述</h2><ol>\(sentences.all.each { "<li>\($0)</li>" })</ol></section>
            \(OverviewPlots(view: view))</div>
            """)
    }

    private var head: HTML {
        """
        <p class="hint">《\(view.plan.title)》，截至\(view.day.today.chinese) \(implementation)</p>
        """
    }

    /// For those who may read the whole plan (TASK-6).
    private var implementation: HTML {
        guard let officer = context.officer,
            RecordReach(of: officer, agency: view.plan.agency, units: []).canRead
        else { return .empty }
        return "<a href=\"\(link: LedgerLinks.implementation(plan))\">逐项落实情况</a>"
    }

    private var chooser: HTML {
        guard view.plans.count > 1 else { return .empty }
        let links = view.plans.prefix(6).each { item -> HTML in
            let here = item.plan.id == plan
            return """
                <li><a href="\(link: LedgerLinks.overview.query("plan", item.plan.id.text))"\
                \(attribute: "aria-current", here ? "true" : nil)>\(item.plan.year)年</a></li>
                """
        }
        return "<nav class=\"switch\" aria-label=\"要点年度\"><ul>\(links)</ul></nav>"
    }
}

/// The six numbers, each a link to the tasks behind it.
struct OverviewFigures: Component {
    let view: OverviewView

    var html: HTML {
        let now = view.summary.all, before = view.before?.counts, plan = view.plan.id
        return """
            <ul class="figures">
            \(figure("任务总数", "\(now.total)", LedgerLinks.ledger(plan: plan), before.map { "\($0.total)" }))
            \(figure("已办结", percent(now.accepted, now.donePercent), LedgerLinks.ledger(plan: plan, state: .accepted), before.map { percent($0.accepted, $0.donePercent) }))
            \(figure("按时率", share(now.onTimePercent), LedgerLinks.ledger(plan: plan, state: .accepted), before.map { share($0.onTimePercent) }))
            \(figure("等待审核", "\(now.waitingForReview)", LedgerLinks.ledger(plan: plan, state: .reported), before.map { "\($0.waitingForReview)" }))
            \(figure("已逾期", "\(now.overdue)", LedgerLinks.ledger(plan: plan, window: .overdue), before.map { "\($0.overdue)" }, isBad: now.overdue > 0))
            \(figure("即将到期", "\(now.dueSoon)", LedgerLinks.ledger(plan: plan, window: .soon), before.map { "\($0.dueSoon)" }))
            </ul>
            """
    }

    private func percent(_ number: Int, _ percent: Int?) -> String {
        percent.map { "\(number)（\($0)%）" } ?? "\(number)"
    }
    private func share(_ percent: Int?) -> String { percent.map { "\($0)%" } ?? "—" }

    private func figure(_ name: String, _ value: String, _ link: Link, _ before: String?, isBad: Bool = false) -> HTML {
        let year = view.before?.year ?? 0
        let past: HTML = before.map { "<span class=\"hint\">\(year)年 \($0)</span>" } ?? ""
        return """
            <li\(attribute: "class", isBad ? "bad" : nil)><a href="\(link: link)"><span class="name">\(name)</span> \
            <strong>\(value)</strong></a>\(past)</li>
            """
    }
}

/// 应完成 and 已完成 by month, the units, the sections.
struct OverviewPlots: Component {
    let view: OverviewView

    private var source: String { "\(view.plan.year)年要点任务台账，截至\(view.day.today.chinese)" }

    var html: HTML { "<div class=\"plots\">\(months)\(units)\(sections)</div>" }

    private var months: HTML {
        let begun = view.summary.months.filter { $0.done != nil }
        guard let last = begun.last, let done = last.done else { return .empty }
        let finding =
            done >= last.owed ? "完成总量不落后于时限" : "到\(last.end.month)月底比时限少完成 \(last.owed - done) 项"
        return LineChart(
            finding, source: source + "；深色为累计办结，灰色为累计应办结",
            points: begun.map { ("\($0.end.month)月", $0.done ?? 0) }, before: begun.map(\.owed), beforeName: "应办结",
            unit: "项"
        ).html
    }

    private var units: HTML {
        let open = view.summary.units.filter { $0.counts.accepted < $0.counts.total }
        guard !open.isEmpty else { return .empty }
        let late = open.filter { $0.counts.overdue > 0 }
        let finding =
            late.isEmpty
            ? "\(open.count) 个单位还有未办结任务，均未逾期"
            : OverviewPlots.lateFinding(late.map { (view.names[$0.unit] ?? "已撤销的单位", $0.counts.overdue) })
        let bars = open.prefix(10).map { item in
            let left = item.counts.total - item.counts.accepted
            let overdue = item.counts.overdue > 0 ? "，逾期 \(item.counts.overdue)" : ""
            return BarChart.Bar(
                view.names[item.unit] ?? "已撤销的单位", left, shown: "\(left)\(overdue)",
                link: LedgerLinks.ledger(plan: view.plan.id, unit: item.unit), marked: item.counts.overdue > 0)
        }
        return BarChart(finding, source: source + "；未办结任务数，深色为有逾期", bars: bars).html
    }

    /// Names the worst only when there is one.
    static func lateFinding(_ late: [(name: String, overdue: Int)]) -> String {
        let most = late.map(\.overdue).max() ?? 0
        let worst = late.filter { $0.overdue == most }.map(\.name)
        guard worst.count < late.count || worst.count == 1 else {
            return "\(late.count) 个单位各有 \(most) 项逾期"
        }
        return "\(late.count) 个单位有逾期任务，\(worst.prefix(2).joined(separator: "、"))最多"
    }

    private var sections: HTML {
        let all = view.summary.sections
        guard let slowest = all.min(by: { ($0.counts.donePercent ?? 100) < ($1.counts.donePercent ?? 100) }) else {
            return .empty
        }
        let bars = all.prefix(12).map { item in
            BarChart.Bar(
                item.title, item.counts.donePercent ?? 0, shown: "\(item.counts.accepted)/\(item.counts.total)",
                link: LedgerLinks.ledger(plan: view.plan.id, words: item.title),
                marked: item.counts.donePercent == slowest.counts.donePercent)
        }
        let percent = slowest.counts.donePercent ?? 0
        let finding =
            percent == 100
            ? "各部分任务均已办结"
            : OverviewPlots.slowFinding(
                all.filter { $0.counts.donePercent == percent }.map(\.title), percent, of: all.count)
        return BarChart(finding, source: source + "；各部分办结比例", bars: bars).html
    }

    static func slowFinding(_ slowest: [String], _ percent: Int, of total: Int) -> String {
        guard let first = slowest.first, slowest.count < total || total == 1 else { return "各部分均完成 \(percent)%" }
        let rest = slowest.count > 1 ? "等 \(slowest.count) 个部分" : ""
        return "“\(first)”\(rest)进度最慢，完成 \(percent)%"
    }
}
