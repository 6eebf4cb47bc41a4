import Audit
import Ciphers
package import Kernel
import ObjectStorage
import Obligations
import People
import SQL

/// What staff make of the opinions (CONS-5).
extension ConsultationStore {
    package func comments(
        of id: ConsultationID, state: PublicComment.State? = nil, ungrouped: Bool = false, for officer: Officer
    ) async throws -> [CommentReading] {
        try await store.read { snapshot in
            let found = try visible(id, to: officer, in: snapshot)
            guard found.reach(of: officer) == .acting else { return [] }
            var condition = "consultation_id = ? AND round = ?"
            var values: [any SQLConvertible] = [id, found.round?.number ?? 0]
            if let state {
                condition += " AND state = ?"
                values.append(state.rawValue)
            }
            if ungrouped { condition += " AND group_id IS NULL AND state = 'accepted'" }
            let comments = try CommentRows.all(
                where: condition + " ORDER BY CASE WHEN paragraph IS NULL THEN 0 ELSE paragraph END, sameness, number",
                values, in: snapshot)
            return try comments.map { try reading(of: $0, in: snapshot) }
        }
    }

    private func reading(of comment: PublicComment, in snapshot: Snapshot) throws -> CommentReading {
        let row = try snapshot.first(
            "SELECT CASE WHEN contact IS NULL THEN 0 ELSE 1 END FROM consultation_comment WHERE id = ?", [comment.id])
        let files = try snapshot.query(
            "SELECT id, name, hash, size, kind FROM consultation_comment_file WHERE comment_id = ? ORDER BY id",
            [comment.id]
        ).map {
            let id: CommentFileID = try $0.id(0)
            return (
                id: id,
                file: CommentFile(
                    name: try $0.text(1), kept: try $0.text(2), size: try $0.integer(3), kind: try $0.text(4))
            )
        }
        return CommentReading(comment: comment, hasContact: try row?.bool(0) ?? false, files: files)
    }

    /// A file that came with a comment, for those who handle it.
    package func file(
        _ file: CommentFileID, of id: ConsultationID, for officer: Officer
    ) async throws -> (file: CommentFile, bytes: [UInt8]) {
        let readings = try await comments(of: id, for: officer)
        guard let found = readings.flatMap(\.files).first(where: { $0.id == file })?.file else {
            throw Refusal.notFound
        }
        return (found, try await shelf.bytes(found.kept))
    }

