package import Markup
package import Publishing
package import Site

/// Where feeds, data and the list of addresses are. A column's stand at its own address below `/feeds` and `/data`.
package enum OpenDataLinks {
    package static let siteFeed = Link("/feeds/site.atom")
    package static let feed = Route<String>("/feeds/{file}")
    package static let columnFeed = Route<String>("/feeds/columns/{file}")
    package static let portalFeed = Route<String>("/feeds/s/{code}")
    package static let portalColumnFeed = Route<String, String>("/feeds/s/{code}/columns/{file}")

    package static let data = Link("/data")
    package static let catalogue = Link("/data/catalog.jsonld")
    package static let columnData = Route<String>("/data/columns/{file}")
    package static let portalColumnData = Route<String, String>("/data/s/{code}/columns/{file}")

    package static let sheet = Route<String>("/data/sets/{file}")

    package static let siteMap = Link("/sitemap.xml")
    package static let siteMapPart = Route<String>("/sitemaps/{file}")

    package static func page(of column: SiteColumn, on portal: Portal) -> Link {
        portal.isDefault ? PublicLinks.column(column.slug) : PublicLinks.portalColumn(portal.code, column.slug)
    }

    package static func feed(of column: SiteColumn, on portal: Portal) -> Link {
        let file = column.slug + ".atom"
        return portal.isDefault ? columnFeed(file) : portalColumnFeed(portal.code, file)
    }

    package static func feed(of portal: Portal) -> Link {
        portal.isDefault ? siteFeed : portalFeed(portal.code + ".atom")
    }

    package static func data(of column: SiteColumn, on portal: Portal, _ kind: OpenDataKind) -> Link {
        let file = "\(column.slug).\(kind.rawValue)"
        return portal.isDefault ? columnData(file) : portalColumnData(portal.code, file)
    }

    /// The files of a table of another capability.
    package static func data(named name: String, _ kind: OpenDataKind) -> Link { sheet("\(name).\(kind.rawValue)") }
}

package enum OpenDataKind: String, CaseIterable, Sendable {
    case csv, json
}
