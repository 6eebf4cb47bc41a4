package import Kernel
import Markup
package import Obligations
package import Site

/// 监察台账: how everything that is owed stands, what needs pressing, what will be red.
package struct BoardScreen {
    let view: BoardView
    let query: BoardQuery
    let places: DutyPlaces
    let ruleTitle: RuleTitles
    /// Checks of clauses and rules by their light.
    let checks: [Signal: Int]
    let officer: Officer
    let context: SiteContext

    package init(
        _ view: BoardView, query: BoardQuery, places: DutyPlaces, ruleTitle: @escaping RuleTitles,
        checks: [Signal: Int], officer: Officer, context: SiteContext
    ) {
        self.view = view
        self.query = query
        self.places = places
        self.ruleTitle = ruleTitle
        self.checks = checks
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        let overview: HTML =
            query.isFiltered
            ? "" : "\(story)\(BoardFigures(view: view, query: query))<div class=\"board\">\(turning)\(grid)</div>"
        return ConsolePage(
            "监察台账", section: "supervision", lead: export, wide: true,
            "\(SupervisionTabs(here: .board))\(overview)\(filters)\(list)")
    }

    private var story: HTML {
        let pressing: HTML = view.story.pressing.map { "<p class=\"wanted\"><strong>\($0)</strong></p>" } ?? ""
        return """
            <section class="panel"><h2 class="unseen">概况</h2><p class="wanted">\(view.story.standing)</p>\(pressing)\
            <p class="hint">\(view.story.change)\(checked)</p></section>
            """
    }

    private var checked: HTML {
        let total = checks.values.reduce(0, +), red = checks[.red] ?? 0
        guard total > 0 else { return .empty }
        let link = CheckLinks.list.query("signal", red > 0 ? Signal.red.rawValue : nil)
        return "每日核查 \(total) 项，<a href=\"\(link: link)\">\(red > 0 ? "未达到 \(red) 项" : "没有未达到的")</a>。"
    }

    private var export: HTML {
        guard !view.lines.isEmpty else { return .empty }
        let links = BoardExportFormat.allCases.each { format in
            "<li><a href=\"\(link: query.link(from: SupervisionLinks.export(format.rawValue)))\" download>\(format.chinese)</a></li>"
        }
        return "<details class=\"menu\"><summary class=\"button\">导出</summary><ul>\(links)</ul></details>"
    }

    // MARK: What will be red

    private var turning: HTML {
        guard view.turningTotal > 0 else {
            return Panel("下周日前将变红的", "<p class=\"hint\">到\(view.endOfNextWeek.chinese)没有将变红的事项。</p>").html
        }
        let lines = view.turning.each { turn -> HTML in
            let owed = turn.obligation
            return """
                <li><span class="what">\(title(owed))\
                <span class="hint">\(view.names.name(owed.owner)) · \(ruleTitle(owed.rule))</span></span>\
                <span class="due"><time datetime="\(text: turn.red)">\(turn.red.month)月\(turn.red.dayOfMonth)日</time>\
                <span class="hint">变红</span></span></li>
                """
        }
        let more: HTML =
            view.turningTotal > view.turning.count
            ? "<p><a href=\"\(link: SupervisionLinks.board(query, window: .nextWeek))\">下周日以前到期的全部事项</a></p>" : ""
        return Panel("下周日前将变红的 \(view.turningTotal) 项", "<ul class=\"lines turning\">\(lines)</ul>\(more)").html
    }

    // MARK: Units by lights

    private static let shownUnits = 24

    private var grid: HTML {
        let units = view.figures.unitsByWeight
        guard units.count > 1 else { return .empty }
        let rows = units.prefix(BoardScreen.shownUnits).map { unit -> Table.Row in
            let lights = Signal.allCases.reversed().map { signal -> HTML in
                let count = view.figures.count(signal, unit: unit)
                guard count > 0 else { return .empty }
                let link = SupervisionLinks.board(query, signal: signal, unit: unit)
                return
                    "<a href=\"\(link: link)\">\(SignalBadge(signal, "\(count)"))<span class=\"unseen\">\(signal.meaning)</span></a>"
            }
            return Table.Row(
                [HTML(text: view.names.name(unit)), "\(view.figures.units[unit] ?? 0)"] + lights,
                link: SupervisionLinks.board(query, unit: unit))
        }
        let columns =
            [Table.Column("单位"), .init("在办", number: true)]
            + Signal.allCases.reversed().map { Table.Column($0.meaning, number: true) }
        let rest: HTML =
            units.count > BoardScreen.shownUnits
            ? "<p class=\"hint\">另有 \(units.count - BoardScreen.shownUnits) 个单位，请用筛选查看。</p>" : ""
        return "<div>\(Table("各单位在办事项", columns: columns, rows: rows))\(rest)</div>"
    }

    // MARK: The list

    private var filters: FilterRow {
        let units = view.figures.unitsByWeight.map { SelectField.Choice($0.text, view.names.name($0)) }
        let rules = view.figures.rules.keys.sorted().map { SelectField.Choice($0, "\(ruleTitle($0))（\($0)）") }
        var row: [FilterRow.Filter] = [
            .init("signal", "灯", Signal.allCases.reversed().map { .init($0.rawValue, $0.meaning) }),
            .init("unit", "单位", units), .init("rule", "规则", rules),
            .init("due", "到期", BoardWindow.allCases.map { .init($0.rawValue, $0.chinese) }),
            .init("state", "状态", Obligation.State.allCases.map { .init($0.rawValue, $0.chinese) }),
        ]
        if view.agencies.count > 1 {
            row.insert(.init("agency", "机构", view.agencies.map { .init($0.id.text, $0.name) }), at: 0)
        }
        return FilterRow(row, context)
    }

    private var list: HTML {
        guard !view.lines.isEmpty else { return nothing }
        let table = Table(
            query.isFiltered ? "符合条件的应办事项" : "应办事项，先到期的在前",
            columns: [.init("事项", wide: true), .init("规则"), .init("单位"), .init("期限"), .init("督办")],
            rows: view.lines.map(row))
        return "\(mayOrder ? ordering : .empty)\(table)\(pager)"
    }

    /// The checkboxes of the table belong to this form.
    private var ordering: HTML {
        """
        <form id="order" class="inline" method="get" action="\(link: SupervisionLinks.newItem)">\
        <button class="button" type="submit">将选中的事项合为一张督办单</button></form>\
        <p class="hint">不能勾选的：已经列入督办单的，本科室承担的（由他人督办），以及督办单自己的整改期限。</p>
        """
    }

    private var mayOrder: Bool { officer.supervises && query.state == .open }

    private func row(_ line: BoardLine) -> Table.Row {
        let owed = line.obligation
        let due: HTML = line.reading.due.deadline.map { "<time>\(text: $0.day)</time>" } ?? ""
        let light: HTML =
            line.reading.closing == nil
            ? SignalBadge(line.reading.signal, line.reading.sentence).html
            : Badge(line.reading.sentence, line.reading.closing == .late ? .bad : .faint).html
        return Table.Row(
            [
                title(owed), "\(ruleTitle(owed.rule))<br><span class=\"hint\">\(owed.rule)</span>",
                HTML(text: view.names.name(owed.owner)),
                "<span class=\"due\"><a href=\"\(link: InboxLinks.duty(owed.id))\">\(light)</a>\(due)</span>",
                order(owed),
            ], mark: line.reading.closing == nil && line.reading.signal == .black ? "late" : nil)
    }

    private func title(_ owed: Obligation) -> HTML {
        let words = places.title(of: owed)
        let short = words.count > 60 ? String(words.prefix(59)) + "…" : words
        return places.link(of: owed).map { "<a href=\"\(link: $0)\">\(short)</a>" } ?? HTML(text: short)
    }

    private func order(_ owed: Obligation) -> HTML {
        if let item = view.items[owed.id] {
            return "<a href=\"\(link: SupervisionLinks.item(item.id))\">\(item.stage.chinese)</a>"
        }
        guard mayOrder, owed.rule != SupervisionItem.rule, !officer.units.contains(owed.owner) else { return .empty }
        let id = "o-\(owed.id)"
        return """
            <span class="ordering"><input type="checkbox" name="o" form="order"\(attribute: "id", id)\
            \(attribute: "value", owed.id.text)><label\(attribute: "for", id)><span class="unseen">选中</span></label>\
            <a href="\(link: SupervisionLinks.newItem.query("o", owed.id.text))">督办</a></span>
            """
    }

    private var pager: HTML {
        let first: HTML =
            query.cursor == nil ? "" : "<a href=\"\(link: context.here.replacing("after", nil))\">回到第一页</a>"
        let next: HTML =
            view.next.map { "<a rel=\"next\" href=\"\(link: context.here.replacing("after", $0.text))\">下一页</a>" } ?? ""
        return "<nav class=\"pager\" aria-label=\"分页\">\(first)<span>本页 \(view.lines.count) 项</span>\(next)</nav>"
    }

    private var nothing: HTML {
        guard query.isFiltered else { return EmptyState("没有在办的应办事项。公文签发、申请登记、任务分派后，应办的事项会自动列在这里。").html }
        return EmptyState(
            "没有符合条件的应办事项。", act: "<p><a class=\"button\" href=\"\(link: SupervisionLinks.board)\">查看全部</a></p>"
        ).html
    }
}

