import HTTPTypes
import Hummingbird
import Kernel
import Markup

/// A refusal for people: its sentence, what to do next, and the number to ask with.
struct RefusalPage: Answer {
    let refusal: Refusal
    let status: HTTPResponse.Status
    private let title: String

    init(_ refusal: Refusal, status: HTTPResponse.Status, title: String? = nil) {
        self.refusal = refusal
        self.status = status
        self.title = title ?? refusal.code.title
    }

    func response(in context: SiteContext) throws -> Response {
        if context.signedIn != nil, !context.rail.isEmpty {
            return try ConsolePage(
                title, section: "", status: status, body(home: context.settings.consoleHome, context)
            ).response(in: context)
        }
        if let site = context.settings.portal, Surface.isPublic(context.here.path, context.settings) {
            return try PersonalPage(portal(site, context)).response(in: context)
        }
        let home = context.signedIn == nil ? Link("/") : context.settings.consoleHome
        return try BarePage(title, status: status, body(home: home, context)).response(in: context)
    }

    private func body(home: Link, _ context: SiteContext) -> HTML {
        """
        \(notice)<p><a class="button" href="\(link: home)">返回首页</a></p>
        \(number(context))
        """
    }

    /// None yet where the address itself could not be read.
    private func number(_ context: SiteContext) -> HTML {
        context.reference.isEmpty
            ? .empty : "<p class=\"hint\">编号 \(context.reference)，向我们反映问题时请说明。</p>"
    }

    private var notice: HTML {
        let rule: HTML = refusal.rule.map { "<p class=\"hint\">依据：\($0)</p>" } ?? ""
        return "<div class=\"notice wrong\" role=\"alert\"><p>\(refusal.sentence)</p>\(rule)</div>"
    }

    /// The whole frame of the portal, so that whoever came by a dead link finds the way on.
    private func portal(_ site: PortalSite, _ context: SiteContext) -> PortalPage {
        var ways = [Crumb("返回首页", site.home)]
        if let search = site.search { ways.append(Crumb("搜索", search)) }
        if let map = site.siteMap { ways.append(Crumb("网站地图", map)) }
        if let own = site.corrections { ways.append(Crumb("报告这个错误", own.query("page", context.here.path))) }
        let list = ways.each { "<li><a href=\"\(link: $0.link)\" rel=\"nofollow\">\($0.title)</a></li>" }
        return PortalPage(
            title, site: site, canonical: context.here, crumbs: [Crumb("首页", site.home)], isListed: false,
            status: status,
            """
            \(notice)<p>可以这样做：</p><ul class="column-list">\(list)</ul>
            \(number(context))
            """)
    }
}
