import Kernel
import Markup
package import Site

/// 督办事项: the open ones first.
package struct ItemListScreen {
    let list: ItemList
    let query: ItemQuery
    let mayDraft: Bool
    let context: SiteContext

    package init(_ list: ItemList, query: ItemQuery, mayDraft: Bool, context: SiteContext) {
        self.list = list
        self.query = query
        self.mayDraft = mayDraft
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "督办事项", section: "supervision", crumbs: [Crumb("监察台账", SupervisionLinks.board)], lead: draft, wide: true,
            "\(SupervisionTabs(here: .items))\(counters)\(table)")
    }

    private var draft: HTML {
        mayDraft ? "<a class=\"button primary\" href=\"\(link: SupervisionLinks.newItem)\">拟制督办单</a>" : ""
    }

    private var counters: HTML {
        let stages = ItemStage.allCases.filter { (list.stages[$0] ?? 0) > 0 }.each { stage in
            let here = query.stage == stage ? "page" : nil
            return """
                <li><a href="\(link: SupervisionLinks.items.query("stage", stage.rawValue))"\
                \(attribute: "aria-current", here)>\(stage.chinese) <strong>\(list.stages[stage] ?? 0)</strong></a></li>
                """
        }
        let all = query.stage == nil ? "page" : nil
        return """
            <nav aria-label="按环节"><ul class="stages"><li><a href="\(link: SupervisionLinks.items)"\
            \(attribute: "aria-current", all)>全部 <strong>\(list.total)</strong></a></li>\(stages)</ul></nav>
            """
    }

    private var table: HTML {
        guard !list.items.isEmpty else {
            return EmptyState("没有督办事项。在监察台账的一行上点“督办”，可以对逾期的事项拟制督办单。").html
        }
        let total = query.stage.map { list.stages[$0] ?? 0 } ?? list.total
        let rows = list.items.map(row)
        return """
            \(Table("督办事项，共 \(total) 件", columns: [
                .init("编号"), .init("事项", wide: true), .init("被督办单位"), .init("环节"), .init("处理方式"), .init("整改期限"),
            ], rows: rows))\(Pager(page: query.page, size: query.size, total: total, context))
            """
    }

    private func row(_ item: SupervisionItem) -> Table.Row {
        let target: HTML =
            item.isByHigherAgency ? "<br><span class=\"hint\">\(list.names.name(item.target))</span>" : ""
        let above: HTML =
            item.isByHigherAgency ? "<br><span class=\"hint\">\(list.names.name(item.agency))制发</span>" : ""
        let clock: HTML = list.clocks[item.id].map { SignalBadge($0.signal, $0.sentence).html } ?? ""
        return Table.Row(
            [
                HTML(text: item.number ?? "（未编号）"), "\(item.contents.title)\(above)",
                "\(list.names.name(item.unit))\(target)", item.stage.badge.html,
                HTML(text: item.outcome?.chinese ?? ""),
                "<span class=\"due\">\(clock)<time>\(text: item.contents.due)</time></span>",
            ], link: SupervisionLinks.item(item.id),
            mark: list.clocks[item.id]?.signal == .black ? "late" : nil)
    }
}

extension ItemStage {
    var badge: Badge {
        switch self {
        case .drafting: Badge(chinese, .neutral)
        case .awaitingSignature, .reviewing, .passed: Badge(chinese, .warning)
        case .rectifying: Badge(chinese, .active)
        case .closed: Badge(chinese, .good)
        case .withdrawn: Badge(chinese, .faint)
        }
    }
}
