import Kernel
import SQL

/// 文号: one row counts for each 代字 and year. It is locked until the transaction that took a number commits, and goes
/// back with it: no two documents share a number and none is left out (NORM-3).
enum DocumentSerials {
    static func next(
        of code: String, year: Int, agency: AgencyID, in tx: Transaction
    ) throws -> DocumentNumber {
        let serial = try locked(code, year, agency, tx) + 1
        try set(serial, code, year, agency, tx)
        guard let number = DocumentNumber("\(code)〔\(year)〕\(serial)号") else {
            throw Refusal(.invalid, "未能编文号：机关代字“\(code)”不规范。请退回拟稿人改正。", rule: "NORM-3")
        }
        return number
    }

    /// A number given elsewhere: those given here go on after it.
    static func pass(_ number: DocumentNumber, agency: AgencyID, in tx: Transaction) throws {
        let last = try locked(number.organ, number.year, agency, tx)
        if number.serial > last { try set(number.serial, number.organ, number.year, agency, tx) }
    }

    private static func locked(_ code: String, _ year: Int, _ agency: AgencyID, _ tx: Transaction) throws -> Int {
        try tx.execute(
            """
            INSERT INTO document_serial (agency_id, organ_code, year, last) VALUES (?, ?, ?, 0)
            ON CONFLICT (agency_id, organ_code, year) DO NOTHING
            """, [agency, code, year])
        let row = try tx.first(
            """
            SELECT last FROM document_serial WHERE agency_id = ? AND organ_code = ? AND year = ?\(tx.dialect.rowLock)
            """, [agency, code, year])
        guard let row else { throw SQLError.failed(code: "stored", message: "no serial row") }
        return try row.integer(0)
    }

    private static func set(
        _ serial: Int, _ code: String, _ year: Int, _ agency: AgencyID, _ tx: Transaction
    ) throws {
        try tx.execute(
            "UPDATE document_serial SET last = ? WHERE agency_id = ? AND organ_code = ? AND year = ?",
            [serial, agency, code, year])
    }
}
