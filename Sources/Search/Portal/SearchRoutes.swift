import Hummingbird
package import Kernel
package import Markup
package import Site

/// The public's search.
package struct SearchRoutes: Sendable {
    let search: SearchStore
    let site: PortalSite
    let disclosure: Link?
    let today: @Sendable () -> Day

    /// - Parameter disclosure: The page of 依申请公开; nil where there is none.
    package init(
        search: SearchStore, site: PortalSite, disclosure: Link? = nil, today: @escaping @Sendable () -> Day
    ) {
        self.search = search
        self.site = site
        self.disclosure = disclosure
        self.today = today
    }

    package func register(on routes: SiteRoutes) {
        routes.page(SearchLinks.search, audience: .everyone) { _, context in
            // There is no end of what people ask; and an index that was just made anew must not wait for the next act.
            context.keepPrivate()
            let query = SearchQuery(reading: context.query, page: Pager.page(context))
            let result = query.text.isEmpty ? nil : try await search.search(query, on: today())
            return SearchScreen(query: query, result: result, site: site, disclosure: disclosure).answer(context)
        }
        routes.page(SearchLinks.suggestions, audience: .everyone) { _, context in
            let found = try await search.suggest(context.query["q"])
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
        order = Order(rawValue: fields["order"]) ?? .relevance
        self.page = min(page, 100)
    }
}
