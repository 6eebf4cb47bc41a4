import Audit
package import Ciphers
package import Kernel
import SQL

/// Where each member wants letters, and the digests.
extension NoticeStore {
    /// How many lines one digest names.
    static let listed = 30

    package func setting(of member: MemberID) async throws -> NoticeSetting {
        let row = try await store.read { snapshot in
            try snapshot.first("SELECT mailbox, manner FROM notice_setting WHERE member_id = ?", [member])
        }
        guard let row else { return NoticeSetting() }
        let sealed = try row.optionalBytes(0)
        return NoticeSetting(
            mailbox: try sealed.map { try cipher().open($0, for: NoticeStore.place(member)) } ?? "",
            manner: try Stored.value(NoticeSetting.Manner.self, try row.text(1)))
    }

    /// One's own setting; the mailbox is kept sealed.
    ///
    /// - Parameter setting: its mailbox was read by whoever knows what a mailbox is.
    package func keep(_ setting: NoticeSetting, of officer: Officer) async throws {
        guard setting.manner == .none || !setting.mailbox.isEmpty else {
            throw Refusal(.invalid, "没有保存：要收邮件，请填写邮箱地址。", field: "mailbox")
        }
        let sealed =
            try setting.mailbox.isEmpty
            ? nil : cipher().seal(setting.mailbox, for: NoticeStore.place(officer.id))
        try await store.write { tx in
            let digest =
                setting.manner == .daily ? NoticeSetting.nextDigest(after: tx.now, calendar: calendar()) : nil
            try tx.execute(
                """
                INSERT INTO notice_setting (member_id, agency_id, mailbox, manner, digest_at, told_until)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (member_id) DO UPDATE SET
                    mailbox = excluded.mailbox, manner = excluded.manner, digest_at = excluded.digest_at
                """, [officer.id, officer.agency, sealed, setting.manner.rawValue, digest, tx.now])
            try journal.append(
                JournalEntry(
                    by: officer, act: "supervision.notice.set", subjectKind: "member", subjectID: officer.id.text,
                    note: "提醒方式改为“\(setting.manner.chinese)”"), in: tx)
        }
    }

    /// Turns the digests that are due into letters of the outbox, one member a transaction; how many.
    package func queueDigests() async throws -> Int {
        var count = 0
        while let isLetter = try await queueDigest() { count += isLetter ? 1 : 0 }
        return count
    }

    /// Nil when none is due; false when there was nothing to tell.
    private func queueDigest() async throws -> Bool? {
        try await store.write { tx in
            let row = try tx.first(
                """
                SELECT member_id, agency_id, told_until FROM notice_setting WHERE digest_at <= ?
                ORDER BY digest_at, member_id LIMIT 1\(tx.dialect.claimLock)
                """, [tx.now])
            guard let row else { return nil }
            let member: MemberID = try row.id(0), agency: AgencyID = try row.id(1), until = try row.moment(2)
            try tx.execute(
                "UPDATE notice_setting SET digest_at = ?, told_until = ? WHERE member_id = ?",
                [NoticeSetting.nextDigest(after: tx.now, calendar: calendar()), tx.now, member])
            let lines = try tx.query(
                """
                SELECT words FROM inbox_note WHERE member_id = ? AND read_at IS NULL AND written_at > ? AND written_at <= ?
                ORDER BY written_at DESC, id DESC
                """, [member, until, tx.now]
            ).map { try $0.text(0) }
            guard !lines.isEmpty else { return false }
            let more = lines.count > NoticeStore.listed ? "\n其余 \(lines.count - NoticeStore.listed) 条请到收件箱查看。" : ""
            try queue(
                .digest, to: member.text, agency: agency, source: "digest:\(tx.now.day)", head: "未读提醒 \(lines.count) 条",
                body: lines.prefix(NoticeStore.listed).joined(separator: "\n") + more + "\n/console/inbox", due: tx.now,
                in: tx)
            return true
        }
    }

    /// The mailbox of a member who still may be told; nil when there is none any more.
    package func mailbox(of member: MemberID) async throws -> String? {
        let found = try await setting(of: member)
        return found.manner == .none || found.mailbox.isEmpty ? nil : found.mailbox
    }

    /// Mailboxes of officers, sealed (PII-3).
    package static let mailboxes = SealedColumn("notice_setting", "mailbox", key: "member_id")
    private static func place(_ member: MemberID) -> String { mailboxes.place("\(member)") }
}
