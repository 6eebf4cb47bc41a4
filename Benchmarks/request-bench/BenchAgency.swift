import Audit
import BenchTiming
import Ciphers
import Kernel
import ObjectStorage
import Obligations
import People
import Requests
import SQL
import Synchronization

/// An invented agency with its sections and people, and the stores over one database.
struct BenchAgency: Sendable {
    static let migrations =
        AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + RequestMigrations.all
    static let agency: AgencyID = id(1)
    static let units: [UnitID] = (0..<30).map { id(1_000 + $0) }
    static let members: [MemberID] = (0..<100).map { id(2_000 + $0) }

    let store: Store
    let shelf: BenchCalendar
    let obligations: ObligationStore
    let requests: RequestStore
    let calendars: CalendarStore

    init(_ store: Store, _ options: BenchOptions) throws {
        let shelf = BenchCalendar(StateCouncil.calendar), journal = Journal(.sha256)
        let obligations = ObligationStore(calendar: { shelf.value })
        self.store = store
        self.shelf = shelf
        self.obligations = obligations
        calendars = CalendarStore(
            store: store, journal: journal, current: shelf, followers: [RequestStore.followDeadlines])
        requests = RequestStore(
            store: store, journal: journal, obligations: obligations,
            people: PeopleStore(store: store, journal: journal), cipher: { try BenchAgency.cipher() },
            shelf: FileShelf(files: try FileStore(root: options.file("files"))),
            gate: { _, _, _ in throw BenchFault("no file is sent here") },
            letters: { _ in throw BenchFault("no letter is made here") })
    }

    /// Opens the agency in this database and settles its people when it is new.
    static func open(_ store: Store, _ options: BenchOptions) async throws -> BenchAgency {
        try await store.migrate(migrations)
        try await store.write { tx in
            if try tx.first("SELECT 1 FROM agency") == nil { try settle(tx) }
        }
        return try BenchAgency(store, options)
    }

    /// Derived once, as the program does.
    private static let kept = FieldCipher(secret: [UInt8](repeating: 7, count: 32))

    static func cipher() throws -> FieldCipher {
        guard let kept else { throw BenchFault("no cipher") }
        return kept
    }

    /// The office of the agency, which sees all its cases.
    static let office = Officer(
        id: members[0], name: "公开办主任", agency: agency, roles: [.officeHead, .opennessOffice, .requestHandler],
        units: [units[0]])

    /// Somebody in a section, who sees what it handles and what it is asked for.
    static func clerk(_ number: Int) -> Officer {
        Officer(
            id: members[number % members.count], name: "科员", agency: agency, roles: [.clerk],
            units: [unit(ofClerk: number)])
    }

    static func unit(ofClerk number: Int) -> UnitID { units[number % units.count] }

    static func id<Subject>(_ number: Int) -> Identifier<Subject> {
        Identifier(at: Moment(milliseconds: 1_600_000_000_000), random: (0, UInt64(number)))
    }

    private static func settle(_ tx: Transaction) throws {
        try tx.execute(
            "INSERT INTO agency (id, short_name, name, created_at, version) VALUES (?, ?, ?, 0, 1)",
            [agency, "云禾市卫健委", "云禾市卫生健康委员会"])
        for (place, unit) in units.enumerated() {
            try tx.execute(
                """
                INSERT INTO unit (id, agency_id, name, kind, position, active, created_at, version)
                VALUES (?, ?, ?, 'section', ?, 1, 0, 1)
                """, [unit, agency, "第\(place + 1)科", place])
        }
        for (place, member) in members.enumerated() {
            try tx.execute(
                """
                INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                    exempt_from_change, created_at, version) VALUES (?, ?, ?, ?, 1, '', 0, 0, 0, 0, 1)
                """, [member, agency, "经办\(place + 1)", "member\(place + 1)"])
            try tx.execute(
                "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
                [agency, member, (place < 8 ? Role.requestHandler : Role.clerk).rawValue])
            try tx.execute(
                "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, 0)",
                [agency, member, units[place % units.count]])
        }
    }
}

final class BenchCalendar: CalendarShelf {
    private let kept: Mutex<WorkCalendar>
    init(_ calendar: WorkCalendar) { kept = Mutex(calendar) }
    var value: WorkCalendar { kept.withLock { $0 } }
    func replace(_ next: WorkCalendar) { kept.withLock { $0 = next } }
}
