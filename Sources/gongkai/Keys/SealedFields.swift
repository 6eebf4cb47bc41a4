import Ciphers
import Consultation
import Corrections
import Kernel
import Letters
import Opinion
import Requests
import SQL
import Subscriptions
import Supervision

/// Every value that is sealed in a row of the database, whatever capability keeps it.
struct SealedFields {
    let store: Store

    /// A test compares these with the columns of bytes that the database has.
    static let columns: [SealedColumn] = [
        RequestStore.applicants, RequestStore.parties, ConsultationStore.contacts, ConsultationStore.enterpriseContacts,
        LetterStore.writers, CorrectionStore.contacts, ComplaintStore.contacts, OpinionStore.phones,
        NoticeStore.mailboxes, SubscriptionStore.addresses,
    ]

    private static let batch = 500

    /// Seals anew what an older key sealed. A value that changed meanwhile was sealed with the key in force.
    func renew(with cipher: FieldCipher) async throws -> FieldRenewal {
        var report = FieldRenewal()
        for column in SealedFields.columns { try await renew(column, with: cipher, &report) }
        return report
    }

    private func renew(_ column: SealedColumn, with cipher: FieldCipher, _ report: inout FieldRenewal) async throws {
        var last = ""
        while true {
            let from = last
            let rows = try await store.read { try SealedFields.rows(of: column, after: from, in: $0) }
            guard let end = rows.last else { return }
            last = end.key
            var renewed: [(row: SealedValue, bytes: [UInt8])] = []
            for row in rows {
                do {
                    if let bytes = try cipher.renewed(row.bytes, for: column.place(row.key)) {
                        renewed.append((row, bytes))
                    }
                } catch is CipherFailure {
                    report.failed += 1
                }
            }
            let changes = renewed
            report.renewed += try await store.write { tx in
                try changes.reduce(0) { try $0 + SealedFields.replace($1.row, by: $1.bytes, in: column, tx) }
            }
        }
    }

    private struct SealedValue {
        let key: String
        let bytes: [UInt8]
    }

    private static func rows(
        of column: SealedColumn, after key: String, in snapshot: Snapshot
    ) throws -> [SealedValue] {
        try snapshot.query(
            """
            SELECT \(column.key), \(column.column) FROM \(column.table)
            WHERE \(column.column) IS NOT NULL AND \(column.key) > ? ORDER BY \(column.key) LIMIT ?
            """, [key, batch]
        ).map { SealedValue(key: try $0.text(0), bytes: try $0.bytes(1)) }
    }

    private static func replace(
        _ row: SealedValue, by bytes: [UInt8], in column: SealedColumn, _ tx: Transaction
    ) throws -> Int {
        try tx.execute(
            """
            UPDATE \(column.table) SET \(column.column) = ? WHERE \(column.key) = ? AND \(column.column) = ?
            """, [bytes, row.key, row.bytes])
    }
}

/// What a round of sealing anew did.
struct FieldRenewal: Equatable {
    var renewed = 0
    /// No key at hand opens them; they were left alone.
    var failed = 0
}
