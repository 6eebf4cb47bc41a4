import Kernel
import Markup
package import Site

/// 依申请公开: every case that the person may know of, the next one due on top.
package struct BoardScreen {
    let board: RequestBoard
    let query: RequestQuery
    let figures: RequestFigures
    let mayEnter: Bool
    let isSection: Bool
    let asked: AskedFigures?
    let context: SiteContext

    /// - Parameters:
    ///   - mayEnter: whether this person enters applications.
    ///   - isSection: whether this person sees only what was handed to a section, or asked of it.
    ///   - asked: how the search before an application did of late; for the office.
    package init(
        _ board: RequestBoard, query: RequestQuery, figures: RequestFigures, mayEnter: Bool, isSection: Bool,
        asked: AskedFigures? = nil, context: SiteContext
    ) {
        self.board = board
        self.query = query
        self.figures = figures
        self.mayEnter = mayEnter
        self.isSection = isSection
        self.asked = asked
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "依申请公开", section: "requests", lead: "\(enter)\(export)\(wordings)", wide: true,
            "\(BoardCounters(figures: figures, query: query))\(filters)\(list)\(before)")
    }

    /// FOI-44: what is public already need not be applied for.
    private var before: HTML {
        guard let asked, asked.searches > 0 else { return .empty }
        return """
            <p class="hint">近30天申请前查找 \(asked.searches) 次：找到已公开信息 \(asked.shown) 次，打开查看 \(asked.opened) 次，\
            不必再申请 \(asked.solved) 次，仍然提交申请 \(asked.applied) 次。</p>
            """
    }

    private var enter: HTML {
        mayEnter ? "<a class=\"button primary\" href=\"\(link: DeskLinks.new)\">登记申请</a> " : ""
    }

    private var wordings: HTML {
        guard let officer = context.officer, officer.holds(.opennessOffice) || officer.holds(.officeHead) else {
            return .empty
        }
        return " <a class=\"button\" href=\"\(link: DeskLinks.wordings)\">文书文本</a>"
    }

    private var export: HTML {
        guard !board.lines.isEmpty else { return .empty }
        let links = BoardExportFormat.allCases.each { format in
            let link = query.link(from: DeskLinks.export(format.rawValue))
            return "<li><a href=\"\(link: link)\" download>\(format.chinese)</a></li>"
        }
        return "<details class=\"menu\"><summary class=\"button\">导出</summary><ul>\(links)</ul></details>"
    }

    private var filters: FilterRow {
        let names = DeskNames(units: board.units, members: board.members)
        return FilterRow(
            [
                .init("stage", "阶段", RequestStage.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("signal", "期限", Signal.allCases.map { .init($0.rawValue, $0.meaning) }),
                .init("unit", "承办科室", names.unitChoices), .init("handler", "承办人", names.memberChoices),
                .init("channel", "渠道", IntakeChannel.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("due", "到期", DueWindow.allCases.map { .init($0.rawValue, $0.chinese) }),
            ], search: "编号或者申请内容", context)
    }

    private var list: HTML {
        guard !board.lines.isEmpty else { return nothing }
        let names = DeskNames(units: board.units, members: board.members)
        let table = Table(
            "申请",
            columns: [
                .init("编号"), .init("申请人"), .init("申请内容"), .init("阶段"), .init("由谁办理"), .init("收到"), .init("答复期限"),
            ], rows: board.lines.map { row($0, names) })
        return "\(table)\(pager)"
    }

    private func row(_ line: RequestLine, _ names: DeskNames) -> Table.Row {
        let correction: HTML = line.kind == .recordCorrection ? " \(Badge("更正", .faint))" : ""
        let who: HTML = line.handler.map { "\(names.name($0))" } ?? "<span class=\"hint\">未指定承办人</span>"
        let due: HTML = line.clock.due.map { "<time>\(text: $0)</time>" } ?? ""
        let late = line.stage.isOpen && line.clock.signal == .black
        return Table.Row(
            [
                HTML(text: line.number),
                "\(line.applicant) <span class=\"hint\">\(line.applicantKind.chinese)</span>",
                "\(short(line.description))\(correction)", line.stage.badge.html,
                "\(who)<br><span class=\"hint\">\(names.name(line.unit))</span>",
                HTML(text: line.receivedOn.map { "\($0)" } ?? "待确认"),
                "<span class=\"due\">\(clock(line))\(due)</span>",
            ], link: DeskLinks.request(line.id), mark: late ? "late" : nil)
    }

    private func clock(_ line: RequestLine) -> HTML {
        guard line.stage.isOpen else { return Badge(line.clock.sentence, .faint).html }
        return SignalBadge(line.clock.signal, line.clock.sentence).html
    }

    private func short(_ text: String) -> String { text.count > 42 ? String(text.prefix(41)) + "…" : text }

    private var pager: HTML {
        let first: HTML =
            query.cursor == nil
            ? "" : "<a href=\"\(link: context.here.replacing("after", nil))\">回到第一页</a>"
        let next: HTML =
            board.next.map { "<a rel=\"next\" href=\"\(link: context.here.replacing("after", $0))\">下一页</a>" } ?? ""
        return "<nav class=\"pager\" aria-label=\"分页\">\(first)<span>本页 \(board.lines.count) 件</span>\(next)</nav>"
    }

    private var nothing: HTML {
        if query.isFiltered {
            return EmptyState(
                "没有符合条件的申请。", act: "<a class=\"button\" href=\"\(link: DeskLinks.board)\">查看全部在办申请</a>"
            ).html
        }
        if isSection { return EmptyState("没有交本科室办理或者请本科室协办的申请。公开办指定承办或者请协办后列在这里。").html }
        guard mayEnter else { return EmptyState("没有在办的申请。").html }
        return EmptyState(
            "没有在办的申请。网上提交的申请会自动出现在这里；收到书面、邮寄、传真或者当面申请的，请先登记。",
            act: enter
        ).html
    }
}

/// How many stand where, each a filter.
struct BoardCounters: Component {
    let figures: RequestFigures
    let query: RequestQuery

    var html: HTML {
        let all = item("全部在办", figures.open, DeskLinks.board, isHere: !query.isFiltered)
        let stages = RequestStage.allCases.filter { $0.isOpen || (figures.stages[$0] ?? 0) > 0 }.each { stage in
            item(
                stage.chinese, figures.stages[stage] ?? 0, DeskLinks.board.query("stage", stage.rawValue),
                isHere: query.stages == [stage])
        }
        let signals = Signal.allCases.reversed().each { signal in
            item(
                signal.meaning, figures.signals[signal] ?? 0, DeskLinks.board.query("signal", signal.rawValue),
                isHere: query.signal == signal, drawing: SignalBadge(signal, "").html)
        }
        return """
            <nav aria-label="按阶段"><ul class="stages">\(all)\(stages)</ul></nav>\
            <nav aria-label="按期限"><ul class="stages">\(signals)</ul></nav>
            """
    }

    private func item(_ name: String, _ count: Int, _ link: Link, isHere: Bool, drawing: HTML = .empty) -> HTML {
        """
        <li><a href="\(link: link)"\(attribute: "class", count == 0 ? "none" : nil)\
        \(attribute: "aria-current", isHere ? "page" : nil)>\(drawing)\(name) <strong>\(count)</strong></a></li>
        """
    }
}
