package import Hummingbird
package import Site

/// A public page whose words follow the clock: rendered for each visitor, and found by search engines.
package struct LivePage: Answer {
    let page: PortalPage

    package init(_ page: PortalPage) { self.page = page }

    package func response(in context: SiteContext) throws -> Response {
        context.keepPrivate()
        return try page.response(in: context)
    }
}
