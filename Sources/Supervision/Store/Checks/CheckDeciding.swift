import Audit
package import Kernel
import Obligations
import People
package import Plans
import SQL

/// Confirming how clauses are checked. Each act is one transaction: the check, its turns with what is owed, the journal.
extension CheckStore {
    /// Settles one clause.
    ///
    /// - Parameters:
    ///   - key: which proposal of the task (`ClauseProposal.key`).
    ///   - version: of the check as the page showed it; nil when there was none.
    package func settle(
        _ task: PlanTaskID, _ key: String, as setting: CheckSetting, reason: String, by officer: Officer, version: Int?
    ) async throws -> ClauseCheck {
        let task = try await plans.task(task, for: officer)
        let plan = try await plans.plan(task.plan, for: officer)
        return try await store.write { tx in
            let decided = try CheckRows.checks(where: "task_id = ? ORDER BY id", [task.id], in: tx)
            guard let line = lines(of: task, decided).first(where: { $0.proposal.key == key }) else {
                throw Refusal.notFound
            }
            guard line.check?.version == version else { throw CheckStore.changedMeanwhile }
            return try settle(line, setting, reason, plan, officer, tx)
        }
    }

    /// Confirms every clause that nobody decided on as it is proposed.
    ///
    /// - Returns: how many were confirmed, and how many could not be, for want of a unit.
    package func settleRest(of plan: PlanID, by officer: Officer) async throws -> (settled: Int, left: Int) {
        let found = try await plans.plan(plan, for: officer)
        if let refusal = CheckDecisions.refusal(by: officer, agency: found.agency) { throw refusal }
        let open = try await clauses(of: plan, for: officer).filter { $0.check == nil }
        return try await store.write { tx in
            let taken = Set(
                try tx.query("SELECT task_id, proposal_key FROM plan_check WHERE plan_id = ?", [plan])
                    .map { "\(try $0.text(0))\(try $0.text(1))" })
            var settled = 0, left = 0
            for line in open where !taken.contains("\(line.task.id.text)\(line.proposal.key)") {
                guard line.proposal.method == .byTask || line.unit != nil else {
                    left += 1
                    continue
                }
                _ = try settle(line, line.proposal.setting(unit: line.unit), "", found, officer, tx)
                settled += 1
            }
            return (settled, left)
        }
    }

    private func settle(
        _ line: ClauseLine, _ setting: CheckSetting, _ reason: String, _ plan: Plan, _ officer: Officer,
        _ tx: Transaction
    ) throws -> ClauseCheck {
        let units = Set(try people.units(of: line.task.agency, in: tx).map(\.id))
        let setting = try CheckDecisions.settling(
            setting, for: line, reason: reason, book: book, available: available, units: units, by: officer
        ).get()
        let before = line.check
        let next = ClauseCheck(
            id: before?.id ?? tx.newID(), agency: line.task.agency, plan: line.task.plan, task: line.task.id,
            key: line.proposal.key, quote: line.proposal.quote, setting: setting, reason: reason,
            decidedBy: officer.name, decidedAt: tx.now, version: before?.version ?? 1)
        if before == nil {
            try CheckRows.insert(next, by: officer, in: tx)
        } else {
            try CheckRows.update(next, by: officer, in: tx)
        }
        guard let kept = try CheckRows.check(next.id, in: tx) else { throw Refusal.notFound }
        let turns = TurnWriter(tx: tx, journal: journal, obligations: obligations)
        if before?.setting.method == .manual { try turns.drop(of: kept, by: officer) }
        try turns.open(kept, until: CheckStore.lastDay(of: plan), today: tx.today)
        try journal.append(entry(kept, before, officer), in: tx)
        return kept
    }

    /// A plan is checked to the end of its year.
    static func lastDay(of plan: Plan) -> Day { Day(year: plan.year, month: 12, day: 31) ?? .latest }

    private func entry(_ check: ClauseCheck, _ before: ClauseCheck?, _ officer: Officer) -> JournalEntry {
        let setting = check.setting
        let words =
            switch setting.method {
            case .measured:
                setting.measure.flatMap { book[$0] }?.sentence(
                    value: setting.threshold, period: setting.period ?? .year) ?? ""
            case .manual: setting.period.map { "人工核查，\($0.chineseAdverb)" } ?? "人工核查，\(setting.due?.chinese ?? "")前"
            case .byTask: "不单列核查"
            }
        let why = check.reason.isEmpty ? "" : "；理由：\(check.reason)"
        return JournalEntry(
            agency: check.agency, actor: officer.id, actorName: officer.name,
            act: before == nil ? "plan.check.confirm" : "plan.check.change", subjectKind: ClauseCheck.journalKind,
            subjectID: check.id.text, before: before?.canonicalText, after: check.canonicalText, rule: "EVAL-3",
            note: words + why)
    }
}
