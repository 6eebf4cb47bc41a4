import AnnualReport
import Audit
import Catalogue
import Documents
import Foundation
import Interpretation
import Kernel
import Markup
import Obligations
import Opinion
import People
import Publishing
import SQL
import Screening
import Search
import Site
import Supervision

/// The stores on the way from a draft to the public page, each hearing of the one before it in the same transaction.
struct PublishingRooms: Sendable {
    let documents: DocumentStore
    let publishing: PublishingStore
    let interpretations: InterpretationStore
    let opinions: OpinionStore
    let catalogues: CatalogueStore
    let search: SearchStore

    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        gate: ContentGate, screen: @escaping @Sendable (Day) -> Screen, alert: @escaping OpinionAlerting
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
            people: people, isPersonal: isPersonal, elsewhere: .house)
        let cipher = FieldKeyFile(folder: settings.keys.path).cipher
        // It hears of articles in their own transactions (SEN-1).
        let heard = OpinionStore(
            store: store, journal: journal, obligations: obligations, publishing: reading, people: people,
            cipher: cipher, gate: gate.findings(in:on:))
        // It hears of its own article, and lets nothing else than what was settled go public (RPT-32).
        let filed = ReportStore(
            store: store, journal: journal, obligations: obligations, publishing: reading, people: people,
            coding: .json)
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
                watch.follow(_:_:in:), heard.follow(_:_:in:), filed.follow(_:_:in:),
            ], objections: [watch.objection(to:_:in:), filed.objection(to:_:in:)])
        interpretations = InterpretationStore(
            store: store, journal: journal, obligations: obligations, documents: documents, publishing: publishing,
            people: people, isPersonal: isPersonal, elsewhere: .house)
        opinions = OpinionStore(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people,
            cipher: cipher, gate: gate.findings(in:on:), alert: alert)
    }
}

extension OpinionAlert {
    /// As an inbox takes it: by night too (SEN-3).
    var notice: StaffNotice {
        let address = opinion.map { OpinionLinks.record($0).address } ?? OpinionLinks.clues.address
        return StaffNotice(
            agency: agency, kind: .opinion, source: source, rule: rule, title: title, words: words, address: address,
            isFast: true)
    }
}
