import Ciphers
import SQL

/// The last entry of every record that can be read.
struct SubjectStanding {
    private struct Key: Hashable {
        let kind: String
        let id: String
    }

    private let readers: [String: SubjectReader]
    private var last: [Key: RecordedEntry] = [:]

    init(_ readers: [SubjectReader]) {
        self.readers = Dictionary(readers.map { ($0.kind, $0) }, uniquingKeysWith: { one, _ in one })
    }

    /// An entry without hashes tells of an act that left the record as it was.
    mutating func take(_ entry: RecordedEntry) {
        guard readers[entry.subjectKind] != nil, entry.beforeHash != nil || entry.afterHash != nil else { return }
        last[Key(kind: entry.subjectKind, id: entry.subjectID)] = entry
    }

    func differences(in snapshot: Snapshot) throws -> [(entry: RecordedEntry, sentence: String)] {
        var found: [(entry: RecordedEntry, sentence: String)] = []
        for (key, entry) in last {
            guard let reader = readers[key.kind], let algorithm = DigestAlgorithm(rawValue: entry.algorithm) else {
                continue
            }
            let now = try reader.canonical(key.id, snapshot).map { try EntryHash.of(record: $0, algorithm) }
            if now != entry.afterHash {
                found.append((entry, "记录 \(key.kind) \(key.id) 与日志第 \(entry.sequence) 条写下的内容不一致，有人绕过系统改动了它。"))
            }
        }
        return found
    }
}
