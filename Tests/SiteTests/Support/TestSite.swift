import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import Synchronization

@testable import Site

/// A small site with one route of each kind, to knock at.
struct TestSite {
    let lines = CapturedLines()
    let clerkToken = SessionToken()
    let pendingToken = SessionToken()
    let auditToken = SessionToken()
    let metrics = SiteMetrics()
    let notes = TestNotes()
    var settings: SiteSettings
    var content = TestContent()

    init(baseURL: String = "http://127.0.0.1:8080") throws {
        settings = SiteSettings(baseURL: try require(BaseURL(baseURL)))
        let people = [
            clerkToken: SignedIn(officer: try TestSite.officer(.clerk), agencyName: "临江县卫健局"),
            auditToken: SignedIn(officer: try TestSite.officer(.auditAdministrator), agencyName: "临江县卫健局"),
            pendingToken: SignedIn(
                officer: try TestSite.officer(.clerk), agencyName: "临江县卫健局", pending: Link("/password")),
        ]
        settings.sessionLookup = { people[$0] }
        settings.bearerLookup = { people[$0] }
        settings.rail = { _ in [RailEntry(id: "plans", title: "要点任务", link: Link("/console/plans"), count: 3)] }
        let lines = lines
        settings.accessLog = AccessLog { lines.append($0) }
        settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    }

    static func officer(_ role: Role) throws -> Officer {
        Officer(id: try id(1), name: "张宁", agency: try id(2), roles: [role])
    }

    static func id<Subject>(_ number: UInt64) throws -> Identifier<Subject> {
        Identifier(at: Moment(day: try require(Day(iso: "2026-03-02"))), random: (number, number))
    }

    var routes: (router: Router<SiteContext>, declared: [DeclaredRoute]) {
        SiteBuilder(settings, metrics: metrics).build { routes in register(routes) }
    }

    var app: Application<RouterResponder<SiteContext>> {
        Application(router: routes.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func cookie(_ token: SessionToken) -> String {
        SiteCookie.session.name(secure: settings.baseURL.isSecure) + "=" + token.text
    }

    func formToken(_ token: SessionToken) -> String {
        FormTokens(session: token, notes: AnswerNotes(), settings: settings).token
    }
}

/// Lines that a log wrote.
final class CapturedLines: Sendable {
    private let state = Mutex<[String]>([])
    func append(_ line: String) { state.withLock { $0.append(line) } }
    var all: [String] { state.withLock { $0 } }
}

struct Missing: Error {}

/// `#require` for places that are not tests.
func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
