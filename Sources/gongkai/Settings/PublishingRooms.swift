import Audit
import Catalogue
import Documents
import Interpretation
import Kernel
import Obligations
import People
import Publishing
import SQL
import Screening
import Search

/// The stores on the way from a draft to the public page, each hearing of the one before it in the same transaction.
struct PublishingRooms: Sendable {
    let documents: DocumentStore
    let publishing: PublishingStore
    let interpretations: InterpretationStore
    let catalogues: CatalogueStore
    let search: SearchStore

    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        gate: ContentGate, screen: @escaping @Sendable (Day) -> Screen
    ) throws {
        let drafts = DocumentStore(store: store, journal: journal, obligations: obligations)
        let reading = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: drafts, gate: gate.findings(in:on:))
        let isPersonal: @Sendable (String, Day) -> Bool = { text, day in
            screen(day).hits(in: text).contains { $0.kind.isPrivacy }
        }
        // It hears of documents and articles in their own transactions, and may object to an act (INT-2, NORM-6).
        let watch = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: drafts, publishing: reading,
            people: people, isPersonal: isPersonal)
        documents = DocumentStore(
            store: store, journal: journal, obligations: obligations, objections: [watch.objection(to:on:in:)],
            followers: [watch.follow(_:by:in:)])
        catalogues = CatalogueStore(store: store, journal: journal, obligations: obligations)
        search = SearchStore(store: store)
        let index = PublicIndex(publishing: reading, search: search)
        let policy = try settings.reviewPolicy(), numbering = try settings.indexNumbers()
        publishing = PublishingStore(
            store: store, journal: journal, obligations: obligations, documents: documents, policy: { _ in policy },
            gate: gate.findings(in:on:), numbering: { _ in numbering },
            followers: [
                catalogues.follow(_:_:in:), { article, _, tx in try index.follow(article, in: tx) },
                watch.follow(_:_:in:),
            ], objections: [watch.objection(to:_:in:)])
        interpretations = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: documents, publishing: publishing,
            people: people, isPersonal: isPersonal)
    }
}
