import Kernel
import Markup
package import Site

/// The rows behind one figure.
package struct CellScreen {
    let rows: CellRows
    let total: String
    let agencyName: String
    let context: SiteContext

    package init(rows: CellRows, total: String, agencyName: String, context: SiteContext) {
        self.rows = rows
        self.total = total
        self.agencyName = agencyName
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            rows.cell.chinese, section: "annual_reports",
            crumbs: [
                Crumb("年度报告", ReportLinks.list),
                Crumb(YearReport.title(agencyName, rows.report.year), ReportLinks.record(rows.report.id)),
            ], lead: "<p class=\"hint\">报告中的数字：\(total)。其中系统统计\(rows.counted)\(manual)。</p>", "\(list)\(figures)")
    }

    private var manual: HTML {
        let typed = rows.figures.filter(\.isConfirmed)
        return typed.isEmpty ? "" : "，人工填报\(typed.map(\.value).joined(separator: "、"))"
    }

    private var list: HTML {
        guard !rows.items.isEmpty else {
            return EmptyState(rows.counted == 0 ? "系统中没有统计到记录。" : "这个数字是其他数字的合计，请点开各项查看。").html
        }
        let table = Table(
            "统计到的记录，共 \(rows.counted) 件", columns: [.init("记录", wide: true), .init("说明", wide: true)],
            rows: rows.items.map { item in
                Table.Row(
                    [HTML(text: item.title), HTML(text: item.note)],
                    link: Link(returning: item.address))
            })
        let more: HTML =
            rows.items.count < rows.counted ? "<p class=\"hint\">只列出最近的\(rows.items.count)件。</p>" : ""
        return "\(table)\(more)"
    }

    private var figures: HTML {
        guard !rows.figures.isEmpty else { return .empty }
        return Table(
            "人工填报",
            columns: [.init("数字", number: true), .init("来源", wide: true), .init("登记"), .init("复核")],
            rows: rows.figures.map {
                Table.Row([
                    HTML(text: $0.value), HTML(text: $0.source), HTML(text: $0.enteredName),
                    HTML(text: $0.isConfirmed ? $0.confirmedName : "待复核"),
                ])
            }
        ).html
    }
}
