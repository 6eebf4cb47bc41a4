import HTTPTypes
import Hummingbird

/// The headers that keep a browser from doing more with a page than showing it (T3, T21), and the cookies to set.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = SiteContext

    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"

    func handle(
        _ input: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(input, context)
        SecurityHeaders.add(to: &response, secure: context.settings.baseURL.isSecure)
        let cookies = context.notes.cookies(secure: context.settings.baseURL.isSecure)
        for cookie in cookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
        let isPersonal = context.notes.member != nil || !cookies.isEmpty || response.headers[.cacheControl] == nil
        if isPersonal { response.headers[.cacheControl] = "no-store" }
        return response
    }

    static func add(to response: inout Response, secure: Bool) {
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in fixed { if let name = HTTPField.Name(parsed: name) { response.headers[name] = value } }
        if secure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }

    private static let fixed = [
        ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"), ("x-frame-options", "DENY"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ]
}
