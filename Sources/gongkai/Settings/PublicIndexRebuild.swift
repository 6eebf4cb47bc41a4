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
        for source in others { try await rebuild(source, in: store, &seen, told) }
        try await removeOthers(seen, in: store)
        try await search.tidy()
        return seen.count
    }

    private func rebuild(
        _ source: any PublicSource, in store: Store, _ seen: inout Set<String>, _ told: (Int) -> Void
    ) async throws {
        var last: String?
        while true {
            let after = last
            let done = try await store.write { tx in
                let ids = try source.readable(after: after, limit: PublicIndex.batch, in: tx)
                for id in ids { try source.follow(id, in: tx) }
                return ids
            }
            guard let end = done.last else { return }
            seen.formUnion(done.map { "\(source.kind)/\($0)" })
            last = end
            told(seen.count)
        }
    }

    /// An index of another version, or none of a kind of which something is public, as after an upgrade.
    func needsRebuild(in store: Store) async throws -> Bool {
        guard try await search.isCurrent() else { return true }
        let kinds = Set(try await search.subjects().compactMap { $0.split(separator: "/").first.map(String.init) })
        return try await store.read { snapshot in
            if !kinds.contains("article"), try !publishing.readable(after: nil, limit: 1, in: snapshot).isEmpty {
                return true
            }
            return try others.contains {
                try !kinds.contains($0.kind) && !$0.readable(after: nil, limit: 1, in: snapshot).isEmpty
            }
        }
    }

    /// What is in the index and is not public; each is looked at again, since it may have become public meanwhile.
    private func removeOthers(_ seen: Set<String>, in store: Store) async throws {
        let left = try await search.subjects().filter { !seen.contains($0) }
        try await store.write { tx in
            for subject in left {
                let parts = subject.split(separator: "/").map(String.init)
                if parts.first == "article", let id = parts.last.flatMap({ ArticleID($0) }) {
                    try follow(id, in: tx)
                } else if let source = others.first(where: { $0.kind == parts.first }), let id = parts.last {
                    try source.follow(id, in: tx)
                } else {
                    try search.remove(subject, in: tx)
                }
            }
            try search.endRebuild(in: tx)
        }
    }
}
