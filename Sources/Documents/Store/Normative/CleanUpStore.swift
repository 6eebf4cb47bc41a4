package import Audit
package import Kernel
import Obligations
import SQL

/// Clean-ups (NORM-6).
extension NormativeStore {
    package func cleanUp(_ id: CleanUpID, for officer: Officer) async throws -> CleanUp {
        try await store.read { try NormativeStore.cleanUp(id, to: officer, in: $0) }
    }

    package func cleanUps(for officer: Officer) async throws -> [CleanUp] {
        try await store.read { snapshot in
            try CleanUpRows.all(of: officer.agency, in: snapshot).filter { $0.reach(of: officer).canRead }
        }
    }

    package func cleanUpTimeline(of id: CleanUpID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try NormativeStore.cleanUp(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: CleanUp.journalKind, subjectID: id.text, in: snapshot)
                .reversed()
        }
    }

    /// Begins one over every text that is in force on `day`.
    package func openCleanUp(_ title: String, asOf day: Day, by officer: Officer) async throws -> CleanUp {
        try await store.write { tx in
            if let refusal = CleanUp.openingRefusal(by: officer) { throw refusal }
            guard !title.isEmpty, title.count <= 100, day <= tx.today else {
                throw Refusal(
                    .invalid, "未能开始清理：没有填写名称、名称超过100字，或者基准日在今天以后。请核对后再开始。", rule: "NORM-6",
                    field: title.isEmpty || title.count > 100 ? "title" : "as_of")
            }
            let library = try NormativeRows.library(of: officer.agency, in: tx)
            let items = library.listings(NormativeQuery(isUnderway: false), on: day)
                .filter(\.validity.isApplicable).reversed().map { listing in
                    CleanUpItem(
                        text: listing.text.id, title: listing.text.title, number: listing.text.number ?? "",
                        unit: listing.text.unit)
                }
            guard !items.isEmpty else {
                throw Refusal(.stateRefused, "未能开始清理：基准日没有有效的规范性文件。请先将存量文件入库。", rule: "NORM-6")
            }
            let cleanUp = CleanUp(
                id: tx.newID(), agency: officer.agency, title: title, asOf: day, openedBy: officer.id, items: items)
            try CleanUpRows.insert(cleanUp, in: tx)
            try journal.append(
                NormativeStore.entry(
                    "open", before: nil, after: cleanUp, note: "\(title)，\(day.chinese)有效的\(items.count)件", by: officer),
                in: tx)
            return cleanUp
        }
    }

    package func propose(
        _ choice: CleanUpChoice, reason: String, on text: NormativeID, in id: CleanUpID, by officer: Officer,
        version: Int? = nil
    ) async throws -> CleanUp {
        try await perform(.propose, on: id, by: officer, version: version) { cleanUp, _ in
            (
                try cleanUp.proposing(choice, reason: reason, on: text, by: officer).get(),
                "\(cleanUp.item(text)?.title ?? "")：\(choice.chinese)，\(reason)"
            )
        }
    }

    package func review(
        agrees: Bool, note: String, on text: NormativeID, in id: CleanUpID, by officer: Officer, version: Int? = nil
    ) async throws -> CleanUp {
        try await perform(.review, on: id, by: officer, version: version) { cleanUp, _ in
            (
                try cleanUp.reviewing(agrees: agrees, note: note, on: text, by: officer).get(),
                "\(cleanUp.item(text)?.title ?? "")：\(agrees ? "同意" : "退回") \(note)"
            )
        }
    }

    /// Approves and applies every result at once: endings, waived and new obligations, one journal entry for each text
    /// that changes.
    package func approve(
        _ id: CleanUpID, from day: Day? = nil, by officer: Officer, version: Int? = nil
    ) async throws -> CleanUp {
        try await perform(.approve, on: id, by: officer, version: version) { cleanUp, tx in
            let next = try cleanUp.approving(from: day ?? tx.today, by: officer, today: tx.today).get()
            try apply(next, by: officer, in: tx)
            return (
                next,
                CleanUpResult(next)?.lists.map { "\($0.choice.chinese)\($0.lines.count)件" }.joined(separator: "，") ?? ""
            )
        }
    }

    package func publish(
        _ id: CleanUpID, address: String, by officer: Officer, version: Int? = nil
    ) async throws -> CleanUp {
        try await perform(.publish, on: id, by: officer, version: version) { cleanUp, _ in
            (try cleanUp.publishing(address: address, by: officer).get(), address)
        }
    }

    package func abandon(_ id: CleanUpID, by officer: Officer, version: Int? = nil) async throws -> CleanUp {
        try await perform(.abandon, on: id, by: officer, version: version) { cleanUp, _ in
            (try cleanUp.abandoning(by: officer).get(), "")
        }
    }

    private func perform(
        _ act: CleanUpAct, on id: CleanUpID, by officer: Officer, version: Int?,
        decide: @escaping @Sendable (CleanUp, Transaction) throws -> (CleanUp, note: String)
    ) async throws -> CleanUp {
        try await store.write { tx in
            let cleanUp = try NormativeStore.cleanUp(id, to: officer, in: tx)
            if let version, version != cleanUp.version { throw NormativeStore.changedMeanwhile }
            let (next, note) = try decide(cleanUp, tx)
            try CleanUpRows.update(next, from: cleanUp, in: tx)
            try journal.append(
                NormativeStore.entry(act.rawValue, before: cleanUp, after: next, note: note, by: officer), in: tx)
            return next
        }
    }

    private func apply(_ cleanUp: CleanUp, by officer: Officer, in tx: Transaction) throws {
        guard let day = cleanUp.decidedOn else { return }
        let writer = NormativeWriter(self, tx, by: officer)
        for item in cleanUp.items {
            guard let text = try NormativeRows.text(item.text, in: tx), let choice = item.proposal?.choice else {
                continue
            }
            if let kind = choice.ending, text.ending == nil {
                let ending = NormativeEnding(ValidityEnding(kind, on: day), cleanUp: cleanUp.id)
                try writer.record(.ended(ending), act: "end", rule: "NORM-6", on: text)
            }
            if choice == .amend {
                try obligations.open(
                    "NORM-6", on: cleanUp.amendment(of: text.id), of: cleanUp.agency, title: "按清理结果修改《\(text.title)》",
                    owner: text.unit,
                    term: Term(policy.amendment), in: tx)
            }
        }
    }

    static func cleanUp(_ id: CleanUpID, to officer: Officer, in snapshot: Snapshot) throws -> CleanUp {
        guard let found = try CleanUpRows.cleanUp(id, in: snapshot), found.reach(of: officer).canRead else {
            throw Refusal.notFound
        }
        return found
    }

    private static func entry(
        _ act: String, before: CleanUp?, after: CleanUp, note: String, by officer: Officer
    ) -> JournalEntry {
        after.entry(act, before: before, note: note, by: (officer.id, officer.name))
    }
}

extension CleanUp {
    func entry(
        _ act: String, before: CleanUp?, note: String, by actor: (id: MemberID?, name: String)
    ) -> JournalEntry {
        JournalEntry(
            agency: agency, actor: actor.id, actorName: actor.name, act: "clean_up.\(act)",
            subjectKind: CleanUp.journalKind, subjectID: id.text, before: before?.canonicalText,
            after: canonicalText, rule: "NORM-6", note: note)
    }

    /// What the obligation to amend `text` hangs on.
    func amendment(of text: NormativeID) -> Obligation.Subject {
        Obligation.Subject(kind: CleanUp.journalKind, id: "\(id)/\(text)")
    }
}

extension CleanUp {
    package static let journalKind = "clean_up"
}
