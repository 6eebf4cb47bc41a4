import Ciphers
import Kernel
import ObjectStorage
package import SQL

/// Which of these hashes the records of others name; only what nobody names is removed.
package typealias FileUses = @Sendable (_ hashes: [String], _ snapshot: Snapshot) throws -> Set<String>

/// Seals what earlier programs kept in clear and brings older references under the newest key (MLPS-3). Each file is sealed
/// and on disk before its record names it, and what lay in clear goes last, so that a round may end anywhere.
extension RequestStore {
    package func sealFiles() async throws -> SealingReport {
        var report = SealingReport()
        for table in KeptTable.allCases { try await sealAll(of: table, &report) }
        try await removeUnsealed(&report)
        return report
    }

    private func sealAll(of table: KeptTable, _ report: inout SealingReport) async throws {
        let current = SealedReference.prefix(try cipher().keyID) + "%"
        var last = ""
        while true {
            let from = last
            let found = try await store.read { snapshot in
                try snapshot.query(table.older, [current, from]).map { (id: try $0.text(0), kept: try $0.text(1)) }
            }
            guard let end = found.last else { return }
            for row in found {
                do {
                    try await sealFile(row.kept, of: row.id, in: table, &report)
                } catch is Refusal {
                    report.failed += 1
                }
            }
            last = end.id
        }
    }

    private func sealFile(
        _ kept: String, of id: String, in table: KeptTable, _ report: inout SealingReport
    ) async throws {
        if let renewed = try shelf.renewed(kept) {
            _ = try await replace(kept, by: renewed, of: id, in: table, plain: nil)
            report.renewed += 1
            return
        }
        guard case .plain(let digest) = SealedReference(kept) else { return }
        let sealed = try await shelf.keep(try await shelf.bytes(kept))
        if try await replace(kept, by: sealed, of: id, in: table, plain: digest.hex) {
            report.sealed += 1
        } else {
            try await shelf.discard(sealed)
        }
    }

    /// - Returns: false when another round was faster.
    private func replace(
        _ kept: String, by reference: String, of id: String, in table: KeptTable, plain: String?
    ) async throws -> Bool {
        try await store.write { tx in
            guard try tx.execute(table.replacing, [reference, id, kept]) > 0 else { return false }
            if let plain {
                try tx.execute(
                    "INSERT INTO request_unsealed (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING", [plain])
            }
            return true
        }
    }

    /// What lies in clear and is named by nobody goes; what others name is theirs.
    private func removeUnsealed(_ report: inout SealingReport) async throws {
        guard let fileUses else { return }
        let hashes = try await store.read { snapshot in
            try snapshot.query("SELECT hash FROM request_unsealed ORDER BY hash LIMIT 1000").map { try $0.text(0) }
        }
        guard !hashes.isEmpty else { return }
        let named = try await store.read { snapshot in
            (others: try fileUses(hashes, snapshot), ours: try hashes.filter { try isKept($0, in: snapshot) })
        }
        for hash in hashes where !named.ours.contains(hash) {
            if !named.others.contains(hash) {
                guard try await shelf.removePlain(hash) else { continue }
                report.removed += 1
            }
            try await store.write { try $0.execute("DELETE FROM request_unsealed WHERE hash = ?", [hash]) }
        }
    }

    private func isKept(_ hash: String, in snapshot: Snapshot) throws -> Bool {
        try KeptTable.allCases.contains { try snapshot.first($0.naming, [hash]) != nil }
    }
}

/// The tables whose column `kept` names a file.
private enum KeptTable: CaseIterable {
    case file, letter

    var older: String {
        switch self {
        case .file:
            "SELECT id, kept FROM request_file WHERE kept NOT LIKE ? AND id > ? ORDER BY id LIMIT 50"
        case .letter:
            "SELECT id, kept FROM request_letter WHERE kept NOT LIKE ? AND id > ? ORDER BY id LIMIT 50"
        }
    }

    var replacing: String {
        switch self {
        case .file: "UPDATE request_file SET kept = ? WHERE id = ? AND kept = ?"
        case .letter: "UPDATE request_letter SET kept = ? WHERE id = ? AND kept = ?"
        }
    }

    var naming: String {
        switch self {
        case .file: "SELECT 1 FROM request_file WHERE kept = ? LIMIT 1"
        case .letter: "SELECT 1 FROM request_letter WHERE kept = ? LIMIT 1"
        }
    }
}
