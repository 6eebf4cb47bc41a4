package import Kernel
package import People
package import SQL

/// A list that somebody has to see today; whoever wires the program knows how.
package struct RequestReminder: Hashable, Sendable {
    package let agency: AgencyID
    /// Once a day, however often it is looked.
    package let source: String
    package let rule: String
    /// For those who may open the cases: registration numbers, nobody's name.
    package let title: String
    /// Counts alone: for letters and other programs.
    package let words: String
    /// Where on the board they stand.
    package let stage: RequestStage
    package let members: [MemberID]
}

/// - Returns: how many people were told newly.
package typealias RequestReminding = @Sendable (RequestReminder, Transaction) throws -> Int

/// What waits for somebody to say that it arrived. An application that nobody confirms has no first day, so that its reply
/// would never be late (FOI-31a); a letter to others whose receipt nobody notes keeps the reply waiting (FOI-D3).
extension RequestStore {
    private static let mostNamed = 12

    /// Each working day one list for each agency that has any: to those who handle applications there.
    ///
    /// - Returns: how many people were told.
    package func remindUnconfirmed(_ tell: @escaping RequestReminding) async throws -> Int {
        guard calendar.isWorkday(today) else { return 0 }
        let agencies = try await store.read { try people.agencies(in: $0).map(\.id) }
        var told = 0
        for agency in agencies {
            told += try await store.write { tx in
                guard let reminder = try reminder(of: agency, at: tx.now, in: tx) else { return 0 }
                return try tell(reminder, tx)
            }
        }
        return told
    }

    private func reminder(of agency: AgencyID, at now: Moment, in snapshot: Snapshot) throws -> RequestReminder? {
        let arrived = try unconfirmed(of: agency, at: now, in: snapshot)
        let sent = try unnoted(of: agency, on: now.day, in: snapshot)
        guard !arrived.isEmpty || !sent.isEmpty else { return nil }
        let members = try people.members(of: agency, in: snapshot).filter {
            $0.isActive && !$0.roles.isDisjoint(with: [.requestHandler, .opennessOffice, .officeHead])
        }
        var titles: [String] = [], words: [String] = []
        if !arrived.isEmpty {
            titles.append("\(arrived.count)件申请还没有与申请人确认收到：\(RequestStore.named(arrived))")
            words.append("\(arrived.count)件申请超过1个工作日没有确认收到")
        }
        if !sent.isEmpty {
            titles.append("\(sent.count)件征求意见没有登记对方收函日期：\(RequestStore.named(sent))")
            words.append("\(sent.count)件征求意见函发出7个工作日还没有登记对方收函日期")
        }
        return RequestReminder(
            agency: agency, source: "requests.unconfirmed:\(agency.text):\(now.day)",
            rule: arrived.isEmpty ? "FOI-D3" : "FOI-31", title: titles.joined(separator: "；"),
            words: words.joined(separator: "，") + "。请登录后逐件办理。",
            stage: arrived.isEmpty ? .consulting : .awaitingConfirmation, members: members.map(\.id))
    }

    /// Past their day to be confirmed, the oldest first.
    private func unconfirmed(of agency: AgencyID, at now: Moment, in snapshot: Snapshot) throws -> [String] {
        try snapshot.query(
            """
            SELECT number, channel, arrived_at FROM request WHERE agency_id = ? AND stage = ? AND due_sort < ?
            ORDER BY due_sort, id
            """, [agency, RequestStage.awaitingConfirmation.rawValue, now]
        ).map { row in
            let channel = try Stored.value(IntakeChannel.self, try row.text(1))
            return "\(try row.text(0))（\(channel.chinese)，\(try row.moment(2).day.chinese)到达）"
        }
    }

    /// Cases with a letter whose receipt is not noted after the days of the policy.
    private func unnoted(of agency: AgencyID, on today: Day, in snapshot: Snapshot) throws -> [String] {
        let last = calendar.workday(policy.letterReceiptDays + 1, before: today)
        return try snapshot.query(
            """
            SELECT r.number, min(c.sent_on) FROM request_consultation c JOIN request r ON r.id = c.request_id
            WHERE r.agency_id = ? AND r.stage = ? AND c.received_on IS NULL AND c.answered_on IS NULL
                AND c.sent_on <= ?
            GROUP BY r.id, r.number ORDER BY 2, 1
            """, [agency, RequestStage.consulting.rawValue, last]
        ).map { "\(try $0.text(0))（\(try $0.day(1).chinese)发出）" }
    }

    private static func named(_ all: [String]) -> String {
        let named = all.prefix(mostNamed).joined(separator: "、")
        return all.count > mostNamed ? "\(named)等" : named
    }
}
