import HTTPTypes
import Hummingbird

/// Finds out who asks. Under `/api` only a bearer token counts; elsewhere only the session cookie.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let secure = context.settings.baseURL.isSecure
        let cookies = input.headers[values: .cookie]
        if let visitor = SiteCookie.visitor.value(in: cookies, secure: secure), SessionToken(visitor) != nil {
            context.notes.recall(visitor: visitor)
        }
        if let handed = SiteCookie.handed.value(in: cookies, secure: secure) { context.notes.recall(handed: handed) }
        context.reading = ReadingChoice(cookie: SiteCookie.reading.value(in: cookies, secure: secure))
        context.notes.recall(context.reading)
        if Surface.isAPI(input.uri.path) {
            context.signedIn = try await bearer(input, context)
        } else if let token = SiteCookie.session.value(in: cookies, secure: secure).flatMap({ SessionToken($0) }),
            let person = try await context.settings.sessionLookup(token)
        {
            context.signedIn = person
            context.session = token
        }
        if let person = context.signedIn { context.notes.recall(person, session: context.session) }
        return try await next(input, context)
    }

    /// Wrong tokens are counted against the address they come from; what is not even a token counts too.
    private func bearer(_ request: Request, _ context: SiteContext) async throws -> SignedIn? {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else { return nil }
        let throttle = context.settings.bearerThrottle
        try throttle.check(context.remoteAddress)
        let shown = header.dropFirst(7).filter { $0 != " " }
        if let token = SessionToken(bearer: shown), let person = try await context.settings.bearerLookup(token) {
            return person
        }
        throttle.count(context.remoteAddress)
        return nil
    }
}

/// Which of the faces of the site a path belongs to.
enum Surface {
    static func isAPI(_ path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }

    /// Neither for programs nor for staff.
    static func isPublic(_ path: String, _ settings: SiteSettings) -> Bool {
        let staff = [settings.consoleHome, settings.signInPage, settings.signOut].map(\.path)
        return !isAPI(path) && !staff.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
}
