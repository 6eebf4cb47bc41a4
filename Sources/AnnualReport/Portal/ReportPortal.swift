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
    let hasPDF: Bool
    /// Drawing a PDF is work that one address may not ask for without end.
    let drawings: VisitorThrottle

    package init(
        reports: ReportStore, site: PortalSite, hasPDF: Bool,
        drawings: VisitorThrottle = VisitorThrottle(
            most: 20, within: .seconds(600), sentence: "没有生成 PDF：同一网络地址十分钟内次数过多。请稍后再下载，或者下载 Word 文件。")
    ) {
        self.reports = reports
        self.site = site
        self.hasPDF = hasPDF
        self.drawings = drawings
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ReportLinks.publicList, audience: .everyone) { _, _ in
            PublicReportListScreen(lines: try await reports.publicList(), site: site).answer
        }
        routes.page(ReportLinks.publicRecord, audience: .everyone) { _, _, id in
            let found = try await reports.publicReport(id)
            return PublicReportScreen(report: found.report, contents: found.contents, site: site, hasPDF: hasPDF)
                .answer
        }
        routes.page(ReportLinks.publicFile, audience: .everyone) { _, context, id, name in
            guard let kind = ReportFileKind(fileName: name), kind != .pdf || hasPDF else { throw Refusal.notFound }
            let contents = try await reports.publicReport(id).contents
            if kind == .pdf { try drawings.admit(context.remoteAddress) }
            return SharedAnswer(try await kind.bytes(contents), type: kind.type, savedAs: kind.name(contents))
        }
    }
}
