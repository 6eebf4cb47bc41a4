package import Kernel
import SQL

/// The outbox: rows written with what they tell of, taken one at a time.
extension NoticeStore {
    func queue(_ channel: NoticeChannel, to target: String, _ notice: StaffNotice, _ due: Moment, in tx: Transaction)
        throws
    {
        let head = notice.signal.map { "\($0.chinese)提醒" } ?? notice.kind.chinese
        let body =
            channel == .webhook ? NoticeMessage(notice, at: tx.now).json : "\(notice.words)\n\(notice.address)"
        try queue(
            channel, to: target, agency: notice.agency, source: "\(notice.kind.rawValue):\(notice.source)",
            head: head, body: body, due: due, in: tx)
    }

    func queue(
        _ channel: NoticeChannel, to target: String, agency: AgencyID, source: String, head: String, body: String,
        due: Moment, in tx: Transaction
    ) throws {
        let id: NoticeID = tx.newID()
        try tx.execute(
            """
            INSERT INTO notice_out (id, agency_id, channel, target, source, head, body, due_at, attempts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (channel, target, source) DO NOTHING
            """, [id, agency, channel.rawValue, target, source, head, body, due])
    }

    /// Takes one that is due; nil when none is. Nobody else gets it until it is closed, or its worker was lost for a quarter
    /// of an hour.
    package func claim() async throws -> Outgoing? {
        try await store.write { tx in
            let row = try tx.first(
                """
                SELECT id, agency_id, channel, target, source, head, body, attempts FROM notice_out
                WHERE due_at <= ? AND (claimed_at IS NULL OR claimed_at <= ?)
                ORDER BY due_at, id LIMIT 1\(tx.dialect.claimLock)
                """, [tx.now, tx.now.adding(seconds: -RetryPauses.claim)])
            guard let row else { return nil }
            let found = Outgoing(
                id: try row.id(0), agency: try row.id(1),
                channel: try Stored.value(NoticeChannel.self, try row.text(2)),
                target: try row.text(3), source: try row.text(4), head: try row.text(5), body: try row.text(6),
                attempts: try row.integer(7) + 1)
            try tx.execute(
                "UPDATE notice_out SET claimed_at = ?, attempts = ? WHERE id = ?", [tx.now, found.attempts, found.id])
            return found
        }
    }

    /// Writes down what came of it. A message that was sent before its closing was lost is sent once more with the same id:
    /// the other side tells it by that.
    package func close(_ message: Outgoing, _ fate: OutgoingFate) async throws {
        try await store.write { tx in
            switch fate {
            case .sent: try end(message.id, "sent", in: tx)
            case .refused(let why): try end(message.id, "refused: \(why)", in: tx)
            case .deferred(let why):
                guard let pause = RetryPauses.pause(after: message.attempts) else {
                    return try end(message.id, "given up: \(why)", in: tx)
                }
                try tx.execute(
                    "UPDATE notice_out SET due_at = ?, claimed_at = NULL, outcome = ? WHERE id = ?",
                    [tx.now.adding(seconds: pause), why, message.id])
            }
        }
    }

    /// What went out or was given up, the latest first: for the page of the office.
    package func outgoing(of agency: AgencyID, size: Int = 50) async throws -> [OutgoingLine] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id, channel, head, due_at, attempts, outcome, ended_at FROM notice_out
                WHERE agency_id = ? ORDER BY id DESC LIMIT ?
                """, [agency, size]
            ).map {
                OutgoingLine(
                    id: try $0.id(0), channel: try Stored.value(NoticeChannel.self, try $0.text(1)),
                    head: try $0.text(2),
                    dueAt: try $0.optionalMoment(3), attempts: try $0.integer(4), outcome: try $0.optionalText(5),
                    endedAt: try $0.optionalMoment(6))
            }
        }
    }

    /// What did not arrive in the last thirty days, of an agency or of one member, the most first.
    package func undelivered(
        of agency: AgencyID, for member: MemberID? = nil
    ) async throws -> [UndeliveredNotices] {
        let since = now.adding(hours: -30 * 24)
        var values = [agency.sqlValue, since.sqlValue]
        if let member { values.append(member.sqlValue) }
        return try await store.read { [values] snapshot in
            try snapshot.query(
                """
                SELECT channel, target, outcome, count(*), count(due_at) FROM notice_out
                WHERE agency_id = ? AND outcome IS NOT NULL AND outcome <> 'sent'
                AND (ended_at IS NULL OR ended_at >= ?)\(member == nil ? "" : " AND target = ?")
                GROUP BY channel, target, outcome ORDER BY count(*) DESC, channel, target, outcome LIMIT 30
                """, values
            ).map {
                UndeliveredNotices(
                    channel: try Stored.value(NoticeChannel.self, try $0.text(0)), target: try $0.text(1),
                    outcome: try $0.text(2), count: try $0.integer(3), isTriedAgain: try $0.integer(4) > 0)
            }
        }
    }

    private func end(_ id: NoticeID, _ outcome: String, in tx: Transaction) throws {
        try tx.execute(
            "UPDATE notice_out SET due_at = NULL, claimed_at = NULL, outcome = ?, ended_at = ?, body = '' WHERE id = ?",
            [outcome, tx.now, id])
    }
}

/// A line of the outbox.
package struct OutgoingLine: Hashable, Sendable {
    package let id: NoticeID
    package let channel: NoticeChannel
    package let head: String
    package let dueAt: Moment?
    package let attempts: Int
    package let outcome: String?
    package let endedAt: Moment?
}
