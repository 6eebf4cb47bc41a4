package import HTTPTypes
package import Hummingbird
package import Markup

/// A page of the public side. It asks for no cookie and shows nothing of who is signed in, so it can be cached and
/// exported as it is.
package struct PortalPage: Answer {
    let title: String
    let site: PortalSite
    let meta: PortalMeta
    let canonical: Link
    let crumbs: [Crumb]
    let heading: HTML
    let side: HTML
    let body: HTML
    let status: HTTPResponse.Status
    let isHome: Bool
    /// False for pages that no search engine is to list: they have no address of their own.
    let isListed: Bool

    /// - Parameters:
    ///   - canonical: The one address of this page.
    ///   - isHome: True for the home page, whose `h1` is the agency's name.
    ///   - isListed: False for pages without an address of their own: errors.
    ///   - side: What stands at the left of everything below the breadcrumbs: the navigation of a section.
    package init(
        _ title: String, site: PortalSite, canonical: Link, meta: PortalMeta = .site, crumbs: [Crumb] = [],
        isHome: Bool = false, isListed: Bool = true, heading: HTML = .empty, side: HTML = .empty,
        status: HTTPResponse.Status = .ok, _ body: HTML
    ) {
        self.title = title
        self.site = site
        self.meta = meta
        self.canonical = canonical
        self.crumbs = crumbs
        self.heading = heading
        self.side = side
        self.body = body
        self.status = status
        self.isHome = isHome
        self.isListed = isListed
    }

    package func response(in context: SiteContext) throws -> Response {
        var bytes = html(in: context).bytes
        if context.reading.isTraditional { bytes = TraditionalPage.converted(bytes) }
        return try SharedAnswer(bytes, type: "text/html; charset=utf-8", status: status).response(in: context)
    }

    /// The whole document, also for the static export.
    package func html(in context: SiteContext) -> HTML {
        let titled: HTML = isHome ? "" : "<h1>\(title)</h1>"
        let head = DocumentHead(
            title: isHome ? site.name : title + " - " + site.name, theme: "portal", reading: context.reading,
            extra: tags(context))
        let content: HTML = "\(titled)\(heading)\n\(body)"
        let main: HTML =
            side.isEmpty ? content : "<div class=\"with-side\">\(side)<div class=\"beside\">\(content)</div></div>"
        return """
            \(head)<body\(attribute: "class", isHome ? "home" : nil)><a class="skip" href="#main">跳到正文</a>
            \(PortalMasthead(site: site, isHome: isHome, here: here, context: context))
            <main id="main" tabindex="-1">\(Breadcrumbs(crumbs, here: title))\(main)\(PageFeeds(self)?.line ?? .empty)</main>
            \(PortalFooter(site: site, page: canonical))</body></html>

            """
    }

    /// The paths of this page and of those above it: they light the entry that it belongs to.
    private var here: [String] { [canonical.path] + crumbs.reversed().map(\.link.path) }

    private func tags(_ context: SiteContext) -> HTML {
        let all = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.code)] + meta.tags
        let lines = all.filter { !$0.1.isEmpty }.each { "<meta name=\"\($0.0)\"\(attribute: "content", $0.1)>\n" }
        guard isListed else { return "\n\(lines)<meta name=\"robots\" content=\"noindex\">\n" }
        let address = context.settings.baseURL.address(of: canonical)
        let feeds = PageFeeds.site(site) + (PageFeeds(self)?.links(title) ?? .empty)
        let data = StructuredData(page: self, base: context.settings.baseURL)
        return "\n\(lines)\(feeds)<link rel=\"canonical\"\(attribute: "href", address)>\n\(data)"
    }
}
