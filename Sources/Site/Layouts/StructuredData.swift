import HTTPTypes
import Markup

/// What a public page says of itself to machines: JSON-LD in the words of schema.org. It is a data block, which no
/// browser runs, so the content security policy has nothing to refuse.
struct StructuredData: Component {
    let page: PortalPage
    let base: BaseURL

    var html: HTML {
        guard page.status == .ok else { return .empty }
        let graph = JSONValue.object([
            "@context": .text("https://schema.org"), "@graph": .list([publisher, itself] + [way].compactMap { $0 }),
        ])
        return "<script type=\"application/ld+json\">\(HTML(unescaped: StructuredData.harmless(graph.text)))</script>"
    }

    /// What means something in HTML is written as an escape, so no text can end the block.
    static func harmless(_ json: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.utf8.count + 64)
        for byte in json.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "\\u003e".utf8)
            case UInt8(ascii: "&"): bytes.append(contentsOf: "\\u0026".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var address: String { base.address(of: page.canonical) }
    private var home: String { base.address(of: page.site.home) }

    private var publisher: JSONValue {
        .object([
            "@type": .text("GovernmentOrganization"), "@id": .text(home + "#publisher"),
            "name": .text(page.site.agency), "url": .text(home),
        ])
    }

    private var itself: JSONValue {
        let publisher = JSONValue.object(["@id": .text(home + "#publisher")])
        switch page.meta {
        case .site:
            return .object([
                "@type": .text(page.isHome ? "WebSite" : "WebPage"), "@id": .text(address),
                "name": .text(page.isHome ? page.site.name : page.title), "url": .text(address),
                "inLanguage": .text("zh-Hans-CN"), "publisher": publisher,
            ])
        case .column(let name, let description, let keywords, _):
            return .object([
                "@type": .text("CollectionPage"), "@id": .text(address), "name": .text(name),
                "description": .text(description), "keywords": .text(keywords), "url": .text(address),
                "inLanguage": .text("zh-Hans-CN"), "publisher": publisher,
            ])
        case .article(let title, let published, let source, let keywords, let description, _, _, let column):
            return .object([
                "@type": .text("Article"), "@id": .text(address), "headline": .text(title),
                "datePublished": .text(published.split(separator: " ").joined(separator: "T") + ":00+08:00"),
                "articleSection": .text(column.name), "keywords": keywords.map { .text($0) },
                "sourceOrganization": .object(["@type": .text("Organization"), "name": .text(source)]),
                "description": description.map { .text($0) }, "mainEntityOfPage": .text(address),
                "inLanguage": .text("zh-Hans-CN"), "publisher": publisher,
            ])
        }
    }

    private var way: JSONValue? {
        guard !page.crumbs.isEmpty else { return nil }
        let steps = page.crumbs.map { ($0.title, base.address(of: $0.link)) } + [(page.title, address)]
        return .object([
            "@type": .text("BreadcrumbList"),
            "itemListElement": .list(
                steps.enumerated().map { index, step in
                    .object([
                        "@type": .text("ListItem"), "position": .integer(index + 1), "name": .text(step.0),
                        "item": .text(step.1),
                    ])
                }),
        ])
    }
}

/// The feeds and data of a page stand at its own address below `/feeds` and `/data`.
struct PageFeeds {
    let feed: Link
    let table: Link
    let objects: Link

    /// Nil for pages that are no lists of articles.
    init?(_ page: PortalPage) {
        guard page.site.hasFeeds, page.status == .ok, case .column = page.meta else { return nil }
        let segments = page.canonical.path.split(separator: "/").map(String.init)
        guard let last = segments.last, segments.dropLast().last == "columns" else { return nil }
        let way = Array(segments.dropLast())
        feed = Link(segments: ["feeds"] + way + [last + ".atom"])
        table = Link(segments: ["data"] + way + [last + ".csv"])
        objects = Link(segments: ["data"] + way + [last + ".json"])
    }

    /// Tells programs of them.
    func links(_ title: String) -> HTML {
        """
        <link rel="alternate" type="application/atom+xml" href="\(link: feed)"\(attribute: "title", title)>
        <link rel="alternate" type="text/csv" href="\(link: table)"\(attribute: "title", title)>

        """
    }

    /// Tells people of them.
    var line: HTML {
        """
        <p class="hint page-feeds"><a href="\(link: feed)">订阅本栏目</a>　<a href="\(link: table)">下载数据（CSV）</a>　\
        <a href="\(link: objects)">下载数据（JSON）</a></p>
        """
    }

    /// The feed of everything, for programs, on every page of the site.
    static func site(_ site: PortalSite) -> HTML {
        guard site.hasFeeds else { return .empty }
        return """
            <link rel="alternate" type="application/atom+xml" href="\(link: site.feed)"\(attribute: "title", site.name)>

            """
    }
}
