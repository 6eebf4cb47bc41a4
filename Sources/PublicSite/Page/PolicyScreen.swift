import Documents
import Kernel
import Markup
import Publishing
package import Site

/// 政策文件库: every policy of the portal, to be found by year, kind, validity, issuing body and topic.
package struct PolicyScreen {
    let frame: PublicFrame
    let library: PolicyLibrary
    let query: PolicyQuery
    let context: SiteContext
    /// Other ways into the same texts.
    let ways: [Crumb]

    package static let size = 20

    package init(
        frame: PublicFrame, library: PolicyLibrary, query: PolicyQuery, ways: [Crumb], context: SiteContext
    ) {
        self.frame = frame
        self.library = library
        self.query = query
        self.ways = ways
        self.context = context
    }

    package var answer: PortalPage {
        let found = library.found(query)
        return PortalPage(
            "政策文件库", site: frame.site, canonical: PublicSiteLinks.policies,
            meta: .section("政策文件库", "本机关制发和转发的政策文件，可以按年份、种类、时效、发文机关和主题查找", type: .policy),
            crumbs: [frame.home], side: facets,
            "\(box)\(chosen)\(order(found.count))\(list(found))")
    }

    private var here: Link { context.here.replacing("page", nil) }

    private var box: HTML {
        let kept = (query.chosen.map { ($0.key.rawValue, $0.value) } + [("sort", context.query["sort"])])
            .filter { !$0.1.isEmpty }.sorted { $0.0 < $1.0 }
        let hidden = kept.each { "<input type=\"hidden\"\(attribute: "name", $0.0)\(attribute: "value", $0.1)>" }
        let links = ways.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        return """
            <form class="within" method="get" action="\(link: PublicSiteLinks.policies)" role="search" aria-label="在政策文件库中查找">\
            <label class="unseen" for="within">文件名称、文号</label>\
            <input id="within" type="search" name="q" placeholder="文件名称、文号"\(attribute: "value", query.words)>\(hidden)\
            <button class="button" type="submit">查找</button></form>
            <ul class="column-list">\(links)</ul>
            """
    }

    /// Every facet as links: a choice is an address that can be kept and sent on.
    private var facets: HTML {
        let groups = PolicyQuery.Facet.allCases.each { facet -> HTML in
            let choices = library.choices(of: facet, for: query)
            guard !choices.isEmpty else { return .empty }
            let items = choices.prefix(12).each { choice -> HTML in
                let isChosen = query.chosen[facet] == choice.key
                return """
                    <li><a href="\(link: here.replacing(facet.rawValue, isChosen ? nil : choice.key))"\
                    \(attribute: "aria-current", isChosen ? "true" : nil)>\(choice.label) \
                    <span class="hint">\(choice.count)</span></a></li>
                    """
            }
            return "<div class=\"facet\"><p>\(facet.chinese)</p><ul aria-label=\"\(facet.chinese)\">\(items)</ul></div>"
        }
        return """
            <nav class="side fold" aria-label="筛选"><input class="toggle" type="checkbox" id="facets-fold">\
            <label for="facets-fold">按年份、种类、时效筛选</label><div class="folded">\(groups)</div></nav>
            """
    }

    private var chosen: HTML {
        let items = PolicyQuery.Facet.allCases.each { facet -> HTML in
            guard let value = query.chosen[facet] else { return .empty }
            let label = label(facet, value)
            return """
                <li><a href="\(link: here.replacing(facet.rawValue, nil))">\(facet.chinese)：\(label) \
                <span aria-hidden="true">×</span><span class="unseen">，取消这个条件</span></a></li>
                """
        }
        guard !query.chosen.isEmpty || !query.words.isEmpty else { return .empty }
        return """
            <ul class="chosen">\(items)<li><a href="\(link: PublicSiteLinks.policies)">清除全部条件</a></li></ul>
            """
    }

    private func label(_ facet: PolicyQuery.Facet, _ value: String) -> String {
        library.choices(of: facet, for: PolicyQuery()).first { $0.key == value }?.label ?? value
    }

    private func order(_ count: Int) -> HTML {
        let links = PolicyQuery.Order.allCases.each { order -> HTML in
            let address = here.replacing("sort", order == .published ? nil : order.rawValue)
            return """
                <a href="\(link: address)"\(attribute: "aria-current", order == query.order ? "true" : nil)>\(order.chinese)</a>
                """
        }
        return "<p class=\"order\"><span>共 \(count) 件</span><span>排序：\(links)</span></p>"
    }

    private func list(_ found: [PolicyEntry]) -> HTML {
        guard !found.isEmpty else {
            let act: HTML = "<a class=\"button\" href=\"\(link: PublicSiteLinks.policies)\">查看全部政策文件</a>"
            return EmptyState("没有符合条件的政策文件。可以少选一个条件，或者换一个词查找。", act: act).html
        }
        let page = Pager.page(context), size = PolicyScreen.size
        let items = found.dropFirst((page - 1) * size).prefix(size).each(PolicyScreen.item)
        return """
            <ul class="policies">\(items)</ul>\(Pager(page: page, size: size, total: found.count, context))
            """
    }

    static func item(_ entry: PolicyEntry) -> HTML {
        let validity: HTML = entry.validity.map { "<span>\(ValidityMark(validity: $0))</span>" } ?? ""
        func fact(_ name: String, _ value: String?) -> HTML {
            guard let value, !value.isEmpty else { return .empty }
            return "<span>\(name)\(value)</span>"
        }
        let summary: HTML = entry.line.summary.isEmpty ? "" : "<p class=\"summary\">\(entry.line.summary)</p>"
        return """
            <li><h2><a href="\(link: PublicLinks.article(entry.line.id))">\(entry.line.title)</a></h2>\(summary)\
            <p class="facts-line">\(validity)\(fact("", entry.number))\(fact("", entry.issuer))\
            \(fact("成文日期 ", entry.writtenOn.map(\.description)))\(fact("发布日期 ", entry.line.publishedAt.day.description))</p></li>
            """
    }
}

/// 时效 as a badge: word and colour (NORM-4).
struct ValidityMark: Component {
    let validity: Validity

    var html: HTML {
        switch validity {
        case .inForce: Badge("有效", .good).html
        case .amended, .notYet: Badge(validity.chinese, .warning).html
        case .repealed, .expired, .declaredVoid: Badge(validity.chinese, .bad).html
        }
    }
}
