import Kernel
import Markup

/// What one capability has for the words that somebody of the staff looks for; as much of it as they may know of.
struct ConsoleFinds: Sendable {
    struct Hit: Sendable {
        let title: String
        /// Nil for what has no page of its own.
        let link: Link?
        /// What is said beside the title: number, state, day, units.
        let facts: [String]
    }

    let title: String
    let hits: [Hit]
    /// All of them; nil when the list does not count what is on later pages.
    let total: Int?
    /// The list of the capability with the same words.
    let all: Link?

    /// More than this is read on the capability's own list.
    static let most = 5

    var count: String { total.map { "\($0)" } ?? (hits.count < ConsoleFinds.most ? "\(hits.count)" : "\(hits.count)+") }
    var isWhole: Bool { total.map { $0 <= hits.count } ?? (hits.count < ConsoleFinds.most) }
}
