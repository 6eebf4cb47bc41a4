import Audit
import Ciphers
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Markup
import NIOCore
import PageChecking
import SQL
import TestSupport
import Testing

@testable import CaseProgress
@testable import Site

@Suite(.serialized) struct CaseProgressTests {
    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_700_000_000_000), random: (0, UInt64(number)))
    }

    static func officer(_ number: Int, _ roles: Set<Role>, of agency: Int = 1) -> Officer {
        Officer(id: id(number), name: "平台", agency: id(agency), roles: roles)
    }

    static let platform = officer(2, [.siteOperator])
    static let stranger = officer(3, [.siteOperator], of: 9)

    static func report(
        _ state: CaseState = .accepted, day: String = "2026-03-10", next: String = "5个工作日内审核",
        code: String = "QH-2026-0001",
        secret: String = "1234", service: String = "医疗机构执业登记"
    ) -> CaseReport {
        CaseReport(
            code: code, service: service, secret: secret,
            step: CaseStep(state: state, day: Day(iso: day) ?? .earliest, next: next, unit: "医政医管科"))
    }

    static func with(
        _ database: TestDatabase, _ body: (CaseStore, Store) async throws -> Void
    ) async throws {
        try await database.withStore(AuditMigrations.all + CaseMigrations.all) { store in
            let cases = CaseStore(
                store: store, journal: Journal(.sha256),
                cipher: {
                    guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else {
                        throw Refusal.notFound
                    }
                    return cipher
                }, telltale: { text, _ in text.contains("张三") ? "姓名" : nil })
            try await body(cases, store)
        }
    }

    @Test(arguments: TestDatabases.all)
    func stepsAreKeptOnceAndInOrder(_ database: TestDatabase) async throws {
        try await CaseProgressTests.with(database) { cases, store in
            for _ in 0..<2 { _ = try await cases.put(CaseProgressTests.report(), by: CaseProgressTests.platform) }
            let next = CaseProgressTests.report(.finished, day: "2026-03-12", next: "")
            _ = try await cases.put(next, by: CaseProgressTests.platform)
            await #expect(throws: Refusal.self) {
                try await cases.put(
                    CaseProgressTests.report(.handling, day: "2026-03-11"), by: CaseProgressTests.platform)
            }
            let found = try await cases.progress("QH-2026-0001", secret: "1234")
            #expect(found.steps.map(\.state) == [.accepted, .finished])
            let problems = try await store.read {
                try Journal(.sha256).verify(in: $0, key: nil, subjects: [CaseStore.subjectReader]).problems
            }
            #expect(problems.isEmpty)
        }
    }

    /// PII-2: nobody's name comes in; the secret is no plain hash of four digits.
    @Test(arguments: TestDatabases.all)
    func nothingPersonalIsKept(_ database: TestDatabase) async throws {
        try await CaseProgressTests.with(database) { cases, store in
            let named = CaseProgressTests.report(next: "请张三补充材料")
            await #expect(throws: Refusal.self) { try await cases.put(named, by: CaseProgressTests.platform) }
            _ = try await cases.put(CaseProgressTests.report(), by: CaseProgressTests.platform)
            let hash = try await store.read { try $0.first("SELECT secret_hash FROM service_case")?.text(0) } ?? ""
            let plain = (0..<10_000).map { Digest(sha256: "QH-2026-0001\u{1F}\($0)".utf8).hex }
            #expect(hash.count == 64 && !plain.contains(hash))
        }
    }

    @Test(arguments: TestDatabases.all)
    func wrongSecretAndUnknownCodeSayTheSame(_ database: TestDatabase) async throws {
        try await CaseProgressTests.with(database) { cases, _ in
            _ = try await cases.put(CaseProgressTests.report(), by: CaseProgressTests.platform)
            await #expect(throws: CaseStore.unknown) { try await cases.progress("QH-2026-0001", secret: "4321") }
            await #expect(throws: CaseStore.unknown) { try await cases.progress("QH-2026-9999", secret: "1234") }
            for officer in [CaseProgressTests.stranger, CaseProgressTests.officer(4, [.clerk])] {
                await #expect(throws: Refusal.self) {
                    try await cases.put(CaseProgressTests.report(.handling), by: officer)
                }
            }
            await #expect(throws: Refusal.notFound) {
                try await cases.serviceCase("QH-2026-0001", for: CaseProgressTests.stranger)
            }
        }
    }

    @Test(arguments: [
        CaseProgressTests.report(code: "短"), CaseProgressTests.report(secret: "12"),
        CaseProgressTests.report(day: "2026-03-14"), CaseProgressTests.report(service: ""),
    ])
    func faultsAreRefused(_ report: CaseReport) {
        #expect(report.fault(on: Day(iso: "2026-03-13") ?? .latest, telltale: { _ in nil })?.code == .invalid)
    }

    @Test func codesAreReadAsTyped() {
        #expect(CaseCode.read(" qh－2026-0001 ") == "QH-2026-0001")
        #expect(CaseCode.read("' OR 1=1") == nil && CaseCode.read("QH1") == nil)
    }

    @Test func theApplicantAsksWithTwoThings() async throws {
        try await CaseProgressTests.with(TestDatabases.all[0]) { cases, _ in
            _ = try await cases.put(CaseProgressTests.report(), by: CaseProgressTests.platform)
            var settings = SiteSettings(baseURL: .loopback)
            settings.accessLog = .none
            let site = PortalSite(
                name: "青禾县", domain: "", code: "", agency: "青禾县", host: "", operatorName: "", contact: "", icp: "",
                police: "", entries: [])
            let built = SiteBuilder(settings).build {
                CaseProgressPortal(cases: cases, site: site).register(on: $0)
            }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await app.test(.router) { client in
                let form = try await CaseProgressTests.page(client, .get, nil, nil)
                #expect(PageChecker.problems(in: form.text) == [])
                let token = form.text.components("name=\"_token\" value=\"")
                // Whoever knows the secret looks as often as they like; ten wrong ones close the case for an hour.
                let right = Array(repeating: ("1234", 200), count: 12),
                    wrong = Array(repeating: ("0000", 404), count: 10)
                for (secret, expected) in right + wrong + [("1234", 429)] {
                    let body = "code=qh-2026-0001&secret=\(secret)&_token=\(token)"
                    let answer = try await CaseProgressTests.page(client, .post, body, form.cookie)
                    #expect(answer.status == expected)
                    #expect(PageChecker.problems(in: answer.text) == [])
                    #expect(answer.text.contains("5个工作日内审核") == (expected == 200))
                }
            }
        }
    }

    /// What the service platform calls: the same step twice changes nothing, others see nothing, names are refused.
    @Test func thePlatformPushesAndReads() async throws {
        try await CaseProgressTests.with(TestDatabases.all[0]) { cases, _ in
            let tokens = [
                SessionToken(): CaseProgressTests.platform, SessionToken(): CaseProgressTests.stranger,
                SessionToken(): CaseProgressTests.officer(4, [.clerk]),
            ]
            var settings = SiteSettings(baseURL: .loopback)
            settings.accessLog = .none
            settings.errorLog = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            settings.bearerLookup = { token in tokens[token].map { SignedIn(officer: $0, agencyName: "青禾县卫健局") } }
            let built = SiteBuilder(settings).build { CaseOperationRoutes(cases: cases).register(on: $0) }
            let app = Application(
                router: built.router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            @Sendable func bearer(_ officer: Officer) -> String {
                tokens.first { $0.value.id == officer.id }.map { "Bearer gongkai_\($0.key.text)" } ?? ""
            }
            try await app.test(.router) { client in
                func call(
                    _ method: HTTPRequest.Method, _ officer: Officer?, _ state: String = "accepted", next: String = "审核"
                ) async throws -> (status: Int, text: String) {
                    var headers: HTTPFields = [.contentType: "application/json"]
                    headers[.authorization] = officer.map(bearer)
                    let body = """
                        {"service":"医疗机构执业登记","state":"\(state)","day":"2026-03-10","next":"\(next)",\
                        "unit":"医政医管科","secret":"1234"}
                        """
                    return try await client.execute(
                        uri: "/api/v1/service-cases/qh-2026-0001", method: method, headers: headers,
                        body: method == .put ? ByteBuffer(string: body) : nil
                    ) { ($0.status.code, String(buffer: $0.body)) }
                }
                #expect(try await call(.get, CaseProgressTests.platform).status == 404)
                #expect(try await call(.put, nil).status == 401)
                for _ in 0..<2 {
                    let pushed = try await call(.put, CaseProgressTests.platform)
                    #expect(pushed.status == 200 && pushed.text.contains("QH-2026-0001"), "\(pushed.text)")
                    #expect(!pushed.text.contains("1234"))
                }
                let read = try await call(.get, CaseProgressTests.platform)
                #expect(read.status == 200 && read.text.ranges(of: "\"state\"").count == 1)
                #expect(try await call(.put, CaseProgressTests.platform, "gone").status == 422)
                #expect(try await call(.put, CaseProgressTests.platform, "handling", next: "请张三补正").status == 422)
                #expect(try await call(.get, CaseProgressTests.stranger).status == 404)
                let clerk = CaseProgressTests.officer(4, [.clerk])
                #expect(try await call(.put, clerk, "handling").status == 403)
                #expect(try await call(.get, CaseProgressTests.platform).text == read.text)
            }
        }
    }

    private static func page(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ body: String?, _ cookie: String?
    ) async throws -> (status: Int, text: String, cookie: String) {
        var headers: HTTPFields = [:]
        headers[.cookie] = cookie
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await client.execute(
            uri: "/services/progress", method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        ) { response in
            (
                response.status.code, String(decoding: Array(response.body.readableBytesView), as: UTF8.self),
                String((response.headers[values: .setCookie].first ?? "").prefix { $0 != ";" })
            )
        }
    }
}

extension String {
    /// What stands after `mark`, up to the next quotation mark.
    fileprivate func components(_ mark: String) -> String {
        guard let range = ranges(of: mark).first else { return "" }
        return String(self[range.upperBound...].prefix { $0 != "\"" })
    }
}
