import Kernel
import SQL

/// Rows of reports and of what hangs on them.
enum ReportRows {
    static func reports(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [YearReport] {
        try snapshot.query(
            """
            SELECT id, agency_id, year, unit_id, is_government, state, text_overview, text_problems, text_others,
                settled_by, article_id, published_at, version
            FROM annual_report WHERE \(condition)
            """, values
        ).map { row in
            var cursor = RowCursor(row)
            let id: YearReportID = try cursor.id()
            return YearReport(
                id: id, agency: try cursor.id(), year: try cursor.integer(), unit: try cursor.id(),
                isGovernment: try cursor.bool(), state: try cursor.value(YearReport.State.self),
                texts: ReportTexts(
                    overview: try cursor.text(), problems: try cursor.text(), others: try cursor.text()),
                milestones: try milestones(of: id, in: snapshot), settledBy: try cursor.text(),
                article: try cursor.optionalID(), publishedAt: try cursor.optionalMoment(),
                version: try cursor.integer())
        }
    }

    private static func milestones(of id: YearReportID, in snapshot: Snapshot) throws -> [ReportMilestone] {
        try snapshot.query(
            "SELECT name, due_on, met_on FROM annual_report_milestone WHERE report_id = ? ORDER BY position", [id]
        ).map { ReportMilestone(name: try $0.text(0), dueOn: try $0.day(1), metOn: try $0.optionalDay(2)) }
    }

    static func figures(of id: YearReportID, in snapshot: Snapshot) throws -> [ManualFigure] {
        try snapshot.query(
            """
            SELECT id, place, amount, source, entered_by, entered_name, entered_at, confirmed_by, confirmed_name
            FROM annual_report_figure WHERE report_id = ? ORDER BY id
            """, [id]
        ).map { row in
            var cursor = RowCursor(row)
            let id: ManualFigureID = try cursor.id(), key = try cursor.text()
            guard let place = ManualFigure.Place(key: key) else {
                throw SQLError.failed(code: "stored", message: "not a place: \(key)")
            }
            return ManualFigure(
                id: id, place: place, amount: try cursor.integer(), source: try cursor.text(),
                enteredBy: try cursor.id(), enteredName: try cursor.text(), enteredAt: try cursor.moment(),
                confirmedBy: try cursor.optionalID(), confirmedName: try cursor.text())
        }
    }

    static func remarks(of id: YearReportID, in snapshot: Snapshot) throws -> [String: ReportRemark] {
        let rows = try snapshot.query(
            "SELECT warning, reason, by_name FROM annual_report_remark WHERE report_id = ?", [id])
        return Dictionary(
            try rows.map { (try $0.text(0), ReportRemark(reason: try $0.text(1), byName: try $0.text(2))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// As it was frozen; nil while it is compiled.
    static func contents(of id: YearReportID, _ coding: ReportCoding, in snapshot: Snapshot) throws -> ReportContents? {
        try snapshot.first("SELECT contents FROM annual_report WHERE id = ?", [id])?.optionalText(0).map {
            try coding.contents(Array($0.utf8))
        }
    }

    static func contents(
        of agency: AgencyID, year: Int, _ coding: ReportCoding, in snapshot: Snapshot
    ) throws -> ReportContents? {
        try snapshot.first("SELECT contents FROM annual_report WHERE agency_id = ? AND year = ?", [agency, year])?
            .optionalText(0).map { try coding.contents(Array($0.utf8)) }
    }

    /// The hash of the kept PDF.
    static func print(of id: YearReportID, in snapshot: Snapshot) throws -> String? {
        try snapshot.first("SELECT file_hash FROM annual_report_print WHERE report_id = ?", [id])?.text(0)
    }

    // MARK: What was received

    static func received(
        _ condition: String, _ values: [any SQLConvertible], _ coding: ReportCoding, in snapshot: Snapshot
    ) throws -> [ReceivedReport] {
        try snapshot.query(
            """
            SELECT id, sender, contents, state, faults, received_on FROM annual_report_received WHERE \(condition)
            """, values
        ).map { row in
            ReceivedReport(
                id: try row.id(0), sender: try row.text(1), contents: try coding.contents(Array(try row.text(2).utf8)),
                state: try Stored.value(ReceivedReport.State.self, try row.text(3)),
                faults: try row.text(4).split(separator: "\n").map(String.init), receivedOn: try row.day(5))
        }
    }
}
