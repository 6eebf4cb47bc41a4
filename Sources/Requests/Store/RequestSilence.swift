import Ciphers
import Kernel
import Obligations
import SQL

/// What the end of a period means by itself, recorded without anybody's hand (FOI-32, FOI-34).
extension RequestStore {
    private static let recorder = "系统"

    /// Records the silence of third parties, which is no consent, and of joint makers, which is, once their 15 working days
    /// are over. Each case is a transaction of its own.
    ///
    /// - Returns: how many were silent.
    package func recordSilences() async throws -> Int {
        let due = try await store.read { snapshot in
            // Nobody's fifteen working days are shorter than fifteen days.
            try snapshot.query(
                """
                SELECT DISTINCT c.request_id FROM request_consultation c JOIN request r ON r.id = c.request_id
                WHERE r.stage = ? AND c.answered_on IS NULL AND c.received_on < ?
                ORDER BY c.request_id
                """, [RequestStage.consulting.rawValue, today.adding(days: -Consulted.answerTerm)]
            ).map { try $0.id(0) as RequestID }
        }
        var silent = 0
        for id in due { silent += try await recordSilences(of: id) }
        return silent
    }

    private func recordSilences(of id: RequestID) async throws -> Int {
        let cipher = try cipher()
        let count = try await store.write { tx in
            var silent = 0
            guard var found = try RequestRows.request(id, opening: cipher, in: tx) else { return 0 }
            for asked in found.consultations where found.stage == .consulting && asked.isOpen {
                let context = try context(of: found, at: tx.now, in: tx)
                guard let decision = found.silence(of: asked, context) else { continue }
                var writer = writer(tx, nil, cipher)
                writer.actorName = RequestStore.recorder
                found = try writer.record(
                    decision, act: RequestAct.recordAnswer.rawValue,
                    rule: asked.whom == .jointMaker ? "FOI-34" : "FOI-32", on: found)
                silent += 1
            }
            return silent
        }
        if count > 0 { await makeLetters(of: id) }
        return count
    }
}
