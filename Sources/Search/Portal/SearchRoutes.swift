import Hummingbird
package import Kernel
package import Markup
package import Site

/// The public's search.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /search | what is found for `q`, on the portal `site`; `site=all` for all of them |
/// | GET | /search/suggest | words and titles while somebody types, as JSON |
package struct SearchRoutes: Sendable {
    let search: SearchStore
    let scope: @Sendable (String?) async throws -> SearchScope
    let disclosure: Link?
    let searches: VisitorThrottle
    let suggestions: VisitorThrottle
    let today: @Sendable () -> Day

    /// - Parameters:
    ///   - scope: The portal with a code, the first for nil; throws *not found* for one that is not there.
    ///   - disclosure: The page of 依申请公开; nil where there is none.
    ///   - searches: How often an address may ask; tests give a narrow one.
    package init(
        search: SearchStore, disclosure: Link? = nil,
        searches: VisitorThrottle = VisitorThrottle(
            most: 120, within: .seconds(60), sentence: "没有搜索：同一网络地址一分钟内搜索次数过多。请过一分钟再搜。"),
        suggestions: VisitorThrottle = VisitorThrottle(
            most: 600, within: .seconds(60), sentence: "没有给出提示：同一网络地址一分钟内请求过多。请过一分钟再试。"),
        today: @escaping @Sendable () -> Day, scope: @escaping @Sendable (String?) async throws -> SearchScope
    ) {
        self.search = search
        self.scope = scope
        self.disclosure = disclosure
        self.searches = searches
        self.suggestions = suggestions
        self.today = today
    }

    package func register(on routes: SiteRoutes) {
        routes.page(SearchLinks.search, audience: .everyone) { _, context in
            // There is no end of what people ask; and an index that was just made anew must not wait for the next act.
            context.keepPrivate()
            let scope = try await scope(context.query.optional("site"))
            var query = SearchQuery(reading: context.query, page: Pager.page(context))
            query.portal = scope.portal
            if query.text.isEmpty {
                return SearchScreen(query: query, result: nil, scope: scope, disclosure: disclosure).answer(context)
            }
            try searches.admit(context.asker)
            let result = try await search.search(query, on: today())
            return SearchScreen(query: query, result: result, scope: scope, disclosure: disclosure).answer(context)
        }
        routes.page(SearchLinks.suggestions, audience: .everyone) { _, context in
            context.keepPrivate()
            try suggestions.admit(context.asker)
            let portal = try await scope(context.query.optional("site")).portal
            let found = try await search.suggest(context.query["q"], portal: portal)
            let titles = found.titles.map { line -> JSONValue in
                .object(["title": .text(line.title), "address": .text(line.address)])
            }
            return JSONAnswer(
                Array(
                    JSONValue.object(["words": .list(found.words.map { .text($0) }), "titles": .list(titles)]).text.utf8
                ))
        }
    }
}

extension SearchQuery {
    /// What the address says; a value that is none of ours narrows nothing.
    init(reading fields: FormFields, page: Int) {
        self.init(fields["q"])
        kind = SearchKind(rawValue: fields["kind"])
        year = fields.number("year").flatMap { (1900...2199).contains($0) ? $0 : nil }
        column = fields.optional("column").map { String($0.prefix(100)) }
        issuer = fields.optional("issuer").map { String($0.prefix(100)) }
        topic = fields.optional("topic").map { String($0.prefix(100)) }
        validity = SearchValidity(rawValue: fields["validity"])
        site = fields.optional("site").map { String($0.prefix(100)) }
        order = Order(rawValue: fields["order"]) ?? .relevance
        self.page = min(page, 100)
    }
}
