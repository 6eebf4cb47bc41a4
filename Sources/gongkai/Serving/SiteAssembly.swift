import AnnualReport
import Assessment
import Audit
import Catalogue
import Consultation
import Corrections
import Dashboards
import Documents
import Foundation
import Hummingbird
import Inspection
import Interpretation
import Kernel
import Letters
import Logging
import Markup
import ObjectStorage
import Obligations
import OfficeFormats
import Opinion
import People
import Plans
import PublicSite
import Publishing
import Requests
import SQL
import Site
import SiteReport
import Supervision

/// The routes of every capability on one site.
struct SiteAssembly {
    let house: House
    let baseURL: BaseURL

    func builder() throws -> SiteBuilder {
        let signIn = SignInConsole(people: house.people)
        var settings = SiteSettings(baseURL: baseURL)
        settings.sessionLookup = signIn.lookup
        let bearers = BearerAccess(people: house.people)
        settings.bearerLookup = bearers.lookup
        settings.receipts = bearers.receipts
        settings.rail = rail
        settings.signInPage = PeopleLinks.signIn
        settings.account = PeopleLinks.account
        settings.errorLog = house.log
        settings.siteMap = OpenDataLinks.siteMap
        settings.portal = portal
        settings.pages = PageCache { [publishing = house.publishing, hosts = settings.hosts] in
            let version = try await publishing.contentVersion()
            try await hosts.follow(version) { try await publishing.hosts() }
            return version
        }
        return SiteBuilder(settings, health: Health(checks))
    }

    /// Before the first request: which names lead to which portal.
    func loadHosts(_ builder: SiteBuilder) async throws {
        try await builder.settings.hosts.follow("") { [publishing = house.publishing] in try await publishing.hosts() }
    }

    func build(_ builder: SiteBuilder) -> Router<SiteContext> {
        builder.build { routes in
            let calendar = house.calendar
            SignInConsole(people: house.people).register(routes)
            PeopleConsole(people: house.people).register(routes)
            LedgerRoutes(
                plans: house.plans, imports: house.imports, people: house.people, files: shelf,
                calendar: { calendar.value }, elsewhere: OwedElsewhereFinding(house: house).reading
            ).register(on: routes)
            WizardRoutes(
                imports: house.imports, people: house.people, read: PlanUploads(house: house).read,
                keep: shelf.keep
            ).register(on: routes)
            registerChecks(on: routes)
            registerOperations(on: routes)
            PublicLedgerRoutes(
                plans: house.plans, people: house.people, site: portal, calendar: { calendar.value }
            ).register(on: routes)
            registerDocuments(on: routes)
            registerInbox(on: routes)
            registerArticles(on: routes)
            registerOpenData(on: routes)
            registerVisitors(on: routes)
            registerRequestDesk(on: routes)
            registerRequests(on: routes)
            registerCatalogues(on: routes)
            registerSearch(on: routes)
            registerSupervision(on: routes)
            registerConsultations(on: routes)
            registerDashboards(on: routes)
            registerReports(on: routes)
            registerSiteReports(on: routes)
            registerInspections(on: routes)
            registerAssessments(on: routes)
            registerEntrances(routes)
        }.router
    }

    /// The pages that only lead on: the home page, and the search of the console.
    private func registerEntrances(_ routes: SiteRoutes) {
        let people = house.people, publicSite = publicSite
        routes.page(Link("/"), audience: .everyone) { _, context in
            if let home = try await publicSite.home(context) { return try home.response(in: context) }
            let next = try await people.isUntouched() ? PeopleLinks.signIn : LedgerLinks.publicLedger
            return try SeeOther(next).response(in: context)
        }
        let searching = ConsoleSearching(house: house)
        routes.page(Link("/console/search"), audience: .staff) { _, context in
            let words = String(context.query["q"].prefix(100))
            return ConsoleSearchScreen(
                words: words, finds: try await searching.finds(words, for: context.requireOfficer())
            ).answer
        }
    }

