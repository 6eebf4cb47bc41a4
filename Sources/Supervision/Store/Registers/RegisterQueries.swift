package import Audit
package import Kernel
import Obligations
package import People
import SQL

/// Registers as their pages show them.
extension RegisterStore {
    /// Newest first, at most `RegisterStore.most`; of a complaint only what this officer may know of.
    package func entries(
        _ kind: RegisterKind, of agency: AgencyID, for officer: Officer
    ) async throws -> [RegisterEntry] {
        try await store.read { try entries(kind, of: agency, in: $0) }.filter { $0.reach(of: officer).canRead }
    }

    package func standings(of agency: AgencyID, for officer: Officer) async throws -> [RegisterStanding] {
        guard officer.agency == agency || (officer.overseen.contains(agency) && officer.seesWholeBoard),
            !officer.isAdministrator
        else { throw Refusal.notFound }
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            try RegisterKind.allCases.map { kind in
                let entries = try entries(kind, of: agency, in: snapshot)
                let late = try entries.filter { $0.state == .open }.count { entry in
                    try clock(of: entry, at: now, in: snapshot)?.signal == .black
                }
                return RegisterStanding(kind, entries, overdue: late, on: now.day)
            }
        }
    }

    package func entry(_ id: RegisterEntryID, for officer: Officer) async throws -> RegisterEntryView {
        let now = store.timekeeper.now()
        return try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            let unit = try people.unit(found.unit, in: snapshot)?.name ?? ""
            return RegisterEntryView(
                entry: found, clock: try clock(of: found, at: now, in: snapshot), unit: unit, today: now.day,
                timeline: try journal.timeline(
                    subjectKind: RegisterEntry.journalKind, subjectID: id.text, in: snapshot))
        }
    }

    package func units(of agency: AgencyID) async throws -> [Unit] {
        try await store.read { try people.units(of: agency, in: $0) }
    }

    /// More lines than a small register of one agency comes to in years.
    static var most: Int { 500 }

    func entries(_ kind: RegisterKind, of agency: AgencyID, in snapshot: Snapshot) throws -> [RegisterEntry] {
        try snapshot.query(
            """
            SELECT \(RegisterRows.columns) FROM supervision_register WHERE agency_id = ? AND kind = ?
            ORDER BY happened_on DESC, id DESC LIMIT \(RegisterStore.most)
            """, [agency, kind.rawValue]
        ).map { try RegisterRows.entry(from: $0, in: snapshot) }
    }

    func clock(of entry: RegisterEntry, at now: Moment, in snapshot: Snapshot) throws -> ClockReading? {
        guard entry.kind == .complaint else { return nil }
        return try obligations.obligation(entry.kind.rule, on: entry.duty, of: entry.agency, in: snapshot)?
            .reading(at: now, calendar: obligations.calendar)
    }
}

enum RegisterRows {
    static let columns = "id, agency_id, kind, number, unit_id, made_by, happened_on, state, closed_at, version"

    static func entry(_ id: RegisterEntryID, in snapshot: Snapshot) throws -> RegisterEntry? {
        try snapshot.first("SELECT \(columns) FROM supervision_register WHERE id = ?", [id]).map {
            try entry(from: $0, in: snapshot)
        }
    }

    static func entry(from row: SQLRow, in snapshot: Snapshot) throws -> RegisterEntry {
        let id: RegisterEntryID = try row.id(0)
        let values = try snapshot.query(
            "SELECT name, value FROM supervision_register_value WHERE entry_id = ?", [id]
        ).map { (try $0.text(0), try $0.text(1)) }
        var found = RegisterEntry(
            id: id, agency: try row.id(1), kind: try Stored.value(RegisterKind.self, try row.text(2)),
            number: try row.text(3), unit: try row.id(4), madeBy: try row.id(5), day: try row.day(6),
            values: Dictionary(values, uniquingKeysWith: { first, _ in first }))
        found.state = try Stored.value(RegisterState.self, try row.text(7))
        found.closedAt = try row.optionalMoment(8)
        found.version = try row.integer(9)
        return found
    }

    /// What meets a recurring rule and lies in a stretch of days, the oldest first.
    static func entries(
        meeting rule: String, of agency: AgencyID, in stretch: Period, through last: Day, in snapshot: Snapshot
    ) throws -> [RegisterEntry] {
        try snapshot.query(
            """
            SELECT \(columns) FROM supervision_register
            WHERE agency_id = ? AND kind IN (?, ?) AND happened_on >= ? AND happened_on <= ? ORDER BY happened_on, id
            """,
            [
                agency, RegisterKind.hearing.rawValue, RegisterKind.training.rawValue, stretch.first,
                min(stretch.last, last),
            ]
        ).map { try entry(from: $0, in: snapshot) }.filter { $0.roundRule == rule }
    }

    static func insert(_ new: RegisterEntry, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO supervision_register (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                new.id, new.agency, new.kind.rawValue, new.number, new.unit, new.madeBy, new.day, new.state.rawValue,
                new.closedAt, new.version,
            ])
        try insertValues(of: new, in: tx)
    }

    /// False when somebody else changed it since it was read.
    static func update(_ next: RegisterEntry, from version: Int, in tx: Transaction) throws -> Bool {
        let changed = try tx.execute(
            """
            UPDATE supervision_register SET happened_on = ?, state = ?, closed_at = ?, version = ?
            WHERE id = ? AND version = ?
            """, [next.day, next.state.rawValue, next.closedAt, next.version, next.id, version])
        guard changed == 1 else { return false }
        try tx.execute("DELETE FROM supervision_register_value WHERE entry_id = ?", [next.id])
        try insertValues(of: next, in: tx)
        return true
    }

    private static func insertValues(of entry: RegisterEntry, in tx: Transaction) throws {
        for (name, value) in entry.values.sorted(by: { $0.key < $1.key }) {
            try tx.execute(
                "INSERT INTO supervision_register_value (entry_id, name, value) VALUES (?, ?, ?)",
                [entry.id, name, value])
        }
    }
}
