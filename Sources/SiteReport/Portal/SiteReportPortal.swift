import Kernel
import Markup
package import Site

/// 政府网站工作年度报表 for everybody.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /site-reports | by year |
/// | GET | /site-reports/{report} | one form |
/// | GET | /site-reports/{report}/files/{file} | site-report.docx, .xlsx, .json |
package struct SiteReportPortal: Sendable {
    let reports: SiteReportStore
    let site: PortalSite

    package init(reports: SiteReportStore, site: PortalSite) {
        self.reports = reports
        self.site = site
    }

    package func register(on routes: SiteRoutes) {
        routes.page(SiteReportLinks.publicList, audience: .everyone) { _, _ in
            PublicSiteReportListScreen(lines: try await reports.publicList(), site: site).answer
        }
        routes.page(SiteReportLinks.publicRecord, audience: .everyone) { _, _, id in
            let found = try await reports.publicReport(id)
            return PublicSiteReportScreen(report: found.report, contents: found.contents, site: site).answer
        }
        routes.page(SiteReportLinks.publicFile, audience: .everyone) { _, _, id, name in
            guard let kind = SiteReportFileKind(fileName: name) else { throw Refusal.notFound }
            let contents = try await reports.publicReport(id).contents
            return SharedAnswer(
                try kind.bytes(contents), type: kind.type, savedAs: "\(contents.title).\(kind.rawValue)")
        }
    }
}
