package import Kernel
package import Publishing
package import SQL

/// Coverage and freshness of the catalogues in force; asked inside the transaction that keeps the figure (CAT-1).
extension CatalogueStore {
    /// Every item of the agency's own catalogues in force.
    ///
    /// - Parameter columns: all columns of the agency's portals.
    package func standing(
        of agency: AgencyID, columns: [SiteColumn], in snapshot: Snapshot
    ) throws -> [ItemMeasure] {
        try EditionRows.editions(of: [agency], in: snapshot)
            .filter { $0.agency == agency && $0.stage == .inForce }
            .flatMap { try measures(of: try EditionRows.whole($0, in: snapshot), columns: columns, in: snapshot) }
    }
}