    private var shelf: FileShelf { FileShelf(files: house.files) }

    /// What the public pages say of the site; a real agency fills it in the settings file.
    var portal: PortalSite {
        let sample = house.settings.mark == "demo" ? SiteAssembly.sampleSite : [:]
        func setting(_ name: String) -> String { house.settings.value(name, option: nil) ?? sample[name] ?? "" }
        let given = setting("site-name")
        let name = given.isEmpty ? "政务公开" : given
        var site = PortalSite(
            name: name, domain: baseURL.authority, code: setting("site-code"), agency: name,
            host: setting("site-host"), operatorName: setting("site-operator"), contact: setting("site-contact"),
            icp: setting("site-icp"), police: setting("site-police"),
            entries: [
                Crumb("政府信息公开", PublicSiteLinks.openness), Crumb("政策", PublicSiteLinks.policies),
                Crumb("依申请公开", PublicRequestLinks.entry),
                Crumb("互动交流", PublicSiteLinks.interaction), Crumb("办事", PublicSiteLinks.guides),
            ])
        site.corrections = CorrectionLinks.new
        site.accessibility = PublicSiteLinks.accessibility
        site.openness = [
            Crumb("主动公开基本目录", PublicCatalogueLinks.basic), Crumb("标准目录", PublicCatalogueLinks.standard),
            Crumb("医疗卫生机构信息公开", PublicCatalogueLinks.institutions),
            Crumb("公开数据统计", DashboardLinks.statistics),
            Crumb("政府信息公开年报", ReportLinks.publicList), Crumb("网站年度报表", SiteReportLinks.publicList),
        ]
        site.searchExamples = setting("search-examples").split(separator: "、").map { String($0) }
        site.siteMap = PublicSiteLinks.map
        site.hasFeeds = true
        return site
    }

    /// The sample county's own words, in place of the settings file.
    static let sampleSite = [
        "site-name": "青禾县卫生健康局", "site-host": "青禾县卫生健康局", "site-operator": "青禾县卫生健康局办公室",
        "site-contact": "0999-8000100（示例县，虚构数据）", "search-examples": "家庭医生签约、预防接种、机构职能",
    ]

    /// What must hold before requests are sent here.
    private var checks: [Health.Check] {
        let store = house.store
        return [
            Health.Check("writer") { try await store.write { try $0.first("SELECT 1") != nil } },
            Health.Check("durability") { try store.durability().survivesPowerCut },
            Health.Check("journal") { [journal = house.journal] in
                try await store.read { _ = try journal.heads(in: $0) }
                return true
            },
        ]
    }

