package import Audit
import Foundation
package import Kernel
package import SQL

/// Keeps uploads between reading and confirmation. Every answer a person gives is one transaction.
package struct PlanImportStore: Sendable {
    let store: Store
    let journal: Journal

    package init(store: Store, journal: Journal) {
        self.store = store
        self.journal = journal
    }

    /// Keeps what was read from an uploaded file.
    ///
    /// - Parameter source: the document as read, for the preview.
    package func begin(
        fileName: String, fileHash: String, draft: ImportDraft, source: SourcePreview, by officer: Officer
    ) async throws -> PlanImportID {
        if let refusal = ImportDecision.refusal(by: officer, agency: officer.agency) { throw refusal }
        return try await store.write { tx in
            let id: PlanImportID = tx.newID()
            try tx.execute(
                """
                INSERT INTO plan_import
                (id, agency_id, uploaded_by, uploaded_at, file_name, file_hash, draft, source, state, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', 1)
                """,
                [
                    id, officer.agency, officer.id, tx.now, fileName, fileHash, try ImportText.write(draft),
                    try ImportText.write(source),
                ])
            try append("plan.import.upload", id, officer, "上传《\(fileName)》", after: fileHash, tx)
            return id
        }
    }

    package func item(_ id: PlanImportID, for officer: Officer) async throws -> PlanImport {
        try await store.read { try PlanImportStore.visible(id, to: officer, in: $0) }
    }

    /// Uploads of the officer's agency that wait to be confirmed, newest first.
    package func open(for officer: Officer) async throws -> [PlanImport] {
        guard ImportDecision.refusal(by: officer, agency: officer.agency) == nil else { return [] }
        return try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT \(PlanImportStore.columns) FROM plan_import
                WHERE agency_id = ? AND state = 'open' ORDER BY uploaded_at DESC, id DESC
                """, [officer.agency]
            ).map(PlanImportStore.read)
        }
    }

    /// Changes the draft. `edit` gets it as it stands and may refuse.
    @discardableResult
    package func edit(
        _ id: PlanImportID, by officer: Officer, version: Int?, note: String,
        _ edit: @escaping @Sendable (inout ImportDraft) throws -> Void
    ) async throws -> PlanImport {
        try await store.write { tx in
            let item = try PlanImportStore.editable(id, by: officer, version: version, in: tx)
            var draft = item.draft
            try edit(&draft)
            let changed = try tx.execute(
                "UPDATE plan_import SET draft = ?, version = version + 1 WHERE id = ? AND version = ?",
                [try ImportText.write(draft), id, item.version])
            guard changed == 1 else { throw PlanStore.changedMeanwhile }
            try append("plan.import.edit", id, officer, note, after: nil, tx)
            return try PlanImportStore.visible(id, to: officer, in: tx)
        }
    }

    package func discard(_ id: PlanImportID, by officer: Officer) async throws {
        try await store.write { tx in
            _ = try PlanImportStore.editable(id, by: officer, version: nil, in: tx)
            try tx.execute(
                "UPDATE plan_import SET state = 'discarded', version = version + 1 WHERE id = ? AND state = 'open'",
                [id])
            try append("plan.import.discard", id, officer, "放弃导入", after: nil, tx)
        }
    }

    static func editable(
        _ id: PlanImportID, by officer: Officer, version: Int?, in snapshot: Snapshot
    ) throws -> PlanImport {
        let item = try visible(id, to: officer, in: snapshot)
        guard item.state == .open else {
            throw Refusal(.stateRefused, "这份文件已经确认或放弃，不能再修改。请到台账中查看，或重新上传。", rule: "TASK-1")
        }
        if let version, version != item.version { throw PlanStore.changedMeanwhile }
        return item
    }

    private static func visible(
        _ id: PlanImportID, to officer: Officer, in snapshot: Snapshot
    ) throws -> PlanImport {
        let row = try snapshot.first("SELECT \(columns) FROM plan_import WHERE id = ?", [id])
        guard let item = try row.map(read) else { throw Refusal.notFound }
        if let refusal = ImportDecision.refusal(by: officer, agency: item.agency) { throw refusal }
        return item
    }

    func append(
        _ act: String, _ id: PlanImportID, _ officer: Officer, _ note: String, after: String?, _ tx: Transaction
    ) throws {
        try journal.append(
            JournalEntry(
                agency: officer.agency, actor: officer.id, actorName: officer.name, act: act,
                subjectKind: "plan_import", subjectID: id.text, before: nil, after: after, rule: "TASK-1", note: note),
            in: tx)
    }

    private static let columns =
        "id, agency_id, file_name, file_hash, uploaded_at, state, plan_id, draft, source, version"

    private static func read(_ row: SQLRow) throws -> PlanImport {
        PlanImport(
            id: try row.id(0), agency: try row.id(1), fileName: try row.text(2), fileHash: try row.text(3),
            uploadedAt: try row.moment(4), state: try Stored.value(PlanImport.State.self, try row.text(5)),
            plan: try row.optionalID(6), draft: try ImportText.read(ImportDraft.self, try row.text(7)),
            source: try ImportText.read(SourcePreview.self, try row.text(8)),
            version: try row.integer(9))
    }
}

/// A draft or preview as its column keeps it.
enum ImportText {
    static func write(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
