import Documents
import Kernel
import ObjectStorage
import Site

extension SiteAssembly {
    /// The pages of official documents, meetings, normative documents and gazettes.
    func registerDocuments(on routes: SiteRoutes) {
        DocumentRoutes(
            documents: house.documents, files: FileShelf(files: house.files),
            read: WordIntake.confined(keep: FileShelf(files: house.files).keep).take(_:named:)
        ).register(on: routes)
        NormativeRoutes(texts: house.normatives, files: FileShelf(files: house.files)).register(on: routes)
        NormativePortalRoutes(texts: house.normatives, site: portal).register(on: routes)
    }
}