/// Six figures, each a filter.
struct BoardFigures: Component {
    let view: BoardView
    let query: BoardQuery

    var html: HTML {
        let lights: [Signal] = [.black, .red, .orange, .yellow]
        let counted = lights.each { signal in
            card(
                signal.meaning, view.figures.count(signal), SupervisionLinks.board(query, signal: signal),
                note: BoardFigures.note(signal), isBad: signal == .black)
        }
        return """
            <ul class="figures">\(card("在办", view.figures.open, SupervisionLinks.board(query), note: "全部应办事项"))\(counted)\
            \(card("督办中", view.openItems, SupervisionLinks.items, note: "尚未销号"))</ul>
            """
    }

    private func card(_ name: String, _ count: Int, _ link: Link, note: String, isBad: Bool = false) -> HTML {
        """
        <li\(attribute: "class", isBad && count > 0 ? "bad" : nil)><a href="\(link: link)"><span class="name">\(name)</span>\
        <strong>\(count)</strong><span class="hint">\(note)</span></a></li>
        """
    }

    private static func note(_ signal: Signal) -> String {
        switch signal {
        case .black: "黑灯"
        case .red: "红灯"
        case .orange: "橙灯"
        case .yellow: "黄灯"
        case .green: "绿灯"
        }
    }
}
