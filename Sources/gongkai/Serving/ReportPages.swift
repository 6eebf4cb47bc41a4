import AnnualReport
import Kernel
import ObjectStorage
import OfficeFormats
import Site

extension SiteAssembly {
    /// 年度报告: compiled by staff, read by everybody.
    func registerReports(on routes: SiteRoutes) {
        let shelf = FileShelf(files: house.files)
        ReportPortal(reports: house.reports, site: portal, kept: shelf.bytes).register(on: routes)
        ReportRoutes(reports: house.reports, shelf: shelf, read: ReportUploads.read).register(on: routes)
        ReportOperations(reports: house.reports, shelf: shelf, read: ReportUploads.read).register(on: routes)
    }
}

/// Workbooks of others are opened in the limited child.
enum ReportUploads {
    @Sendable static func read(_ bytes: [UInt8], _ name: String, _ year: Int?) async throws -> ReportContents {
        let document: ReadDocument
        do throws(ConfinementFailure) {
            document = try await ConfinedReader(arguments: ["read-tables"]).document(bytes, name: name)
        } catch {
            throw Refusal(.invalid, error.shownSentence, field: "file")
        }
        return try ReportTablesReader.contents(document, year: year)
    }
}
