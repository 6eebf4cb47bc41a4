package import Kernel
package import Markup
package import Site

/// The addresses of 网站年度报表.
package enum SiteReportLinks {
    package static let list = Link("/console/site-reports")
    package static let record = Route<SiteReportID>("/console/site-reports/{report}")
    package static let act = Route<SiteReportID, String>("/console/site-reports/{report}/acts/{act}")
    package static let file = Route<SiteReportID, String>("/console/site-reports/{report}/files/{file}")
    /// What visitors open.
    package static let publicList = Link("/site-reports")
    package static let publicRecord = Route<SiteReportID>("/site-reports/{report}")
    package static let publicFile = Route<SiteReportID, String>("/site-reports/{report}/files/{file}")
}

extension SiteYearReport.State {
    var badge: Badge {
        switch self {
        case .compiling: Badge(chinese, .active)
        case .settled: Badge(chinese, .warning)
        case .published: Badge(chinese, .good)
        }
    }
}

extension SiteReportItem.Section {
    /// Where its source is typed: several forms stand on one page.
    package var sourceField: String { "source_\(rawValue)" }
}
