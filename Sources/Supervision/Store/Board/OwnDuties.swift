package import Kernel
package import Obligations
import SQL

/// What somebody's own units owe, of whatever capability, the first to be due on top.
package struct OwnDuties: Sendable {
    package let lines: [BoardLine]
    /// How many there are in all.
    package let total: Int
    package let unitNames: [UnitID: String]
}

extension BoardStore {
    /// - Parameter rule: obligations of this rule are left out: they are listed elsewhere.
    package func own(for officer: Officer, besides rule: String, limit: Int) async throws -> OwnDuties {
        guard !officer.isAdministrator, !officer.units.isEmpty else {
            return OwnDuties(lines: [], total: 0, unitNames: [:])
        }
        let now = store.timekeeper.now()
        let query = DutyQuery(scope: .units(officer.units), besides: rule, size: limit)
        return try await store.read { snapshot in
            let page = try obligations.board(query, now: now, in: snapshot)
            let total = page.next == nil ? page.lines.count : try obligations.count(query, now: now, in: snapshot)
            let names = try items.names(of: Set(page.lines.map(\.agency)), in: snapshot)
            return OwnDuties(
                lines: page.lines.map {
                    BoardLine(obligation: $0, reading: $0.reading(at: now, calendar: obligations.calendar))
                }, total: total,
                unitNames: Dictionary(
                    page.lines.map { ($0.owner, names.name($0.owner)) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// How many of them there are.
    package func ownCount(for officer: Officer, besides rule: String) async throws -> Int {
        guard !officer.isAdministrator, !officer.units.isEmpty else { return 0 }
        let now = store.timekeeper.now(), query = DutyQuery(scope: .units(officer.units), besides: rule)
        return try await store.read { try obligations.count(query, now: now, in: $0) }
    }
}
