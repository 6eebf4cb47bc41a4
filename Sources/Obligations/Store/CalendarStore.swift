package import Audit
package import Kernel
package import SQL

/// Where the working days as they are known now are kept: read anew for every decision, replaced when a calendar is loaded.
package protocol CalendarShelf: Sendable {
    var value: WorkCalendar { get }
    func replace(_ next: WorkCalendar)
}

/// Keeps what it shows in step with deadlines that a new calendar changed.
package typealias DeadlineFollower = @Sendable ([AffectedObligation], Transaction) throws -> Void

/// Loads arrangements that were published after this release and computes again what they move (CAL-5).
package struct CalendarStore: Sendable {
    private let store: Store
    private let journal: Journal
    private let current: any CalendarShelf
    private let followers: [DeadlineFollower]

    /// - Parameter followers: hear of every deadline that moved or became certain, in the same transaction: lists that show it.
    package init(store: Store, journal: Journal, current: any CalendarShelf, followers: [DeadlineFollower] = []) {
        self.store = store
        self.journal = journal
        self.current = current
        self.followers = followers
    }

    /// Reads what was loaded before; called once at the start.
    package func restore() async throws {
        let texts = try await store.read { try $0.query("SELECT text FROM loaded_calendar ORDER BY loaded_at, id") }
        var calendar = current.value
        for row in texts { calendar = calendar.loading(try CalendarFile(try row.text(0)).arrangements) }
        current.replace(calendar)
    }

    /// Loads a file: keeps it, computes every open obligation anew and journals the change, in one transaction.
    ///
    /// - Returns: the obligations whose day moved.
    package func load(_ text: String, named name: String, by actor: String) async throws -> [AffectedObligation] {
        let file = try CalendarFile(text)
        let before = current.value
        let next = before.loading(file.arrangements)
        guard next.version != before.version else {
            throw Refusal(.stateRefused, "没有载入：\(name) 与现有日历没有差别。", rule: "CAL-5")
        }
        let affected = try await store.write { tx in
            let id: Identifier<CalendarStore> = tx.newID()
            try tx.execute(
                "INSERT INTO loaded_calendar (id, name, text, version, loaded_at) VALUES (?, ?, ?, ?, ?)",
                [id, name, text, next.version, tx.now])
            let affected = try recompute(by: next, in: tx)
            try journal.append(
                entry(
                    "calendar.load", by: actor, on: id.text, before: before.version, after: next.version,
                    note: "载入 \(name)，\(affected.count) 项应办事项的期限有变化"),
                in: tx)
            return affected
        }
        current.replace(next)
        return affected
    }

    /// Computes what is open by the calendar in force, when a new release or a file in the data folder has changed it.
    ///
    /// - Returns: the obligations whose day moved; empty, and nothing written, when all were computed from this calendar.
    package func settle() async throws -> [AffectedObligation] {
        let calendar = current.value
        let old = try await store.read { snapshot in
            try snapshot.first(
                "SELECT calendar_version FROM obligation WHERE state = 'open' AND calendar_version <> ? LIMIT 1",
                [calendar.version]
            )?.text(0)
        }
        guard let old else { return [] }
        return try await store.write { tx in
            let affected = try recompute(by: calendar, in: tx)
            try journal.append(
                entry(
                    "calendar.settle", by: "系统", on: calendar.version, before: old, after: calendar.version,
                    note: "按现有日历重新推算，\(affected.count) 项应办事项的期限有变化"),
                in: tx)
            return affected
        }
    }

    /// Followers hear of what became certain too; only what moved is told to people.
    private func recompute(by calendar: WorkCalendar, in tx: Transaction) throws -> [AffectedObligation] {
        let changed = try ObligationStore(calendar: { calendar }).recompute(in: tx)
        for follow in followers { try follow(changed, tx) }
        return changed.filter(\.isMoved)
    }

    private func entry(
        _ act: String, by actor: String, on subject: String, before: String, after: String, note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: nil, actor: nil, actorName: actor, act: act, subjectKind: "calendar", subjectID: subject,
            before: before, after: after, rule: "CAL-5", note: note)
    }
}
