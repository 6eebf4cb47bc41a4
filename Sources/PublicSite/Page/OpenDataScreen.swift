import Markup
import Publishing
import Site

/// 开放数据: what can be downloaded and subscribed to.
struct OpenDataScreen {
    struct DataSet: Sendable {
        let portal: Portal
        let column: SiteColumn
        let total: Int
    }

    let sets: [DataSet]
    let site: PortalSite

    var answer: PortalPage {
        PortalPage(
            "开放数据", site: site, canonical: OpenDataLinks.data, crumbs: [Crumb("首页", site.home)],
            """
            <p>本站公开的信息按栏目提供下载和订阅，可以自由使用，内容随公开的信息同时更新。表格用 CSV，程序用 JSON，订阅用 Atom。\
            程序可以从<a href="\(link: OpenDataLinks.catalogue)">数据目录（DCAT）</a>找到全部数据。</p>
            <p><a href="\(link: OpenDataLinks.siteFeed)">订阅全站最新信息</a></p>
            \(table)
            """)
    }

    private var table: HTML {
        guard !sets.isEmpty else { return EmptyState("还没有公开的信息，因此没有可以下载的数据。").html }
        let rows = sets.map { set in
            let place = set.portal.isDefault ? set.column.name : "\(set.column.name)（\(set.portal.name)）"
            return Table.Row(
                ["\(place)", "\(set.column.description)", "\(set.total)", links(set)],
                link: OpenDataLinks.page(of: set.column, on: set.portal))
        }
        let columns = [
            Table.Column("栏目"), Table.Column("内容"), Table.Column("条数", number: true), Table.Column("下载和订阅"),
        ]
        return Table("可以下载的数据", columns: columns, rows: rows).html
    }

    private func links(_ set: DataSet) -> HTML {
        let name = set.column.name
        return """
            <a href="\(link: OpenDataLinks.data(of: set.column, on: set.portal, .csv))">CSV<span class="unseen">：\(name)</span></a> \
            <a href="\(link: OpenDataLinks.data(of: set.column, on: set.portal, .json))">JSON<span class="unseen">：\(name)</span></a> \
            <a href="\(link: OpenDataLinks.feed(of: set.column, on: set.portal))">Atom<span class="unseen">：\(name)</span></a>
            """
    }
}
