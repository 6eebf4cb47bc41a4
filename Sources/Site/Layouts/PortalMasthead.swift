import Markup

/// The top of every public page: reading aids, the agency, the search box, the entries.
struct PortalMasthead: Component {
    let site: PortalSite
    let isHome: Bool
    /// The paths of the page and of those above it, the nearest first.
    let here: [String]
    let context: SiteContext

    var html: HTML {
        let name: HTML =
            isHome
            ? "<h1 class=\"agency\">\(site.agency)</h1>"
            : "<p class=\"agency\"><a href=\"\(link: site.home)\">\(site.agency)</a></p>"
        return """
            <nav class="slim" aria-label="页面工具"><div class="inner"><span>\(site.name)</span>\
            <span class="tools">\(tools)</span></div></nav>
            <header class="masthead"><div class="inner">\(name)
            \(site.search.map { search($0) })</div>
            <nav class="entries" aria-label="主要栏目"><ul class="inner">\(site.entries.each(entry))</ul></nav></header>
            """
    }

    // SITE-10: the reading aids are links that need no script.
    private var tools: HTML {
        let mode = context.isElderMode ? "标准模式" : "适老模式"
        let next = context.isElderMode ? "standard" : "elder"
        let back = Link("/reading").query("mode", next).query("next", context.here.address)
        let script = context.reading.isTraditional ? "简体" : "繁體"
        let other = Link("/reading").query("script", context.reading.isTraditional ? "hans" : "hant")
            .query("next", context.here.address)
        return """
            <a href="\(link: back)" rel="nofollow">\(mode)</a>\
            <a href="\(link: other)" rel="nofollow">\(script)</a>\
            \(site.accessibility.map { "<a href=\"\(link: $0)\">无障碍</a>" })\
            <a href="\(link: site.staffEntry)" rel="nofollow">工作人员登录</a>
            """
    }

    private func entry(_ entry: Crumb) -> HTML {
        """
        <li><a href="\(link: entry.link)"\(attribute: "aria-current", entry.link.path == lit ? "true" : nil)>\(entry.title)</a></li>
        """
    }

    /// The entry that the page belongs to: itself, else the nearest above it.
    private var lit: String? {
        let entries = Set(site.entries.map(\.link.path))
        return here.first { entries.contains($0) }
    }

    private func search(_ link: Link) -> HTML {
        let examples = site.searchExamples.each { "<a href=\"\(link: link.query("q", $0))\">\($0)</a>" }
        let offered: HTML =
            isHome && !site.searchExamples.isEmpty ? "<p class=\"examples\">例如：\(examples)</p>" : ""
        return """
            <div class="find"><form class="search" method="get" action="\(link: link)" role="search">\
            <label class="unseen" for="search">搜索政府信息</label>\
            <input id="search" type="search" name="q" placeholder="搜索文件、政策、办事"\(attribute: "value", context.query["q"])>\
            \(site.searchWithin.map { "<input type=\"hidden\" name=\"site\"\(attribute: "value", $0)>" as HTML } ?? .empty)\
            <button class="button primary" type="submit">搜索</button></form>\(offered)</div>
            """
    }
}

/// The foot of every public page: whose site it is, and how to reach those who keep it (SITE-4).
struct PortalFooter: Component {
    let site: PortalSite
    /// The page it stands on, for a report of an error in it.
    var page: Link?

    var html: HTML {
        let links = (site.siteMap.map { [Crumb("网站地图", $0)] } ?? []) + site.footLinks
        let first = links.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        let list: HTML =
            links.isEmpty && report.isEmpty
            ? "" : "<nav aria-label=\"网站信息\"><ul>\(first)\(report)</ul></nav>"
        return """
            <footer class="foot"><div class="inner">\(list)
            \(line(("主办单位：", site.host), ("承办单位：", site.operatorName), ("联系方式：", site.contact)))
            \(line(("网站标识码：", site.code), ("", site.icp), ("", site.police)))</div></footer>
            """
    }

    private var report: HTML {
        let words = "我为政府网站找错"
        if let own = site.corrections {
            let from = page.flatMap { $0.path == own.path ? nil : $0.path }
            return "<li><a href=\"\(link: own.query("page", from))\" rel=\"nofollow\">\(words)</a></li>"
        }
        return site.errorReport.map { "<li><a href=\"\(link: $0)\" rel=\"external\">\(words)</a></li>" } ?? ""
    }

    /// One line of the footer; what the agency has not filled in is left out.
    private func line(_ parts: (name: String, value: String)...) -> HTML {
        let said = parts.filter { !$0.value.isEmpty }
        return said.isEmpty ? .empty : "<p>\(said.each { "<span>\($0.name)\($0.value)</span>" })</p>"
    }
}
