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
    let body: HTML
    let status: HTTPResponse.Status
    let isHome: Bool

    /// - Parameters:
    ///   - canonical: The one address of this page.
    ///   - showsTitle: False on the home page, whose `h1` is the agency's name.
    package init(
        _ title: String, site: PortalSite, canonical: Link, meta: PortalMeta = .site, crumbs: [Crumb] = [],
        isHome: Bool = false, heading: HTML = .empty, status: HTTPResponse.Status = .ok, _ body: HTML
    ) {
        self.title = title
        self.site = site
        self.meta = meta
        self.canonical = canonical
        self.crumbs = crumbs
        self.heading = heading
        self.body = body
        self.status = status
        self.isHome = isHome
    }

    package func response(in context: SiteContext) throws -> Response {
        try HTMLAnswer(html: html(in: context), status: status).response(in: context)
    }

    /// The whole document, also for the static export.
    package func html(in context: SiteContext) -> HTML {
        let titled: HTML = isHome ? "" : "<h1>\(title)</h1>"
        let head = DocumentHead(
            title: isHome ? site.name : title + " - " + site.name, theme: "portal", isElderMode: context.isElderMode,
            extra: tags(context))
        return """
            \(head)<body><a class="skip" href="#main">跳到正文</a>
            \(masthead(context))
            <main id="main" tabindex="-1">\(Breadcrumbs(crumbs, here: title))\(titled)\(heading)
            \(body)</main>
            \(footer)</body></html>

            """
    }

    private func tags(_ context: SiteContext) -> HTML {
        let all = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.code)] + meta.tags
        let lines = all.filter { !$0.1.isEmpty }.each { "<meta name=\"\($0.0)\"\(attribute: "content", $0.1)>\n" }
        let address = context.settings.baseURL.address(of: canonical)
        return "\n\(lines)<link rel=\"canonical\"\(attribute: "href", address)>"
    }

    private func masthead(_ context: SiteContext) -> HTML {
        let entries = site.entries.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        let mode = context.isElderMode ? "标准模式" : "适老模式"
        let next = context.isElderMode ? "standard" : "elder"
        let name: HTML =
            isHome
            ? "<h1 class=\"agency\">\(site.agency)</h1>"
            : "<p class=\"agency\"><a href=\"\(link: site.home)\">\(site.agency)</a></p>"
        return """
            <nav class="slim" aria-label="页面工具"><div class="inner"><span>\(site.name)</span><span class="tools">\
            <a href="\(link: Link("/reading").query("mode", next).query("next", canonical.path))" rel="nofollow">\(mode)</a>\
            <a href="\(link: site.staffEntry)" rel="nofollow">工作人员登录</a></span></div></nav>
            <header class="masthead"><div class="inner">\(name)
            \(site.search.map { search($0, context) })</div>
            <nav class="entries" aria-label="主要栏目"><ul class="inner">\(entries)</ul></nav></header>
            """
    }

    private func search(_ link: Link, _ context: SiteContext) -> HTML {
        """
        <form class="search" method="get" action="\(link: link)" role="search">\
        <label class="unseen" for="search">搜索政府信息</label>\
        <input id="search" type="search" name="q" placeholder="搜索文件、政策、办事"\(attribute: "value", context.query["q"])>\
        <button class="button primary" type="submit">搜索</button></form>
        """
    }

    private var footer: HTML {
        let report: HTML = site.errorReport.map { "<a href=\"\(link: $0)\" rel=\"external\">我为政府网站找错</a>" } ?? ""
        let map: HTML = site.siteMap.map { "<a href=\"\(link: $0)\">网站地图</a>" } ?? ""
        return """
            <footer class="foot"><div class="inner">\(line(("主办单位：", site.host), ("承办单位：", site.operatorName)))
            \(line(("联系方式：", site.contact), ("网站标识码：", site.code)))
            \(line(("", site.icp), ("", site.police)))
            <p>\(map) \(report)</p></div></footer>
            """
    }

    /// One line of the footer; what the agency has not filled in is left out.
    private func line(_ parts: (name: String, value: String)...) -> HTML {
        let said = parts.filter { !$0.value.isEmpty }.map { $0.name + $0.value }
        return said.isEmpty ? .empty : "<p>\(said.joined(separator: "　"))</p>"
    }
}
