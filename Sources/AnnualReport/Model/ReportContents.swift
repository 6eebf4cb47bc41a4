/// A finished report: everything that its page and its files show, and nothing that changes any more.
package struct ReportContents: Hashable, Sendable {
    package let agencyName: String
    /// As commands and files call the agency.
    package let agencyCode: String
    package let tables: ReportTables
    /// Numbers stand as words.
    package let texts: ReportTexts

    package init(agencyName: String, agencyCode: String, tables: ReportTables, texts: ReportTexts) {
        self.agencyName = agencyName
        self.agencyCode = agencyCode
        self.tables = tables
        self.texts = texts
    }

    package var year: Int { tables.year }
    package var title: String { YearReport.title(agencyName, year) }
}
