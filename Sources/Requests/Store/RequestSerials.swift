import Kernel
import SQL

/// Numbers without gaps: one row counts for each series and year. It is locked until the transaction that took a number
/// ends, and goes back with it.
enum RequestSerials {
    static let registration = "request"

    /// 登记编号 `2026-017`.
    static func registration(of agency: AgencyID, year: Int, in tx: Transaction) throws -> String {
        "\(year)-\(padded(try next(registration, of: agency, year: year, in: tx)))"
    }

    static func next(_ series: String, of agency: AgencyID, year: Int, in tx: Transaction) throws -> Int {
        let rows = try tx.query(
            """
            INSERT INTO request_serial (agency_id, series, year, last) VALUES (?, ?, ?, 1)
            ON CONFLICT (agency_id, series, year) DO UPDATE SET last = request_serial.last + 1 RETURNING last
            """, [agency, series, year])
        guard let row = rows.first else { throw SQLError.failed(code: "stored", message: "no serial row") }
        return try row.integer(0)
    }

    private static func padded(_ serial: Int) -> String {
        let digits = String(serial)
        return String(repeating: "0", count: max(3 - digits.count, 0)) + digits
    }
}

/// Letters are numbered by kind and year: `青卫公开补〔2026〕3号`.
enum LetterNumbers {
    /// The word of a series; nil for what bears no number. Letters that ask others share one.
    static func series(_ kind: LetterKind) -> String? {
        switch kind {
        case .reply: "告"
        case .correctionNotice: "补"
        case .reasonsNotice: "理"
        case .delayNotice: "迟"
        case .extensionNotice: "延"
        case .thirdPartyLetter, .jointMakerLetter, .otherOrganLetter: "征"
        case .consultationNotice: "知"
        case .thirdPartyNotice: "三"
        case .assistanceLetter: "协"
        case .feeNotice: "费"
        case .recordCorrectionNotice: "更"
        case .applicationForm, .registrationForm, .receipt, .thirdPartyAnswer, .serviceReturn, .reviewSheet,
            .publicationTransfer:
            nil
        }
    }

    static func next(_ kind: LetterKind, of agency: AgencyID, organ: String, in tx: Transaction) throws -> String? {
        guard let series = series(kind) else { return nil }
        let year = tx.today.year
        let serial = try RequestSerials.next(series, of: agency, year: year, in: tx)
        let word = organ.hasSuffix("公开") ? organ : "\(organ)公开"
        return "\(word)\(series)〔\(year)〕\(serial)号"
    }
}
