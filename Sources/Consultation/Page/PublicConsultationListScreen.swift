import Kernel
import Markup
package import Site

/// 决策预公开、意见征集: what runs, with the days left, and what came of the others.
package struct PublicConsultationListScreen {
    let page: ConsultationListPage
    let number: Int
    let size: Int
    let site: PortalSite
    let context: SiteContext

    package init(page: ConsultationListPage, number: Int, size: Int, site: PortalSite, context: SiteContext) {
        self.page = page
        self.number = number
        self.size = size
        self.site = site
        self.context = context
    }

    package var answer: PortalPage {
        (PortalPage(
            "意见征集", site: site, canonical: ConsultationLinks.publicList, meta: ConsultationColumn.all,
            crumbs: [Crumb("首页", site.home)],
            "\(introduction)\(part("正在征集", running, "现在没有正在征集意见的事项。"))\(part("已经截止", ended, "还没有已截止的事项。"))\(pager)\(ways)"
        ))
    }

    private var running: [ConsultationLine] { page.lines.filter { $0.phase == .collecting } }
    private var ended: [ConsultationLine] { page.lines.filter { $0.phase != .collecting } }

    private var introduction: HTML {
        """
        <p>重大行政决策和行政规范性文件作出以前，草案在这里公开征求意见。可以逐段提，不需要登录；截止后20个工作日内公布采纳情况。</p>\
        <p><a href="\(link: ConsultationLinks.track)">已经提过意见？凭查询码查看采纳情况</a></p>
        """
    }

    private func part(_ title: String, _ lines: [ConsultationLine], _ none: String) -> HTML {
        let list: HTML =
            lines.isEmpty ? "<p class=\"hint\">\(none)</p>" : "<ul class=\"dated\">\(lines.each(entry))</ul>"
        return "<h2>\(title)</h2>\(list)"
    }

    private func entry(_ line: ConsultationLine) -> HTML {
        let found = line.consultation
        let day = found.round?.closesOn
        let left = line.daysLeft ?? line.phase.publicWords
        return """
            <li><span class="what"><a href="\(link: ConsultationLinks.publicRecord(found.id))">\(found.title)</a> \
            <span class="hint">\(found.contents.kind.chinese)，\(left)</span></span>\
            <time\(attribute: "datetime", day?.description)>\(day.map { "\($0) 截止" } ?? "")</time></li>
            """
    }

    private var pager: HTML {
        page.total > size ? Pager(page: number, size: size, total: page.total, context).html : .empty
    }

    private var ways: HTML {
        """
        <h2>其他</h2><ul class="tiles">\
        <li><a href="\(link: ConsultationLinks.decisions)">重大行政决策事项目录</a></li>\
        <li><a href="\(link: ConsultationLinks.enterprise)">政企直通车</a></li>\
        <li><a href="\(link: ConsultationLinks.feed)">订阅（Atom）</a></li></ul>
        """
    }
}

/// What the pages say of themselves to programs (SITE-2).
enum ConsultationColumn {
    private static let facts = (
        name: "意见征集", description: "重大行政决策和行政规范性文件的草案公开征求意见，采纳情况公布", keywords: "意见征集,征求意见稿,采纳情况", type: "互动交流"
    )

    static let all = PortalMeta.column(
        name: facts.name, description: facts.description, keywords: facts.keywords, type: facts.type)

    static func article(_ view: ConsultationView) -> PortalMeta {
        guard let round = view.found.round else { return all }
        return .article(
            title: view.found.title, published: Moment(day: round.publishedOn).minute, source: view.unitName,
            keywords: view.found.contents.kind.chinese, column: facts)
    }
}
