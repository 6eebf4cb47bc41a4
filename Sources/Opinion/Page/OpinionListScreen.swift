import Kernel
import Markup
package import People
package import Site

/// 舆情 on the staff side: what runs first, each with the hours that are left.
package struct OpinionListScreen {
    let page: OpinionListPage
    let query: OpinionQuery
    let duty: [DutyShift]
    let units: [Unit]
    let mayRegister: Bool
    let context: SiteContext

    package init(
        page: OpinionListPage, query: OpinionQuery, duty: [DutyShift], units: [Unit], mayRegister: Bool,
        context: SiteContext
    ) {
        self.page = page
        self.query = query
        self.duty = duty
        self.units = units
        self.mayRegister = mayRegister
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("舆情回应", section: "opinion", lead: lead, wide: true, "\(clues)\(filters)\(list)")
    }

    private var lead: HTML {
        let register: HTML =
            mayRegister ? "<a class=\"button primary\" href=\"\(link: OpinionLinks.new)\">登记舆情</a> " : ""
        return """
            <p class="hint">办理中\(page.running)件。\(onDuty)</p>
            <p class="buttons">\(register)<a class="button" href="\(link: OpinionLinks.wall)">大屏</a> \
            <a class="button" href="\(link: OpinionLinks.clues)">线索</a> \
            <a class="button" href="\(link: OpinionLinks.roster)">值班表</a> \
            <a class="button" href="\(link: OpinionLinks.feeds)">监测来源</a> \
            <a class="button" href="\(link: OpinionLinks.figures)">统计</a></p>
            """
    }

    private var onDuty: HTML {
        duty.isEmpty ? "现在没有排值班。" : "现在值班：\(duty.map(\.name).joined(separator: "、"))。"
    }

    private var clues: HTML {
        guard page.newClues > 0 else { return .empty }
        return Notice(
            .warning, "有\(page.newClues)条线索还没有核实。<a href=\"\(link: OpinionLinks.clues)\">查看线索</a>"
        ).html
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("stage", "状态", OpinionStage.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("kind", "类别", OpinionKind.allCases.map { .init($0.rawValue, $0.chinese) }),
            ], search: "标题或者编号", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的舆情。发现需要研判的舆情，请点“登记舆情”。").html
        }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            "舆情，共 \(page.total) 件",
            columns: [
                .init("舆情"), .init("类别"), .init("责任单位"), .init("状态"), .init("下一个时限"), .init("起算时间"),
            ], rows: page.lines.map { row($0, names) })
        return "\(table)\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ line: OpinionLine, _ names: [UnitID: String]) -> Table.Row {
        let found = line.found
        let clock: HTML =
            line.next.map { face in
                """
                <span class="due">\(face.badge(at: line.now))\
                <span class="hint">\(face.name.chinese) \(face.due.minute)</span></span>
                """
            } ?? answered(line)
        return Table.Row(
            [
                "\(found.notice.title)<br><span class=\"hint\">\(found.number)</span>", found.kind.badge.html,
                HTML(text: names[found.unit] ?? ""), found.stage.badge.html, clock,
                HTML(text: found.clocks.start.minute),
            ], link: OpinionLinks.record(found.id))
    }

    private func answered(_ line: OpinionLine) -> HTML {
        guard let face = line.found.faces.first(where: { $0.name == .response }) else { return "" }
        return "<span class=\"due\">\(face.badge(at: line.now))<span class=\"hint\">回应</span></span>"
    }
}
