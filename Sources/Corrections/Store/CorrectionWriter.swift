import Audit
import Kernel
import Obligations
import SQL

/// Writes one event of a correction: row, answer, obligation and journal entry, inside the caller's transaction.
struct CorrectionWriter {
    let tx: Transaction
    /// Nil when a visitor acts.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore
    let term: Term

    static let visitor = "公众（网站找错）"

    /// SITE-4: the clock runs from the report.
    func begin(_ new: Correction) throws -> Correction {
        try open(new)
        try journal.append(entry(.received, "receive", before: nil, after: new), in: tx)
        return new
    }

    func record(_ event: CorrectionEvent, act: String, on correction: Correction) throws -> Correction {
        let next = correction.after(event, at: tx.now)
        switch event {
        case .received, .accepted: break
        case .assigned(let unit, _):
            try obligations.hand("SITE-4", on: correction.duty, of: correction.agency, to: unit, in: tx)
        case .closed(let answer):
            try CorrectionRows.insert(answer, of: correction.id, in: tx)
            try obligations.append(
                .met, to: "SITE-4", on: correction.duty, of: correction.agency, at: tx.now, in: tx)
        case .reopened: try open(next)
        }
        try update(next, from: correction)
        try journal.append(entry(event, act, before: correction, after: next), in: tx)
        return next
    }

    private func open(_ correction: Correction) throws {
        let again = correction.round == 1 ? "" : "（再次反映）"
        try obligations.open(
            "SITE-4", on: correction.duty, of: correction.agency,
            title: "答复网站找错\(correction.number)\(again)：\(correction.kind.chinese)", owner: correction.unit, term: term,
            in: tx)
    }

    private func update(_ next: Correction, from before: Correction) throws {
        let duty = try obligations.obligation("SITE-4", on: before.duty, of: before.agency, in: tx)
        let changed = try tx.execute(
            """
            UPDATE correction SET state = ?, unit_id = ?, round = ?, reopened_at = ?, reopening_words = ?,
                accepted_at = ?, closed_at = ?, is_late = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.state.rawValue, next.unit, next.round, next.reopenedAt, next.reopeningWords, next.acceptedAt,
                next.closedAt, duty?.state == .metLate, next.version, before.id, before.agency, before.version,
            ])
        guard changed == 1 else { throw CorrectionStore.changedMeanwhile }
    }

    private func entry(
        _ event: CorrectionEvent, _ act: String, before: Correction?, after: Correction
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? CorrectionWriter.visitor,
            act: "correction.\(act)", subjectKind: Correction.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: "SITE-4", note: event.note(after))
    }
}

extension CorrectionEvent {
    /// The line of the timeline.
    func note(_ correction: Correction) -> String {
        switch self {
        case .received: "收到网站找错\(correction.number)：\(correction.kind.chinese)，\(correction.page)"
        case .accepted: "受理"
        case .assigned(_, let note): note.isEmpty ? "转办" : "转办：\(note)"
        case .closed(let answer): (answer.isRejection ? "不予处理：" : "答复：") + answer.words
        case .reopened: "反映人要求再次办理"
        }
    }
}
