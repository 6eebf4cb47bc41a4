package import Audit
package import Ciphers
package import Kernel
package import SQL

/// The key of sealed fields; read at the first use.
package typealias NoticeCiphering = @Sendable () throws -> FieldCipher

/// What people are told: their inboxes, and what goes out by mail or to another program. `tell` belongs into the
/// transaction of whatever there is to tell.
package struct NoticeStore: Sendable {
    let store: Store
    let journal: Journal
    let calendar: @Sendable () -> WorkCalendar
    let quiet: QuietHours
    let cipher: NoticeCiphering
    /// Names the program that is told besides; empty for none.
    let webhook: String

    package init(
        store: Store, journal: Journal, calendar: @escaping @Sendable () -> WorkCalendar,
        quiet: QuietHours = QuietHours(),
        cipher: @escaping NoticeCiphering, webhook: String = ""
    ) {
        self.store = store
        self.journal = journal
        self.calendar = calendar
        self.quiet = quiet
        self.cipher = cipher
        self.webhook = webhook
    }

    package var now: Moment { store.timekeeper.now() }

    /// The key of sealed fields, for the other registers of this capability.
    package var sealing: NoticeCiphering { cipher }

    /// Puts `notice` into the inbox of each of `members` who has not got it yet, and queues the letters of those who want
    /// each one, and the message to the program.
    ///
    /// - Returns: how many inboxes have it newly.
    @discardableResult
    package func tell(_ notice: StaffNotice, to members: [MemberID], in tx: Transaction) throws -> Int {
        let due = quiet.release(tx.now, isFast: notice.isFast, calendar: calendar())
        var count = 0
        for member in members where try put(notice, member, in: tx) {
            count += 1
            guard try wantsEach(member, in: tx) else { continue }
            try queue(.mail, to: member.text, notice, due, in: tx)
        }
        if !webhook.isEmpty { try queue(.webhook, to: webhook, notice, due, in: tx) }
        return count
    }

    /// The newest first; 50 a page, from before the last line of the page before.
    package func inbox(of member: MemberID, before cursor: NoticeID? = nil, size: Int = 50) async throws -> [InboxLine]
    {
        try await store.read { snapshot in
            let mark = try cursor.flatMap {
                try snapshot.first(
                    "SELECT written_at, id FROM inbox_note WHERE id = ? AND member_id = ?", [$0, member])
            }
            let after: [any SQLConvertible] = try mark.map { [try $0.integer64(0), try $0.text(1)] } ?? []
            return try snapshot.query(
                """
                SELECT id, kind, signal, rule, title, words, address, written_at, read_at FROM inbox_note
                WHERE member_id = ?\(after.isEmpty ? "" : " AND (written_at, id) < (?, ?)")
                ORDER BY written_at DESC, id DESC LIMIT ?
                """, [member] + after + [size]
            ).map(NoticeStore.line)
        }
    }

    package func unread(of member: MemberID) async throws -> Int {
        try await store.read { snapshot in
            try snapshot.first(
                "SELECT count(*) FROM inbox_note WHERE member_id = ? AND read_at IS NULL", [member])?.integer(0) ?? 0
        }
    }

    /// Marks one of one's own as read; nil marks all. Nobody's but one's own: another id changes nothing.
    package func markRead(_ note: NoticeID?, of member: MemberID) async throws {
        _ = try await countUnreadAfterReading(note, of: member)
    }

    /// The same.
    ///
    /// - Returns: how many are unread then.
    package func countUnreadAfterReading(_ note: NoticeID?, of member: MemberID) async throws -> Int {
        try await store.write { tx in
            try tx.execute(
                "UPDATE inbox_note SET read_at = ? WHERE member_id = ? AND read_at IS NULL\(note == nil ? "" : " AND id = ?")",
                [tx.now, member] + (note.map { [$0] } ?? []))
            return try tx.first(
                "SELECT count(*) FROM inbox_note WHERE member_id = ? AND read_at IS NULL", [member])?.integer(0) ?? 0
        }
    }

    /// The page a line leads to; nil when it is not one's own.
    package func address(of note: NoticeID, for member: MemberID) async throws -> String? {
        try await store.read { snapshot in
            try snapshot.first(
                "SELECT address FROM inbox_note WHERE id = ? AND member_id = ?", [note, member])?.text(0)
        }
    }

    private func put(_ notice: StaffNotice, _ member: MemberID, in tx: Transaction) throws -> Bool {
        let id: NoticeID = tx.newID()
        return try tx.execute(
            """
            INSERT INTO inbox_note (id, agency_id, member_id, kind, source, signal, rule, title, words, address,
                written_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (member_id, kind, source) DO NOTHING
            """,
            [
                id, notice.agency, member, notice.kind.rawValue, notice.source, notice.signal?.rawValue, notice.rule,
                notice.title, notice.words, notice.address, tx.now,
            ]) > 0
    }

    private func wantsEach(_ member: MemberID, in tx: Transaction) throws -> Bool {
        try tx.first(
            "SELECT 1 FROM notice_setting WHERE member_id = ? AND manner = 'each' AND mailbox IS NOT NULL", [member])
            != nil
    }

    private static func line(_ row: SQLRow) throws -> InboxLine {
        InboxLine(
            id: try row.id(0), kind: try Stored.value(StaffNotice.Kind.self, try row.text(1)),
            signal: try row.optionalText(2).flatMap(Signal.init(rawValue:)), rule: try row.optionalText(3),
            title: try row.text(4), words: try row.text(5), address: try row.text(6), writtenAt: try row.moment(7),
            readAt: try row.optionalMoment(8))
    }
}
