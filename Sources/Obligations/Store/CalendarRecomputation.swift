package import Kernel
package import SQL

/// An obligation that a new calendar moved, or whose due moment it made certain or uncertain.
package struct AffectedObligation: Hashable, Sendable {
    package let obligation: Obligation
    package let before: Moment?
    package let after: Moment?

    package var isMoved: Bool { before != after }
}

extension ObligationStore {
    /// Computes every open obligation anew that was computed from another calendar, and says which it changed (CAL-5).
    ///
    /// - Parameter few: so many are moved one by one, whatever part of the ledger they are.
    package func recompute(in tx: Transaction, few: Int = 2_000) throws -> [AffectedObligation] {
        let calendar = calendar
        let outdated = try ObligationRows.outdated(by: calendar, in: tx)
        let all = try tx.first("SELECT count(*) FROM obligation")?.integer(0) ?? 0
        if outdated.count > few, outdated.count * 4 > all {
            try tx.settingAsideIndexes(of: "obligation", with: ["due_at", "due_sort", "turn_at"]) {
                try ObligationRows.update(outdated, calendar: calendar, in: tx)
            }
        } else {
            try ObligationRows.update(outdated, calendar: calendar, in: tx)
        }
        return outdated.compactMap { one in
            let due = one.obligation.dueCache
            guard one.due != due?.moment || one.isProvisional != (due?.isProvisional ?? false) else { return nil }
            return AffectedObligation(obligation: one.obligation, before: one.due, after: due?.moment)
        }
    }
}

/// An open obligation, computed by a new calendar, with what its row still says by the old one.
struct OutdatedObligation {
    let obligation: Obligation
    let due: Moment?
    let isProvisional: Bool
    let warned: Signal?
}

/// A calendar moves what a hundred thousand cases owe: few statements for all of them.
extension ObligationRows {
    private static let most = 500

    static func outdated(by calendar: WorkCalendar, in snapshot: Snapshot) throws -> [OutdatedObligation] {
        let condition = "o.state = 'open' AND o.calendar_version <> ?"
        var events: [String: [ClockEvent]] = [:]
        let happened = try snapshot.query(
            """
            SELECT e.kind, e.detail, e.happened_at, e.note, e.obligation_id
            FROM obligation o JOIN obligation_event e ON e.obligation_id = o.id
            WHERE \(condition) ORDER BY e.obligation_id, e.position
            """, [calendar.version])
        for row in happened { events[try row.text(4), default: []].append(try event(row)) }
        return try snapshot.query(
            """
            SELECT \(columns), due_at, is_provisional, warned FROM obligation o WHERE \(condition)
            ORDER BY agency_id, due_at, id
            """, [calendar.version]
        ).map { row in
            OutdatedObligation(
                obligation: try obligation(row, events: events[try row.text(0)] ?? [], calendar: calendar),
                due: try row.optionalMoment(columnCount), isProvisional: try row.bool(columnCount + 1),
                warned: try row.optionalText(columnCount + 2).flatMap(Signal.init(rawValue:)))
        }
    }

    /// Many are due at the end of the same day: one statement writes that for hundreds.
    static func update(_ outdated: [OutdatedObligation], calendar: WorkCalendar, in tx: Transaction) throws {
        var alike: [[SQLValue]: [ObligationID]] = [:]
        for one in outdated {
            let row = cache(one.obligation, calendar, warned: one.warned, at: tx.now).map(\.sqlValue)
            alike[row, default: []].append(one.obligation.id)
        }
        for (row, same) in alike {
            let ids = same.sorted()
            for start in stride(from: 0, to: ids.count, by: most) {
                let some = ids[start..<min(start + most, ids.count)]
                try tx.execute(
                    "UPDATE obligation SET \(changing) WHERE id IN (\(SQLList.marks(some.count)))",
                    row as [any SQLConvertible] + Array(some))
            }
        }
    }
}
