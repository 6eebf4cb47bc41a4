package import Markup
package import Site

/// The addresses of the public portal beside those of columns and articles (`PublicLinks`).
package enum PublicSiteLinks {
    package static let latest = Link("/latest")
    package static let policies = Link("/policies")
    package static let gazette = Link("/gazette")
    package static let guides = Link("/guides")
    package static let questions = Link("/questions")
    package static let interaction = Link("/interaction")
    package static let map = Link("/map")
    package static let accessibility = Link("/accessibility")

    /// 政府信息公开 with its fixed structure (SITE-8).
    package static let openness = Link("/openness")
    package static let opennessPart = Route<String>("/openness/{part}")
    package static let opennessItem = Route<String>("/openness/items/{item}")

    static func part(_ part: OpennessPart) -> Link { opennessPart(part.rawValue) }
    static func item(_ item: OpennessItem) -> Link { opennessItem(item.rawValue) }
}
