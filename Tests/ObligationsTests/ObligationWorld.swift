import Audit
import Ciphers
import Foundation
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Obligations

/// Obligations in a real database, with a clock and a calendar that the test sets.
final class ObligationWorld: Sendable {
    static let migrations: [Migration] = AuditMigrations.all + ObligationMigrations.all
    static let agency: AgencyID = Identifier(at: TestDatabase.moment, random: (1, 1))
    static let otherAgency: AgencyID = Identifier(at: TestDatabase.moment, random: (1, 2))
    static let office: UnitID = Identifier(at: TestDatabase.moment, random: (2, 1))
    static let publicity: UnitID = Identifier(at: TestDatabase.moment, random: (2, 2))

    let store: Store
    let clock: TestClock
    let shelf: TestShelf
    let obligations: ObligationStore
    let calendars: CalendarStore
    let journal = Journal(.sha256)

    init(_ store: Store, _ clock: TestClock, _ calendar: WorkCalendar = StateCouncil.calendar) {
        let shelf = TestShelf(calendar)
        self.store = store
        self.clock = clock
        self.shelf = shelf
        obligations = ObligationStore(calendar: { shelf.value })
        calendars = CalendarStore(store: store, journal: journal, current: shelf)
    }

    static func with(
        _ database: TestDatabase, on day: String = "2026-02-05", _ calendar: WorkCalendar = StateCouncil.calendar,
        _ body: (ObligationWorld) async throws -> Void
    ) async throws {
        let clock = TestClock(try moment(day))
        try await database.withStore(migrations, timekeeper: clock.timekeeper) { store in
            try await body(ObligationWorld(store, clock, calendar))
        }
    }

    static func subject(_ id: String) -> Obligation.Subject { Obligation.Subject(kind: "request", id: id) }

    func open(
        _ id: String, _ term: Term, of agency: AgencyID = agency, owner: UnitID = office, rule: String = "FOI-33"
    ) async throws {
        try await store.write { [obligations] tx in
            try obligations.open(
                rule, on: ObligationWorld.subject(id), of: agency, title: "答复申请 \(id)", owner: owner, term: term,
                in: tx)
        }
    }

    /// Appends what happens now, or at another moment.
    func append(_ kind: ClockEvent.Kind, to id: String, at: Moment? = nil, note: String = "") async throws {
        try await store.write { [obligations] tx in
            try obligations.append(
                kind, to: "FOI-33", on: ObligationWorld.subject(id), of: ObligationWorld.agency, at: at ?? tx.now,
                note: note, in: tx)
        }
    }

    func obligation(_ id: String, of agency: AgencyID = agency) async throws -> Obligation? {
        try await store.read { [obligations] snapshot in
            try obligations.obligation("FOI-33", on: ObligationWorld.subject(id), of: agency, in: snapshot)
        }
    }

    func titles(until day: String, of agency: AgencyID = agency) async throws -> [String] {
        let last = try #require(Day(iso: day))
        return try await store.read { [obligations] snapshot in
            try obligations.open(of: agency, until: last, in: snapshot).map(\.title)
        }
    }

    /// What the tables themselves hold of `id`.
    func stored(_ id: String) async throws -> StoredObligation? {
        try await store.read { snapshot in
            let row = try snapshot.first(
                """
                SELECT due_at, is_provisional, calendar_version, state, version,
                    (SELECT count(*) FROM obligation_event WHERE obligation_id = obligation.id)
                FROM obligation WHERE subject_id = ?
                """, [id])
            return try row.map {
                StoredObligation(
                    due: try $0.optionalMoment(0), isProvisional: try $0.bool(1), calendarVersion: try $0.text(2),
                    state: try $0.text(3), version: try $0.integer(4), events: try $0.integer(5))
            }
        }
    }

    /// Nine o'clock of a day.
    static func moment(_ day: String) throws -> Moment {
        Moment(day: try #require(Day(iso: day), "no such day: \(day)"), minute: 9 * 60)
    }
}

/// A row of `obligation`, with the number of its events.
struct StoredObligation: Hashable {
    let due: Moment?
    let isProvisional: Bool
    let calendarVersion: String
    let state: String
    let version: Int
    let events: Int

    var dueDay: String? { due?.day.description }
}

/// The time of a test: it stands until it is set.
final class TestClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment { moment.withLock { $0 } }

    func set(_ day: String) throws { set(try ObligationWorld.moment(day)) }

    func set(_ next: Moment) { moment.withLock { $0 = next } }

    var timekeeper: Timekeeper {
        var keeper = Timekeeper.still(now)
        keeper.now = { self.now }
        return keeper
    }
}

final class TestShelf: CalendarShelf {
    private let calendar: Mutex<WorkCalendar>

    init(_ calendar: WorkCalendar) { self.calendar = Mutex(calendar) }

    var value: WorkCalendar { calendar.withLock { $0 } }

    func replace(_ next: WorkCalendar) { calendar.withLock { $0 = next } }
}

/// A small seeded generator (SplitMix64), so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
