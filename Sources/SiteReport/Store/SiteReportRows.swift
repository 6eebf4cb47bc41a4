import Audit
import Kernel
import SQL

/// Forms and their figures as rows.
enum SiteReportRows {
    static func reports(
        _ condition: String, _ values: [any SQLConvertible], in snapshot: Snapshot
    ) throws -> [SiteYearReport] {
        try snapshot.query(
            """
            SELECT id, agency_id, year, state, settled_by, settled_name, published_at, version FROM site_report
            WHERE \(condition)
            """, values
        ).map {
            SiteYearReport(
                id: try $0.id(0), agency: try $0.id(1), year: try $0.integer(2),
                state: try Stored.value(SiteYearReport.State.self, try $0.text(3)), settledBy: try $0.optionalID(4),
                settledName: try $0.text(5), publishedAt: try $0.optionalMoment(6), version: try $0.integer(7))
        }
    }

    static func insert(_ report: SiteYearReport, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO site_report (id, agency_id, year, state, settled_name, version) VALUES (?, ?, ?, ?, '', ?)
            """, [report.id, report.agency, report.year, report.state.rawValue, report.version])
    }

    static func update(_ next: SiteYearReport, from before: SiteYearReport, in tx: Transaction) throws {
        let changed = try tx.execute(
            """
            UPDATE site_report SET state = ?, settled_by = ?, settled_name = ?, published_at = ?, version = ?
            WHERE id = ? AND version = ?
            """,
            [
                next.state.rawValue, next.settledBy, next.settledName, next.publishedAt, next.version, before.id,
                before.version,
            ])
        guard changed == 1 else { throw SiteReportStore.changedMeanwhile }
    }

    // MARK: What people entered

    static func entered(of id: SiteReportID, in snapshot: Snapshot) throws -> [EnteredFigure] {
        try snapshot.query(
            """
            SELECT item, value, source, entered_by, entered_name, confirmed_by, confirmed_name FROM site_report_figure
            WHERE report_id = ? ORDER BY item
            """, [id]
        ).map {
            EnteredFigure(
                item: try Stored.value(SiteReportItem.self, try $0.text(0)), value: try $0.text(1),
                source: try $0.text(2), enteredBy: try $0.id(3), enteredName: try $0.text(4),
                confirmedBy: try $0.optionalID(5), confirmedName: try $0.text(6))
        }
    }

    /// In place of what was entered before; it is to be confirmed anew.
    static func keep(_ figure: EnteredFigure, of id: SiteReportID, in tx: Transaction) throws {
        try tx.execute(
            "DELETE FROM site_report_figure WHERE report_id = ? AND item = ?", [id, figure.item.rawValue])
        try tx.execute(
            """
            INSERT INTO site_report_figure (report_id, item, value, source, entered_by, entered_name, confirmed_name)
            VALUES (?, ?, ?, ?, ?, ?, '')
            """, [id, figure.item.rawValue, figure.value, figure.source, figure.enteredBy, figure.enteredName])
    }

    static func confirm(
        _ items: [SiteReportItem], of id: SiteReportID, by officer: Officer, in tx: Transaction
    ) throws {
        for item in items {
            try tx.execute(
                "UPDATE site_report_figure SET confirmed_by = ?, confirmed_name = ? WHERE report_id = ? AND item = ?",
                [officer.id, officer.name, id, item.rawValue])
        }
    }

    // MARK: As it was frozen

    static func frozen(
        of id: SiteReportID, in snapshot: Snapshot
    ) throws -> [SiteReportItem: CountedFigure] {
        let rows = try snapshot.query("SELECT item, value, address FROM site_report_value WHERE report_id = ?", [id])
        var found: [SiteReportItem: CountedFigure] = [:]
        for row in rows {
            found[try Stored.value(SiteReportItem.self, try row.text(0))] = CountedFigure(
                try row.text(1), address: try row.text(2))
        }
        return found
    }

    static func freeze(
        _ values: SiteReportValues, _ counted: [SiteReportItem: CountedFigure], of id: SiteReportID, in tx: Transaction
    ) throws {
        try thaw(id, in: tx)
        for (item, value) in values.all.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            try tx.execute(
                "INSERT INTO site_report_value (report_id, item, value, address) VALUES (?, ?, ?, ?)",
                [id, item.rawValue, value, counted[item]?.address ?? ""])
        }
    }

    static func thaw(_ id: SiteReportID, in tx: Transaction) throws {
        try tx.execute("DELETE FROM site_report_value WHERE report_id = ?", [id])
    }
}

extension SiteYearReport {
    /// The record as its acts put it into the journal.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("year", .integer(Int64(year))),
            ("state", .text(state.rawValue)), ("settled_by", .optional(settledBy?.text)),
            ("published", .optional(publishedAt?.minute)), ("version", .integer(Int64(version))),
        ])
    }
}
