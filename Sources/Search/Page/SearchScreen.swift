package import Markup
package import Site

/// Where search lives.
package enum SearchLinks {
    package static let search = Link("/search")
    package static let suggestions = Link("/search/suggest")
    /// Stands in the address for all portals together.
    package static let everywhere = "all"
}

extension SearchQuery {
    /// A search for other words at the same place.
    func link(_ words: String) -> Link { SearchLinks.search.query("q", words).query("site", site) }
}

/// Where it is searched: the portal, and how its pages look.
package struct SearchScope: Sendable {
    /// Nil for all.
    package let portal: String?
    package let site: PortalSite
    /// Whether there are records elsewhere.
    package let hasOthers: Bool

    package init(portal: String?, site: PortalSite, hasOthers: Bool) {
        self.portal = portal
        self.site = site
        self.hasOthers = hasOthers
    }
}

/// What was found, by what it can be narrowed, and what to try when nothing was (FOI-23).
package struct SearchScreen {
    let query: SearchQuery
    /// Nil before anything was typed.
    let result: SearchResult?
    let scope: SearchScope
    /// Where information that is not public yet is asked for.
    let disclosure: Link?

    package init(query: SearchQuery, result: SearchResult?, scope: SearchScope, disclosure: Link?) {
        self.query = query
        self.result = result
        self.scope = scope
        self.disclosure = disclosure
    }

    package func answer(_ context: SiteContext) -> PortalPage {
        let title = query.text.isEmpty ? "搜索" : "搜索：\(query.text)"
        // One box is enough: the one beside the answer.
        var site = scope.site
        site.search = nil
        return PortalPage(
            title, site: site, canonical: query.link(query.text),
            crumbs: [Crumb("首页", site.home)], "\(form)\(result.map { body($0, context) })")
    }

    /// In place of the box in the head, so that what was typed stands beside its answer also on a phone.
    private var form: HTML {
        """
        <form class="search-again" method="get" action="\(link: SearchLinks.search)" role="search">\
        <label class="unseen" for="search-words">要找的词</label>\
        <input id="search-words" type="search" name="q" maxlength="100" autocomplete="off" list="search-suggestions" \
        data-suggest="\(link: SearchLinks.suggestions.query("site", query.site))"\(attribute: "value", query.text)>\
        <datalist id="search-suggestions"></datalist>\
        \(query.site.map { "<input type=\"hidden\" name=\"site\"\(attribute: "value", $0)>" as HTML } ?? .empty)\
        <button class="button primary" type="submit">搜索</button></form>
        \(if: query.text.isEmpty, hint)\(if: scope.hasOthers && scope.portal != nil && !query.text.isEmpty, elsewhere)
        """
    }

    private var elsewhere: HTML {
        let all = SearchLinks.search.query("q", query.text).query("site", SearchLinks.everywhere)
        return "<p class=\"hint\">现在查找的是本网站，也可以<a href=\"\(link: all)\">在全部网站中查找</a>。</p>"
    }

    private var hint: HTML {
        """
        <p class="hint">可以输入两个字以上的词、文号（如 国办发〔2019〕14号，括号写法不限）、索引号或附件里的内容；几个词之间用空格隔开。</p>
        """
    }

    private func body(_ result: SearchResult, _ context: SiteContext) -> HTML {
        guard result.isAnswerable else {
            return SearchHelpBlock(query: query, result: result, disclosure: disclosure).tooShort
        }
        if result.hits.isEmpty, result.total == 0 {
            return "\(facets(result))\(SearchHelpBlock(query: query, result: result, disclosure: disclosure).nothing)"
        }
        let count: HTML =
            result.isBounded
            ? "找到超过 \(result.total) 条，以下从其中最新的和标题最相符的里面排列。可用右侧条件缩小范围。" : "找到 \(result.total) 条。"
        let reach: HTML =
            switch result.reach {
            case .all: .empty
            case .reworded(let words):
                SearchHelpBlock(query: query, result: result, disclosure: disclosure).reworded(words)
            case .partly: SearchHelpBlock(query: query, result: result, disclosure: disclosure).partly
            }
        let lines = result.hits.each { SearchHitBlock(hit: $0).html }
        return """
            <div class="found"><div>\(reach)<p role="status">\(count)</p>\(orders)
            <ol class="hits" start="\((result.page - 1) * query.size + 1)">\(lines)</ol>
            \(Pager(page: result.page, size: query.size, total: result.total, context))</div>
            \(facets(result))</div>
            """
    }

    private var orders: HTML {
        let choices = [(SearchQuery.Order.relevance, "按相关"), (.newest, "按时间")].each { order, label -> HTML in
            order == query.order
                ? "<strong>\(label)</strong>"
                : "<a href=\"\(link: address.replacing("order", order == .relevance ? nil : order.rawValue))\">\(label)</a>"
        }
        return "<p class=\"orders\">排列：\(choices)</p>"
    }

    private func facets(_ result: SearchResult) -> HTML {
        var shown = result.facets
        // What was chosen stays there to be taken back, also when nothing passes it.
        for name in FacetName.allCases where !shown.contains(where: { $0.name == name }) {
            guard let value = query.value(of: name) else { continue }
            let choice = SearchFacet.Choice(value: value, label: name.label(of: value), count: 0, isChosen: true)
            shown.append(SearchFacet(name: name, choices: [choice]))
        }
        guard !shown.isEmpty else { return .empty }
        let groups = shown.each { facet -> HTML in
            "<h3>\(facet.name.chinese)</h3><ul>\(facet.choices.each { line($0, facet.name) })</ul>"
        }
        return "<nav class=\"facets\" aria-label=\"缩小范围\"><h2>缩小范围</h2>\(groups)</nav>"
    }

    private func line(_ choice: SearchFacet.Choice, _ name: FacetName) -> HTML {
        let target = address.replacing(name.rawValue, choice.isChosen ? nil : choice.value)
        return choice.isChosen
            ? "<li><a href=\"\(link: target)\" rel=\"nofollow\" aria-label=\"不限\(name.chinese)，现为\(choice.label)\"><strong>\(choice.label)</strong> ×</a></li>"
            : "<li><a href=\"\(link: target)\" rel=\"nofollow\">\(choice.label)</a> <span class=\"hint\">\(choice.count)</span></li>"
    }

    /// This search without its page.
    private var address: Link {
        var link = query.link(query.text)
        for name in FacetName.allCases { link = link.query(name.rawValue, query.value(of: name)) }
        return query.order == .relevance ? link : link.query("order", query.order.rawValue)
    }
}

extension FacetName {
    /// The label of a value that no hit has, as far as it is one of ours.
    fileprivate func label(of value: String) -> String {
        switch self {
        case .kind: SearchKind(rawValue: value)?.chinese ?? value
        case .validity: SearchValidity(rawValue: value)?.chinese ?? value
        case .year: value + "年"
        case .column, .issuer, .topic: value
        }
    }
}
