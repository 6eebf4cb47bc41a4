import Documents
import Kernel
import Site

extension SiteAssembly {
    /// The pages of official documents, meetings, normative documents and gazettes.
    func registerDocuments(on routes: SiteRoutes) {
        DocumentRoutes(
            documents: house.documents, files: DocumentShelf(files: house.files),
            read: WordIntake.confined(keep: DocumentShelf(files: house.files).keep).take(_:named:)
        ).register(on: routes)
        NormativeRoutes(texts: house.normatives, files: NormativeShelf(files: house.files)).register(on: routes)
        NormativePortalRoutes(texts: house.normatives, site: portal).register(on: routes)
    }
}
