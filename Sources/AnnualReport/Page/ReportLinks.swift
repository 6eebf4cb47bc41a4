import Kernel
package import Markup
package import Site

/// The addresses of 年度报告.
package enum ReportLinks {
    package static let list = Link("/console/annual-reports")
    package static let collected = Link("/console/annual-reports/received")
    package static let sumFile = Link("/console/annual-reports/received/sum.xlsx")
    package static let record = Route<YearReportID>("/console/annual-reports/records/{report}")
    package static let act = Route<YearReportID, String>("/console/annual-reports/records/{report}/acts/{act}")
    package static let cell = Route<YearReportID, String>("/console/annual-reports/records/{report}/cells/{cell}")
    package static let file = Route<YearReportID, String>("/console/annual-reports/records/{report}/files/{file}")
    /// What visitors open.
    package static let publicList = Link("/annual-reports")
    package static let publicRecord = Route<YearReportID>("/annual-reports/{report}")
    package static let publicFile = Route<YearReportID, String>("/annual-reports/{report}/files/{file}")
}

extension YearReport.State {
    var badge: Badge {
        switch self {
        case .compiling: Badge(chinese, .active)
        case .settled: Badge(chinese, .warning)
        case .published: Badge(chinese, .good)
        }
    }
}
