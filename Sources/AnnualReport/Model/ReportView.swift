package import Kernel
import Requests

/// A published report as everybody may read it.
package struct PublicReport: Hashable, Sendable {
    package let report: YearReport
    package let contents: ReportContents
    /// The hash of its PDF, which is drawn within moments of the publication.
    package let pdf: String?

    package init(report: YearReport, contents: ReportContents, pdf: String?) {
        self.report = report
        self.contents = contents
        self.pdf = pdf
    }
}

package struct ReportLine: Hashable, Sendable {
    package let report: YearReport
    package let agencyName: String

    package init(
        report: YearReport, agencyName: String
    ) {
        self.report = report
        self.agencyName = agencyName
    }
}

/// A report as it is compiled now: what was counted, what was added by hand, and what is wrong with it.
package struct ReportView: Hashable, Sendable {
    package let report: YearReport
    package let agencyName: String
    package let agencyCode: String
    /// Counted from records alone.
    package let counted: ReportTables
    /// With confirmed manual figures; as frozen once it is settled.
    package let tables: ReportTables
    package let figures: [ManualFigure]
    package let before: ReportBefore?
    package let check: ReportCheck
    /// By warning: why it may stand, and who said so.
    package let remarks: [String: ReportRemark]
    package let named: ReportFigures
    /// With numbers in their places.
    package let texts: ReportTexts

    package init(
        report: YearReport, agencyName: String, agencyCode: String, counted: ReportTables, tables: ReportTables,
        figures: [ManualFigure], before: ReportBefore?, check: ReportCheck, remarks: [String: ReportRemark],
        named: ReportFigures, texts: ReportTexts
    ) {
        self.report = report
        self.agencyName = agencyName
        self.agencyCode = agencyCode
        self.counted = counted
        self.tables = tables
        self.figures = figures
        self.before = before
        self.check = check
        self.remarks = remarks
        self.named = named
        self.texts = texts
    }

    package var contents: ReportContents {
        ReportContents(agencyName: agencyName, agencyCode: agencyCode, tables: tables, texts: texts)
    }

    package var openWarnings: [ReportWarning] { check.warnings.filter { remarks[$0.key] == nil } }

    /// Why it cannot be settled now; nil when it can.
    package func obstacle(today: Day) -> Refusal? {
        YearReport.obstacle(
            year: report.year, today: today, check: check, figures: figures, settled: Set(remarks.keys), texts: texts)
    }
}

package struct ReportRemark: Hashable, Sendable {
    package let reason: String
    package let byName: String

    package init(
        reason: String, byName: String
    ) {
        self.reason = reason
        self.byName = byName
    }
}

/// What stands behind one cell.
package struct CellRows: Hashable, Sendable {
    package let report: YearReport
    package let cell: ReportCell
    package let items: [MeasuredItem]
    package let counted: Int
    package let figures: [ManualFigure]

    package init(
        report: YearReport, cell: ReportCell, items: [MeasuredItem], counted: Int, figures: [ManualFigure]
    ) {
        self.report = report
        self.cell = cell
        self.items = items
        self.counted = counted
        self.figures = figures
    }
}
