import Audit
package import Kernel
import Obligations
import People
import SQL

/// What people and the round do with rehearsals.
extension InspectionStore {
    /// Rehearses by the records at once; with a port, the pages are read first, and the round finishes it.
    package func rehearse(
        _ agency: AgencyID, on day: Day, port: Int? = nil, by officer: Officer
    ) async throws -> InspectionRun {
        if let refusal = InspectionRun.refusal("检查网站", by: officer, agency: agency) { throw refusal }
        return try await store.write { tx in
            guard day <= tx.today else {
                throw Refusal(.invalid, "没有检查：日期 \(day) 还没有到。请填写今天或者以前的日期。", rule: "SITE-5", field: "day")
            }
            // Pages are what they are today; nobody can read them as they were.
            if port != nil, day != tx.today {
                throw Refusal(.invalid, "没有检查：读取网页只能按今天检查。请把日期改为今天，或者只按记录检查。", rule: "SITE-5", field: "day")
            }
            if port != nil, try waits(agency, in: tx) {
                throw Refusal(.stateRefused, "没有检查：上一次网页检查还没有完成。请等它完成后再检查。", rule: "SITE-5")
            }
            let run = InspectionRun(
                id: tx.newID(), agency: agency, day: day, pack: pack.id, port: port, byName: officer.name,
                startedAt: tx.now, state: .waiting)
            try InspectionRows.insert(run, in: tx)
            guard port == nil else {
                try journal.append(entry(officer, "begin", nil, run, "检查网站：按记录和网页，等待读取网页"), in: tx)
                return run
            }
            return try settle(run, try gather(agency, day, tx), by: officer, act: "rehearse", in: tx)
        }
    }

    private func waits(_ agency: AgencyID, in tx: Transaction) throws -> Bool {
        try tx.first("SELECT 1 FROM inspection_run WHERE agency_id = ? AND state = 'waiting' LIMIT 1", [agency]) != nil
    }

    /// The next rehearsal whose pages nobody reads, or whose reader has been silent for ten minutes.
    package func claim() async throws -> InspectionRun? {
        let now = store.timekeeper.now(), old = now.adding(seconds: -600)
        let found = try await store.read { snapshot in
            try snapshot.first(
                """
                SELECT \(InspectionRows.columns) FROM inspection_run WHERE state = 'waiting'
                AND (claimed_at IS NULL OR claimed_at < ?) ORDER BY started_at LIMIT 1
                """, [old]
            ).map(InspectionRows.run)
        }
        guard let found else { return nil }
        let taken = try await store.write { tx in
            try tx.execute(
                """
                UPDATE inspection_run SET claimed_at = ? WHERE id = ? AND state = 'waiting'
                AND (claimed_at IS NULL OR claimed_at < ?)
                """, [now, found.id, old])
        }
        return taken == 1 ? found : nil
    }

    /// The pages have been read: what they show is put to what the records tell.
    package func finish(_ id: InspectionRunID, pages: InspectionEvidence) async throws {
        try await store.write { tx in
            guard let run = try InspectionRows.run(id, in: tx), run.state == .waiting else { return }
            let records = try gather(run.agency, run.day, tx)
            _ = try settle(run, records.merging(pages), by: nil, act: "finish", in: tx)
        }
    }

    package func fail(_ id: InspectionRunID, why: String) async throws {
        try await store.write { tx in
            guard let run = try InspectionRows.run(id, in: tx), run.state == .waiting else { return }
            var next = run
            next.state = .failed
            next.remarks = [why]
            next.version += 1
            try InspectionRows.update(next, from: run, in: tx)
            try journal.append(entry(nil, "fail", run, next, "没有完成：\(why)"), in: tx)
        }
    }

    private func settle(
        _ run: InspectionRun, _ evidence: InspectionEvidence, by officer: Officer?, act: String, in tx: Transaction
    ) throws -> InspectionRun {
        let result = pack.judge(evidence, on: run.day)
        var next = run
        next.state = .done
        next.score = result.score
        next.verdict = result.verdict
        next.remarks = evidence.remarks
        next.version += 1
        try InspectionRows.keep(evidence, of: run.id, in: tx)
        try InspectionRows.update(next, from: run, in: tx)
        try meetWhatIsMended(run.agency, evidence, next, in: tx)
        let note = "\(result.score) 分，\(result.verdict.chinese)，\(result.todos.count) 个问题"
        try journal.append(entry(officer, act, run, next, note), in: tx)
        return next
    }

    func entry(
        _ officer: Officer?, _ act: String, _ before: InspectionRun?, _ after: InspectionRun, _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? "系统", act: "inspection.\(act)",
            subjectKind: InspectionRun.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: "SITE-5", note: note)
    }
}
