package import Audit
package import Kernel
package import SQL

/// Where the working days as they are known now are kept: read anew for every decision, replaced when a calendar is loaded.
package protocol CalendarShelf: Sendable {
    var value: WorkCalendar { get }
    func replace(_ next: WorkCalendar)
}

/// Loads arrangements that were published after this release and computes again what they move (CAL-5).
package struct CalendarStore: Sendable {
    private let store: Store
    private let journal: Journal
    private let current: any CalendarShelf

    package init(store: Store, journal: Journal, current: any CalendarShelf) {
        self.store = store
        self.journal = journal
        self.current = current
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
        let affected = try await store.write { [journal] tx in
            let id: Identifier<CalendarStore> = tx.newID()
            try tx.execute(
                "INSERT INTO loaded_calendar (id, name, text, version, loaded_at) VALUES (?, ?, ?, ?, ?)",
                [id, name, text, next.version, tx.now])
            let affected = try ObligationStore(calendar: { next }).recompute(in: tx)
            try journal.append(
                JournalEntry(
                    agency: nil, actor: nil, actorName: actor, act: "calendar.load", subjectKind: "calendar",
                    subjectID: id.text, before: before.version, after: next.version, rule: "CAL-5",
                    note: "载入 \(name)，\(affected.count) 项应办事项的期限有变化"),
                in: tx)
            return affected
        }
        current.replace(next)
        return affected
    }
}
