package import Kernel

/// A line before it is part of an edition: typed, imported or shipped.
package struct CatalogueLine: Hashable, Sendable {
    package var content: ItemContent
    package var owner: UnitID?
    package var remarks: [String]

    package init(_ content: ItemContent, owner: UnitID? = nil, remarks: [String] = []) {
        self.content = content
        self.owner = owner
        self.remarks = remarks
    }

    package func item(_ id: CatalogueItemID) -> CatalogueItem {
        CatalogueItem(id: id, content: content, owner: owner, remarks: remarks)
    }
}
