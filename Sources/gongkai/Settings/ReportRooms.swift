import AnnualReport
import Audit
import Kernel
import Markup
import Obligations
import People
import Plans
import Publishing
import Requests
import SQL
import Site
import Supervision

/// 年度报告, and the figures that its texts name beside the tables (RPT-2, RPT-3, TASK-6, FEE-9).
struct ReportRooms: Sendable {
    let measures: MeasureReaders
    /// RPT-32: whether what expired stands under 本年废止件数; by the form it does not.
    let countsExpiryAsRepeal: Bool

    init(_ settings: Settings, measures: MeasureReaders) throws {
        self.measures = measures
        switch settings.value("report-expiry-as-repeal", option: nil) {
        case nil, "no": countsExpiryAsRepeal = false
        case "yes": countsExpiryAsRepeal = true
        case .some(let text):
            throw Refusal(.invalid, "没有启动：设置 report-expiry-as-repeal 的“\(text)”不能用。请写 yes（有效期届满计入本年废止件数）或者 no。")
        }
    }

    func reports(
        store: Store, journal: Journal, obligations: ObligationStore, publishing: PublishingStore, people: PeopleStore
    ) -> ReportStore {
        ReportStore(
            store: store, journal: journal, obligations: obligations, publishing: publishing, people: people,
            coding: .json, countsExpiryAsRepeal: countsExpiryAsRepeal, others: figures(_:_:_:))
    }

    /// Counts of a year; what is late is what is not on time.
    private static let counts = [
        ("published", "网站公开信息条数", "publication.count", "/console/articles"),
        ("interpretations", "发布政策解读件数", "interpretation.count", "/console/interpretations"),
        ("trainings", "业务培训次数", "training.count", ""),
        ("hearings", "负责人听取汇报次数", "hearings.leader.count", ""),
    ]

    private static let late = [
        ("late_replies", "没有按期答复的申请件数", "requests.on-time.rate", "/console/requests"),
        ("late_interpretations", "没有按期解读的文件件数", "interpretation.on-time.rate", "/console/interpretations"),
    ]

    @Sendable private func figures(_ agency: AgencyID, _ year: Int, _ snapshot: Snapshot) throws -> [ReportFigure] {
        guard let first = Day(year: year, month: 1, day: 1) else { return [] }
        let period = Period(.year, containing: first)
        func read(_ name: String) throws -> Measure? {
            let question = MeasureQuestion(
                measure: name, agency: agency, period: period, scope: .agency, on: period.last)
            return try measures[name].map { try $0(question, snapshot).measure }
        }
        var found: [ReportFigure] = []
        for (key, chinese, name, address) in ReportRooms.counts {
            if case .count(let count) = try read(name) { found.append(.init(key, chinese, count, address: address)) }
        }
        for (key, chinese, name, address) in ReportRooms.late {
            if case .rate(let part, let whole) = try read(name) {
                found.append(.init(key, chinese, whole - part, address: address))
            }
        }
        found += try plans(agency, year, on: period.last, snapshot)
        let fees = try RequestStore.feesPaid(of: agency, year: year, in: snapshot)
        found.append(.init("fees.count", "收取信息处理费件数", fees.count))
        found.append(.init(key: "fees.amount", chinese: "收取信息处理费金额（元）", value: fees.amount.yuanText))
        return found
    }

    /// TASK-6: the counts that the ledger and the summary of each plan show.
    private func plans(_ agency: AgencyID, _ year: Int, on day: Day, _ snapshot: Snapshot) throws -> [ReportFigure] {
        let standings = try PlanStore.standings(of: agency, year: year, on: day, in: snapshot)
        guard let first = standings.first?.plan else { return [] }
        let address =
            standings.count == 1 ? LedgerLinks.implementation(first.id).address : LedgerLinks.plans.address
        return [
            .init("plan.tasks", "年度任务项数", standings.map(\.counts.total).reduce(0, +), address: address),
            .init("plan.done", "年度任务办结项数", standings.map(\.counts.accepted).reduce(0, +), address: address),
            .init(key: "plan.title", chinese: "年度工作要点名称", value: standings.map(\.plan.title).joined(separator: "》《")),
        ]
    }
}