    /// What a person finds on the left: each capability with what waits for them.
    private var rail: @Sendable (SignedIn) async throws -> [RailEntry] {
        {
            [
                plans = house.plans, publishing = house.publishing, corrections = house.visitors.corrections,
                catalogues = house.catalogues, owed = house.supervision.board, requests = house.requestRooms.requests,
                items = house.supervision.items, notices = house.rooms.notices,
                interpretations = house.interpretations, reports = house.reports, calendar = house.calendar, voices,
                looked
            ] person in
            let people = PeopleLinks.rail(for: person).map { [$0] } ?? []
            if person.officer.isAdministrator { return people }
            let day = LedgerDay(plans.today, calendar: calendar.value)
            let waiting =
                try await plans.workbench(for: person.officer, window: day.window).waiting
                + owed.ownCount(for: person.officer, besides: PlanTask.rule)
            let unread = try await notices.unread(of: person.officer.id)
            let desk = try await DeskRoutes.rail(requests, for: person.officer).map { [$0] } ?? []
            let watching = try await SupervisionRoutes.rail(items, for: person.officer).map { [$0] } ?? []
            let heard = try await voices(person), seen = try await looked(person)
            return [
                RailEntry(
                    id: "inbox", title: "收件箱", link: InboxLinks.inbox, count: unread, place: .bar),
                RailEntry(id: "workbench", title: "工作台", link: LedgerLinks.workbench, count: waiting),
                RailEntry(id: "ledger", title: "任务台账", link: LedgerLinks.ledger),
                RailEntry(id: "plans", title: "工作要点", link: LedgerLinks.plans),
                RailEntry(id: "checks", title: "条款核查", link: CheckLinks.list),
                RailEntry(
                    id: "articles", title: "信息发布", link: ArticleLinks.list,
                    count: try await publishing.waiting(for: person.officer).count),
                RailEntry(id: "documents", title: "公文", link: DocumentLinks.list),
                RailEntry(id: "normative", title: "规范性文件", link: NormativeLinks.list),
                RailEntry(
                    id: "interpretations", title: "政策解读", link: InterpretationLinks.list,
                    count: try await interpretations.waiting(for: person.officer)),
            ] + heard + desk + watching + [
                RailEntry(id: "columns", title: "栏目", link: ArticleLinks.columns),
                RailEntry(
                    id: "corrections", title: "网站找错", link: CorrectionLinks.list,
                    count: try await corrections.waiting(for: person.officer)),
                RailEntry(
                    id: "catalogue", title: "公开目录", link: CatalogueLinks.list,
                    count: try await catalogues.waiting(for: person.officer)),
                RailEntry(id: "dashboard", title: "数据看板", link: DashboardLinks.dashboard),
                RailEntry(
                    id: "annual_reports", title: "年度报告", link: ReportLinks.list,
                    count: try await reports.waiting(for: person.officer)),
                RailEntry(id: "overview", title: "总览", link: LedgerLinks.overview),
            ] + seen + people
        }
    }

    /// What is looked at as a whole.
    private var looked: @Sendable (SignedIn) async throws -> [RailEntry] {
        { [assessments = house.inspection.assessments] person in
            let inspection =
                InspectionRoutes.isShown(to: person.officer)
                ? [RailEntry(id: "inspection", title: "网站检查", link: InspectionLinks.list)] : []
            return [RailEntry(id: "site_reports", title: "网站年度报表", link: SiteReportLinks.list)] + inspection + [
                RailEntry(
                    id: "assessment", title: "考核", link: AssessmentLinks.list,
                    count: try await assessments.waiting(for: person.officer))
            ]
        }
    }

    /// What comes from the public, and what answers it.
    private var voices: @Sendable (SignedIn) async throws -> [RailEntry] {
        { [consultations = house.consultations, letters = house.letters, opinions = house.opinions] person in
            [
                RailEntry(
                    id: "consultations", title: "意见征集", link: ConsultationLinks.list,
                    count: try await consultations.waiting(for: person.officer)),
                RailEntry(
                    id: "opinion", title: "舆情回应", link: OpinionLinks.list,
                    count: try await opinions.waiting(for: person.officer)),
                RailEntry(
                    id: "letters", title: "来信", link: LetterLinks.list,
                    count: try await letters.waiting(for: person.officer)),
            ]
        }
    }
}

/// Reads uploaded plans in a limited child of this program and matches their units.
struct PlanUploads: Sendable {
    let house: House

    var read: PlanReading {
        { [people = house.people, log = house.log] bytes, name, agency in
            let read: [UInt8]
            do throws(ConfinementFailure) { read = try await ConfinedReader().read(bytes, name: name) } catch {
                log.warning("an upload could not be read", metadata: ["failure": "\(error)"])
                throw Refusal(.invalid, error.shownSentence, field: "file")
            }
            let plan = try JSONDecoder().decode(ReadPlan.self, from: Data(read))
            let matcher = try await people.store.read { snapshot in
                guard let found = try people.agency(agency, in: snapshot) else { throw Refusal.notFound }
                return try people.matcher(for: found, in: snapshot)
            }
            let matched = plan.matched(with: matcher)
            return (matched.draft, matched.source)
        }
    }
}
