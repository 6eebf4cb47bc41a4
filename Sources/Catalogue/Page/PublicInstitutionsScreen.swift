package import Kernel
import Markup
package import Site

/// 医疗卫生机构信息公开: the institutions and what each makes public (INST-1, INST-2).
package struct PublicInstitutionsScreen {
    package struct Line: Sendable {
        package let unit: UnitID
        package let name: String
        package let items: Int
        package let covered: Int
        package let last: Day?

        package init(unit: UnitID, name: String, items: Int, covered: Int, last: Day?) {
            self.unit = unit
            self.name = name
            self.items = items
            self.covered = covered
            self.last = last
        }
    }

    let lines: [Line]
    let crumbs: [Crumb]
    let site: PortalSite

    package init(lines: [Line], crumbs: [Crumb], site: PortalSite) {
        self.lines = lines
        self.crumbs = crumbs
        self.site = site
    }

    /// Articles do not name the item they belong to; what is counted is said beside the count.
    private var note: HTML {
        lines.isEmpty
            ? .empty
            : "<p class=\"hint\">按栏目计：事项对应的栏目中有公开信息的，计为已公开；几个事项共用一个栏目的，不逐项区分。</p>"
    }

    package var answer: PortalPage {
        let rows = lines.map { line in
            Table.Row(
                [
                    HTML(text: line.name), "\(line.items)", "\(line.covered)",
                    HTML(text: line.last?.description ?? "—"),
                ], link: PublicCatalogueLinks.institution(line.unit))
        }
        let table: HTML =
            rows.isEmpty
            ? EmptyState("还没有医疗卫生机构公布信息公开目录。").html
            : Table(
                "医疗卫生机构，共 \(lines.count) 家",
                columns: [
                    .init("机构"), .init("目录事项", number: true), .init("已公开（按栏目计）", number: true),
                    .init("最近更新（按栏目计）"),
                ], rows: rows
            ).html
        return PortalPage(
            "医疗卫生机构信息公开", site: site, canonical: PublicCatalogueLinks.institutions, crumbs: crumbs,
            "<p>各医疗卫生机构按照《医疗卫生机构信息公开管理办法》主动公开的信息。信息发生变化的，机构在20个工作日内更新。</p>\(table)\(note)")
    }
}
