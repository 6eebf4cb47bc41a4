import Audit
package import Kernel
import Obligations
import Plans
import SQL

/// The daily computation of every confirmed check. One transaction a check; a day is computed once, whoever computes it.
extension CheckStore {
    /// After a longer rest the days before are not looked at any more.
    static let mostDaysBack = 31

    /// Checks that were not computed today, in a fixed order.
    package func due(limit: Int = 500) async throws -> [ClauseCheckID] {
        let today = today
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id FROM plan_check WHERE method = 'measured' AND (ran_on IS NULL OR ran_on < ?)
                ORDER BY id LIMIT \(limit)
                """, [today]
            ).map { try $0.id(0) }
        }
    }

    /// Computes one check for today, and first for the days that were missed: for their own day where the records still
    /// tell it, otherwise the day is marked 未测 (PEER-4).
    ///
    /// - Returns: whether anything was computed; false when another worker was first.
    package func run(_ id: ClauseCheckID) async throws -> Bool {
        try await store.write { tx in
            guard let check = try CheckRows.check(id, in: tx), check.setting.method == .measured,
                let judged = check.judged(by: book), let definition = book[judged.measure],
                let reader = readers[judged.measure]
            else { return false }
            let today = tx.today,
                first = max(
                    check.standing.ranOn.map { $0.adding(days: 1) } ?? today, today.adding(days: 1 - Self.mostDaysBack))
            guard first <= today else { return false }
            var day = first
            while day < today {
                let missed =
                    definition.isHistorical ? try measure(check, judged, reader, on: day, in: tx).run : untold(day)
                _ = try CheckHistoryRows.insert(missed, of: check, in: tx)
                day = day.adding(days: 1)
            }
            let (run, items) = try measure(check, judged, reader, on: today, in: tx)
            guard try CheckHistoryRows.insert(run, of: check, in: tx) else { return false }
            try CheckHistoryRows.replaceItems(of: check, by: items, in: tx)
            try keep(run, of: check, judged, in: tx)
            return true
        }
    }

    private func untold(_ day: Day) -> CheckRun {
        CheckRun(day: day, signal: nil, measured: nil, sentence: "未测：当天系统没有运行，记录不能说明那一天的情况。")
    }

    private func measure(
        _ check: ClauseCheck, _ judged: Check, _ reader: MeasureReader, on day: Day, in tx: Transaction
    ) throws -> (run: CheckRun, items: [MeasuredItem]) {
        let question = MeasureQuestion(
            measure: judged.measure, agency: check.agency, period: Period(judged.period, containing: day),
            scope: check.setting.scope, on: day)
        let reading = try reader(question, tx)
        let result = judged.result(reading.measure).settled(judged, question)
        return (
            CheckRun(day: day, signal: result.signal, measured: reading.measure, sentence: result.sentence),
            result.signal == .green ? [] : reading.items
        )
    }

    private func keep(_ run: CheckRun, of check: ClauseCheck, _ judged: Check, in tx: Transaction) throws {
        let isRed = run.signal == .red
        let since = isRed ? check.standing.redSince ?? run.day : nil
        try tx.execute(
            "UPDATE plan_check SET signal = ?, sentence = ?, ran_on = ?, red_since = ? WHERE id = ?",
            [run.signal?.rawValue, run.sentence, run.day, since, check.id])
        guard run.signal != check.standing.signal, isRed || check.standing.signal == .red else { return }
        try journal.append(
            JournalEntry(
                agency: check.agency, actor: nil, actorName: "系统（每日核查）",
                act: isRed ? "plan.check.red" : "plan.check.recovered", subjectKind: ClauseCheck.journalKind,
                subjectID: check.id.text, rule: "EVAL-3", note: run.sentence), in: tx)
        if isRed, let measured = run.measured {
            try alert(check, CheckResult(signal: .red, measured: measured, sentence: run.sentence), tx)
        }
    }

    /// Opens the turns of manual checks whose period has begun.
    package func openTurns() async throws -> Int {
        let checks = try await store.read { snapshot in
            try CheckRows.checks(where: "method = 'manual' AND period IS NOT NULL ORDER BY id", [], in: snapshot)
        }
        var opened = 0
        for check in checks {
            let plan = try await plans.year(of: check.plan)
            let last = Day(year: plan, month: 12, day: 31) ?? .latest
            opened += try await store.write { tx in
                try TurnWriter(tx: tx, journal: journal, obligations: obligations)
                    .open(check, until: last, today: tx.today)
            }
        }
        return opened
    }
}
