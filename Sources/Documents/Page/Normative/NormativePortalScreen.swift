package import Kernel
import Markup
package import Site

/// 规范性文件库 as the public reads it: what was published, with its validity on the day and its relations (NORM-4, NORM-6).
package struct NormativePortalScreen {
    let listings: [NormativeListing]
    let library: NormativeLibrary
    let printed: [NormativeID: [GazetteSubmission]]
    let years: [Int]
    let today: Day
    let site: PortalSite
    let context: SiteContext

    package init(
        listings: [NormativeListing], library: NormativeLibrary, printed: [GazetteSubmission], years: [Int],
        today: Day, site: PortalSite, context: SiteContext
    ) {
        self.listings = listings
        self.library = library
        self.printed = Dictionary(grouping: printed, by: \.text)
        self.years = years
        self.today = today
        self.site = site
        self.context = context
    }

    static let size = 20
    static let column = PortalMeta.column(
        name: "规范性文件库", description: "现行有效和已失效的行政规范性文件，时效状态按日更新", keywords: "规范性文件,时效,废止,清理",
        type: "政策文件")

    package var answer: PortalPage {
        PortalPage(
            "规范性文件库", site: site, canonical: NormativeLinks.portal, meta: NormativePortalScreen.column,
            crumbs: [Crumb("首页", site.home)], "\(filters)\(list)")
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("validity", "时效", Validity.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("year", "年份", years.map { .init("\($0)", "\($0)年") }),
            ], search: "文件名称、文号", context)
    }

    private var list: HTML {
        guard !listings.isEmpty else { return EmptyState("没有符合条件的规范性文件。").html }
        let page = Pager.page(context), size = NormativePortalScreen.size
        let items = listings.dropFirst((page - 1) * size).prefix(size).each(item)
        return """
            <p class="hint">时效状态截至<time datetime="\(text: today)">\(today.chinese)</time>。</p>\
            <ul class="public-plans">\(items)</ul>\(Pager(page: page, size: size, total: listings.count, context))
            """
    }

    private func item(_ listing: NormativeListing) -> HTML {
        let text = listing.text
        let title: HTML =
            text.publication.map { NormativeAddress(address: $0.address, words: text.title).html }
            ?? HTML(text: text.title)
        let relations = library.publicRelations(of: text.id)
        return """
            <li><h2>\(title) \(listing.validity.badge)</h2>\(DefinitionList(facts(text)))\
            \(if: listing.banner != nil, Notice(.warning, text: listing.banner ?? "").html)\
            \(if: !relations.isEmpty, NormativeRelations(readings: relations, isPublic: true).html)</li>
            """
    }

    private func facts(_ text: NormativeText) -> [(String, HTML)] {
        var facts: [(String, HTML)] = [("制定机关", HTML(text: text.issuer))]
        if let item = text.registration {
            facts.append(("发文字号", HTML(text: item.number)))
            facts.append(("施行日期", "<time datetime=\"\(text: item.effectiveOn)\">\(item.effectiveOn.chinese)</time>"))
            facts.append(("有效期至", HTML(text: text.expiresOn?.chinese ?? "长期有效")))
        }
        for entry in printed[text.id] ?? [] {
            guard let place = entry.place else { continue }
            let words = "《\(entry.gazette)》\(place.chinese)"
            // GAZ-3: the text in the gazette is the standard one.
            facts.append(
                ("标准文本", entry.address.map { NormativeAddress(address: $0, words: words).html } ?? HTML(text: words)))
        }
        return facts
    }
}
