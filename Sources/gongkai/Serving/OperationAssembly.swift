import Catalogue
import Documents
import Interpretation
import Opinion
import Kernel
import ObjectStorage
import Obligations
import Plans
import Publishing
import Requests
import Site

extension SiteAssembly {
    /// The operations of the API, capability by capability.
    func registerOperations(on routes: SiteRoutes) {
        let calendar = house.calendar
        let obligations = ObligationStore(calendar: { calendar.value })
        let shelf = FileShelf(files: house.files)
        PlanOperationRoutes(
            plans: house.plans, people: house.people, files: FileShelf(files: house.files),
            calendar: { calendar.value }
        ).register(on: routes)
        DocumentOperationRoutes(
            documents: house.documents, shelf: shelf
        ).register(on: routes)
        ReviewPlatformRoutes(
            normative: NormativeStore(store: house.store, journal: house.journal, obligations: obligations),
            shelf: shelf
        ).register(on: routes)
        MeetingOperationRoutes(documents: house.documents).register(on: routes)
        NormativeOperationRoutes(texts: house.normatives, shelf: shelf).register(on: routes)
        ArticleOperationRoutes(
            publishing: house.publishing, people: house.people, documents: house.documents,
            files: ArticleShelf(files: house.files), gate: house.gate, attachments: attachments,
            texts: .confined(attachments: attachments)
        ).register(on: routes)
        CatalogueOperationRoutes(
            catalogues: house.catalogues, publishing: house.publishing, people: house.people, intake: .confined()
        ).register(on: routes)
        RequestOperationRoutes(requests: house.requestRooms.requests).register(on: routes)
        InterpretationOperations(interpretations: house.interpretations).register(on: routes)
        OpinionOperations(opinions: house.opinions).register(on: routes)
    }
}
