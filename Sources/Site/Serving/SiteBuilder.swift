package import Hummingbird
import HTTPTypes
import Kernel
import Markup
import NIOCore

/// Puts the middleware in its order and the site's own routes beside those of the capabilities.
package struct SiteBuilder {
    package let settings: SiteSettings
    package let metrics: SiteMetrics
    package let health: Health

    package init(_ settings: SiteSettings, metrics: SiteMetrics = SiteMetrics(), health: Health = Health()) {
        self.settings = settings
        self.metrics = metrics
        self.health = health
    }

    /// The same site read by ourselves: no log of requests, no pages kept.
    package var withoutTraces: SiteBuilder {
        var settings = settings
        settings.accessLog = .none
        settings.pages = nil
        return SiteBuilder(settings, metrics: metrics, health: health)
    }

    /// The site's responder and the list of all its routes.
    ///
    /// - Parameter register: Registers the capabilities' routes.
    package func build(
        _ register: (SiteRoutes) throws -> Void
    ) rethrows -> (router: Router<SiteContext>, declared: [DeclaredRoute]) {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: StrictRequests(settings: settings))
        router.add(middleware: RequestLog(metrics: metrics))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorAnswers())
        router.add(middleware: SessionMiddleware())
        router.add(middleware: PageCacheMiddleware())
        let routes = SiteRoutes(router: router, settings: settings)
        addOwnRoutes(routes)
        try register(routes)
        routes.publishDescription()
        return (router, routes.declared)
    }

    private func addOwnRoutes(_ routes: SiteRoutes) {
        let health = health
        routes.page(Route<String>("/assets/{name}"), audience: .everyone) { request, _, name in
            try Assets.shared.response(name, to: request)
        }
        routes.page(Link("/healthz"), audience: .everyone) { _, _ in PlainText("ok\n") }
        routes.page(Link("/readyz"), audience: .everyone) { _, _ in
            let report = await health.report()
            return PlainText(report.text, status: report.isReady ? .ok : .serviceUnavailable)
        }
        routes.page(Link("/robots.txt"), audience: .everyone) { _, context in
            let map = context.settings.siteMap.map { "Sitemap: \(context.settings.baseURL.address(of: $0))\n" } ?? ""
            return PlainText(
                "User-agent: *\nDisallow: /console\nDisallow: /api\nDisallow: /login\nDisallow: /reading\n"
                    + "Disallow: /search\n\(map)", cache: "public, max-age=3600")
        }
        routes.page(Link("/reading"), audience: .everyone) { _, context in
            let choice = context.reading.changed(mode: context.query["mode"], script: context.query["script"])
            let secure = context.settings.baseURL.isSecure
            context.notes.addCookie(
                SiteCookie.reading.setting(choice.cookie, secure: secure) + "; Max-Age=31536000")
            return SeeOther(Link(returning: context.query["next"]) ?? Link("/"))
        }
    }
}

/// A few words as plain text.
struct PlainText: Answer {
    let text: String
    var status: HTTPResponse.Status
    var cache: String

    init(_ text: String, status: HTTPResponse.Status = .ok, cache: String = "no-store") {
        self.text = text
        self.status = status
        self.cache = cache
    }

    func response(in context: SiteContext) throws -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: cache],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