    /// Takes a queued comment in, or keeps it apart with a reason (never deleted).
    package func screen(
        _ comment: PublicCommentID, of id: ConsultationID, accepting: Bool, reason: String, by officer: Officer
    ) async throws {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .screen, by: officer, on: tx.today) { throw refusal }
            let known = try CommentRows.all(
                where: "id = ? AND consultation_id = ? AND round = ?", [comment, id, found.round?.number ?? 0], in: tx
            ).first
            guard let known else { throw Refusal.notFound }
            if !accepting, reason.isEmpty || reason.count > 300 {
                throw Refusal(
                    .invalid, "未能处理待核意见：没有写明为什么不作为意见，或者超过300字（CONS-5）。请填写。", rule: "CONS-5", field: "reason")
            }
            let state: PublicComment.State = accepting ? .accepted : .setAside
            try tx.execute(
                "UPDATE consultation_comment SET state = ?, state_reason = ?, group_id = NULL WHERE id = ?",
                [state.rawValue, accepting ? "" : reason, comment])
            let words = accepting ? "收下第\(known.number)条意见" : "第\(known.number)条不作为意见：\(reason)"
            try journal.append(aside("screen", found, officer, "CONS-5", words), in: tx)
        }
    }

    /// Puts opinions into one group, an old one or a new one with `summary`.
    package func sort(
        _ comments: [PublicCommentID], of id: ConsultationID, into group: CommentGroupID?, summary: String,
        by officer: Officer
    ) async throws -> CommentGroup {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .sort, by: officer, on: tx.today) { throw refusal }
            let round = found.round?.number ?? 0
            guard !comments.isEmpty, comments.count <= 2_000 else {
                throw Refusal(.invalid, "未能归类意见：没有勾选意见。请勾选后再提交。", rule: "CONS-5", field: "comment")
            }
            let target = try self.group(group, summary, of: found, round, in: tx)
            var moved = 0
            for comment in Set(comments) {
                moved += try tx.execute(
                    """
                    UPDATE consultation_comment SET group_id = ?
                    WHERE id = ? AND consultation_id = ? AND round = ? AND state = 'accepted'
                    """, [target.id, comment, id, round])
            }
            guard moved == Set(comments).count else { throw Refusal.notFound }
            try journal.append(
                aside("sort", found, officer, "CONS-5", "\(moved)条意见归入第\(target.number)组：\(target.summary.prefix(60))"),
                in: tx)
            return target
        }
    }

    private func group(
        _ id: CommentGroupID?, _ summary: String, of found: PublicConsultation, _ round: Int, in tx: Transaction
    ) throws -> CommentGroup {
        if let id {
            let known = try CommentRows.groups(of: found.id, round: round, in: tx).first { $0.id == id }
            guard let known else { throw Refusal.notFound }
            return known
        }
        try requireSummary(summary, .sort)
        let new = CommentGroup(
            id: tx.newID(), round: round, number: try CommentRows.nextSerial("group_serial", of: found.id, in: tx),
            summary: summary)
        try CommentRows.put(new, of: found.id, in: tx)
        return new
    }

    private func requireSummary(_ summary: String, _ act: ConsultationAct) throws {
        if summary.isEmpty || summary.count > 1_000 {
            throw Refusal(
                .invalid, "未能\(act.chinese)：没有写明意见要点，或者超过1000字（CONS-5）。请概括，不要写姓名。", rule: "CONS-5",
                field: "summary")
        }
    }

    /// 采纳、部分采纳、不采纳 and why.
    package func answer(
        _ group: CommentGroupID, of id: ConsultationID, summary: String, adoption: CommentGroup.Adoption?,
        reason: String, by officer: Officer
    ) async throws {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .answer, by: officer, on: tx.today) { throw refusal }
            let known = try CommentRows.groups(of: id, round: found.round?.number ?? 0, in: tx).first { $0.id == group }
            guard var known else { throw Refusal.notFound }
            try requireSummary(summary, .answer)
            guard let adoption else {
                throw Refusal(.invalid, "未能填写采纳情况：没有选择是否采纳（CONS-5）。请选择一项。", rule: "CONS-5", field: "adoption")
            }
            if reason.isEmpty || reason.count > 2_000 {
                throw Refusal(
                    .invalid, "未能填写采纳情况：没有写明怎样采纳或者为什么不采纳，或者超过2000字（CONS-5）。请填写。", rule: "CONS-5",
                    field: "reason")
            }
            (known.summary, known.adoption, known.reason, known.answeredBy) = (summary, adoption, reason, officer.name)
            try CommentRows.put(known, of: id, in: tx)
            try journal.append(
                aside("answer", found, officer, "CONS-5", "第\(known.number)组：\(adoption.chinese)。\(reason.prefix(60))"),
                in: tx)
        }
    }

    /// How to reach the person who wrote it; that somebody looked stays in the journal.
    package func contact(
        of comment: PublicCommentID, in id: ConsultationID, by officer: Officer
    ) async throws -> String {
        let cipher = try cipher()
        return try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let refusal = found.refusal(of: .reveal, by: officer, on: tx.today) { throw refusal }
            let row = try tx.first(
                "SELECT contact, number FROM consultation_comment WHERE id = ? AND consultation_id = ?", [comment, id])
            guard let row, let sealed = try row.optionalBytes(0) else { throw Refusal.notFound }
            let plain = try cipher.open(sealed, for: ConsultationStore.place(comment))
            try journal.append(
                aside("reveal", found, officer, "CONS-10", "查看第\(try row.integer(1))条意见的联系方式"), in: tx)
            return plain
        }
    }

    // MARK: Hearings

    package func announce(
        _ draft: HearingDraft, on id: ConsultationID, by officer: Officer
    ) async throws -> ConsultationHearing {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            let new = try found.announcing(draft, id: tx.newID(), by: officer, on: tx.today).get()
            try CommentRows.insert(new, in: tx)
            try ConsultationDuties(obligations: obligations, tx: tx).openMaterials(new, of: found)
            try journal.append(
                aside("hearing", found, officer, "CONS-4", "\(new.on.chinese)\(new.kind.chinese)，\(new.place)"), in: tx)
            return new
        }
    }

    package func perform(
        _ act: HearingAct, on hearing: ConsultationHearingID, of id: ConsultationID, words: String, isSigned: Bool,
        by officer: Officer
    ) async throws {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            guard let known = try CommentRows.hearings(of: id, in: tx).first(where: { $0.id == hearing }) else {
                throw Refusal.notFound
            }
            let next = try found.hearing(known, act, words: words, isSigned: isSigned, by: officer, on: tx.today).get()
            try CommentRows.update(next, in: tx)
            try ConsultationDuties(obligations: obligations, tx: tx).follow(act, next, of: found)
            try journal.append(
                aside("hearing_\(act.rawValue)", found, officer, "CONS-4", "\(known.kind.chinese)：\(act.chinese)"),
                in: tx)
        }
    }
}
