package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// The small registers. Every act is one transaction: row, obligation of a complaint (SUP-3) and journal entry.
package struct RegisterStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore

    /// SUP-3 [C]: 15 working days.
    static let answerTerm = Term(.workingDays(15))

    package init(store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
    }

    package var today: Day { store.timekeeper.now().day }

    package func add(_ draft: RegisterDraft, to kind: RegisterKind, by officer: Officer) async throws -> RegisterEntry {
        try await store.write { tx in
            if let refusal = kind.refusalOfAdding(by: officer, agency: officer.agency) { throw refusal }
            let (day, values) = try draft.sound(kind, .add, today: tx.today).get()
            let units = try people.units(of: officer.agency, in: tx).map(\.id)
            guard let unit = draft.unit ?? units.first, units.contains(unit) else {
                throw Refusal(.invalid, "未能登记：没有选择承办单位，或者这一单位已经撤销。请从名单中选择。", field: "unit")
            }
            let serial = try SupervisionSerials.next(
                "register.\(kind.rawValue)", of: officer.agency, year: day.year, in: tx)
            let entry = RegisterEntry(
                id: tx.newID(), agency: officer.agency, kind: kind, number: "\(day.year)-\(serial)", unit: unit,
                madeBy: officer.id, day: day, values: values)
            try RegisterRows.insert(entry, in: tx)
            if kind == .complaint {
                try openAnswer(entry, from: Moment(day: day), in: tx)
            }
            try meetRound(entry, in: tx)
            try record(
                .add, before: nil, after: entry, note: "登记\(kind.chinese)：\(entry.title.prefix(100))", officer, tx)
            return entry
        }
    }

    /// A hearing and a yearly plan of training are what the periods of ROLE-1 and ROLE-T wait for (TASK-7): the period that
    /// its day lies in, or one before it that nobody met. One that lies before a period says nothing of it.
    private func meetRound(_ entry: RegisterEntry, in tx: Transaction) throws {
        guard let rule = entry.roundRule else { return }
        let open = try obligations.open(rule, onSubjectsOf: EngineStore.roundKind, of: entry.agency, in: tx)
            .map { ($0, RuleRound.stretch(named: $0.subject.id)) }
        guard
            let (owed, _) = open.first(where: { $0.1?.contains(entry.day) == true })
                ?? open.first(where: { $0.1.map { $0.last < entry.day } == true })
        else { return }
        // What was done before the period was opened counts from its opening.
        let done = entry.day == tx.today ? tx.now : Moment(day: entry.day, minute: 1_439)
        let began = owed.clock.events.first?.at ?? done
        try obligations.append(
            .met, to: rule, on: owed.subject, of: entry.agency, at: max(done, began),
            note: entry.roundNote, in: tx)
    }

    package func revise(
        _ id: RegisterEntryID, _ draft: RegisterDraft, by officer: Officer, version: Int? = nil
    ) async throws -> RegisterEntry {
        try await change(id, .revise, by: officer, version: version) { entry, tx in
            let (day, values) = try draft.sound(entry.kind, .revise, today: tx.today).get()
            var next = entry
            // The day a complaint came in began its clock.
            if entry.kind != .complaint { next.day = day }
            next.values = values
            return (next, "修改：\(next.title.prefix(100))")
        }
    }

    /// A complaint is answered, or a person or account has ended.
    package func close(
        _ id: RegisterEntryID, _ act: RegisterAct, words: String, by officer: Officer, version: Int? = nil
    ) async throws -> RegisterEntry {
        try await change(id, act, by: officer, version: version) { entry, tx in
            let words = words.trimmed
            guard !words.isEmpty, words.count <= 3_000 else {
                throw Refusal(.invalid, "未能\(act.chinese)：说明没有填写，或者超过3000字。请改正后再提交。", field: "words")
            }
            var next = entry
            next.state = .ended
            next.closedAt = tx.now
            next.values["outcome"] = words
            if act == .answer {
                try obligations.append(.met, to: entry.kind.rule, on: entry.duty, of: entry.agency, at: tx.now, in: tx)
            }
            return (next, "\(act.chinese)：\(words.prefix(200))")
        }
    }

    private func change(
        _ id: RegisterEntryID, _ act: RegisterAct, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (RegisterEntry, Transaction) throws -> (RegisterEntry, String)
    ) async throws -> RegisterEntry {
        try await store.write { tx in
            let found = try visible(id, to: officer, in: tx)
            if let version, version != found.version { throw ItemStore.changedMeanwhile }
            if let refusal = found.refusal(of: act, by: officer) { throw refusal }
            var (next, note) = try decide(found, tx)
            next.version += 1
            guard try RegisterRows.update(next, from: found.version, in: tx) else { throw ItemStore.changedMeanwhile }
            try record(act, before: found, after: next, note: note, officer, tx)
            return next
        }
    }

    private func record(
        _ act: RegisterAct, before: RegisterEntry?, after: RegisterEntry, note: String, _ officer: Officer,
        _ tx: Transaction
    ) throws {
        try journal.append(
            JournalEntry(
                agency: after.agency, actor: officer.id, actorName: officer.name,
                act: "register.\(after.kind.rawValue).\(act.rawValue)", subjectKind: RegisterEntry.journalKind,
                subjectID: after.id.text, before: before?.canonicalText, after: after.canonicalText,
                rule: after.kind.rule, note: note), in: tx)
    }

    func visible(_ id: RegisterEntryID, to officer: Officer, in snapshot: Snapshot) throws -> RegisterEntry {
        guard let found = try RegisterRows.entry(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    /// How an entry looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: RegisterEntry.journalKind) { id, snapshot in
        guard let id = RegisterEntryID(id) else { return nil }
        return try RegisterRows.entry(id, in: snapshot)?.canonicalText
    }
}

extension RegisterEntry {
    package static let journalKind = "supervision_register"

    package var duty: Obligation.Subject { Obligation.Subject(kind: RegisterEntry.journalKind, id: id.text) }

    var canonicalText: String {
        CanonicalJSON.object(
            [
                ("id", .text(id.text)), ("agency", .text(agency.text)), ("kind", .text(kind.rawValue)),
                ("number", .text(number)), ("unit", .text(unit.text)), ("day", .text(day.description)),
                ("state", .text(state.rawValue)), ("version", .integer(Int64(version))),
            ] + values.map { ("value.\($0.key)", .text($0.value)) })
    }
}
