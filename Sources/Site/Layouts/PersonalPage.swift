package import Hummingbird
import HTTPTypes

/// A page of the public side that is about one person's own matter: nobody keeps a copy of it and no search engine lists it.
package struct PersonalPage: Answer {
    let page: PortalPage

    /// The page to show.
    package init(_ page: PortalPage) { self.page = page }

    package func response(in context: SiteContext) throws -> Response {
        context.keepPrivate()
        var response = try page.response(in: context)
        response.headers[.cacheControl] = "no-store"
        if let robots = HTTPField.Name("X-Robots-Tag") { response.headers[robots] = "noindex, nofollow" }
        return response
    }
}
