import Audit
package import Kernel
import Obligations
package import Publishing
package import SQL

/// Columns of items, changes of duties, the yearly review.
extension CatalogueStore {
    /// - Parameter allowed: the columns of the agency's own portals.
    package func bind(
        _ item: CatalogueItemID, to columns: [SiteColumn], in edition: EditionID, by officer: Officer
    ) async throws {
        try await act(officer) { writer in
            let edition = try writer.edition(edition, .bind, on: item)
            guard let line = edition.item(item) else { throw Refusal.notFound }
            guard columns.allSatisfy({ $0.agency == edition.agency && $0.isActive }), columns.count <= 20 else {
                throw Refusal(.invalid, "未能保存对应栏目：栏目已停用，或者不是本单位的栏目。请从列表中选择。", rule: "CAT-1", field: "columns")
            }
            try BindingRows.replace(columns.map(\.id), of: item, agency: edition.agency, in: writer.tx)
            let names = columns.map(\.name).joined(separator: "、")
            try writer.noteItem(
                "bind", edition, line, "“\(line.content.name)”对应栏目：\(names.isEmpty ? "无" : names)", rule: "CAT-1")
        }
    }

    /// 职责有调整: opens the duty to update within 20 working days of the change (FOI-26, INST-2).
    package func recordChange(
        of item: CatalogueItemID, on happenedOn: Day, reason: String, in edition: EditionID, by officer: Officer
    ) async throws -> DutyChange {
        try await act(officer) { writer in
            let edition = try writer.edition(edition, .recordChange, on: item)
            guard let line = edition.item(item) else { throw Refusal.notFound }
            if let fault = DutyChange.fault(on: happenedOn, reason, today: writer.tx.today) { throw fault }
            let change = DutyChange(
                id: writer.tx.newID(), item: item, owner: line.owner ?? edition.keeper, happenedOn: happenedOn,
                reason: reason)
            try ChangeRows.insert(change, rule: edition.kind.updateRule, agency: edition.agency, in: writer.tx)
            try writer.obligations.open(
                edition.kind.updateRule, on: change.subject, of: edition.agency,
                title: "更新公开事项“\(line.content.name)”：\(reason.prefix(60))", owner: change.owner,
                term: Term(.workingDays(20)), from: Moment(day: happenedOn), in: writer.tx)
            try writer.noteItem(
                "record_change", edition, line, "\(happenedOn)职责有调整：\(reason)", rule: edition.kind.updateRule)
            return change
        }
    }

    /// Looked through, nothing to change: the review is done and the next one is due in a year (TASK-7).
    package func concludeReview(_ edition: EditionID, words: String, by officer: Officer) async throws {
        try await act(officer) { writer in
            let edition = try writer.edition(edition, .concludeReview)
            guard !words.isEmpty, words.count <= 500 else {
                throw Refusal(.invalid, "未能完成年度审查：请用1至500字写明审查情况和结论。", rule: "TASK-7", field: "words")
            }
            try writer.turnReview(of: edition, note: words)
            try writer.journal.append(
                writer.entry("conclude_review", edition, before: edition, "年度审查：\(words)", "TASK-7"), in: writer.tx)
        }
    }

    /// By when the catalogue has to be looked through next.
    package func nextReview(of catalogue: CatalogueName) async throws -> Day? {
        try await store.read { try ReviewRows.open(of: catalogue, in: $0)?.dueOn }
    }

    /// Called by Publishing inside the transaction that changes what the public sees: a text that is published in a
    /// column of an item meets the open update duties of that item (FOI-26). Another name of the column is no update.
    package func follow(_ article: ArticleID, _ change: PublicChange, in tx: Transaction) throws {
        guard change == .published else { return }
        let columns = try ColumnActivity.columns(of: article, in: tx)
        let items = try BindingRows.items(in: columns, in: tx)
        for open in try ChangeRows.open(of: items, in: tx) where open.change.happenedOn <= tx.today {
            try ChangeRows.meet(open.change.id, by: PublicAddress.article(article), in: tx)
            try obligations.append(
                .met, to: open.rule, on: open.change.subject, of: open.agency, at: tx.now,
                note: PublicAddress.article(article), in: tx)
            try journal.append(
                JournalEntry(
                    agency: open.agency, actor: nil, actorName: "系统", act: "catalogue.change_met",
                    subjectKind: "catalogue_item", subjectID: open.change.item.text, rule: open.rule,
                    note: "对应栏目已发布信息：\(PublicAddress.article(article))"), in: tx)
        }
    }
}

extension CatalogueWriter {
    /// The new edition holds another entry for these items: their update duties are met.
    func meetChanges(of items: Set<CatalogueItemID>, by what: String) throws {
        for open in try ChangeRows.open(of: items.sorted(), in: tx) {
            try ChangeRows.meet(open.change.id, by: what, in: tx)
            try obligations.append(
                .met, to: open.rule, on: open.change.subject, of: open.agency, at: tx.now, note: what, in: tx)
        }
    }

    /// Meets the open review and opens the next, a year from today (TASK-7).
    func turnReview(of edition: CatalogueEdition, note: String) throws {
        if let open = try ReviewRows.open(of: edition.catalogue, in: tx) {
            try ReviewRows.conclude(open.id, note: note, in: tx)
            try obligations.append(
                .met, to: "TASK-7", on: ReviewRows.subject(open.id), of: edition.agency, at: tx.now, in: tx)
        }
        let id: CatalogueReviewID = tx.newID(), due = tx.today.adding(months: 12)
        try ReviewRows.insert(id, of: edition.catalogue, due: due, in: tx)
        try obligations.open(
            "TASK-7", on: ReviewRows.subject(id), of: edition.agency, title: "年度审查\(edition.kind.chinese)",
            owner: edition.keeper, term: Term(.until(due)), in: tx)
    }
}
