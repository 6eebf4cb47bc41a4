package import Kernel
package import Markup
package import Site

/// The addresses of catalogues on the staff side.
package enum CatalogueLinks {
    package static let list = Link("/console/catalogues")
    package static let edition = Route<EditionID>("/console/catalogues/editions/{edition}")
    /// Where each act on an edition is posted.
    package static let act = Route<EditionID, String>("/console/catalogues/editions/{edition}/acts/{act}")
    package static let measure = Route<EditionID>("/console/catalogues/editions/{edition}/measure")
    package static let importing = Route<EditionID>("/console/catalogues/editions/{edition}/import")
    package static let file = Route<EditionID, String>("/console/catalogues/editions/{edition}/file/{format}")
    package static let newItem = Route<EditionID>("/console/catalogues/editions/{edition}/items/new")
    package static let item = Route<EditionID, CatalogueItemID>("/console/catalogues/editions/{edition}/items/{item}")
    package static let removal = Route<EditionID, CatalogueItemID>(
        "/console/catalogues/editions/{edition}/items/{item}/removal")
    package static let columns = Route<EditionID, CatalogueItemID>(
        "/console/catalogues/editions/{edition}/items/{item}/columns")
    package static let changes = Route<EditionID, CatalogueItemID>(
        "/console/catalogues/editions/{edition}/items/{item}/changes")
}

/// Where the public reads them.
package enum PublicCatalogueLinks {
    package static let basic = Link("/catalogue")
    package static let standard = Link("/catalogue/standard")
    package static let edition = Route<EditionID>("/catalogue/editions/{edition}")
    /// Named like a file, `catalogue.xlsx`: a server without this program knows its type by the ending.
    package static let file = Route<EditionID, String>("/catalogue/editions/{edition}/{file}")
    static func file(_ edition: EditionID, as format: CatalogueFormat) -> Link {
        file(edition, "catalogue.\(format.rawValue)")
    }
    package static let institutions = Link("/institutions")
    package static let institution = Route<UnitID>("/institutions/{unit}")
}
