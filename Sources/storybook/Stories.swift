import Kernel
import Markup
import Site

/// Made-up people and pages, one file each. No story is true.
struct Stories {
    let settings: SiteSettings
    let person: SignedIn
    let now: Moment

    init?() {
        guard let base = BaseURL("http://127.0.0.1:8080"), let day = Day(iso: "2026-03-12") else { return nil }
        now = Moment(day: day, minute: 9 * 60 + 5)
        var settings = SiteSettings(baseURL: base)
        settings.siteName = "临江县政务公开"
        self.settings = settings
        let officer = Officer(
            id: Identifier(at: now, random: (1, 1)), name: "张宁", agency: Identifier(at: now, random: (2, 2)),
            roles: [.opennessOffice])
        person = SignedIn(officer: officer, agencyName: "临江县卫生健康局")
    }

    static let rail = [
        RailEntry(id: "desk", title: "工作台", link: Link("/console"), count: 7),
        RailEntry(id: "plans", title: "要点任务", link: Link("/console/plans"), count: 3),
        RailEntry(id: "requests", title: "依申请公开", link: Link("/console/requests"), count: 12),
        RailEntry(id: "documents", title: "公文公开", link: Link("/console/documents"), count: 0),
        RailEntry(id: "supervision", title: "监察", link: Link("/console/supervision")),
        RailEntry(id: "people", title: "机构与人员", link: Link("/console/people")),
    ]

    func context(_ here: Link) -> SiteContext {
        SiteContext(drawing: here, settings: settings, signedIn: person, rail: Stories.rail)
    }

    func visitor(_ here: Link) -> SiteContext { SiteContext(drawing: here, settings: settings) }

    /// Every story: the file's name without ending, and the page.
    var all: [(name: String, page: HTML)] {
        [
            ("console-list", list), ("console-empty", empty), ("console-record", record), ("console-form", form),
            ("console-wizard", wizard), ("console-board", board), ("bare-login", login), ("bare-refusal", refusal),
            ("portal-home", home), ("portal-article", article), ("portal-form", application),
        ]
    }
}
