package import AnnualReport
package import Assessment
package import CaseProgress
package import Catalogue
package import Consultation
package import Corrections
package import Documents
package import Inspection
package import Interpretation
package import Kernel
package import Letters
package import Opinion
package import People
package import Plans
package import Publishing
package import Requests
import SQL
package import SiteReport
package import Supervision

/// A name and password of the sample county.
package struct SampleLogin: Hashable, Sendable {
    package let name: String
    package let login: String
    package let password: String
    package let agency: String
    package let roles: [String]
}

/// Fills an empty store with an invented county: three agencies, their people, last year's plan finished and this year's
/// half done. Everything goes through the same stores as real work, act by act, on the day it would have happened.
package struct SampleCounty: Sendable {
    let people: PeopleStore
    let plans: PlanStore
    let imports: PlanImportStore
    let documents: DocumentStore
    let normatives: NormativeStore
    let publishing: PublishingStore
    let corrections: CorrectionStore
    let cases: CaseStore
    let catalogues: CatalogueStore
    let requests: RequestStore
    let checks: CheckStore
    let interpretations: InterpretationStore
    let gate: TextGate
    let clock: SampleClock
    /// The moment the county is to stand at.
    let asOf: Moment
    let read: PlanReading
    let keep: FileKeeping
    let attach: AttachmentTaking
    package var opinions: OpinionStore?
    /// Supervision, told last: it is about what the others left undone.
    package var watch: CountyWatch?
    package var consultations: ConsultationStore?
    package var inspections: InspectionStore?
    package var assessments: AssessmentStore?
    /// Letters, and what is asked in them again and again.
    package var letters: LetterStore?
    package var reports: ReportStore?
    package var siteReports: SiteReportStore?

    package init(
        people: PeopleStore, plans: PlanStore, imports: PlanImportStore, documents: DocumentStore,
        normatives: NormativeStore, publishing: PublishingStore, corrections: CorrectionStore, cases: CaseStore,
        catalogues: CatalogueStore, requests: RequestStore, checks: CheckStore,
        interpretations: InterpretationStore,
        gate: @escaping TextGate, clock: SampleClock, asOf: Moment, read: @escaping PlanReading,
        keep: @escaping FileKeeping, attach: @escaping AttachmentTaking
    ) {
        self.people = people
        self.plans = plans
        self.imports = imports
        self.documents = documents
        self.normatives = normatives
        self.publishing = publishing
        self.corrections = corrections
        self.cases = cases
        self.catalogues = catalogues
        self.requests = requests
        self.checks = checks
        self.interpretations = interpretations
        self.gate = gate
        self.clock = clock
        self.asOf = asOf
        self.read = read
        self.keep = keep
        self.attach = attach
    }

    /// - Parameters:
    ///   - seed: decides every detail that is not told in words.
    ///   - progress: told what is being made, in Chinese.
    package func load(
        seed: UInt64 = 2_026, progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> [SampleLogin] {
        let year = asOf.day.year
        clock.set(SampleCounty.morning(year - 1, 2, 20))
        progress("建立机构、科室和人员")
        let (world, logins) = try await settle()
        progress("导入并办结 \(year - 1) 年工作要点")
        try await PlanStory(county: self, world: world, plan: CountyPlan(year: year - 1), seed: seed).tell(
            until: asOf, finished: true)
        progress("导入 \(year) 年工作要点，办理到 \(asOf.day.chinese)")
        try await PlanStory(county: self, world: world, plan: CountyPlan(year: year), seed: seed &+ 1).tell(
            until: asOf, finished: false)
        progress("拟制、签发公文，办理规范性文件")
        let official = OfficialYears(county: self, world: world, seed: seed)
        let papers = try await official.begin()
        progress("建立栏目，审校和发布信息")
        let portal = try await PortalStory(county: self, world: world, seed: seed, papers: papers).tell(until: asOf)
        try await official.publish(papers, on: portal)
        progress("受理网站找错，推送办件进度")
        try await VisitorStory(county: self, world: world, portal: portal.portal, asOf: asOf).tell()
        progress("编制公开目录，对应栏目")
        try await CatalogueStory(county: self, world: world, portal: portal).tell(until: asOf)
        progress("解读政策")
        try await InterpretationStory(county: self, world: world, portal: portal, asOf: asOf).tell()
        progress("办理依申请公开")
        var policy = RequestPolicy.standard
        policy.demandsFees = true
        try await RequestStory(requests: requests.under(policy), clock: clock, world: world, education: nil, asOf: asOf)
            .tell()
        try await tellVoices(world, portal, progress)
        try await tellYear(world, portal, progress)
        progress("确认条款核查，按日计算")
        try await CheckStory(county: self, world: world, asOf: asOf).tell()
        if let watch {
            progress("督办逾期事项，登记培训、汇报和投诉")
            try await WatchStory(watch: watch, clock: clock, world: world, calendar: requests.calendar, asOf: asOf)
                .tell()
        }
        try await tellJudging(world, progress)
        clock.run(from: asOf)
        return logins
    }

    /// The year as it is told to everybody.
    private func tellYear(
        _ world: CountyWorld, _ portal: CountyPortal, _ progress: @Sendable (String) -> Void
    ) async throws {
        if let reports {
            progress("编制、发布年度报告")
            try await YearReportStory(reports: reports, county: self, world: world, portal: portal, asOf: asOf).tell()
        }
        if let siteReports {
            progress("填报、公布网站年度报表")
            try await SiteReportStory(reports: siteReports, clock: clock, world: world, asOf: asOf).tell()
        }
    }

    /// How the site and the units are judged.
    private func tellJudging(_ world: CountyWorld, _ progress: @Sendable (String) -> Void) async throws {
        if let inspections {
            progress("预演网站检查")
            try await InspectionStory(inspections: inspections, clock: clock, world: world, asOf: asOf).tell()
        }
        if let assessments {
            progress("考核上一年的政务公开工作")
            try await AssessmentStory(assessments: assessments, clock: clock, world: world, asOf: asOf).tell()
        }
    }

    /// What the county hears, and how it answers.
    private func tellVoices(
        _ world: CountyWorld, _ portal: CountyPortal, _ progress: @Sendable (String) -> Void
    ) async throws {
        if let opinions {
            progress("回应舆情")
            try await OpinionStory(opinions: opinions, county: self, world: world, portal: portal, asOf: asOf).tell()
        }
        if let consultations {
            progress("公开征求意见")
            try await ConsultationStory(
                store: consultations, interpretations: interpretations, clock: clock, world: world, asOf: asOf
            ).tell()
        }
        if let letters {
            progress("办理来信")
            try await LetterStory(
                letters: letters, clock: clock, world: world, calendar: requests.calendar, asOf: asOf
            ).tell()
        }
    }

    static func morning(_ year: Int, _ month: Int, _ day: Int) -> Moment {
        Moment(day: Day(year: year, month: month, day: day) ?? .earliest, minute: 9 * 60)
    }
}

/// The people of the county as officers, found by their login name.
struct CountyWorld: Sendable {
    let commission: AgencyID
    let officers: [String: Officer]
    let units: [Unit]

    func officer(_ login: String) throws -> Officer {
        guard let officer = officers[login] else { throw Refusal.notFound }
        return officer
    }

    /// Who does the work of a unit: its clerk or liaison, else its head.
    func worker(in unit: UnitID) throws -> Officer {
        let members = officers.values.filter { $0.units.contains(unit) && !$0.holds(.opennessOffice) }
            .sorted { $0.name < $1.name }
        if let clerk = members.first(where: { $0.holds(.clerk) || $0.holds(.liaison) }) ?? members.first {
            return clerk
        }
        let any = officers.values.filter { $0.units.contains(unit) }.sorted { $0.name < $1.name }
        guard let first = any.first else { throw Refusal.notFound }
        return first
    }
}
