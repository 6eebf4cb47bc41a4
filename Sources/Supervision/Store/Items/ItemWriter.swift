import Audit
import Kernel
import Obligations
import SQL

/// Writes one event of an item: row, number, paper, obligation and journal entry, inside the caller's transaction.
struct ItemWriter {
    let tx: Transaction
    let officer: Officer
    let journal: Journal
    let obligations: ObligationStore

    func record(_ event: ItemEvent, act: ItemAct, on item: SupervisionItem) throws -> SupervisionItem {
        var next = item.after(event, by: officer.id, at: tx.now)
        if let paper = event.paper(of: item) {
            let made = ItemPaper(
                id: tx.newID(), kind: paper.kind,
                number: try SupervisionSerials.number(
                    paper.kind.series, of: item.agency, year: tx.today.year, in: tx),
                issuedOn: tx.today, words: paper.words, by: officer.id)
            try ItemRows.insert(made, of: item, in: tx)
            next.papers.append(made)
            if paper.kind == .order { next.number = made.number }
        }
        if next.reports.count > item.reports.count, let report = next.reports.last {
            try ItemRows.insert(report, at: next.reports.count, of: item.id, in: tx)
        }
        try owe(event, item, next)
        guard try ItemRows.update(next, from: item.version, in: tx) else { throw ItemStore.changedMeanwhile }
        try journal.append(
            ItemWriter.entry(officer, act.rawValue, before: item, after: next, note: event.note), in: tx)
        return next
    }

    /// SUP-1: the day for putting it right is owed like every other.
    private func owe(_ event: ItemEvent, _ before: SupervisionItem, _ next: SupervisionItem) throws {
        switch event {
        case .issued, .failed: try open(next)
        case .rectified: try end(.met, before)
        case .withdrawn: if before.stage == .rectifying { try end(.waived, before) }
        case .edited, .submitted, .sentBack, .acknowledged, .passed, .closed, .circulated, .interviewed, .recommended:
            break
        }
    }

    private func open(_ item: SupervisionItem) throws {
        let again = item.round == 1 ? "" : "（第\(item.round)次）"
        try obligations.open(
            SupervisionItem.rule, on: item.duty, of: item.target,
            title: "整改\(item.number ?? "")\(again)：\(item.contents.title)", owner: item.unit,
            term: Term(.until(item.contents.due)), in: tx)
    }

    private func end(_ kind: ClockEvent.Kind, _ item: SupervisionItem) throws {
        try obligations.append(
            kind, to: SupervisionItem.rule, on: item.duty, of: item.target, at: tx.now, in: tx)
    }

    static func entry(
        _ officer: Officer, _ act: String, before: SupervisionItem?, after: SupervisionItem, note: String
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "supervision.\(act)",
            subjectKind: SupervisionItem.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: SupervisionItem.rule, note: note)
    }
}
