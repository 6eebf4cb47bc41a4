import Audit
import Ciphers
import Kernel
import Markup
import ObjectStorage
import Obligations
import People
import Redaction
import SQL
import Screening
import SignedInSite
import Site
import TestSupport

@testable import Requests

/// Requests behind their pages: a real database, real files, everybody of `DeskWorld` signed in.
typealias DeskSite = SignedInSite<DeskHouse>

/// What stands behind the pages.
struct DeskHouse: Sendable {
    let requests: RequestStore
}

extension SignedInSite<DeskHouse> {
    static func with(_ body: @escaping @Sendable (DeskSite) async throws -> Void) async throws {
        let migrations =
            AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + RequestMigrations.all
        let now = Moment(day: DeskWorld.today, minute: 600)
        try await TestDatabases.all[0].withStore(migrations, timekeeper: .still(now)) { store in
            try await TestFolder.with { folder in
                try await store.write { try settle($0) }
                try await open(store, try FileStore(root: folder.path("files")), body)
            }
        }
    }

    private static func open(
        _ store: Store, _ files: FileStore, _ body: @escaping @Sendable (DeskSite) async throws -> Void
    ) async throws {
        let journal = Journal(.sha256)
        guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else { throw Refusal.notFound }
        let letters = try LetterTemplates.load(from: nil)
        let requests = RequestStore(
            store: store, journal: journal, obligations: ObligationStore(calendar: { StateCouncil.calendar }),
            people: PeopleStore(store: store, journal: journal), cipher: { cipher }, shelf: FileShelf(files: files),
            gate: CaseFileGate.accept(_:name:field:),
            letters: CaseLetterDocument.writer(letters), wordings: LetterTemplateFile.read,
            office: { _, _ in IntakeOffice(unit: DeskWorld.officeUnit, organ: "青卫公开") })
        try await serving(
            DeskHouse(requests: requests), to: DeskWorld.everybody,
            changing: { settings in
                settings.rail = { person in
                    try await DeskRoutes.rail(requests, for: person.officer).map { [$0] } ?? []
                }
            },
            routes: { routes in
                DeskRoutes(
                    requests: requests, letters: letters, readers: RedactionReaders(),
                    screen: { Screen(.shipped(), today: DeskWorld.today) },
                    agencies: { [AgencyChoice(DeskWorld.commission, "青禾县卫健局")] },
                    pdf: { _ in Array("%PDF-1.7".utf8) }
                ).register(on: routes)
            }, body)
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [DeskWorld.commission, "青禾县卫健局", "青禾县卫生健康局"])
        for (place, unit) in [(DeskWorld.officeUnit, "办公室"), (DeskWorld.section, "疾控科")].enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit.0, DeskWorld.commission, unit.1, place])
        }
    }

    /// An act with the version that the page would have sent.
    @discardableResult
    func act(
        _ act: RequestAct, _ id: Requests.RequestID, _ fields: [(String, String)] = [], as officer: Officer
    ) async throws -> SiteReply {
        let version = try await self.requests.view(id, for: DeskWorld.handler).request.version
        let named = fields.map { (DeskField.name(act, $0.0), $0.1) }
        return try await post(
            DeskLinks.act(id, act.rawValue), named + [(DeskField.version, "\(version)")], as: officer)
    }
}
