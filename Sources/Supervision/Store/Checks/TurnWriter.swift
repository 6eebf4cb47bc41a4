import Audit
import Kernel
import Obligations
import SQL

/// Opens and drops the turns of manual checks, each with its obligation (TASK-5), inside the caller's transaction.
struct TurnWriter {
    let tx: Transaction
    let journal: Journal
    let obligations: ObligationStore

    /// Opens every turn up to the period of `today` that is not there yet, in order.
    ///
    /// - Returns: how many were opened.
    @discardableResult
    func open(_ check: ClauseCheck, until last: Day, today: Day) throws -> Int {
        guard check.setting.method == .manual, let unit = check.setting.unit else { return 0 }
        let days = ManualTurn.days(check.setting, from: check.decidedAt.day, until: last, today: today)
        var opened = 0
        for day in days {
            let id: ManualTurnID = tx.newID()
            let isNew = try tx.execute(
                """
                INSERT INTO check_turn (id, check_id, agency_id, due_on, state, words, submitted_name, note, version)
                VALUES (?, ?, ?, ?, 'open', '', '', '', 1)
                ON CONFLICT (check_id, due_on) WHERE state <> 'dropped' DO NOTHING
                """, [id, check.id, check.agency, day])
            guard isNew == 1 else { continue }
            try obligations.open(
                ManualTurn.rule, on: subject(id), of: check.agency, title: "核查：\(check.excerpt)", owner: unit,
                term: Term(.until(day)), in: tx)
            opened += 1
        }
        return opened
    }

    /// The clause is checked otherwise now: what was open is owed no longer.
    func drop(of check: ClauseCheck, by officer: Officer) throws {
        let open = try tx.query(
            "SELECT id FROM check_turn WHERE check_id = ? AND state IN ('open', 'submitted')", [check.id])
        for row in open {
            let id: ManualTurnID = try row.id(0)
            try tx.execute("UPDATE check_turn SET state = 'dropped', version = version + 1 WHERE id = ?", [id])
            try obligations.append(
                .waived, to: ManualTurn.rule, on: subject(id), of: check.agency, at: tx.now,
                note: "\(officer.name)改变了核查方式", in: tx)
        }
    }

    func subject(_ id: ManualTurnID) -> Obligation.Subject {
        Obligation.Subject(kind: ManualTurn.journalKind, id: id.text)
    }
}

extension ClauseCheck {
    /// The clause in at most forty characters.
    package var excerpt: String { quote.count <= 40 ? quote : "\(quote.prefix(39))…" }
}
