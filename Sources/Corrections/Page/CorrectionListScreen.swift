import Kernel
import Markup
package import People
package import Site

/// 网站找错 on the staff side: the open ones first.
package struct CorrectionListScreen {
    let page: CorrectionListPage
    let query: CorrectionQuery
    let figures: CorrectionFigures
    let units: [Unit]
    let context: SiteContext

    package init(
        page: CorrectionListPage, query: CorrectionQuery, figures: CorrectionFigures, units: [Unit],
        context: SiteContext
    ) {
        self.page = page
        self.query = query
        self.figures = figures
        self.units = units
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("网站找错", section: "corrections", lead: lead, wide: true, "\(filters)\(list)")
    }

    private var lead: HTML {
        let share: HTML = figures.punctuality.map { "，按时办结率\($0)%（SITE-4）" } ?? ""
        return """
            <p class="hint">\(figures.year)年收到\(figures.received)件：办理中\(figures.open)件，已答复\(figures.answered)件，\
            不予处理\(figures.rejected)件\(share)。</p>
            """
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("state", "状态", CorrectionState.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("kind", "类型", CorrectionKind.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("unit", "承办", units.map { .init($0.id.text, $0.name) }),
            ], search: "编号、网页或者内容", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的网站找错。公众在网页底部“我为政府网站找错”提交后列在这里。").html
        }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            "网站找错，共 \(page.total) 件",
            columns: [
                .init("编号"), .init("网页"), .init("类型"), .init("反映内容"), .init("承办"), .init("状态"), .init("答复期限"),
            ], rows: page.lines.map { row($0, names) })
        return "\(table)\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ line: CorrectionLine, _ names: [UnitID: String]) -> Table.Row {
        let found = line.correction
        let many: HTML = found.reports > 1 ? " <span class=\"hint\">\(found.reports)人反映</span>" : ""
        let due: HTML =
            line.reading.map { reading in
                """
                <span class="due">\(SignalBadge(reading.signal, reading.sentence))\
                <span class="hint">\(reading.due.deadline?.day.description ?? "")</span></span>
                """
            } ?? HTML(text: found.closedAt.map { "\($0.day) 办结" } ?? "")
        return Table.Row(
            [
                HTML(text: found.number), HTML(text: found.pageName), HTML(text: found.kind.chinese),
                "\(found.words.prefix(60))\(many)", HTML(text: names[found.unit] ?? ""), found.state.badge.html, due,
            ], link: CorrectionLinks.record(found.id))
    }
}
