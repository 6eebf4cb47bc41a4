import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import PageChecking
import People
import Site
import TestSupport
import Testing

/// The pages of People on a site in this process, visited like a browser does: with cookies and with the forms as drawn.
struct PeopleSite {
    let declared: [DeclaredRoute]
    private let router: Router<SiteContext>

    init(_ people: PeopleStore) {
        let console = SignInConsole(people: people)
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = console.lookup
        settings.rail = { person in PeopleLinks.rail(for: person).map { [$0] } ?? [] }
        settings.accessLog = AccessLog { _ in }
        settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        (router, declared) = SiteBuilder(settings).build { routes in
            console.register(routes)
            PeopleConsole(people: people).register(routes)
        }
    }

    func visit<Result: Sendable>(
        _ body: @escaping @Sendable (Browser) async throws -> Result
    ) async throws -> Result {
        let app = Application(router: router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await app.test(.router) { client in try await body(Browser(client: client)) }
    }
}

/// A browser: keeps cookies, sends forms with the hidden fields of the page they stand on.
final class Browser {
    struct Page {
        let status: HTTPResponse.Status
        let text: String
        let location: String?
        let setCookies: [String]
    }

    private let client: any TestClientProtocol
    var cookies: [String: String] = [:]

    init(client: any TestClientProtocol) { self.client = client }

    func get(_ path: String) async throws -> Page { try await send(path, .get, nil) }

    /// Posts `fields` to `path` with the token that the page at `from` carries.
    func post(_ path: String, from: String, _ fields: [(String, String)]) async throws -> Page {
        let form = try await get(from)
        let token = Browser.hidden("_token", in: form.text)
        return try await send(path, .post, fields + [("_token", token)])
    }

    func postWithoutToken(_ path: String) async throws -> Page { try await send(path, .post, [("a", "b")]) }

    @discardableResult
    func signIn(_ login: String, _ password: String, next: String = "") async throws -> Page {
        try await post("/login", from: "/login", [("login", login), ("password", password), ("next", next)])
    }

    static func hidden(_ name: String, in page: String) -> String {
        guard let start = page.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound else { return "" }
        return String(page[start...].prefix { $0 != "\"" })
    }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ fields: [(String, String)]?) async throws -> Page
    {
        var headers: HTTPFields = [:]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        var body: ByteBuffer?
        if let fields {
            headers[.contentType] = "application/x-www-form-urlencoded"
            body = ByteBuffer(
                string: fields.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&"))
        }
        let page = try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Page(
                status: response.status, text: String(buffer: response.body), location: response.headers[.location],
                setCookies: response.headers[values: .setCookie])
        }
        for line in page.setCookies {
            let parts = line.split(separator: ";")[0].split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(parts[0])] = line.contains("Max-Age=0") ? nil : String(parts[1])
        }
        if page.text.hasPrefix("<!DOCTYPE") { #expect(PageChecker.problems(in: page.text) == [], "\(method) \(path)") }
        return page
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" + hex : hex)
        }.joined()
    }
}
