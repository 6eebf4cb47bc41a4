package import Kernel
import Markup
package import People
package import Site

/// 公开属性复查: signed documents that are not wholly public, the one that is due first on top (OPN-9).
package struct ReviewListScreen {
    let page: DocumentPage
    let units: [Unit]
    let today: Day
    let context: SiteContext

    package init(page: DocumentPage, units: [Unit], today: Day, context: SiteContext) {
        self.page = page
        self.units = units
        self.today = today
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "公开属性复查", section: "documents", crumbs: [Crumb("公文", DocumentLinks.list)], wide: true,
            "<p class=\"hint\">不予公开、依申请公开等公文签发后定期复查，符合条件的变更为主动公开（OPN-9）。</p>\(list)")
    }

    private var list: HTML {
        guard page.total > 0 else { return EmptyState("没有需要复查的公文。").html }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = page.lines.map { line in
            Table.Row(
                [
                    "<a href=\"\(link: DocumentLinks.document(line.id))\">\(line.title)</a>",
                    HTML(text: line.number?.text ?? ""),
                    AttributeBadge(attribute: line.attribute, isDecided: line.isDecided).html,
                    HTML(text: names[line.unit] ?? ""), due(line),
                ], mark: line.reviewOn.map { $0 < today } == true ? "late" : nil)
        }
        let table = Table(
            "待复查的公文，共 \(page.total) 件",
            columns: [.init("标题"), .init("发文字号"), .init("公开属性"), .init("拟稿科室"), .init("复查期限")], rows: rows)
        return "\(table)\(Pager(page: page.query.page, size: page.query.pageSize, total: page.total, context))"
    }

    private func due(_ line: DocumentLine) -> HTML {
        guard let day = line.reviewOn else { return .empty }
        let late: HTML = day < today ? " \(Badge("已逾期", .bad))" : ""
        return "\(day.chinese)\(late)"
    }
}
