package import Kernel
import Markup
import People
package import Plans
package import Site

/// 核查: every confirmed check, those that are not met first.
package struct CheckListScreen {
    let page: CheckListPage
    let query: CheckQuery
    let plans: [Plan]
    let book: MeasureBook
    let directory: LedgerDirectory
    let today: Day
    let rules: [RuleCheck]
    let agencies: [AgencyID: String]
    let ruleBook: RuleBook
    let own: AgencyID
    let context: SiteContext

    /// - Parameter rules: the rules that are looked at every day and that this officer may see.
    package init(
        page: CheckListPage, query: CheckQuery, plans: [Plan], book: MeasureBook, directory: LedgerDirectory,
        today: Day, rules: [RuleCheck], ruleBook: RuleBook, agencies: [AgencyID: String], own: AgencyID,
        context: SiteContext
    ) {
        self.rules = rules
        self.agencies = agencies
        self.ruleBook = ruleBook
        self.own = own
        self.page = page
        self.query = query
        self.plans = plans
        self.book = book
        self.directory = directory
        self.today = today
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("条款核查", section: "checks", lead: lead, wide: true, "\(filters)\(ruled)\(list)\(coverage)")
    }

    private var lead: HTML {
        func count(_ signal: Signal) -> Int { page.counts[signal] ?? 0 }
        let waiting = page.waiting > 0 ? "，待计算 \(page.waiting) 项" : ""
        let red = count(.red) + count(.black)
        return """
            <p>要点条款自动核查：未达到 \(red) 项，接近 \(count(.yellow) + count(.orange)) 项，达到 \(count(.green)) 项\(waiting)。\
            每天计算一次（EVAL-3）。</p>
            """
    }

    /// With the light that was asked for; not among the clauses of one plan or unit, nor on later pages.
    private var ruled: HTML {
        guard query.plan == nil, query.unit == nil, query.method != .manual, query.page == 1 else { return .empty }
        let shown = rules.filter { query.signal == nil || $0.standing.signal == query.signal }
        guard !shown.isEmpty else { return .empty }
        let panel = RuleChecksPanel(checks: shown, rules: ruleBook, agencies: agencies, own: own)
        return "<section class=\"part\"><h2>按规则核查</h2>\(panel)</section>"
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("signal", "现状", [Signal.red, .yellow, .green].map { .init($0.rawValue, $0.checkWord) }),
                .init("method", "方式", [CheckMethod.measured, .manual].map { .init($0.rawValue, $0.chinese) }),
                .init("plan", "要点", plans.map { .init($0.id.text, "\($0.year)年 \($0.title)") }),
                .init("unit", "责任单位", directory.units.map { .init($0.id.text, $0.name) }),
            ], context)
    }

    /// Where the clauses of each plan are confirmed.
    private var coverage: HTML {
        guard !plans.isEmpty else { return .empty }
        let items = plans.each { "<li><a href=\"\(link: CheckLinks.plan($0.id))\">\($0.title)</a></li>" }
        return Panel("按要点确认条款", "<ul class=\"lines\">\(items)</ul>").html
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的核查。在下面选择一份要点，确认条款的核查方式后列在这里。").html
        }
        let table = Table(
            "核查，共 \(page.total) 项",
            columns: [
                .init("核查", wide: true), .init("条款", wide: true), .init("现状"), .init("结果", wide: true), .init("责任单位"),
            ],
            rows: page.checks.map(row))
        return
            "<section class=\"part\"><h2>按要点条款核查</h2>\(table)</section>\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ check: ClauseCheck) -> Table.Row {
        let unit = check.setting.unit.map { directory.name($0) } ?? ""
        return Table.Row(
            [
                HTML(text: check.title(in: book)), HTML(text: check.excerpt), light(check), result(check),
                HTML(text: unit),
            ], link: CheckLinks.record(check.id))
    }

    private func light(_ check: ClauseCheck) -> HTML {
        switch check.setting.method {
        case .measured: return check.standing.signal.map { SignalBadge($0, $0.checkWord).html } ?? "待计算"
        case .manual:
            guard let turn = page.turns[check.id] else { return Badge("已核查", .good).html }
            return turn.badge(on: today).html
        case .byTask: return ""
        }
    }

    private func result(_ check: ClauseCheck) -> HTML {
        switch check.setting.method {
        case .measured:
            let since: HTML = check.standing.redSince.map { "<br><span class=\"hint\">\($0.chinese)起未达到</span>" } ?? ""
            return "\(check.standing.sentence)\(since)"
        case .manual: return HTML(text: page.turns[check.id].map { "期限 \($0.due.chineseWithWeekday)" } ?? "")
        case .byTask: return ""
        }
    }
}

extension ManualTurn {
    func badge(on today: Day) -> Badge {
        switch state {
        case .open: due < today ? Badge("逾期未核查", .bad) : Badge(state.chinese, .warning)
        case .submitted: Badge(state.chinese, .active)
        case .met: Badge(state.chinese, .good)
        case .dropped: Badge(state.chinese, .faint)
        }
    }
}
