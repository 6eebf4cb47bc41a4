package import Markup
package import Site

/// The addresses of dashboards.
package enum DashboardLinks {
    package static let dashboard = Link("/console/dashboard")
    package static let export = Link("/console/dashboard/export.xlsx")
    package static let statistics = Link("/statistics")
    package static let statisticsData = Link("/statistics.json")
}
