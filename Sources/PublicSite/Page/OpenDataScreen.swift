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

    struct Other: Sendable {
        let name: String
        let title: String
        let description: String
        let page: Link
        let feed: Link?
        let total: Int
    }

    let sets: [DataSet]
    /// Of other capabilities.
    let others: [Other]
    let site: PortalSite

    var answer: PortalPage {
        PortalPage(
            "开放数据", site: site, canonical: OpenDataLinks.data, crumbs: [Crumb("首页", site.home)],
            """
            <p>本站公开的信息按栏目提供下载和订阅，可以自由使用，内容随公开的信息同时更新。表格用 CSV，程序用 JSON，订阅用 Atom。\
            程序可以从<a href="\(link: OpenDataLinks.catalogue)">数据目录（DCAT）</a>找到全部数据。</p>
            <p><a href="\(link: OpenDataLinks.siteFeed)">订阅全站最新信息</a></p>
            \(table)\(otherTable)
            """)
    }

    private var table: HTML {
        guard !sets.isEmpty else { return EmptyState("还没有公开的信息，因此没有可以下载的数据。").html }
        let rows = sets.map { set in
            let place = set.portal.isDefault ? set.column.name : "\(set.column.name)（\(set.portal.name)）"
            let files = OpenDataKind.allCases.map { OpenDataLinks.data(of: set.column, on: set.portal, $0) }
            return Table.Row(
                [
                    "\(place)", "\(set.column.description)", "\(set.total)",
                    links(set.column.name, files, feed: OpenDataLinks.feed(of: set.column, on: set.portal)),
                ], link: OpenDataLinks.page(of: set.column, on: set.portal))
        }
        return Table("按栏目公开的信息", columns: OpenDataScreen.columns("栏目"), rows: rows).html
    }

    private var otherTable: HTML {
        guard !others.isEmpty else { return .empty }
        let rows = others.map { set in
            let files = OpenDataKind.allCases.map { OpenDataLinks.data(named: set.name, $0) }
            return Table.Row(
                [
                    "\(set.title)", "\(set.description)", "\(set.total)",
                    links(set.title, files, feed: set.feed),
                ], link: set.page)
        }
        return Table("来信和意见征集", columns: OpenDataScreen.columns("数据"), rows: rows).html
    }

    private static func columns(_ first: String) -> [Table.Column] {
        [Table.Column(first), Table.Column("内容"), Table.Column("条数", number: true), Table.Column("下载和订阅")]
    }

    private func links(_ name: String, _ files: [Link], feed: Link?) -> HTML {
        let all =
            zip(OpenDataKind.allCases.map { $0.rawValue.uppercased() }, files)
            + [("Atom", feed)].compactMap(OpenDataScreen.whole)
        return all.each { kind, link -> HTML in
            "<a href=\"\(link: link)\">\(kind)<span class=\"unseen\">：\(name)</span></a> "
        }
    }

    private static func whole(_ one: (String, Link?)) -> (String, Link)? { one.1.map { (one.0, $0) } }
}
