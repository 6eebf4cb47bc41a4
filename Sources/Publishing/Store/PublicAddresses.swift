package import Kernel
import SQL

/// An address that was given out: of an article that can be read, or of a notice in its place.
package struct PublicAddressRecord: Hashable, Sendable {
    package let id: ArticleID
    package let portal: PortalID
    package let changedAt: Moment
    package let isReadable: Bool
}

extension PublishingStore {
    /// How many articles can be read by the public now.
    package func publicCount() async throws -> Int {
        try await store.read { snapshot in
            try snapshot.first(
                """
                SELECT count(*) FROM article WHERE live_revision_id IS NOT NULL
                AND (withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired'))
                """)?.integer(0) ?? 0
        }
    }

    /// Addresses in the order in which they were made, so that a part of the list stays the same part.
    ///
    /// - Parameter withdrawn: with the addresses whose text is gone.
    package func publicAddresses(
        page: Int, size: Int, withdrawn: Bool = false
    ) async throws -> [PublicAddressRecord] {
        let page = min(max(page, 1), 10_000), size = min(max(size, 1), 50_000)
        let readable = "(withdrawn_kind IS NULL OR withdrawn_kind IN ('repealed', 'expired'))"
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT id, portal_id, published_at, withdrawn_at, withdrawn_kind FROM article
                WHERE live_revision_id IS NOT NULL AND (? = 1 OR \(readable)) ORDER BY id LIMIT ? OFFSET ?
                """, [withdrawn ? 1 : 0, size, (page - 1) * size] as [any SQLConvertible]
            ).map { row in
                let kind = try row.optionalText(4)
                let published = try row.moment(2), gone = try row.optionalMoment(3)
                return PublicAddressRecord(
                    id: try row.id(0), portal: try row.id(1), changedAt: max(published, gone ?? published),
                    isReadable: kind == nil || kind == "repealed" || kind == "expired")
            }
        }
    }
}
