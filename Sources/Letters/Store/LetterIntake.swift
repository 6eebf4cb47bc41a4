import Audit
package import Ciphers
package import Kernel
import People
import SQL

/// How letters come in: from the public, at the desk, from 12345.
extension LetterStore {
    /// A letter that somebody sends by the site.
    package func receive(_ new: NewLetter) async throws -> LetterReceipt {
        try await take(new, of: try await portalAgency(), by: nil)
    }

    /// A letter that staff write down: told on the telephone, in person, or on paper.
    package func enter(_ new: NewLetter, by officer: Officer) async throws -> LetterReceipt {
        if let refusal = LetterStore.refusalOfEntering(by: officer) { throw refusal }
        return try await take(new, of: officer.agency, by: officer)
    }

    /// Nil when the officer takes letters in (ROLE-11).
    package static func refusalOfEntering(by officer: Officer) -> Refusal? {
        if Letter.dispatches(officer, agency: officer.agency), !officer.holds(.supervisor), !officer.isAdministrator {
            return nil
        }
        return Refusal(.roleRefused, "未能登记来信：登记和导入由信访室或者政务公开办办理。请联系他们。", rule: "ROLE-11")
    }

    private func take(_ new: NewLetter, of agency: AgencyID, by officer: Officer?) async throws -> LetterReceipt {
        let cipher = new.writer.isEmpty ? nil : try cipher(), code = QueryCode.make()
        return try await store.write { tx in
            let letter = try begin(
                new, of: agency, home: try home(of: agency, in: tx), codeHash: QueryCode.digest(code), cipher,
                by: officer, act: officer == nil ? "receive" : "enter", in: tx)
            return LetterReceipt(
                id: letter.id, number: letter.number, code: code,
                due: try reading(of: letter, in: tx)?.due.deadline?.day)
        }
    }

    func begin(
        _ new: NewLetter, of agency: AgencyID, home: UnitID, codeHash: String?, _ cipher: FieldCipher?,
        by officer: Officer?, act: String, in tx: Transaction
    ) throws -> Letter {
        let arrived = new.receivedAt ?? tx.now
        let serial = try LetterRows.nextSerial("\(tx.today.year)", of: agency, in: tx)
        let letter = Letter(
            id: tx.newID(), agency: agency, number: LetterStore.number(tx.today.year, serial), category: new.category,
            channel: new.channel, title: new.title, words: new.words, receivedAt: arrived, home: home,
            isUrgent: new.isUrgent, externalNumber: new.externalNumber, accused: new.accused,
            isAnonymous: new.writer.isEmpty, mayPublish: new.mayPublish)
        let seal = LetterSeal(
            sameness: Digest(sha256: new.sameness.utf8).hex,
            importHash: new.externalNumber == nil ? nil : Digest(sha256: new.content.utf8).hex, codeHash: codeHash,
            writer: try cipher.flatMap {
                new.writer.isEmpty ? nil : try $0.seal(new.writer.packed, for: LetterStore.place(letter.id))
            })
        try LetterWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
            .begin(letter, seal, terms.table(on: arrived.day), act: act)
        return letter
    }

    /// Who wrote, sealed (PII-3).
    package static let writers = SealedColumn("letter", "writer")
    static func place(_ id: LetterID) -> String { writers.place(id.text) }

    private static func number(_ year: Int, _ serial: Int) -> String {
        let digits = String(serial)
        return "LX\(year)-\(String(repeating: "0", count: max(4 - digits.count, 0)))\(digits)"
    }
}
