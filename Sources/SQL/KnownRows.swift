import Synchronization

/// Rows that are never changed once they are committed, as readers have met them: what is known need not be read again.
package final class KnownRows<Key: Hashable & Sendable, Row: Sendable>: Sendable {
    private let known = Mutex<[Key: Row]>([:])
    private let most: Int

    /// - Parameter most: How many are remembered; beyond that all are forgotten.
    package init(most: Int) { self.most = most }

    /// The rows of `keys`, those that are not known yet by `read`, which runs in the caller's snapshot.
    package func rows(_ keys: Set<Key>, reading read: ([Key]) throws -> [Key: Row]) rethrows -> [Key: Row] {
        let (met, missing) = known.withLock { known in
            var rows: [Key: Row] = [:], missing: [Key] = []
            rows.reserveCapacity(keys.count)
            for key in keys { if let row = known[key] { rows[key] = row } else { missing.append(key) } }
            return (rows, missing)
        }
        guard !missing.isEmpty else { return met }
        let found = try read(missing)
        known.withLock { known in
            if known.count + found.count > most { known = [:] }
            known.merge(found) { known, _ in known }
        }
        return met.merging(found) { known, _ in known }
    }
}
