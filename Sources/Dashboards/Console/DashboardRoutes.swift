import Kernel
package import Site

/// | method | path | does |
/// |---|---|---|
/// | GET | /console/dashboard | plots of an agency or its units, `?period=2026-Q3&agency=…&unit=…` |
/// | GET | /console/dashboard/export.xlsx | the same numbers as a workbook |
package struct DashboardRoutes: Sendable {
    let dashboards: DashboardStore

    package init(dashboards: DashboardStore) {
        self.dashboards = dashboards
    }

    package func register(on routes: SiteRoutes) {
        routes.page(DashboardLinks.dashboard, audience: .staff) { _, context in
            // Who asks for another agency or one unit has left the first screen.
            let isFirst = context.query["agency"].isEmpty && context.query["unit"].isEmpty
            let briefing = isFirst ? try await dashboards.briefing(for: try context.requireOfficer()) : nil
            return DashboardScreen(try await view(context), briefing: briefing, context: context).answer
        }
        routes.page(DashboardLinks.export, audience: .staff) { _, context in
            let view = try await view(context)
            return FileAnswer(
                try DashboardExport.workbook(view), name: "数据看板-\(view.scope.period.period.title).xlsx",
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    }

    private func view(_ context: SiteContext) async throws -> DashboardView {
        try await dashboards.dashboard(
            DashboardPeriod(context.query["period"], today: dashboards.today), agency: context.query.id("agency"),
            unit: context.query.id("unit"), for: try context.requireOfficer())
    }
}
