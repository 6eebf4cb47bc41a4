/// What checking the journal found.
package struct VerificationReport: Sendable, Hashable {
    /// Something that cannot be explained by writing alone: somebody or something changed the journal.
    package struct Problem: Sendable, Hashable {
        /// The chain; nil when it concerns the checkpoints themselves.
        package let chain: String?
        /// The first entry that is wrong or missing; nil when no entry can be named.
        package let sequence: Int64?
        /// What is wrong, in Chinese.
        package let sentence: String
    }

    /// How many entries were checked.
    package var entries = 0
    /// How many chains they form.
    package var chains = 0
    /// The moment and size of the checkpoint the journal was held against; nil without one.
    package var checkpoint: String?
    /// Every problem found, those of one chain in the order of its entries.
    package var problems: [Problem] = []
    /// What this check could not know, in Chinese.
    package var unknown: [String] = []

    /// Nothing checked yet.
    package init() {}

    /// Whether no problem was found.
    package var isSound: Bool { problems.isEmpty }
}
