/// What one edition changes of the one before it.
package struct EditionComparison: Hashable, Sendable {
    package let added: Set<CatalogueItemID>
    package let changed: Set<CatalogueItemID>
    package let removed: [CatalogueItem]

    package init(_ next: CatalogueEdition, since before: CatalogueEdition?) {
        let old = Dictionary((before?.items ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(next.items.map(\.id))
        added = kept.subtracting(old.keys)
        changed = Set(
            next.items.filter { item in
                old[item.id].map { $0.content != item.content || $0.owner != item.owner } ?? false
            }.map(\.id))
        removed = (before?.items ?? []).filter { !kept.contains($0.id) }
    }

    /// The items whose entry is another one now: their update duties are met by the edition (CAT-1).
    package var touched: Set<CatalogueItemID> { changed.union(removed.map(\.id)) }

    package var chinese: String { "新增\(added.count)项，修改\(changed.count)项，删除\(removed.count)项" }
}
