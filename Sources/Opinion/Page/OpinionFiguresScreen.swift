package import Kernel
import Markup
package import People
package import Site

/// 统计: in numbers, then one by one.
package struct OpinionFiguresScreen {
    let facts: [OpinionFact]
    let year: Int
    let now: Moment
    let units: [Unit]
    let context: SiteContext

    package init(facts: [OpinionFact], year: Int, now: Moment, units: [Unit], context: SiteContext) {
        self.facts = facts
        self.year = year
        self.now = now
        self.units = units
        self.context = context
    }

    private var figures: OpinionFigures { OpinionFigures(facts, at: now) }

    package var answer: ConsolePage {
        ConsolePage(
            "\(year)年舆情回应统计", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)], lead: lead, wide: true,
            facts.isEmpty ? EmptyState("\(year)年没有登记舆情。").html : "\(sentence)\(sums)<h2>逐件情况</h2>\(list)")
    }

    private var lead: HTML {
        func button(_ year: Int) -> HTML {
            "<a class=\"button\" href=\"\(link: OpinionLinks.figures.query("year", "\(year)"))\">\(year)年</a> "
        }
        return "<p class=\"buttons\">\(button(year - 1))\(if: year < now.day.year, button(year + 1))</p>"
    }

    private var sentence: HTML {
        let share: HTML = figures.punctuality.map { "按时回应率\($0)%（SEN-1、SEN-2）。" } ?? ""
        return "<p>\(year)年登记舆情\(facts.count)件。\(share)</p>"
    }

    private var sums: HTML {
        Table(
            "分类统计",
            columns: [
                .init("类别"), .init("登记", number: true), .init("已回应", number: true), .init("不予回应", number: true),
                .init("按时", number: true), .init("超期", number: true), .init("3小时内", number: true), .init("发布会按时"),
                .init("用时中位"),
            ],
            rows: OpinionKind.allCases.compactMap { kind in figures.rows[kind].map { row(kind, $0) } }
        ).html
    }

    private func row(_ kind: OpinionKind, _ row: OpinionFigures.Row) -> Table.Row {
        let isMajor = kind == .major
        return Table.Row([
            HTML(text: kind.chinese), "\(row.registered)", "\(row.responded)", "\(row.declined)", "\(row.onTime)",
            "\(row.late)", isMajor ? "\(row.inTarget)" : "—", isMajor ? "\(row.pressOnTime)/\(row.pressOwed)" : "—",
            HTML(text: row.median.map { OpinionClockFace.span($0) } ?? "—"),
        ])
    }

    private var list: HTML {
        Table(
            "逐件情况",
            columns: [.init("舆情"), .init("类别"), .init("责任单位"), .init("起算"), .init("首次回应"), .init("用时"), .init("结果")],
            rows: facts.map { fact in
                let took = fact.respondedAt.map { OpinionClockFace.span(fact.start.minutes(until: $0)) } ?? "—"
                let result: HTML =
                    switch fact.isOnTime(at: now) {
                    case .some(true): Badge("按时", .good).html
                    case .some(false): Badge("超期", .bad).html
                    case nil: fact.stage == .declined ? Badge("不予回应", .faint).html : Badge("未到期", .active).html
                    }
                return Table.Row(
                    [
                        "\(fact.title)<br><span class=\"hint\">\(fact.number)</span>", HTML(text: fact.kind.chinese),
                        HTML(text: units.first { $0.id == fact.unit }?.name ?? ""), HTML(text: fact.start.minute),
                        HTML(text: fact.respondedAt?.minute ?? "—"), HTML(text: took), result,
                    ], link: OpinionLinks.record(fact.id))
            }
        ).html
    }
}
