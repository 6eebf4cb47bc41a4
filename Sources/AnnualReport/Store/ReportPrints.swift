package import Kernel
import Audit
import Obligations
import SQL

/// The PDF of a published report: drawn once, then the same bytes for everybody and in every copy (FOI-24).
extension ReportStore {
    /// Published reports without a kept PDF.
    package func unprinted() async throws -> [(report: YearReport, contents: ReportContents)] {
        try await store.read { snapshot in
            try ReportRows.reports(
                """
                state = 'published' AND NOT EXISTS
                (SELECT 1 FROM annual_report_print p WHERE p.report_id = annual_report.id) ORDER BY id LIMIT 20
                """, [], in: snapshot
            ).compactMap { report in
                try ReportRows.contents(of: report.id, coding, in: snapshot).map { (report, $0) }
            }
        }
    }

    /// A report as its files hold it, with the hash of the PDF that the public gets; nil while there is none.
    package func printed(
        _ id: YearReportID, for officer: Officer
    ) async throws -> (contents: ReportContents, pdf: String?) {
        try await store.read { snapshot in
            let report = try visible(id, to: officer, in: snapshot)
            let hash = report.state == .published ? try ReportRows.print(of: id, in: snapshot) : nil
            return (try view(of: report, in: snapshot).contents, hash)
        }
    }

    /// Records the file that was drawn of this version; false when the report has changed since or has one.
    package func keepPrint(_ hash: String, of drawn: YearReport) async throws -> Bool {
        try await store.write { tx in
            _ = try tx.first("SELECT id FROM annual_report WHERE id = ?\(tx.dialect.rowLock)", [drawn.id])
            let report = try ReportRows.reports("id = ? AND state = 'published'", [drawn.id], in: tx).first
            guard let report, report.version == drawn.version,
                try ReportRows.print(of: drawn.id, in: tx) == nil
            else { return false }
            try ReportWriter(
                tx: tx, officer: nil, journal: journal, obligations: obligations, cause: "系统（生成公开文件）"
            ).printed(hash, of: report)
            return true
        }
    }
}

extension ReportWriter {
    /// The PDF of what was published, by its hash.
    func printed(_ hash: String, of report: YearReport) throws {
        try tx.execute(
            "INSERT INTO annual_report_print (report_id, file_hash, drawn_on) VALUES (?, ?, ?)",
            [report.id, hash, tx.today])
        try journal.append(
            entry("print", "FOI-24", "生成公开的 PDF 文件，SHA-256 \(hash)", report, report), in: tx)
    }
}
