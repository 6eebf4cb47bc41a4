import Audit
import Ciphers
import Consultation
import Foundation
import Kernel
import Requests
import SQL

/// What is done with the keys of fields and files, each act with its entry in the journal (MLPS-3, PII-3).
struct KeyChange {
    let keys: FieldKeyFile
    let store: Store
    let journal: Journal
    let requests: RequestStore
    let consultations: ConsultationStore

    struct Report: Equatable {
        var files = SealingReport()
        var opinionFiles = 0
        var fields = FieldRenewal()

        var isComplete: Bool { files.failed + fields.failed == 0 }
    }

    /// A new key seals from now on, and what older ones sealed is brought under it.
    func renew() async throws -> (keyID: String, report: Report) {
        let id = try keys.renew()
        // Before the round, which may break off and is then gone on with another day: the key is in force from here.
        try await note("keys.renew", "启用新密钥（编号 \(id)）")
        return (id, try await settle())
    }

    /// Brings everything under the key in force.
    func settle() async throws -> Report {
        var report = Report()
        report.files = try await requests.sealFiles()
        report.opinionFiles = try await consultations.sealFiles(uses: FileReferences.namedBesideComments)
        let cipher = try keys.cipher()
        // With one key there is nothing that another can have sealed.
        if cipher.hasOlderKeys { report.fields = try await SealedFields(store: store).renew(with: cipher) }
        return report
    }

    /// Takes every key but the newest out of the key file, once nothing needs them: as when one became known.
    ///
    /// - Returns: how many were taken out.
    func retire() async throws -> Int {
        let all = try keys.cipher()
        let report = try await settle(), current = all.keyID
        let left = try await store.read { try FileReferences.sealed(besides: current, in: $0) }
        guard report.isComplete, left == 0 else {
            throw Refusal(
                .stateRefused,
                "没有移除旧密钥：还有\(report.files.failed + report.fields.failed + left)项内容不能改用新密钥封存。请先检查文件和密钥是否齐全，再重试。",
                rule: "MLPS-3")
        }
        let removed = try keys.retire()
        if removed > 0 { try await note("keys.retire", "移除旧密钥\(removed)个，现用密钥编号 \(current)") }
        // Somebody may have sealed with an older key while it was being taken out; it is still known here.
        _ = try await SealedFields(store: store).renew(with: all)
        return removed
    }

    private func note(_ act: String, _ note: String) async throws {
        try await store.write { tx in
            try journal.append(
                JournalEntry(
                    agency: nil, actor: nil, actorName: "系统管理员", act: act, subjectKind: "keys", subjectID: "fields",
                    rule: "MLPS-3", note: note), in: tx)
        }
    }
}

extension House {
    var keyChange: KeyChange {
        KeyChange(
            keys: FieldKeyFile(folder: settings.keys.path), store: store, journal: journal,
            requests: requestRooms.requests, consultations: consultations)
    }
}
