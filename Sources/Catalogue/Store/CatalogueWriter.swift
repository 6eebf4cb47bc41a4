import Audit
import Kernel
import Obligations
import Publishing
import SQL

/// One act inside its transaction.
struct CatalogueWriter {
    let obligations: ObligationStore
    let journal: Journal
    let officer: Officer
    let tx: Transaction

    /// Loads, asks whether it is allowed, and checks that nobody else was faster.
    func edition(
        _ id: EditionID, _ act: CatalogueAct, on item: CatalogueItemID? = nil, version: Int? = nil
    ) throws -> CatalogueEdition {
        let edition = try CatalogueStore.visible(id, to: officer, in: tx)
        let line = item.flatMap(edition.item)
        guard item == nil || line != nil else { throw Refusal.notFound }
        if let refusal = edition.refusal(of: act, on: line, by: officer) { throw refusal }
        if let version, version != edition.version { throw CatalogueStore.changedMeanwhile }
        return edition
    }

    func save(
        _ next: CatalogueEdition, from before: CatalogueEdition, act: String, note: String, rule: String? = nil
    ) throws -> CatalogueEdition {
        var saved = next
        saved.version = before.version + 1
        try EditionRows.update(saved, from: before, in: tx)
        try journal.append(entry(act, saved, before: before, note, rule), in: tx)
        return saved
    }

    func entry(
        _ act: String, _ edition: CatalogueEdition, before: CatalogueEdition?, _ note: String, _ rule: String? = nil
    ) -> JournalEntry {
        JournalEntry(
            agency: edition.agency, actor: officer.id, actorName: officer.name, act: "catalogue.\(act)",
            subjectKind: CatalogueEdition.journalKind, subjectID: edition.id.text, before: before?.canonicalText,
            after: edition.canonicalText, rule: rule ?? edition.kind.rule, note: note)
    }

    /// An act on one item that leaves the edition as it is.
    func noteItem(
        _ act: String, _ edition: CatalogueEdition, _ item: CatalogueItem, _ note: String, rule: String
    ) throws {
        try journal.append(
            JournalEntry(
                agency: edition.agency, actor: officer.id, actorName: officer.name, act: "catalogue.\(act)",
                subjectKind: "catalogue_item", subjectID: item.id.text, rule: rule, note: note), in: tx)
    }
}
