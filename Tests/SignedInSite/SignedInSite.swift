import HTTPTypes
import Hummingbird
package import HummingbirdTesting
package import Kernel
import Logging
@testable package import Site

/// A site in this process with people signed in: what a test asks of pages and operations, without a network.
/// What `World` has can be asked of the site itself.
@dynamicMemberLookup
package struct SignedInSite<World: Sendable>: Sendable {
    package let world: World
    package let settings: SiteSettings
    package let declared: [DeclaredRoute]
    package let tokens: [MemberID: SessionToken]
    package let client: any TestClientProtocol

    package subscript<Value>(dynamicMember path: KeyPath<World, Value>) -> Value { world[keyPath: path] }

    /// Serves `routes` over `world` to `officers`, by session and by bearer token.
    ///
    /// - Parameter change: Changes the settings before the site is built: a rail, receipts of repeated calls.
    package static func serving(
        _ world: World, to officers: [Officer], changing change: (inout SiteSettings) -> Void = { _ in },
        routes register: (SiteRoutes) throws -> Void,
        _ body: @escaping @Sendable (SignedInSite<World>) async throws -> Void
    ) async throws {
        let tokens = Dictionary(uniqueKeysWithValues: officers.map { ($0.id, SessionToken()) })
        var settings = settings(tokens, officers)
        change(&settings)
        let built = try SiteBuilder(settings).build(register)
        let app = Application(router: built.router, logger: .silent)
        try await app.test(.router) { [settings, declared = built.declared] client in
            try await body(
                SignedInSite(world: world, settings: settings, declared: declared, tokens: tokens, client: client))
        }
    }

    private static func settings(_ tokens: [MemberID: SessionToken], _ officers: [Officer]) -> SiteSettings {
        var people: [SessionToken: SignedIn] = [:]
        for officer in officers {
            if let token = tokens[officer.id] { people[token] = SignedIn(officer: officer, agencyName: "青禾县卫健局") }
        }
        var settings = SiteSettings(baseURL: .loopback)
        settings.sessionLookup = { [people] in people[$0] }
        settings.bearerLookup = { [people] in people[$0] }
        settings.accessLog = .none
        settings.errorLog = .silent
        return settings
    }

    func session(of officer: Officer?) -> HTTPFields {
        guard let token = officer.flatMap({ tokens[$0.id] }) else { return [:] }
        return [.cookie: SiteCookie.session.name(secure: false) + "=" + token.text]
    }

    func bearer(of officer: Officer) -> HTTPFields {
        tokens[officer.id].map { [.authorization: "Bearer gongkai_\($0.text)"] } ?? [:]
    }

    func formToken(of officer: Officer) -> String {
        FormTokens(session: tokens[officer.id], notes: AnswerNotes(), settings: settings).token
    }
}

extension PortalSite {
    /// The portal that tests draw public pages in.
    package static let tested = PortalSite(
        name: "青禾县卫生健康局", domain: "", code: "", agency: "青禾县卫生健康局", host: "", operatorName: "", contact: "", icp: "",
        police: "", entries: [])
}

extension Logger {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
