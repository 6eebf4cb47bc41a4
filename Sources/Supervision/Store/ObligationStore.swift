package import Kernel
package import SQL

/// Opens, moves and meets obligations, always inside the transaction of the act that causes it, so that an act and what is
/// owed for it cannot part. The act's own journal entry covers both.
package struct ObligationStore: Sendable {
    package init() {}

    /// Opens the obligation of `rule` on `subject`.
    ///
    /// - Throws: `SQLError.uniqueViolation` when it is open already.
    package func open(
        _ rule: String, _ subject: ObligationSubject, title: String, owner: UnitID?, due: Day, in tx: Transaction
    ) throws {
        try tx.execute(
            """
            INSERT INTO obligation
            (agency_id, rule, subject_kind, subject_id, owner_unit_id, title, due_on, opened_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
            """, [subject.agency, rule, subject.kind, subject.id, owner, title, due, tx.now])
    }

    package func move(
        _ rule: String, _ subject: ObligationSubject, due: Day, owner: UnitID?, in tx: Transaction
    ) throws {
        try change("due_on = ?, owner_unit_id = ?", [due, owner], rule, subject, tx)
    }

    /// - Parameter day: the day that counts, which is not always today: a task is met on the day of the accepted report.
    package func meet(_ rule: String, _ subject: ObligationSubject, on day: Day, in tx: Transaction) throws {
        try change("met_on = ?", [day], rule, subject, tx)
    }

    private func change(
        _ columns: String, _ values: [any SQLConvertible], _ rule: String, _ subject: ObligationSubject,
        _ tx: Transaction
    ) throws {
        let changed = try tx.execute(
            """
            UPDATE obligation SET \(columns), version = version + 1
            WHERE agency_id = ? AND rule = ? AND subject_kind = ? AND subject_id = ? AND met_on IS NULL
            """, values + [subject.agency, rule, subject.kind, subject.id])
        guard changed == 1 else {
            throw SQLError.failed(code: "stored", message: "no open obligation \(rule) on \(subject.kind) \(subject.id)")
        }
    }

    /// What `agency` owes on `day` or owed and has not met, the nearest first.
    package func open(of agency: AgencyID, until day: Day, in snapshot: Snapshot) throws -> [OwedItem] {
        try snapshot.query(
            """
            SELECT rule, subject_kind, subject_id, title, owner_unit_id, due_on, met_on FROM obligation
            WHERE agency_id = ? AND met_on IS NULL AND due_on <= ? ORDER BY due_on, subject_id
            """, [agency, day]
        ).map { try read($0, agency) }
    }

    /// The obligation of `rule` on `subject`, open or met.
    package func item(_ rule: String, _ subject: ObligationSubject, in snapshot: Snapshot) throws -> OwedItem? {
        try snapshot.first(
            """
            SELECT rule, subject_kind, subject_id, title, owner_unit_id, due_on, met_on FROM obligation
            WHERE agency_id = ? AND rule = ? AND subject_kind = ? AND subject_id = ?
            """, [subject.agency, rule, subject.kind, subject.id]
        ).map { try read($0, subject.agency) }
    }

    private func read(_ row: SQLRow, _ agency: AgencyID) throws -> OwedItem {
        OwedItem(
            rule: try row.text(0),
            subject: ObligationSubject(kind: try row.text(1), id: try row.text(2), agency: agency),
            title: try row.text(3), owner: try row.optionalID(4), due: try row.day(5), metOn: try row.optionalDay(6))
    }
}
