import Kernel
import Publishing
import SQL
import Search

extension PublicIndex {
    private static let batch = 50

    /// Makes the index anew from what is public, batch by batch: while it runs the old entries are found until theirs is
    /// replaced.
    ///
    /// - Returns: how many entries it has.
    func rebuild(in store: Store, told: (Int) -> Void) async throws -> Int {
        if try await !search.isCurrent() { try await store.write { try search.emptyIndex(in: $0) } }
        var seen: Set<String> = [], last: ArticleID?
        while true {
            let after = last
            let done = try await store.write { tx in
                let ids = try publishing.readable(after: after, limit: PublicIndex.batch, in: tx)
                for id in ids { try follow(id, in: tx) }
                return ids
            }
            guard let end = done.last else { break }
            seen.formUnion(done.map(PublicIndex.subject))
            last = end
            told(seen.count)
        }
        try await removeOthers(seen, in: store)
        try await search.tidy()
        return seen.count
    }

    /// An index of another version, or none beside articles that are public, as after an upgrade.
    func needsRebuild(in store: Store) async throws -> Bool {
        guard try await search.isCurrent() else { return true }
        guard try await search.subjects().isEmpty else { return false }
        return try await !store.read { try publishing.readable(after: nil, limit: 1, in: $0) }.isEmpty
    }

    /// What is in the index and is not public; each is looked at again, since it may have become public meanwhile.
    private func removeOthers(_ seen: Set<String>, in store: Store) async throws {
        let others = try await search.subjects().filter { !seen.contains($0) }
        try await store.write { tx in
            for subject in others {
                if let id = subject.split(separator: "/").last.flatMap({ ArticleID($0) }) {
                    try follow(id, in: tx)
                } else {
                    try search.remove(subject, in: tx)
                }
            }
            try search.endRebuild(in: tx)
        }
    }
}
