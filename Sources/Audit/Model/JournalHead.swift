/// The end of one chain.
package struct JournalHead: Sendable, Hashable {
    /// The chain: an agency's id, or empty for the whole installation.
    package let chain: String
    /// The sequence of its last entry.
    package let sequence: Int64
    /// The hash of its last entry, in hexadecimal.
    package let hash: String

    /// All three.
    package init(chain: String, sequence: Int64, hash: String) {
        self.chain = chain
        self.sequence = sequence
        self.hash = hash
    }
}
