import Audit
package import Kernel
import Obligations
import SQL

/// Manual checks: reported with proof by the unit that answers, confirmed or sent back by the office (TASK-5).
extension CheckStore {
    package func report(
        _ turn: ManualTurnID, of check: ClauseCheckID, _ words: String, file: ProofFile?, by officer: Officer,
        version: Int
    ) async throws {
        try await act(turn, check, "plan.check.report", version, officer) { turn, check, tx in
            let words = try turn.reporting(words, hasProof: file != nil, on: check, by: officer).get()
            try tx.execute(
                """
                UPDATE check_turn SET state = 'submitted', words = ?, file_name = ?, file_hash = ?, file_size = ?,
                    file_kind = ?, submitted_by = ?, submitted_name = ?, submitted_at = ?, note = ''
                WHERE id = ?
                """,
                [
                    words, file?.name, file?.hash, file?.size, file?.kind, officer.id, officer.name, tx.now, turn.id,
                ])
            return "报送核查：\(words)"
        }
    }

    /// The day that counts is that of the report which was confirmed (TASK-4).
    package func accept(
        _ turn: ManualTurnID, of check: ClauseCheckID, by officer: Officer, version: Int
    ) async throws {
        try await act(turn, check, "plan.check.accept", version, officer) { turn, check, tx in
            if let refusal = turn.refusalOfReviewing(check, by: officer) { throw refusal }
            try tx.execute("UPDATE check_turn SET state = 'met' WHERE id = ?", [turn.id])
            try obligations.append(
                .met, to: ManualTurn.rule, on: Obligation.Subject(kind: ManualTurn.journalKind, id: turn.id.text),
                of: check.agency, at: turn.submittedAt ?? tx.now, in: tx)
            return "确认核查，期限\(turn.due.chinese)"
        }
    }

    package func sendBack(
        _ turn: ManualTurnID, of check: ClauseCheckID, reason: String, by officer: Officer, version: Int
    ) async throws {
        try await act(turn, check, "plan.check.return", version, officer) { turn, check, tx in
            if let refusal = turn.refusalOfReviewing(check, by: officer) { throw refusal }
            guard !reason.isEmpty, reason.count <= 500 else {
                throw Refusal(.invalid, "未能退回：请写明缺什么、怎样补，不超过500字。", rule: "TASK-5", field: "reason")
            }
            try tx.execute("UPDATE check_turn SET state = 'open', note = ? WHERE id = ?", [reason, turn.id])
            return "退回：\(reason)"
        }
    }

    private func act(
        _ id: ManualTurnID, _ checkID: ClauseCheckID, _ act: String, _ version: Int, _ officer: Officer,
        _ body: @escaping @Sendable (ManualTurn, ClauseCheck, Transaction) throws -> String
    ) async throws {
        try await store.write { tx in
            let check = try visible(checkID, to: officer, in: tx)
            guard let turn = try CheckHistoryRows.turns(checkID, in: tx).first(where: { $0.id == id }) else {
                throw Refusal.notFound
            }
            guard turn.version == version else { throw CheckStore.changedMeanwhile }
            let note = try body(turn, check, tx)
            let changed = try tx.execute(
                "UPDATE check_turn SET version = version + 1 WHERE id = ? AND version = ?", [id, version])
            guard changed == 1 else { throw CheckStore.changedMeanwhile }
            try journal.append(
                JournalEntry(
                    agency: check.agency, actor: officer.id, actorName: officer.name, act: act,
                    subjectKind: ClauseCheck.journalKind, subjectID: check.id.text, rule: ManualTurn.rule, note: note),
                in: tx)
        }
    }

    /// The proof of a turn, if `officer` may know of its check.
    package func proof(_ turn: ManualTurnID, of check: ClauseCheckID, for officer: Officer) async throws -> ProofFile {
        try await store.read { snapshot in
            _ = try visible(check, to: officer, in: snapshot)
            guard let file = try CheckHistoryRows.turns(check, in: snapshot).first(where: { $0.id == turn })?.file
            else {
                throw Refusal.notFound
            }
            return file
        }
    }
}
