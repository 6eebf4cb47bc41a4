import Audit
import Ciphers
import Interpretation
package import Kernel
import ObjectStorage
import People
import SQL

/// Opinions come in, are looked at, sorted and answered.
extension ConsultationStore {
    /// A comment from the site. Nobody is turned away: what comes too often from one place waits for somebody to look at it.
    package func receive(
        _ draft: CommentDraft, files: [CommentFile], isQueued: Bool, on id: ConsultationID
    ) async throws -> CommentReceipt {
        let code = QueryCode.make(), sealing = draft.contact.isEmpty ? nil : try cipher()
        return try await store.write { tx in
            let found = try published(id, in: tx)
            try requireOpen(found, on: tx.today)
            let comment = try add(
                draft, files, isQueued || ConsultationStore.looksLikeAdvertising(draft.words), code, sealing, to: found,
                in: tx)
            try journal.append(
                aside("comment", found, nil, "CONS-3", "收到第\(comment.number)条意见（\(comment.channel.chinese)）"), in: tx)
            return CommentReceipt(
                code: code, number: "\(found.number)-\(comment.number)", isQueued: comment.state == .queued)
        }
    }

    /// What came by letter, in a meeting, by telephone (CONS-3).
    package func record(
        _ draft: CommentDraft, on id: ConsultationID, by officer: Officer
    ) async throws -> PublicComment {
        let sealing = draft.contact.isEmpty ? nil : try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .record, by: officer, on: tx.today) { throw refusal }
            if draft.channel == .web {
                throw Refusal(.invalid, "未能登记意见：网站的意见由公众自己提交。请选择其他来源。", rule: "CONS-3", field: "channel")
            }
            let comment = try add(draft, [], false, nil, sealing, to: found, in: tx)
            try journal.append(
                aside("record", found, officer, "CONS-3", "登记第\(comment.number)条意见（\(comment.channel.chinese)）"), in: tx
            )
            return comment
        }
    }

    private func requireOpen(_ found: PublicConsultation, on day: Day) throws {
        guard found.phase(on: day) == .collecting else {
            throw Refusal(
                .stateRefused, "没有提交：征集已经截止（CONS-10）。您填写的内容还在，可以按页面上的其他方式反映，结果在本页公布。", rule: "CONS-10")
        }
    }

    private func add(
        _ draft: CommentDraft, _ files: [CommentFile], _ isQueued: Bool, _ code: String?, _ cipher: FieldCipher?,
        to found: PublicConsultation, in tx: Transaction
    ) throws -> PublicComment {
        guard let text = found.publicDraft, let round = found.round?.number else { throw Refusal.notFound }
        let checked = try draft.checked(draft: text).get()
        let sameness = Digest(sha256: PublicComment.sameness(checked.words, paragraph: checked.paragraph).utf8).hex
        let id: PublicCommentID = tx.newID()
        let comment = PublicComment(
            id: id, consultation: found.id, round: round,
            number: try CommentRows.nextSerial("comment_serial", of: found.id, in: tx), paragraph: checked.paragraph,
            channel: checked.channel, stance: checked.stance, words: checked.words, organisation: checked.organisation,
            receivedAt: tx.now, state: isQueued ? .queued : .accepted,
            group: isQueued ? nil : try group(like: sameness, of: found.id, round, in: tx))
        let sealed = try checked.contact.flatMap { try cipher?.seal($0, for: ConsultationStore.place(id)) }
        try CommentRows.insert(
            comment, sameness: sameness, contact: sealed, code: code.map(QueryCode.digest), files: files, in: tx)
        return comment
    }

    /// The same words on the same paragraph go where the first of them went.
    private func group(
        like sameness: String, of id: ConsultationID, _ round: Int, in tx: Transaction
    ) throws -> CommentGroupID? {
        try tx.first(
            """
            SELECT group_id FROM consultation_comment
            WHERE consultation_id = ? AND round = ? AND sameness = ? AND group_id IS NOT NULL LIMIT 1
            """, [id, round, sameness]
        ).flatMap { try $0.optionalID(0) }
    }

    static func place(_ id: PublicCommentID) -> String { contacts.place(id.text) }

    private static func looksLikeAdvertising(_ words: String) -> Bool {
        words.lowercased().split(separator: "://", omittingEmptySubsequences: false).count > 3
    }

    /// Puts the bytes of an upload on disk, sealed, before any row names them (PII-3).
    package func keep(_ bytes: [UInt8], name: String, kind: String) async throws -> CommentFile {
        CommentFile(name: name, kept: try await shelf.keep(bytes), size: bytes.count, kind: kind)
    }

    /// Answers to the questions; of who answered nothing is kept.
    package func answer(_ id: ConsultationID, typed: [[String]]) async throws {
        try await store.write { tx in
            let found = try published(id, in: tx)
            try requireOpen(found, on: tx.today)
            guard !found.contents.questions.isEmpty, let round = found.round else { throw Refusal.notFound }
            let response = try SurveyResponse.read(
                try SurveyText.questions(found.contents.questions).get(),
                typed: { typed.indices.contains($0) ? typed[$0] : [] },
                isPersonal: { personal($0, on: tx.today) != nil }
            ).get()
            let new: Identifier<SurveyResponse> = tx.newID()
            try tx.execute(
                """
                INSERT INTO consultation_survey_answer (id, consultation_id, round, answered_on, answers)
                VALUES (?, ?, ?, ?, ?)
                """, [new, id, round.number, tx.today, CommentAnswerText.text(response)])
            try journal.append(aside("survey", found, nil, "CONS-3", "收到一份问卷"), in: tx)
        }
    }

    /// What the holder of a code may see; `Refusal.notFound` says nothing of whether there is such a code.
    package func tracking(_ code: String) async throws -> CommentTracking {
        try await store.read { snapshot in
            guard let code = QueryCode.read(code) else { throw ConsultationStore.noSuchCode }
            let digest = QueryCode.digest(code)
            if let comment = try CommentRows.all(where: "code_hash = ?", [digest], in: snapshot).first,
                let found = try ConsultationRows.found(comment.consultation, in: snapshot)
            {
                let line = try line(of: found, in: snapshot)
                let isReleased = line.phase == .released || line.phase == .archived
                let group =
                    isReleased && comment.state == .accepted
                    ? try CommentRows.groups(of: found.id, round: comment.round, in: snapshot)
                        .first { $0.id == comment.group } : nil
                return .comment(comment, line, group)
            }
            if let matter = try EnterpriseRows.all(where: "code_hash = ?", [digest], in: snapshot).first {
                let names = try people.units(of: matter.agency, includingClosed: true, in: snapshot)
                return .matter(matter, unitName: names.first { $0.id == matter.unit }?.name ?? "")
            }
            throw ConsultationStore.noSuchCode
        }
    }

    /// A code in its one form, as it was typed when it cannot be one.
    package static func plainCode(_ typed: String) -> String { QueryCode.read(typed) ?? typed }

    static let noSuchCode = Refusal(
        .notFound, "没有查到：查询码不对，或者不是意见征集的查询码。请核对回执上的12位查询码。", field: "code")
}
