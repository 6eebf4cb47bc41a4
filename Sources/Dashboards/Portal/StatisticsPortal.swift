package import Kernel
import Markup
package import Site

/// | method | path | does |
/// |---|---|---|
/// | GET | /statistics | 公开数据统计: what everybody may see, `?period=2026` |
package struct StatisticsPortal: Sendable {
    let dashboards: DashboardStore
    let agency: @Sendable () async throws -> AgencyID
    let site: PortalSite

    /// - Parameter agency: whose portal it is.
    package init(
        dashboards: DashboardStore, agency: @escaping @Sendable () async throws -> AgencyID, site: PortalSite
    ) {
        self.dashboards = dashboards
        self.agency = agency
        self.site = site
    }

    package func register(on routes: SiteRoutes) {
        routes.page(DashboardLinks.statistics, audience: .everyone) { _, context in
            let period = DashboardPeriod(context.query["period"], today: dashboards.today)
            let figures = try await dashboards.open(period, agency: try await agency(), name: site.name)
            return StatisticsScreen(figures: figures, period: period, today: dashboards.today, site: site).answer
        }
    }
}
