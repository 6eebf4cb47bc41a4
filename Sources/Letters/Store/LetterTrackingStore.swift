import Ciphers
package import Kernel
import People
import SQL

/// What the holder of a code may see and do (MAIL-6).
extension LetterStore {
    /// A code in its one form, as it was typed when it cannot be one.
    package static func plainCode(_ typed: String) -> String { QueryCode.read(typed) ?? typed }

    /// `Refusal.notFound` says nothing of whether there is such a code.
    package func tracking(_ code: String) async throws -> LetterTracking {
        try await store.read { snapshot in
            let found = try letter(by: code, in: snapshot)
            let main = try found.mergedInto.flatMap { try LetterRows.letter($0, in: snapshot) }
            let reading = try reading(of: main ?? found, in: snapshot)
            return LetterTracking(
                letter: found, main: main, clock: reading?.sentence, due: reading?.due.deadline?.day,
                unitNames: try people.names(of: found.agency, in: snapshot).units)
        }
    }

    package func withdraw(_ code: String, reason: String) async throws {
        try await store.write { tx in
            let found = try letter(by: code, in: tx)
            try record(try found.withdrawing(reason: reason, at: tx.now).get(), "withdraw", on: found, in: tx)
        }
    }

    package func rate(_ code: String, _ outcome: LetterOutcome?, words: String) async throws {
        try await store.write { tx in
            let found = try letter(by: code, in: tx)
            try record(try found.rating(outcome, words: words).get(), "rate", on: found, in: tx)
        }
    }

    private func record(_ decision: LetterDecision, _ act: String, on found: Letter, in tx: Transaction) throws {
        _ = try LetterWriter(tx: tx, officer: nil, journal: journal, obligations: obligations)
            .record(decision, act: act, on: found)
    }

    private func letter(by code: String, in snapshot: Snapshot) throws -> Letter {
        guard let code = QueryCode.read(code),
            let row = try snapshot.first(
                "SELECT \(LetterRows.columns) FROM letter l WHERE l.code_hash = ?", [QueryCode.digest(code)])
        else {
            throw Refusal(.notFound, "没有查到：查询码不对，或者不是来信的查询码。请核对回执上的12位查询码。", field: "code")
        }
        return try LetterRows.letter(from: row, in: snapshot)
    }
}
