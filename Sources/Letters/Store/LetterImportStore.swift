import Ciphers
package import Kernel
import People
import SQL

/// Imports of 12345.
extension LetterStore {
    private static let batch = 200

    /// Takes the good rows and says of each other one why not. The same file again changes nothing: an order is known by its
    /// number. Batches commit one by one, so that thousands of rows do not hold everybody else up.
    package func take(_ rows: [LetterImportRow], by officer: Officer) async throws -> LetterImportReport {
        if let refusal = LetterStore.refusalOfEntering(by: officer) { throw refusal }
        let cipher = try cipher()
        var report = LetterImportReport(), rest = rows[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(LetterStore.batch))
            rest = rest.dropFirst(LetterStore.batch)
            do {
                report.lines += try await take(batch: batch, cipher, by: officer).lines
            } catch SQLError.uniqueViolation {
                // Somebody else imported the same orders at this moment; now they are known.
                report.lines += try await take(batch: batch, cipher, by: officer).lines
            }
        }
        return report
    }

    /// The same in one transaction, for a call that is answered once; its rows are few.
    package func takeAtOnce(_ rows: [LetterImportRow], by officer: Officer) async throws -> LetterImportReport {
        if let refusal = LetterStore.refusalOfEntering(by: officer) { throw refusal }
        guard !rows.isEmpty else { return LetterImportReport() }
        return try await take(batch: rows, try cipher(), by: officer)
    }

    private func take(
        batch: [LetterImportRow], _ cipher: FieldCipher, by officer: Officer
    ) async throws -> LetterImportReport {
        try await store.write { tx in
            let home = try home(of: officer.agency, in: tx)
            var known = try known(batch.map { $0[.number].unspaced }, of: officer.agency, in: tx)
            let lines = try batch.map { row in
                switch row.parsed(now: tx.now) {
                case .failure(let fault):
                    return LetterImportLine(
                        place: row.place, externalNumber: String(row[.number].unspaced.prefix(64)), outcome: .bad,
                        words: fault.reason)
                case .success(let new):
                    return try line(row.place, new, home, cipher, &known, by: officer, in: tx)
                }
            }
            return LetterImportReport(lines: lines)
        }
    }

    private struct KnownOrder {
        let hash: String
        let number: String
        let id: LetterID
    }

    private func known(
        _ numbers: [String], of agency: AgencyID, in tx: Transaction
    ) throws -> [String: KnownOrder] {
        var known: [String: KnownOrder] = [:]
        let rows = try tx.query(
            """
            SELECT external_number, import_hash, number, id FROM letter
            WHERE agency_id = ? AND external_number IN (\(SQLList.marks(numbers.count)))
            """, [agency] + numbers)
        for row in rows {
            known[try row.text(0)] = KnownOrder(
                hash: try row.optionalText(1) ?? "", number: try row.text(2), id: try row.id(3))
        }
        return known
    }

    private func line(
        _ place: Int, _ new: NewLetter, _ home: UnitID, _ cipher: FieldCipher, _ known: inout [String: KnownOrder],
        by officer: Officer, in tx: Transaction
    ) throws -> LetterImportLine {
        let order = new.externalNumber ?? "", hash = Digest(sha256: new.content.utf8).hex
        if let there = known[order] {
            return there.hash == hash
                ? LetterImportLine(
                    place: place, externalNumber: order, outcome: .known, words: there.number, id: there.id)
                : LetterImportLine(
                    place: place, externalNumber: order, outcome: .differs,
                    words: "已作为\(there.number)导入，内容不同，没有改动。请核对后在该件中办理", id: there.id)
        }
        let letter = try begin(
            new, of: officer.agency, home: home, codeHash: nil, cipher, by: officer, act: "import", in: tx)
        known[order] = KnownOrder(hash: hash, number: letter.number, id: letter.id)
        return LetterImportLine(
            place: place, externalNumber: order, outcome: .added, words: letter.number, id: letter.id)
    }

    /// Answers to orders of 12345 that went out from `day` on, to be sent back there.
    package func externalAnswers(since day: Day, for officer: Officer, most: Int) async throws -> [ExternalAnswer] {
        if let refusal = LetterStore.refusalOfEntering(by: officer) { throw refusal }
        return try await store.read { snapshot in
            let units = try people.names(of: officer.agency, in: snapshot).units
            let ids = try snapshot.query(
                """
                SELECT id FROM letter WHERE agency_id = ? AND external_number IS NOT NULL
                    AND (replied_at >= ? OR closed_at >= ?) ORDER BY received_at, id LIMIT ?
                """, [officer.agency, Moment(day: day), Moment(day: day), max(most, 1)]
            ).map { try $0.id(0) as LetterID }
            return try ids.compactMap { id in
                guard let one = try LetterRows.letter(id, in: snapshot), let order = one.externalNumber else {
                    return nil
                }
                return ExternalAnswer(
                    externalNumber: order, number: one.number, category: one.category, stage: one.stage,
                    unit: units[one.unit] ?? "", words: one.answer?.words ?? one.told,
                    at: one.answer?.at ?? one.closedAt, outcome: one.outcome)
            }
        }
    }
}
