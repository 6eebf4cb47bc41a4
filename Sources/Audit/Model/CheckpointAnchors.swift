/// What checkpoints have signed: the hash that certain entries must have.
struct CheckpointAnchors {
    private var hashes: [String: [Int64: Set<String>]] = [:]
    private var furthest: [String: JournalHead] = [:]
    private(set) var largest: Int64 = 0

    var isEmpty: Bool { furthest.isEmpty }
    var chains: Set<String> { Set(furthest.keys) }

    /// Adds a checkpoint made after those already added; gives the ends that it falls behind of.
    mutating func add(_ checkpoint: Checkpoint) -> [JournalHead] {
        let ends = Dictionary(checkpoint.heads.map { ($0.chain, $0.sequence) }, uniquingKeysWith: { one, _ in one })
        let shrunk = furthest.values.filter { ends[$0.chain] ?? 0 < $0.sequence }.sorted { $0.chain < $1.chain }
        for head in checkpoint.heads {
            hashes[head.chain, default: [:]][head.sequence, default: []].insert(head.hash)
            if head.sequence > furthest[head.chain]?.sequence ?? 0 { furthest[head.chain] = head }
        }
        largest = max(largest, checkpoint.size)
        return shrunk
    }

    /// Two checkpoints that sign different hashes for one entry contradict whatever stands there.
    func contradict(_ entry: RecordedEntry) -> Bool {
        hashes[entry.chain]?[entry.sequence].map { $0 != [entry.hash] } ?? false
    }

    func last(_ chain: String) -> JournalHead? { furthest[chain] }
}
