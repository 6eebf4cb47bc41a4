package import Markup

/// What a public site says of itself on every page (SITE-2, SITE-4).
package struct PortalSite: Sendable {
    /// 网站规范名称.
    package var name: String
    /// `wjw.xx.gov.cn`.
    package var domain: String
    /// 网站标识码, ten characters (SITE-3).
    package var code: String
    /// The agency whose site it is, in large type.
    package var agency: String
    /// 主办单位, 承办单位, 联系方式.
    package var host: String
    package var operatorName: String
    package var contact: String
    /// ICP 备案号, 公安备案号.
    package var icp: String
    package var police: String
    /// The entries of the first row: title and link.
    package var entries: [Crumb]
    /// Questions shown under the search box of the home page, each leading to what is found for it.
    package var searchExamples: [String] = []
    /// More links of the footer, after the site map: open data, feeds.
    package var footLinks: [Crumb] = []
    package var home = Link("/")
    /// Where the search box leads; nil leaves the box out.
    package var search: Link? = Link("/search")
    /// What the search box asks within: the code of a portal beside the first.
    package var searchWithin: String?
    /// Whether lists of articles have feeds and data below `/feeds` and `/data`.
    package var hasFeeds = false
    /// The feed of everything on this site.
    package var feed = Link("/feeds/site.atom")
    /// Pages of other capabilities that stand in the navigation of 政府信息公开: the catalogues.
    package var openness: [Crumb] = []
    package var siteMap: Link? = Link("/map")
    package var staffEntry = Link("/console")
    /// What is said on accessibility (SITE-10).
    package var accessibility: Link?
    /// “我为政府网站找错” (SITE-4), where it is kept elsewhere.
    package var errorReport: ExternalURL?
    /// “我为政府网站找错” on this site; comes before `errorReport`.
    package var corrections: Link?

    package init(
        name: String, domain: String, code: String, agency: String, host: String, operatorName: String,
        contact: String, icp: String, police: String, entries: [Crumb]
    ) {
        self.name = name
        self.domain = domain
        self.code = code
        self.agency = agency
        self.host = host
        self.operatorName = operatorName
        self.contact = contact
        self.icp = icp
        self.police = police
        self.entries = entries
    }
}

/// The tags of SITE-2 that depend on the page: of a column, of an article, or none but the site's.
package enum PortalMeta: Sendable {
    case site
    case column(name: String, description: String, keywords: String, type: String)
    /// `published` is `YYYY-MM-DD HH:MM`; optional tags are left out when they are empty.
    case article(
        title: String, published: String, source: String, keywords: String?, description: String? = nil,
        author: String? = nil, address: String? = nil,
        column: (name: String, description: String, keywords: String, type: String))

    var tags: [(String, String)] {
        switch self {
        case .site: []
        case .column(let name, let description, let keywords, let type):
            [
                ("ColumnName", name), ("ColumnDescription", description), ("ColumnKeywords", keywords),
                ("ColumnType", type),
            ]
        case .article(
            let title, let published, let source, let keywords, let description, let author, let address, let column):
            PortalMeta.column(
                name: column.name, description: column.description, keywords: column.keywords, type: column.type
            ).tags + [("ArticleTitle", title), ("PubDate", published), ("ContentSource", source)]
                + [
                    ("Keywords", keywords), ("Author", author), ("Description", description), ("Url", address),
                ].compactMap { name, value in value.map { (name, $0) } }
        }
    }
}
