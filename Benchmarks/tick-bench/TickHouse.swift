import Audit
import BenchTiming
import Ciphers
import Kernel
import Obligations
import People
import SQL
import Supervision
import Synchronization

/// An invented agency with its people, and the engine over one database.
struct TickHouse: Sendable {
    static let agency: AgencyID = id(1)
    static let units: [UnitID] = (0..<30).map { id(1_000 + $0) }

    let store: Store
    let obligations: ObligationStore
    let engine: EngineStore

    static func open(_ store: Store) async throws -> TickHouse {
        try await store.migrate(
            AuditMigrations.all + PeopleMigrations.all + ObligationMigrations.all + SupervisionMigrations.all)
        try await store.write { tx in
            if try tx.first("SELECT 1 FROM agency") == nil { try settle(tx) }
        }
        let calendar = StateCouncil.calendar, journal = Journal(.sha256)
        let book = try RuleFileReading.book(local: [])
        let obligations = ObligationStore(calendar: { calendar }, rules: { book.terms($0, on: $1) })
        let notices = NoticeStore(store: store, journal: journal, calendar: { calendar }) {
            guard let cipher = FieldCipher(secret: [UInt8](repeating: 7, count: 32)) else {
                throw BenchFault("no cipher")
            }
            return cipher
        }
        return TickHouse(
            store: store, obligations: obligations,
            engine: EngineStore(
                store: store, journal: journal, obligations: obligations,
                people: PeopleStore(store: store, journal: journal), notices: notices, rules: { book }))
    }

    /// What a tick without kept moments has to do: look at every open one by its index and compare.
    func scan(at now: Moment) async throws -> Int {
        try await store.read { snapshot in
            var lit = 0, cursor: (Int64, String) = (Int64.min, "")
            while true {
                let rows = try snapshot.query(
                    """
                    SELECT id, due_at, yellow_at, orange_at, red_at, due_sort FROM obligation
                    WHERE agency_id = ? AND state = 'open' AND (due_sort, id) > (?, ?) ORDER BY due_sort, id LIMIT 10000
                    """, [TickHouse.agency, cursor.0, cursor.1])
                for row in rows {
                    let lights = SignalTurns(
                        yellow: try row.optionalMoment(2), orange: try row.optionalMoment(3),
                        red: try row.optionalMoment(4), due: try row.optionalMoment(1))
                    if lights.signal(at: now) != .green { lit += 1 }
                }
                guard rows.count == 10_000, let last = rows.last else { return lit }
                cursor = (try last.integer64(5), try last.text(0))
            }
        }
    }

    /// The rows that a tick is for, read and nothing else.
    func readDue(at now: Moment) async throws -> Int {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id, due_at, yellow_at, orange_at, red_at, warned FROM obligation
                WHERE turn_at <= ? ORDER BY turn_at, id
                """, [now]
            ).count
        }
    }

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
            for number in 0..<2 {
                try settle(place * 2 + number, number == 0 ? .sectionHead : .clerk, unit, tx)
            }
        }
        try settle(100, .opennessOffice, units[0], tx)
        try settle(101, .leader, units[0], tx)
    }

    private static func settle(_ number: Int, _ role: Role, _ unit: UnitID, _ tx: Transaction) throws {
        let member: MemberID = id(2_000 + number)
        try tx.execute(
            """
            INSERT INTO member (id, agency_id, name, login, active, password_hash, password_set_at, must_change,
                exempt_from_change, created_at, version) VALUES (?, ?, ?, ?, 1, '', 0, 0, 0, 0, 1)
            """, [member, agency, "经办\(number)", "member\(number)"])
        try tx.execute(
            "INSERT INTO member_role (agency_id, member_id, role, granted_at) VALUES (?, ?, ?, 0)",
            [agency, member, role.rawValue])
        try tx.execute(
            "INSERT INTO post (agency_id, member_id, unit_id, is_head) VALUES (?, ?, ?, ?)",
            [agency, member, unit, role == .sectionHead])
    }
}

/// The time of the measurement: it stands until it is set.
final class BenchClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment { moment.withLock { $0 } }

    func set(_ next: Moment) { moment.withLock { $0 = next } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.fixed(now)
        keeper.now = { self.now }
        return keeper
    }
}
