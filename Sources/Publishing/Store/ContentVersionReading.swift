import Audit
import Kernel
import SQL

extension PublishingStore {
    /// What public pages are valid for. Every act of every capability is in the journal, and what a page says of
    /// deadlines and validity changes with the day; so the heads of the journal and the day tell whether any of them may
    /// have changed (decision 0009).
    package func contentVersion() async throws -> String {
        let heads = try await store.read { try journal.heads(in: $0) }
        return today.description + heads.map { " \($0.chain) \($0.sequence) \($0.hash)" }.joined()
    }
}
