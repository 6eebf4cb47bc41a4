import Dashboards
import Kernel
import Letters
import Obligations
import Site

extension SiteAssembly {
    /// 数据看板 for staff, 公开数据统计 for everybody.
    func registerDashboards(on routes: SiteRoutes) {
        func papers(isPublic: Bool) -> PaperDashboard {
            PaperDashboard(
                store: house.store, interpretations: house.interpretations, isPublic: isPublic)
        }
        func letters(isPublic: Bool) -> LetterDashboard {
            LetterDashboard(letters: house.letters, isPublic: isPublic)
        }
        let requests = RequestDashboard(store: house.store)
        let dashboards = DashboardStore(
            store: house.store, obligations: house.obligations, people: house.people,
            sources: [
                papers(isPublic: false).interpretation, requests.source(isPublic: false),
                letters(isPublic: false).source, papers(isPublic: false).publication,
            ],
            open: [
                papers(isPublic: true).publication, requests.source(isPublic: true), letters(isPublic: true).source,
                papers(isPublic: true).interpretation,
            ], leaders: LeaderDesk(house: house).sources)
        DashboardRoutes(dashboards: dashboards).register(on: routes)
        StatisticsPortal(
            dashboards: dashboards, agency: { [letters = house.letters] in try await letters.portalAgency() },
            site: portal
        ).register(on: routes)
    }
}
