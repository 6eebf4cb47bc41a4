package import Logging
package import Markup

/// What the site needs to know from outside, given once when it is wired.
package struct SiteSettings: Sendable {
    /// Scheme, host and port under which people reach the site: `https://wjw.example.gov.cn`. Links in mails and
    /// canonical addresses are made from it, never from the Host header (T25).
    package var baseURL: BaseURL
    /// Names the system in titles and in the top bar.
    package var siteName = "政务公开"
    /// Who a session cookie belongs to.
    package var sessionLookup: SessionLookup = { _ in nil }
    /// Who a bearer token of the API belongs to.
    package var bearerLookup: SessionLookup = { _ in nil }
    /// Holds back addresses that show wrong bearer tokens.
    package var bearerThrottle = BearerThrottle()
    /// Remembers what was answered to API calls with an `Idempotency-Key`.
    package var receipts = APIReceipts.inMemory()
    /// The entries of the left rail for a person, with their counts.
    package var rail: @Sendable (SignedIn) async throws -> [RailEntry] = { _ in [] }
    /// Remembers which forms were already submitted.
    package var formKeys = FormKeys.inMemory()
    /// The list of public addresses for search engines; nil when there is none.
    package var siteMap: Link?
    /// The names of other portals than the default one.
    package let hosts = PortalHosts()
    /// Public pages that are kept in memory; nil renders each one each time.
    package var pages: PageCache?
    /// Signs the tokens of forms that are filled in before signing in; must be the same on every node.
    package var formSecret: [UInt8]
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String> = []
    /// Where the access log goes; one line of JSON a request.
    package var accessLog: AccessLog = .standardError
    /// Unknown errors go here with their reference number, never to the person.
    package var errorLog = Logger(label: "gongkai.site")
    /// The page to sign in at.
    package var signInPage = Link("/login")
    /// Where the search box of the console sends its query, as `q`.
    package var consoleSearch = Link("/console/search")
    /// POST here signs out.
    package var signOut = Link("/logout")
    /// One's own account; nil when there is no such page.
    package var account: Link?
    /// What error pages of the public side are drawn with; nil before there is a portal.
    package var portal: PortalSite?
    /// The first page of the console.
    package var consoleHome = Link("/console")

    package init(baseURL: BaseURL) {
        self.baseURL = baseURL
        var generator = SystemRandomNumberGenerator()
        formSecret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

/// Scheme, host and port of the site, without a path.
package struct BaseURL: Sendable, Hashable {
    /// `https://wjw.example.gov.cn`, without a slash at the end.
    package let text: String
    /// `wjw.example.gov.cn` or `127.0.0.1:8080`.
    package let authority: String
    package let isSecure: Bool

    /// Nil unless it is `http(s)://host[:port]`.
    package init?(_ text: String) {
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = ExternalURL(trimmed) else { return nil }
        let secure = url.address.lowercased().hasPrefix("https://")
        let authority = url.address.dropFirst(secure ? 8 : 7).lowercased()
        guard !authority.isEmpty, authority.utf8.allSatisfy(HostName.isByte) else { return nil }
        self.text = (secure ? "https://" : "http://") + authority
        self.authority = authority
        isSecure = secure
    }

    /// The whole address of a page, for mails, feeds and canonical links.
    package func address(of link: some Destination) -> String { text + link.address }
}
