import Audit
import Kernel
import Obligations
import SQL

/// What the flow and the publication of official documents ask of their normative records and tell them (NORM-2, NORM-4,
/// NORM-6). Documents without such a record are no concern of this.
struct NormativeLink {
    let journal: Journal
    let obligations: ObligationStore

    /// NORM-2: no document leaves the legality review or is signed before its chain has come that far.
    func check(_ act: DocumentAct, on document: OfficialDocument, in tx: Transaction) throws {
        guard act == .passLegality || act == .sign, let text = try NormativeRows.text(of: document.id, in: tx) else {
            return
        }
        let stage: NormativeStage = act == .sign ? .signing : .deliberation
        let isDone = act == .sign ? text.isSettled(.signing) : text.isSettled(.legality)
        if !isDone, let refusal = text.stageRefusal(stage, NormativeAct(recording: stage) ?? .sign) { throw refusal }
    }

    /// The signature of the document is the signing stage of its record, which bears the title as it was signed.
    func follow(_ act: DocumentAct, on document: OfficialDocument, by officer: Officer, in tx: Transaction) throws {
        guard act == .sign, var text = try NormativeRows.text(of: document.id, in: tx), !text.isSettled(.signing) else {
            return
        }
        text.title = document.contents.title
        let record = StageRecord(
            on: document.signedOn ?? tx.today, note: "随公文签发", by: officer.id, byName: officer.name)
        try writer(tx, officer.id, officer.name)
            .record(.settled(.signing, record), act: NormativeAct.sign.rawValue, rule: "NORM-2", on: text)
    }

    /// The library shows the text from now on (NORM-6).
    func published(
        _ document: DocumentID, article: String, address: String, by actor: MemberID?, name: String,
        in tx: Transaction
    ) throws {
        guard let text = try NormativeRows.text(of: document, in: tx) else { return }
        let publication = NormativePublication(on: tx.today, address: address, article: article)
        guard text.publication != publication else { return }
        try writer(tx, actor, name)
            .record(.published(publication), act: NormativeAct.publish.rawValue, rule: "NORM-6", on: text)
    }

    /// The page of `article` was taken down: the library shows the text no longer.
    func withdrawn(
        _ document: DocumentID, article: String, by actor: MemberID?, name: String, in tx: Transaction
    ) throws {
        guard let text = try NormativeRows.text(of: document, in: tx), text.publication?.article == article else {
            return
        }
        try writer(tx, actor, name).record(.unpublished, act: "withdraw", rule: "NORM-6", on: text)
    }

    private func writer(_ tx: Transaction, _ actor: MemberID?, _ name: String) -> NormativeWriter {
        NormativeWriter(
            tx: tx, actor: (actor, name), journal: journal, obligations: obligations, policy: .standard)
    }

    /// Adds days, validity and relations to what pages show of normative documents (NORM-4).
    static func complete(
        _ facts: inout [DocumentID: PublicDocumentFacts], on day: Day, in snapshot: Snapshot
    ) throws {
        var libraries: [AgencyID: NormativeLibrary] = [:]
        for id in facts.keys.sorted() {
            guard let text = try NormativeRows.text(of: id, in: snapshot), text.isRegistered else { continue }
            let library = try libraries[text.agency] ?? NormativeRows.library(of: text.agency, in: snapshot)
            libraries[text.agency] = library
            facts[id]?.effectiveOn = text.effectiveOn
            facts[id]?.expiresOn = text.expiresOn
            facts[id]?.validity = library.graph.validity(of: text.id, on: day)
            facts[id]?.relations = library.publicRelations(of: text.id).map { reading in
                PublicDocumentFacts.Relation(
                    words: reading.words, title: reading.plainTitle, number: reading.plainNumber,
                    address: reading.other?.publication?.address)
            }
        }
    }
}
