package import Markup
package import Site

/// Where the public finds columns, articles and their files.
package enum PublicLinks {
    package static let home = Link("/")
    package static let column = Route<String>("/columns/{slug}")
    package static let article = Route<ArticleID>("/articles/{article}")
    package static let file = Route<String>("/files/{hash}")
    /// A portal by its code: any of several on one server.
    package static let portal = Route<String>("/s/{code}")
    package static let portalColumn = Route<String, String>("/s/{code}/columns/{slug}")
}
