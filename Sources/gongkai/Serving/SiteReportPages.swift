import Kernel
import Site
import SiteReport

extension SiteAssembly {
    /// 网站年度报表: filled in by staff, read by everybody, and for programs.
    func registerSiteReports(on routes: SiteRoutes) {
        SiteReportPortal(reports: house.siteReports, site: portal).register(on: routes)
        SiteReportRoutes(reports: house.siteReports).register(on: routes)
        SiteReportOperations(reports: house.siteReports).register(on: routes)
    }
}

extension House {
    var siteReports: SiteReportStore {
        let rooms = SiteReportRooms(
            store: store, interpretations: interpretations, opinions: opinions, consultations: consultations,
            letters: letters, facts: settings.siteFacts)
        return SiteReportStore(
            store: store, journal: journal, obligations: obligations, people: people, count: rooms.count)
    }
}

extension Settings {
    /// What the settings file says of the site; the sample county has words of its own.
    fileprivate var siteFacts: [SiteReportItem: String] {
        let sample = mark == "demo" ? SiteAssembly.sampleSite : [:]
        func setting(_ name: String) -> String { value(name, option: nil) ?? sample[name] ?? "" }
        return [
            .name: setting("site-name"), .address: value("base-url", option: nil) ?? sample["base-url"] ?? "",
            .host: setting("site-host"), .code: setting("site-code"), .icp: setting("site-icp"),
            .police: setting("site-police"),
        ]
    }
}
