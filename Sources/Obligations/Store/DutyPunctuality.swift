package import Kernel
package import SQL

extension ObligationStore {
    /// How what fell due from `first` through `last` was kept: met on time, of all that are decided. What is open counts
    /// once its day is over; what was lifted does not count.
    ///
    /// - Parameters:
    ///   - kinds: only duties on these kinds of subject; all when empty.
    ///   - unit: only what this unit owes.
    ///   - address: the page of a record in the console; empty for none.
    package func punctuality(
        of rules: [String], kinds: [String] = [], agency: AgencyID, unit: UnitID? = nil, from first: Day,
        through last: Day,
        address: (Obligation.Subject) -> String, in snapshot: Snapshot
    ) throws -> MeasureReading {
        guard !rules.isEmpty, first <= last else { return MeasureReading(.rate(part: 0, whole: 0)) }
        var condition = "agency_id = ? AND rule IN (\(SQLList.marks(rules.count)))"
        var values: [any SQLConvertible] = [agency] + rules
        if !kinds.isEmpty {
            condition += " AND subject_kind IN (\(SQLList.marks(kinds.count)))"
            values += kinds
        }
        if let unit {
            condition += " AND owner_unit_id = ?"
            values += [unit] as [any SQLConvertible]
        }
        condition += """
             AND state IN ('met', 'met_late', 'open') AND due_sort >= ? AND due_sort < ?
             AND (state <> 'open' OR due_sort < ?)
            """
        values += [Moment(day: first), Moment(day: last.adding(days: 1)), Moment(day: last)] as [any SQLConvertible]
        var met = 0, all = 0
        for row in try snapshot.query(
            "SELECT state, count(*) FROM obligation WHERE \(condition) GROUP BY state", values)
        {
            all += try row.integer(1)
            if try row.text(0) == Obligation.State.met.rawValue { met += try row.integer(1) }
        }
        let late = try snapshot.query(
            """
            SELECT title, subject_kind, subject_id, due_at, state FROM obligation WHERE \(condition)
            AND state <> 'met' ORDER BY due_at DESC, id LIMIT \(MeasureReading.mostItems)
            """, values
        ).map { row in
            let isOpen = try row.text(4) == Obligation.State.open.rawValue
            return MeasuredItem(
                title: try row.text(0),
                address: address(Obligation.Subject(kind: try row.text(1), id: try row.text(2))),
                note: "期限 \(try row.moment(3).day)，\(isOpen ? "逾期未办" : "逾期办结")")
        }
        return MeasureReading(.rate(part: met, whole: all), items: late)
    }
}

extension ObligationStore {
    /// What of `rules` is open on `day` although its day is over.
    package func overdue(
        _ rules: [String], agency: AgencyID, on day: Day, address: (Obligation.Subject) -> String, in snapshot: Snapshot
    ) throws -> MeasureReading {
        guard !rules.isEmpty else { return MeasureReading(.count(0)) }
        let condition = "agency_id = ? AND rule IN (\(SQLList.marks(rules.count))) AND state = 'open' AND due_sort < ?"
        let values: [any SQLConvertible] = [agency] + rules + [Moment(day: day)]
        let count = try snapshot.first("SELECT count(*) FROM obligation WHERE \(condition)", values)?.integer(0) ?? 0
        let items = try snapshot.query(
            """
            SELECT title, subject_kind, subject_id, due_at FROM obligation WHERE \(condition)
            ORDER BY due_sort, id LIMIT \(MeasureReading.mostItems)
            """, values
        ).map { row in
            MeasuredItem(
                title: try row.text(0),
                address: address(Obligation.Subject(kind: try row.text(1), id: try row.text(2))),
                note: "期限 \(try row.moment(3).day)")
        }
        return MeasureReading(.count(count), items: items)
    }
}
