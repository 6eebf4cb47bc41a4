import Hummingbird
import Kernel
import Markup
package import Site

/// 政府信息公开年报 for everybody.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /annual-reports | by year |
/// | GET | /annual-reports/{report} | one report in the official layout |
/// | GET | /annual-reports/{report}/files/{file} | report.docx, .pdf, .xlsx, .json |
package struct ReportPortal: Sendable {
    let reports: ReportStore
    let site: PortalSite
    let kept: @Sendable (String) async throws -> [UInt8]

    /// - Parameter kept: reads the PDF of a report by its hash.
    package init(
        reports: ReportStore, site: PortalSite, kept: @escaping @Sendable (String) async throws -> [UInt8]
    ) {
        self.reports = reports
        self.site = site
        self.kept = kept
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ReportLinks.publicList, audience: .everyone) { _, _ in
            PublicReportListScreen(lines: try await reports.publicList(), site: site).answer
        }
        routes.page(ReportLinks.publicRecord, audience: .everyone) { _, _, id in
            let found = try await reports.publicReport(id)
            return PublicReportScreen(found: found, site: site).answer
        }
        routes.page(ReportLinks.publicFile, audience: .everyone) { _, _, id, name in
            guard let kind = ReportFileKind(fileName: name) else { throw Refusal.notFound }
            let found = try await reports.publicReport(id)
            // A PDF is not drawn for visitors: it is there, the same for everybody, or it is not.
            guard kind != .pdf || found.pdf != nil else { throw Refusal.notFound }
            let bytes = try await kind.bytes(found.contents, pdf: found.pdf, kept: kept)
            return SharedAnswer(bytes, type: kind.type, savedAs: kind.name(found.contents))
        }
    }
}
