import Audit
import Kernel
import SQL

extension PublishingStore {
    /// What public pages are valid for. Every act of every capability is in the journal, and what a page says of
    /// deadlines and validity changes with the day; so the heads of the journal and the day tell whether any of them may
    /// have changed (decision 0009).
    package func contentVersion() async throws -> String {
        let day = today
        return try await store.read { try contentVersion(on: day, in: $0) }
    }

    func contentVersion(on day: Day, in snapshot: Snapshot) throws -> String {
        day.description + (try journal.heads(in: snapshot).map { " \($0.chain) \($0.sequence) \($0.hash)" }.joined())
    }
}
