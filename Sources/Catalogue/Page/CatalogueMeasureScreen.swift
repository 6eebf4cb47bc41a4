package import Kernel
import Markup
package import Publishing
package import Site

/// Coverage, freshness and overdue of one catalogue on one page (CAT-1, EVAL-3).
package struct CatalogueMeasureScreen {
    let view: CatalogueEditionView
    let measures: [ItemMeasure]
    let today: Day
    let calendar: WorkCalendar
    let context: SiteContext

    package init(
        _ view: CatalogueEditionView, measures: [ItemMeasure], today: Day, calendar: WorkCalendar, context: SiteContext
    ) {
        self.view = view
        self.measures = measures
        self.today = today
        self.calendar = calendar
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "公开情况测算", section: "catalogue",
            crumbs: [
                Crumb("公开目录", CatalogueLinks.list), Crumb(view.title, CatalogueLinks.edition(view.edition.id)),
            ], wide: true, "\(summary)\(filters)\(table)\(units)")
    }

    private var summary: HTML {
        let totals = CatalogueTotals(measures)
        return """
            <p>截至\(today.chinese)：覆盖率 \(totals.coverage.chinese)，按时更新 \(totals.freshness.chinese)，\
            超期 \(totals.overdue) 项。</p><p class="hint">覆盖率：对应栏目中有公开信息的事项所占比例。按时更新：已公开，并且没有超过\
            目录或者栏目的更新期限、没有超期未落实的职责调整。</p>
            """
    }

    private var filters: HTML {
        let owners = Set(measures.compactMap(\.item.owner)).sorted { view.name($0) < view.name($1) }
        return FilterRow(
            [
                .init("owner", view.edition.kind.ownerTitle, owners.map { .init($0.text, view.name($0)) }),
                .init(
                    "state", "情况",
                    [
                        .init("unbound", "没有对应栏目"), .init("empty", "没有公开信息"), .init("overdue", "超期"),
                        .init("fresh", "按时更新"),
                    ]),
            ], context
        ).html
    }

    private var shown: [ItemMeasure] {
        let owner: UnitID? = context.query.id("owner")
        let state = context.query["state"]
        return measures.filter { measure in
            (owner == nil || measure.item.owner == owner) && (state.isEmpty || matches(measure, state))
        }
    }

    private func matches(_ measure: ItemMeasure, _ state: String) -> Bool {
        switch measure.standing {
        case .unbound: state == "unbound" || state == "overdue" && measure.overdueDays > 0
        case .empty: state == "empty" || state == "overdue" && measure.overdueDays > 0
        case .overdue: state == "overdue"
        case .fresh: state == "fresh"
        }
    }

    private var table: HTML {
        let rows = shown
        guard !rows.isEmpty else { return EmptyState("没有符合条件的事项。").html }
        return Table(
            "事项，共 \(rows.count) 项",
            columns: [
                .init(view.edition.kind.nameTitle), .init("对应栏目"), .init("信息", number: true), .init("最近公开"),
                .init("应当更新"), .init("情况"), .init(view.edition.kind.ownerTitle),
            ], rows: rows.map(row)
        ).html
    }

    private func row(_ measure: ItemMeasure) -> Table.Row {
        let columns: HTML = measure.columns.enumerated().each { index, column in
            "\(index == 0 ? "" : "、")<a href=\"\(link: ArticleLinks.list.query("column", column.id.text))\">\(column.name)</a>"
        }
        let change: HTML = measure.change.map { "<br>\(Badge("职责调整待更新，\($0)前", .warning))" } ?? ""
        return Table.Row(
            [
                HTML(text: measure.item.content.name), measure.columns.isEmpty ? "—" : columns, "\(measure.count)",
                HTML(text: measure.last?.description ?? "—"), HTML(text: measure.due?.description ?? "—"),
                "\(SignalBadge(measure.signal(calendar: calendar), measure.chinese))\(change)",
                HTML(text: view.name(measure.item.owner)),
            ], link: CatalogueLinks.item(view.edition.id, measure.item.id),
            mark: measure.overdueDays > 0 ? "late" : nil)
    }

    private var units: HTML {
        let totals = CatalogueTotals.byUnit(measures)
        let rows = totals.sorted { view.name($0.key) < view.name($1.key) }.map { unit, totals in
            let here = CatalogueLinks.measure(view.edition.id).query("owner", unit.text)
            return Table.Row([
                "<a href=\"\(link: here)\">\(view.name(unit))</a>", "\(totals.items)",
                HTML(text: totals.coverage.chinese), HTML(text: totals.freshness.chinese),
                "<a href=\"\(link: here.query("state", "overdue"))\">\(totals.overdue)</a>",
            ])
        }
        guard !rows.isEmpty else { return .empty }
        return Table(
            "按责任科室汇总",
            columns: [
                .init("责任科室"), .init("事项", number: true), .init("覆盖率"), .init("按时更新"), .init("超期", number: true),
            ], rows: rows
        ).html
    }
}
