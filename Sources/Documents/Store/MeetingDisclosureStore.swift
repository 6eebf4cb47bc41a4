import Audit
package import Kernel
import Obligations
package import SQL

/// Articles that stand for decisions of meetings (OPN-12, FOI-26). Publishing calls what takes a transaction.
extension DocumentStore {
    /// What an article on these decisions of one meeting begins with.
    package func disclosure(
        of ids: [MeetingDecisionID], for officer: Officer
    ) async throws -> MeetingDisclosure {
        try await store.read { try DocumentStore.disclosure(of: ids, by: officer, in: $0).disclosure }
    }

    /// From now on `article` stands for these decisions: no other is begun for them.
    package func stand(
        _ article: String, for ids: [MeetingDecisionID], by officer: Officer, in tx: Transaction
    ) throws {
        guard !ids.isEmpty else { return }
        let (meeting, disclosure) = try DocumentStore.disclosure(of: ids, by: officer, in: tx)
        for id in disclosure.decisions {
            let changed = try tx.execute(
                """
                UPDATE meeting_decision SET article_id = ?, address = NULL, published_at = NULL, withdrawn_at = NULL
                WHERE id = ? AND (article_id IS NULL OR withdrawn_at IS NOT NULL)
                """, [article, id])
            guard changed == 1 else { throw DocumentStore.changedMeanwhile }
        }
        try journal.append(
            told("draft_article", meeting, officer.id, officer.name, "拟公开信息，决定事项\(ids.count)项"), in: tx)
    }

    /// The article was given up before it went public: its decisions may have another.
    package func releaseDecisions(
        of article: String, by actor: MemberID?, name: String, in tx: Transaction
    ) throws {
        for decision in try MeetingRows.decisions(of: article, in: tx) {
            guard let meeting = try MeetingRows.meeting(holding: decision, in: tx) else { throw Refusal.notFound }
            let changed = try tx.execute(
                "UPDATE meeting_decision SET article_id = NULL WHERE id = ? AND published_at IS NULL", [decision])
            guard changed > 0 else { continue }
            try journal.append(told("release", meeting, actor, name, "公开信息已作废，决定事项待公开"), in: tx)
        }
    }

    /// Everything that the article makes public went public with it: its document and its decisions.
    package func articlePublished(
        _ article: String, document: DocumentID?, address: String, by actor: MemberID?, name: String,
        in tx: Transaction
    ) throws {
        if let document {
            try recordPublication(of: document, article: article, address: address, by: actor, name: name, in: tx)
        }
        for decision in try MeetingRows.decisions(of: article, in: tx) {
            try recordPublication(of: decision, article: article, address: address, by: actor, name: name, in: tx)
        }
    }

    /// The article was taken down, and with it what it made public.
    package func articleWithdrawn(
        _ article: String, document: DocumentID?, by actor: MemberID?, name: String, in tx: Transaction
    ) throws {
        if let document { try recordWithdrawal(of: document, article: article, by: actor, name: name, in: tx) }
        for decision in try MeetingRows.decisions(of: article, in: tx) {
            guard let meeting = try MeetingRows.meeting(holding: decision, in: tx) else { throw Refusal.notFound }
            let changed = try tx.execute(
                """
                UPDATE meeting_decision SET withdrawn_at = ?
                WHERE id = ? AND address IS NOT NULL AND withdrawn_at IS NULL
                """, [tx.now, decision])
            guard changed > 0 else { continue }
            try journal.append(told("withdraw", meeting, actor, name, "公开的决定事项已撤下"), in: tx)
        }
    }

    /// A decision went public: meets FOI-26 of it.
    func recordPublication(
        of id: MeetingDecisionID, article: String, address: String, by actor: MemberID?, name: String,
        in tx: Transaction
    ) throws {
        guard let meeting = try MeetingRows.meeting(holding: id, in: tx),
            let decision = meeting.decisions.first(where: { $0.id == id })
        else { throw Refusal.notFound }
        guard meeting.confirmedOn != nil, decision.attribute.isPublic else {
            throw Refusal(.stateRefused, "未能发布：会议决定尚未审定，或者不属于公开事项。请先审定会议记录。", rule: "OPN-12")
        }
        if decision.article == article, decision.standing == .open(address: address) { return }
        try tx.execute(
            "UPDATE meeting_decision SET article_id = ?, address = ?, published_at = ?, withdrawn_at = NULL WHERE id = ?",
            [article, address, tx.now, id])
        let duty = try obligations.obligation(
            DocumentWriter.publicationRule, on: decision.subject, of: meeting.agency, in: tx)
        if duty?.state == .open {
            try obligations.append(
                .met, to: DocumentWriter.publicationRule, on: decision.subject, of: meeting.agency, at: tx.now,
                note: address, in: tx)
        }
        try journal.append(told("publish", meeting, actor, name, "已公开：\(address)"), in: tx)
    }

    private static func disclosure(
        of ids: [MeetingDecisionID], by officer: Officer, in snapshot: Snapshot
    ) throws -> (meeting: Meeting, disclosure: MeetingDisclosure) {
        guard let first = ids.first, let meeting = try MeetingRows.meeting(holding: first, in: snapshot) else {
            throw Refusal.notFound
        }
        return (meeting, try meeting.disclosing(ids, by: officer).get())
    }

    /// An act on the meeting that changes none of its own words.
    private func told(
        _ act: String, _ meeting: Meeting, _ actor: MemberID?, _ name: String, _ note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: meeting.agency, actor: actor, actorName: name, act: "meeting.\(act)",
            subjectKind: Meeting.journalKind, subjectID: meeting.id.text, before: meeting.canonicalText,
            after: meeting.canonicalText, rule: "OPN-12", note: note)
    }
}
