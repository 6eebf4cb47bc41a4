package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// 督办事项: what was ordered, what became of it. Every act is one transaction: rows, numbers, the obligation to put it
/// right (SUP-1) and the journal entry commit together or not at all.
package struct ItemStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let alert: ItemAlert

    /// - Parameter alert: tells people of what happened, in the same transaction.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        alert: @escaping ItemAlert = { _, _, _ in }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.alert = alert
    }

    package var today: Day { store.timekeeper.now().day }

    /// Drafts an order over what is owed; a board row with one click, or several of one unit.
    ///
    /// - Parameter hidden: whose titles this officer may not read: neither the order nor its paper names them then.
    package func draft(
        _ draft: ItemDraft, hiding hidden: Set<ObligationID> = [], by officer: Officer
    ) async throws -> SupervisionItem {
        try await store.write { tx in
            if let refusal = draft.refusal(by: officer, today: tx.today) { throw refusal }
            let units = try people.units(of: draft.target, in: tx).map(\.id)
            guard units.contains(draft.unit) else {
                throw Refusal(.invalid, "未能拟制督办单：没有选择被督办单位，或者这一单位已经撤销。请从名单中选择。", field: "unit")
            }
            let item = SupervisionItem(
                id: tx.newID(), agency: officer.agency, target: draft.target, unit: draft.unit, drafter: officer.id,
                draftedAt: tx.now, contents: draft.contents, matters: try matters(of: draft, hiding: hidden, in: tx))
            try ItemRows.insert(item, in: tx)
            try journal.append(
                ItemWriter.entry(
                    officer, "draft", before: nil, after: item, note: "拟制督办单：\(item.contents.title)"), in: tx)
            return item
        }
    }

    /// - Parameter version: the version that the officer saw; nil when the caller holds no page.
    package func act(
        _ act: ItemAct, _ input: ItemInput, on id: SupervisionItemID, by officer: Officer, version: Int? = nil
    ) async throws -> SupervisionItem {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw ItemStore.changedMeanwhile }
            let context = try context(of: found, today: tx.today, in: tx)
            let event = try found.deciding(act, input, by: officer, in: context).get()
            let next = try ItemWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
                .record(event, act: act, on: found)
            // A draft that is withdrawn was known to nobody.
            if next.number != nil { try alert(next, event, tx) }
            return next
        }
    }

    private func matters(
        of draft: ItemDraft, hiding hidden: Set<ObligationID>, in tx: Transaction
    ) throws -> [ItemMatter] {
        let found = try obligations.obligations(draft.obligations.map(\.text), in: tx)
        guard found.count == Set(draft.obligations).count, found.allSatisfy({ $0.agency == draft.target }) else {
            throw Refusal(.notFound, "未能拟制督办单：有的事项没有找到，或者不属于被督办单位。请从监察台账重新选择。", rule: "SUP-1")
        }
        // One order tells one unit.
        guard found.allSatisfy({ $0.owner == draft.unit }) else {
            throw Refusal(.invalid, "未能拟制督办单：所选事项由不同的单位承担。请按单位分别拟制。", rule: "SUP-1", field: "unit")
        }
        return found.map { owed in
            ItemMatter(
                obligation: owed.id, rule: owed.rule,
                title: hidden.contains(owed.id) ? ItemMatter.hiddenTitle : String(owed.title.prefix(200)),
                due: owed.dueCache?.moment.day,
                signal: owed.reading(at: tx.now, calendar: obligations.calendar).signal)
        }
    }

    func visible(_ id: SupervisionItemID, to officer: Officer, in snapshot: Snapshot) throws -> SupervisionItem {
        guard let found = try ItemRows.item(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    func context(of item: SupervisionItem, today: Day, in snapshot: Snapshot) throws -> ItemContext {
        let owed = try obligations.obligations(item.matters.compactMap { $0.obligation?.text }, in: snapshot)
        return ItemContext(today: today, openMatters: owed.count { $0.state == .open })
    }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这一件已被他人更新。请刷新页面，查看最新情况后再办理。")

    /// How an item looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: SupervisionItem.journalKind) { id, snapshot in
        guard let id = SupervisionItemID(id) else { return nil }
        return try ItemRows.item(id, in: snapshot)?.canonicalText
    }
}

extension SupervisionItem {
    package static let journalKind = "supervision_item"
    /// The rule under which it is owed to put it right.
    package static let rule = "SUP-1"

    /// What owes the rectification; each round has a clock of its own.
    package var duty: Obligation.Subject {
        Obligation.Subject(kind: SupervisionItem.journalKind, id: round == 1 ? id.text : "\(id)/\(round)")
    }

    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("target", .text(target.text)),
            ("unit", .text(unit.text)), ("title", .text(contents.title)), ("demand", .text(contents.demand)),
            ("due", .text(contents.due.description)), ("stage", .text(stage.rawValue)), ("number", .optional(number)),
            ("round", .integer(Int64(round))), ("version", .integer(Int64(version))),
            ("matters", .list(matters.map { .text($0.title) })), ("reports", .list(reports.map { .text($0.words) })),
            ("papers", .list(papers.map { .text(([$0.number] + $0.words).joined(separator: "\n")) })),
        ])
    }
}
