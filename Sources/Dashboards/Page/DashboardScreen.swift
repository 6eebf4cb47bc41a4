import Kernel
import Markup
package import Site

/// 数据看板: what an agency, a unit or those below keep, wait for and will owe.
package struct DashboardScreen {
    let view: DashboardView
    let briefing: LeaderBriefing?
    let context: SiteContext

    /// - Parameter briefing: of a leader who looks at the own affairs.
    package init(_ view: DashboardView, briefing: LeaderBriefing? = nil, context: SiteContext) {
        self.view = view
        self.briefing = briefing
        self.context = context
    }

    package var answer: ConsolePage {
        let figures = (view.below + view.figures).each { FigureDrawing(figure: $0).html }
        let shown: HTML =
            figures.isEmpty ? "\(EmptyState("这一时期还没有记录。请选择别的时期。"))" : "<div class=\"plots\">\(figures)</div>"
        return ConsolePage(
            "数据看板", section: "dashboard", lead: export, wide: true,
            "\(briefing.map { LeaderPanels(briefing: $0).html } ?? .empty)\(hint)\(filters)\(shown)")
    }

    private var hint: HTML {
        "<p class=\"hint\">\(view.scope.whose)，\(view.scope.period.period.title)，截至\(view.scope.today.chinese)。数字由记录即时算出，每个图下可以查看数据。</p>"
    }

    private var export: HTML {
        let file = DashboardLinks.export.query("period", view.scope.period.text)
            .query("agency", context.query.optional("agency")).query("unit", context.query.optional("unit"))
        return "<a class=\"button\" href=\"\(link: file)\" download>导出 Excel</a>"
    }

    /// One that was asked for by its address stands in the list too.
    private var periods: [DashboardPeriod] {
        let usual = DashboardPeriod.choices(today: view.scope.today)
        return usual.contains(view.scope.period) ? usual : usual + [view.scope.period]
    }

    private var filters: FilterRow {
        var row: [FilterRow.Filter] = [
            .init(
                "period", "时期",
                periods.map { .init($0.text, $0.period.title) }, chosen: view.scope.period.text)
        ]
        if view.agencies.count > 1 {
            row.append(.init("agency", "单位", view.agencies.map { .init($0.id.text, $0.name) }))
        }
        if view.units.count > 1 { row.append(.init("unit", "科室", view.units.map { .init($0.id.text, $0.name) })) }
        return FilterRow(row, context)
    }
}
