package import Kernel
import Markup
package import People
package import Site

/// 公文台账: every document that the person may know of, what waits for them first.
package struct DocumentListScreen {
    let page: DocumentPage
    let waiting: [OfficialDocument]
    let units: [Unit]
    let officer: Officer
    let context: SiteContext

    package init(
        page: DocumentPage, waiting: [OfficialDocument], units: [Unit], officer: Officer, context: SiteContext
    ) {
        self.page = page
        self.waiting = waiting
        self.units = units
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "公文", section: "documents", lead: "\(buttons)\(export)", wide: true, "\(mine)\(filters)\(list)")
    }

    private var buttons: HTML {
        guard !officer.units.isEmpty, !officer.holds(.supervisor) else { return .empty }
        return """
            <a class="button primary" href="\(link: DocumentLinks.new)">拟稿</a> \
            <a class="button" href="\(link: DocumentLinks.reviews)">公开属性复查</a> \
            <a class="button" href="\(link: DocumentLinks.meetings)">会议</a>
            """
    }

    private var export: HTML {
        guard page.total > 0 else { return .empty }
        let links = DocumentExportFormat.allCases.each { format in
            let link = page.query.link(from: DocumentLinks.export(format.rawValue))
            return "<li><a href=\"\(link: link)\" download>\(format.chinese)</a></li>"
        }
        return """
            <details class="menu"><summary class="button">导出 \(page.total) 件</summary><ul>\(links)</ul></details>
            """
    }

    private var mine: HTML {
        guard page.query.page == 1, !page.query.isFiltered, !waiting.isEmpty else { return .empty }
        let items = waiting.prefix(10).each { document in
            let acts = document.nextActs(for: officer).map(\.chinese).joined(separator: "、")
            return """
                <li><a href="\(link: DocumentLinks.document(document.id))">\(document.contents.title)</a> \
                \(document.state.badge) <span class="hint">\(acts)</span></li>
                """
        }
        return "<section class=\"panel waiting\"><h2>待我办理（\(waiting.count) 件）</h2><ul>\(items)</ul></section>"
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("state", "状态", DocumentState.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("attribute", "公开属性", DisclosureAttribute.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("kind", "文种", DocumentKind.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("unit", "科室", units.map { .init($0.id.text, $0.name) }),
                .init("unpublished", "公开情况", [.init("yes", "应公开未公开")]),
            ], search: "标题或文号", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState(page.query.isFiltered ? "没有符合条件的公文。" : "还没有公文。拟稿后列在这里。").html
        }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            "公文台账，共 \(page.total) 件",
            columns: [
                .init("标题", sort: "title"), .init("发文字号", sort: "number"), .init("公开属性"), .init("拟稿科室"), .init("状态"),
                .init("成文日期", sort: "signed"), .init("下次复查", sort: "review"),
            ], rows: page.lines.map { row($0, names) },
            order: Table.Order(context, keys: DocumentQuery.Order.allCases.map(\.rawValue)))
        return "\(table)\(Pager(page: page.query.page, size: page.query.pageSize, total: page.total, context))"
    }

    private func row(_ line: DocumentLine, _ names: [UnitID: String]) -> Table.Row {
        let published: HTML = line.address == nil ? "" : " \(Badge("已公开", .good))"
        return Table.Row([
            "<a href=\"\(link: DocumentLinks.document(line.id))\">\(line.title)</a> <span class=\"hint\">\(line.kind.chinese)</span>",
            HTML(text: line.number?.text ?? ""),
            "\(AttributeBadge(attribute: line.attribute, isDecided: line.isDecided))\(published)",
            HTML(text: names[line.unit] ?? ""), line.state.badge.html, HTML(text: line.signedOn?.chinese ?? ""),
            HTML(text: line.reviewOn?.chinese ?? ""),
        ])
    }
}
