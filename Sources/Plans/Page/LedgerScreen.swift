package import Kernel
import Markup
import People
package import Site

/// 任务台账: what is filtered, as a table with what may be done to all of it.
package struct LedgerScreen {
    let page: LedgerPage
    let plans: [PlanListing]
    let directory: LedgerDirectory
    let day: LedgerDay
    let officer: Officer
    let context: SiteContext

    package init(
        page: LedgerPage, plans: [PlanListing], directory: LedgerDirectory, day: LedgerDay, officer: Officer,
        context: SiteContext
    ) {
        self.page = page
        self.plans = plans
        self.directory = directory
        self.day = day
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("任务台账", section: "ledger", lead: export, wide: true, "\(notice)\(filters)\(bulk)\(list)")
    }

    private var filters: FilterRow {
        let units = directory.units.map { (id: $0.id, name: $0.name) }
        return FilterRow(LedgerFilters(plans: plans, units: units).choices, search: "任务文字、编号或标题", context)
    }

    private var notice: HTML {
        switch context.query["done"] {
        case "assigned": Notice(.done, text: "已分派。没有牵头或责任单位的任务仍为待分派，请打开任务逐项选择单位。").html
        default: .empty
        }
    }

    /// 导出 exactly what is filtered.
    private var export: HTML {
        guard page.total > 0, LedgerExportPermission.refusal(by: officer) == nil else { return .empty }
        let links = LedgerExportFormat.allCases.each { format in
            let link = page.query.link(from: LedgerLinks.export(format.rawValue))
            return "<li><a href=\"\(link: link)\" download>\(format.chinese)</a></li>"
        }
        return """
            <details class="menu"><summary class="button">导出 \(page.total) 项</summary><ul>\(links)</ul></details>
            """
    }

    private var bulk: HTML {
        guard let plan = plans.first(where: { $0.plan.id == page.query.plan }), plan.pending > 0,
            plan.plan.refusalOfAssigningAll(by: officer) == nil
        else { return .empty }
        return """
            <div class="notice info bulk" role="status"><p>这份要点有 \(plan.pending) 项待分派。\
            可以按要点写明的单位一次全部分派，也可以打开任务逐项调整。</p>\
            \(PostButton("全部分派", to: LedgerLinks.assignments(plan.plan.id), context, primary: true))</div>
            """
    }

    private var list: HTML {
        guard page.total > 0 else { return empty }
        let order = Table.Order(context, keys: LedgerQuery.Order.allCases.map(\.rawValue))
        let table = Table(
            "任务台账，共 \(page.total) 项",
            columns: [
                .init("序号", sort: "position", number: true), .init("具体任务"), .init("承担单位", sort: "unit"),
                .init("完成时限", sort: "due"), .init("状态", sort: "state"),
            ], rows: page.tasks.map(row), order: order)
        return """
            \(table)<div class="pages">\
            \(Pager(page: page.query.page, size: page.query.pageSize, total: page.total, context))\(sizes)</div>
            """
    }

    /// Said only where tasks of several plans stand together: the plans of two years often hold the same words.
    private func year(of task: PlanTask) -> String? {
        guard page.query.plan == nil, plans.count > 1 else { return nil }
        return plans.first { $0.plan.id == task.plan }.map { "\($0.plan.year)年" }
    }

    private func row(_ task: PlanTask) -> Table.Row {
        let link = LedgerLinks.task(task.id)
        let heading = [year(of: task), task.sectionPath.last].compactMap { $0 }.joined(separator: " · ")
        let section: HTML = heading.isEmpty ? "" : "<span class=\"section hint\">\(heading)</span>"
        let change: HTML = task.pendingChange == nil ? "" : " \(Badge("调整待批", .warning))"
        return Table.Row(
            [
                "\(task.position)", "\(section)<a href=\"\(link: link)\">\(task.excerpt(90))</a>",
                TaskUnitsCell(task: task, directory: directory).html, TaskDueCell(task: task, day: day).html,
                "\(task.state.badge)\(change)",
            ], mark: day.standing(of: task).isLate ? "late" : nil)
    }

    private var sizes: HTML {
        guard page.total > (LedgerQuery.pageSizes.first ?? 20) else { return .empty }
        let here = context.here.replacing("page", nil)
        let links = LedgerQuery.pageSizes.each { size in
            size == page.query.pageSize
                ? "<span aria-current=\"true\">\(size)</span> "
                : "<a href=\"\(link: here.replacing("size", "\(size)"))\">\(size)</a> "
        }
        return "<p class=\"sizes\">每页 \(links)条</p>"
    }

    private var empty: HTML {
        if page.query.isFiltered {
            return EmptyState(
                "没有符合条件的任务。", act: "<p><a class=\"button\" href=\"\(link: LedgerLinks.ledger)\">清除筛选</a></p>"
            ).html
        }
        let act: HTML =
            ImportDecision.refusal(by: officer, agency: officer.agency) == nil
            ? "<p><a class=\"button primary\" href=\"\(link: LedgerLinks.upload)\">导入工作要点</a></p>" : ""
        return EmptyState("台账还没有任务。导入本年度政务公开工作要点后，每项任务会列在这里。", act: act).html
    }
}
