package import Kernel

/// The ends of all chains at one moment. Signed and kept elsewhere, it shows what a chain alone cannot: that its tail was
/// cut, that an old copy was put back, that somebody computed the whole chain again.
package struct Checkpoint: Sendable, Hashable {
    /// The name of the journal and of the key that signs.
    package let origin: String
    /// The number of entries in all chains.
    package let size: Int64
    /// When it was made.
    package let at: Moment
    /// The end of every chain, in the order of their names.
    package let heads: [JournalHead]

    /// A checkpoint of the ends given.
    package init(origin: String, at: Moment, heads: [JournalHead]) {
        self.origin = origin
        self.at = at
        self.heads = heads
        size = heads.reduce(0) { $0.addingReportingOverflow($1.sequence).partialValue }
    }

    /// One line a chain; what the root is computed over.
    package var headLines: String {
        heads.map { "head \($0.chain.isEmpty ? "-" : $0.chain) \($0.sequence) \($0.hash)\n" }.joined()
    }

    /// Reads `headLines` and the moment from the lines between root and signature; nil when one is malformed.
    package init?(origin: String, size: Int64, lines: [Substring]) {
        var heads: [JournalHead] = []
        var at: Moment?
        for line in lines {
            let words = line.split(separator: " ", omittingEmptySubsequences: false)
            switch (words.first, words.count) {
            case ("at", 2):
                guard let milliseconds = Int64(words[1]) else { return nil }
                at = Moment(milliseconds: milliseconds)
            case ("head", 4):
                guard let sequence = Int64(words[2]), sequence > 0 else { return nil }
                heads.append(
                    JournalHead(
                        chain: words[1] == "-" ? "" : String(words[1]), sequence: sequence, hash: String(words[3])))
            default: return nil
            }
        }
        guard let at else { return nil }
        self.init(origin: origin, at: at, heads: heads)
        guard self.size == size else { return nil }
    }
}
