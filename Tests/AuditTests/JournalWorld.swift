import Audit
import Ciphers
import Kernel
import SQL
import TestSupport

/// Two agencies that keep tasks, with a journal and two signed checkpoints, the second at the very end.
struct JournalWorld {
    static let first = AgencyID("018e0000-0000-7000-8000-000000000001")
    static let second = AgencyID("018e0000-0000-7000-8000-000000000002")
    static let migrations =
        AuditMigrations.all + [Migration("0002_desk", both: ["CREATE TABLE desk (id TEXT PRIMARY KEY, state TEXT)"])]
    static let subjects = [
        SubjectReader(kind: "desk") { id, snapshot in
            try snapshot.first("SELECT state FROM desk WHERE id = ?", [id]).map { record(id, try $0.text(0)) }
        }
    ]

    let store: Store
    let signer: CheckpointSigner
    /// The checkpoint kept elsewhere.
    let witness: SignedNote

    static func record(_ id: String, _ state: String) -> String {
        CanonicalJSON.object([("id", .text(id)), ("state", .text(state))])
    }

    /// 20 entries in the first agency's chain, 15 in the second's, 2 in the installation's.
    static func make(_ store: Store, _ algorithm: DigestAlgorithm) async throws -> JournalWorld {
        let journal = Journal(algorithm), signer = CheckpointSigner(key: SigningKey())
        for number in 1...10 {
            try await act(store, journal, first, "a\(number)", "open")
            try await act(store, journal, first, "a\(number)", "met")
            if number <= 5 { for turn in 1...3 { try await act(store, journal, second, "b\(number)-\(turn)", "open") } }
            if number == 5 { _ = try await store.write { try signer.checkpoint(in: $0) } }
        }
        for _ in 1...2 {
            try await store.write { tx in
                let entry = JournalEntry(
                    agency: nil, actor: nil, actorName: "系统", act: "calendar.load", subjectKind: "calendar",
                    subjectID: "2026", note: "载入 2026 年工作日安排")
                try journal.append(entry, in: tx)
            }
        }
        guard let witness = try await store.write({ try signer.checkpoint(in: $0) }) else {
            throw SQLError.outsideTransaction
        }
        return JournalWorld(store: store, signer: signer, witness: witness)
    }

    static func act(
        _ store: Store, _ journal: Journal, _ agency: AgencyID?, _ id: String, _ state: String
    ) async throws {
        try await store.write { tx in
            let before = try tx.first("SELECT state FROM desk WHERE id = ?", [id])?.text(0)
            try tx.execute(
                "INSERT INTO desk (id, state) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                [id, state])
            let entry = JournalEntry(
                agency: agency, actor: nil, actorName: "张宁", act: "desk.\(state)", subjectKind: "desk", subjectID: id,
                before: before.map { record(id, $0) }, after: record(id, state), rule: "TASK-4", note: "改为 \(state)")
            try journal.append(entry, in: tx)
        }
    }

    func verify(
        witness: SignedNote? = nil, withoutWitness: Bool = false, key: VerifyingKey? = nil
    ) async throws -> VerificationReport {
        let note = withoutWitness ? nil : witness ?? self.witness
        let key = key ?? signer.verifyingKey
        return try await store.read { snapshot in
            try Journal(.sha256).verify(in: snapshot, witness: note, key: key, subjects: JournalWorld.subjects)
        }
    }

    /// Verifies by way of an export, as somebody without the database does.
    func verifyExport(withoutWitness: Bool = false) async throws -> VerificationReport {
        let text = try await store.read { snapshot in
            var text = ""
            try JournalExport.write(Journal(.sha256), in: snapshot) { text += $0 }
            return text
        }
        var lines = text.split(separator: "\n").map(String.init).makeIterator()
        return try JournalExport.verify(witness: withoutWitness ? nil : witness, key: signer.verifyingKey) {
            lines.next()
        }
    }

    /// What somebody does who has the database and no scruples.
    func tamper(_ body: @escaping @Sendable (Transaction) throws -> Void) async throws {
        try await store.write { tx in
            switch tx.dialect {
            case .sqlite:
                for table in ["journal_entry", "journal_checkpoint"] {
                    for act in ["update", "delete"] { try tx.execute("DROP TRIGGER IF EXISTS \(table)_no_\(act)") }
                }
            case .postgres:
                for table in ["journal_entry", "journal_checkpoint"] {
                    try tx.execute("ALTER TABLE \(table) DISABLE TRIGGER ALL")
                }
            }
            try body(tx)
        }
    }
}
