import Audit
package import Kernel
import SQL

/// Submissions to gazettes, and what of ours stands in them (GAZ-1…GAZ-3).
extension NormativeStore {
    /// Every submission of the officer's agency, the newest first.
    package func submissions(for officer: Officer) async throws -> [GazetteSubmission] {
        try await store.read { snapshot in
            guard !officer.isAdministrator else { return [] }
            return try GazetteRows.submissions("s.agency_id = ?", [officer.agency], in: snapshot)
        }
    }

    /// What was printed, of texts that the public reads anyway.
    package func printedSubmissions() async throws -> [GazetteSubmission] {
        try await store.read { try GazetteRows.submissions("s.year IS NOT NULL", [], in: $0) }
    }

    /// - Parameter agencyNames: the agency's own names: it runs no gazette (GAZ-1).
    package func submit(
        _ draft: GazetteDraft, on id: NormativeID, agencyNames: [String], by officer: Officer
    ) async throws -> GazetteSubmission {
        try await store.write { tx in
            let text = try NormativeStore.visible(id, to: officer, in: tx)
            if let refusal = GazetteSubmission.refusal(
                of: draft, on: text, agencyNames: agencyNames, by: officer, today: tx.today)
            {
                throw refusal
            }
            let before = try GazetteRows.submissions(
                "s.normative_id = ? AND s.gazette = ? AND s.state <> 'declined'", [id, draft.gazette], in: tx)
            guard before.isEmpty else {
                throw Refusal(
                    .stateRefused, "未能报送公报：这份文件已经报送《\(draft.gazette)》。请在已有的报送记录上登记结果。", rule: "GAZ-2",
                    field: "gazette")
            }
            let item = GazetteSubmission(
                id: tx.newID(), agency: text.agency, text: id, title: text.title, number: text.number,
                level: draft.level, gazette: draft.gazette, submittedOn: draft.on)
            try GazetteRows.insert(item, in: tx)
            try journal.append(
                entry("submit", before: nil, after: item, note: "《\(draft.gazette)》", by: officer), in: tx)
            return item
        }
    }

    package func accept(
        _ id: GazetteSubmissionID, on day: Day, by officer: Officer
    ) async throws -> GazetteSubmission {
        try await perform(.accept, id, by: officer) { item, tx in
            try item.accepting(on: day, by: officer, today: tx.today).get()
        }
    }

    package func decline(
        _ id: GazetteSubmissionID, reason: String, by officer: Officer
    ) async throws -> GazetteSubmission {
        try await perform(.decline, id, by: officer) { item, _ in try item.declining(reason: reason, by: officer).get()
        }
    }

    package func print(
        _ id: GazetteSubmissionID, at place: GazettePlace, by officer: Officer
    ) async throws -> GazetteSubmission {
        try await perform(.print, id, by: officer) { item, tx in
            try item.printing(place, by: officer, today: tx.today).get()
        }
    }

    package func link(
        _ id: GazetteSubmissionID, to address: String, by officer: Officer
    ) async throws -> GazetteSubmission {
        try await perform(.link, id, by: officer) { item, _ in try item.linking(address: address, by: officer).get() }
    }

    private func perform(
        _ act: GazetteAct, _ id: GazetteSubmissionID, by officer: Officer,
        decide: @escaping @Sendable (GazetteSubmission, Transaction) throws -> GazetteSubmission
    ) async throws -> GazetteSubmission {
        try await store.write { tx in
            guard let item = try GazetteRows.submissions("s.id = ?", [id], in: tx).first else { throw Refusal.notFound }
            let next = try decide(item, tx)
            try GazetteRows.update(next, from: item, in: tx)
            let note = next.place?.chinese ?? next.declineReason ?? ""
            try journal.append(entry(act.rawValue, before: item, after: next, note: note, by: officer), in: tx)
            return next
        }
    }

    private func entry(
        _ act: String, before: GazetteSubmission?, after: GazetteSubmission, note: String, by officer: Officer
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "gazette.\(act)",
            subjectKind: GazetteSubmission.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: "GAZ-2", note: note)
    }
}

extension GazetteSubmission {
    package static let journalKind = "gazette_submission"
}

/// Reads and writes submissions; the title and number are the text's.
enum GazetteRows {
    static func submissions(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [GazetteSubmission] {
        try snapshot.query(
            """
            SELECT s.id, s.agency_id, s.normative_id, n.title, n.number, s.level, s.gazette, s.submitted_on, s.state,
                s.accepted_on, s.year, s.issue, s.page, s.address, s.decline_reason, s.version
            FROM gazette_submission s JOIN normative n ON n.id = s.normative_id
            WHERE \(condition) ORDER BY s.submitted_on DESC, s.id DESC
            """, values
        ).map { row in
            var cursor = RowCursor(row)
            var item = GazetteSubmission(
                id: try cursor.id(), agency: try cursor.id(), text: try cursor.id(), title: try cursor.text(),
                number: try cursor.optionalText(), level: try cursor.value(GazetteLevel.self),
                gazette: try cursor.text(), submittedOn: try cursor.day(),
                state: try cursor.value(GazetteSubmission.State.self), acceptedOn: try cursor.optionalDay())
            let year = try cursor.optionalInteger(), issue = try cursor.optionalInteger()
            let page = try cursor.optionalInteger()
            if let year, let issue, let page { item.place = GazettePlace(year: year, issue: issue, page: page) }
            item.address = try cursor.optionalText()
            item.declineReason = try cursor.optionalText()
            item.version = try cursor.integer()
            return item
        }
    }

    static func insert(_ item: GazetteSubmission, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gazette_submission (id, agency_id, normative_id, level, gazette, submitted_on, state, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                item.id, item.agency, item.text, item.level.rawValue, item.gazette, item.submittedOn,
                item.state.rawValue, item.version,
            ])
    }

    static func update(_ next: GazetteSubmission, from item: GazetteSubmission, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE gazette_submission SET state = ?, accepted_on = ?, year = ?, issue = ?, page = ?, address = ?,
                decline_reason = ?, version = ?
            WHERE id = ? AND agency_id = ? AND version = ?
            """,
            [
                next.state.rawValue, next.acceptedOn, next.place?.year, next.place?.issue, next.place?.page,
                next.address, next.declineReason, next.version, item.id, item.agency, item.version,
            ])
        guard changed == 1 else { throw NormativeStore.changedMeanwhile }
    }
}
