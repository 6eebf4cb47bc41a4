import Kernel
import SQL

/// Numbers without gaps: one row counts for each series and year. It is locked until the transaction that took a number
/// ends, and goes back with it.
enum SupervisionSerials {
    /// `督办〔2026〕3号` (NORM-3).
    static func number(_ series: String, of agency: AgencyID, year: Int, in tx: Transaction) throws -> String {
        "\(series)〔\(year)〕\(try next(series, of: agency, year: year, in: tx))号"
    }

    static func next(_ series: String, of agency: AgencyID, year: Int, in tx: Transaction) throws -> Int {
        let rows = try tx.query(
            """
            INSERT INTO supervision_serial (agency_id, series, year, last) VALUES (?, ?, ?, 1)
            ON CONFLICT (agency_id, series, year) DO UPDATE SET last = supervision_serial.last + 1 RETURNING last
            """, [agency, series, year])
        guard let row = rows.first else { throw SQLError.failed(code: "stored", message: "no serial row") }
        return try row.integer(0)
    }
}
