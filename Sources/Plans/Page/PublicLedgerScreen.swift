package import Kernel
import Markup
package import Site

/// 工作台账 as the public sees it: plans whose ledger the office made public.
package struct PublicLedgerList {
    let plans: [PlanListing]
    let agencies: [AgencyID: String]
    let site: PortalSite

    package init(plans: [PlanListing], agencies: [AgencyID: String], site: PortalSite) {
        self.plans = plans
        self.agencies = agencies
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(
            "政务公开工作台账", site: site, canonical: LedgerLinks.publicLedger, meta: PublicLedgerList.column,
            crumbs: [Crumb("首页", site.home)], list)
    }

    static let column = PortalMeta.column(
        name: "政务公开工作台账", description: "年度政务公开工作要点的任务、承担单位、完成时限和进度", keywords: "政务公开,工作要点,工作台账",
        type: "政务公开")

    private var list: HTML {
        guard !plans.isEmpty else { return EmptyState("还没有公开的工作台账。年度工作要点的任务和进度公开后会列在这里。").html }
        let items = plans.each { item -> HTML in
            let plan = item.plan
            let agency: HTML = agencies[plan.agency].map { "<span>\($0)</span>" } ?? ""
            let since: HTML = item.publishedAt.map { "<time datetime=\"\(text: $0.day)\">\(text: $0.day)</time>" } ?? ""
            return """
                <li><h2><a href="\(link: LedgerLinks.publicPlan(plan.id))">\(plan.title)</a></h2>\
                <p class="hint">\(agency) \(since)</p>\
                \(ProgressBar(item.accepted, of: item.total, "已办结"))</li>
                """
        }
        return "<ul class=\"public-plans\">\(items)</ul>"
    }
}

/// One public ledger: sections, tasks, units, days, states and per cent done; never evidence, reports or persons.
package struct PublicLedgerScreen {
    let plan: Plan
    let tasks: [PlanTask]
    let names: [UnitID: String]
    let day: LedgerDay
    let site: PortalSite

    package init(plan: Plan, tasks: [PlanTask], names: [UnitID: String], day: LedgerDay, site: PortalSite) {
        self.plan = plan
        self.tasks = tasks
        self.names = names
        self.day = day
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(
            plan.title, site: site, canonical: LedgerLinks.publicPlan(plan.id), meta: PublicLedgerList.column,
            crumbs: [Crumb("首页", site.home), Crumb("政务公开工作台账", LedgerLinks.publicLedger)], heading: facts,
            "<div class=\"public-ledger\">\(sections.each(section))</div>")
    }

    private var facts: HTML {
        let summary = LedgerSummary(of: tasks, year: plan.year, window: day.window)
        let percent = summary.all.donePercent ?? 0
        var items: [(String, HTML)] = []
        if let issuer = plan.issuer { items.append(("发文机关", HTML(text: issuer))) }
        if let number = plan.documentNumber { items.append(("文号", HTML(text: number))) }
        items.append(("任务", "\(summary.all.total) 项，已办结 \(summary.all.accepted) 项（\(percent)%）"))
        items.append(("更新到", "<time datetime=\"\(text: day.today)\">\(day.today.chinese)</time>"))
        return """
            \(DefinitionList(items))\(ProgressBar(summary.all.accepted, of: summary.all.total, "已办结"))
            """
    }

    /// Tasks under their headings, in the order of the plan.
    private var sections: [(title: String, tasks: [PlanTask])] {
        var found: [(title: String, tasks: [PlanTask])] = []
        for task in tasks.sorted(by: { $0.position < $1.position }) {
            let title = task.sectionPath.isEmpty ? "任务" : task.sectionPath.joined(separator: " › ")
            if found.last?.title != title { found.append((title, [])) }
            found[found.count - 1].tasks.append(task)
        }
        return found
    }

    private func section(_ part: (title: String, tasks: [PlanTask])) -> HTML {
        let table = Table(
            part.title,
            columns: [.init("序号", number: true), .init("具体任务"), .init("承担单位"), .init("完成时限"), .init("进度")],
            rows: part.tasks.map(row))
        return "<section><h2>\(part.title)</h2>\(table)</section>"
    }

    private func row(_ task: PlanTask) -> Table.Row {
        let units = Duty.allCases.compactMap { duty -> HTML? in
            let found = task.assignments.filter { $0.duty == duty }.map { names[$0.unit] ?? "（已撤销的单位）" }
            return found.isEmpty ? nil : "\(duty.chinese)：\(found.joined(separator: "、"))"
        }
        return Table.Row([
            "\(task.position)", HTML(text: task.text), units.joined("<br>"),
            "<time datetime=\"\(text: task.due)\">\(text: task.due)</time>", state(task),
        ])
    }

    /// The public reads whether it is done and on time, not which desk it lies on.
    private func state(_ task: PlanTask) -> HTML {
        switch day.standing(of: task) {
        case .closed(onTime: true): Badge("已办结", .good).html
        case .closed(onTime: false): Badge("逾期办结", .warning).html
        case .open(.black, let words): SignalBadge(.black, words).html
        case .open: Badge(task.state == .pending ? "待分派" : "办理中", .active).html
        }
    }
}
