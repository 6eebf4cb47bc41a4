import Ciphers
package import Kernel
package import ObjectStorage
package import SQL

/// Which of these hashes records of other capabilities name.
package typealias OtherFileUses = @Sendable (_ hashes: [String], Snapshot) throws -> Set<String>

/// Files of comments that lie in clear since before files were sealed, or under an older key. Each is replaced in a transaction
/// of its own and the clear one removed afterwards, so that nothing is lost whenever it breaks off (PII-3, MLPS-3).
extension ConsultationStore {
    private static let batch = 100

    /// - Parameter uses: who else names a file that lies in clear: it stays.
    /// - Returns: how many were sealed anew.
    package func sealFiles(uses: @escaping OtherFileUses) async throws -> Int {
        let current = SealedReference.prefix(try cipher().keyID) + "%"
        var sealed = 0, last = ""
        while true {
            let from = last
            let found = try await store.read { snapshot in
                try snapshot.query(
                    """
                    SELECT id, hash FROM consultation_comment_file WHERE hash NOT LIKE ? AND id > ? ORDER BY id LIMIT ?
                    """, [current, from, ConsultationStore.batch]
                ).map { (id: try $0.text(0), kept: try $0.text(1)) }
            }
            guard let end = found.last else { break }
            for row in found where try await seal(row.kept, of: row.id) { sealed += 1 }
            last = end.id
        }
        try await removeClear(uses)
        return sealed
    }

    /// - Returns: false when another process was faster, or the file cannot be read: it is tried again on another day.
    private func seal(_ kept: String, of id: String) async throws -> Bool {
        do {
            if let renewed = try shelf.renewed(kept) { return try await replace(kept, by: renewed, of: id, clear: nil) }
            guard case .plain(let digest) = SealedReference(kept) else { return false }
            let sealed = try await shelf.keep(try await shelf.bytes(kept))
            if try await replace(kept, by: sealed, of: id, clear: digest.hex) { return true }
            try await shelf.discard(sealed)
            return false
        } catch is Refusal { return false }
    }

    private func replace(_ kept: String, by reference: String, of id: String, clear: String?) async throws -> Bool {
        try await store.write { tx in
            let changed = try tx.execute(
                "UPDATE consultation_comment_file SET hash = ? WHERE id = ? AND hash = ?", [reference, id, kept])
            guard changed > 0 else { return false }
            if let clear {
                try tx.execute(
                    "INSERT INTO consultation_unsealed (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING", [clear])
            }
            return true
        }
    }

    private func removeClear(_ uses: @escaping OtherFileUses) async throws {
        let (hashes, named) = try await store.read { snapshot in
            let hashes = try snapshot.query("SELECT hash FROM consultation_unsealed ORDER BY hash LIMIT 1000").map {
                try $0.text(0)
            }
            let own = try hashes.filter {
                try snapshot.first("SELECT 1 FROM consultation_comment_file WHERE hash = ?", [$0]) != nil
            }
            return (hashes, hashes.isEmpty ? [] : try uses(hashes, snapshot).union(own))
        }
        for hash in hashes where !named.contains(hash) {
            guard try await shelf.removePlain(hash) else { continue }
            try await store.write { try $0.execute("DELETE FROM consultation_unsealed WHERE hash = ?", [hash]) }
        }
    }
}
