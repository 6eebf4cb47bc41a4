import AnnualReport
import Kernel
import Publishing
import Requests

/// Last year's report from its first count to its publication; this year's is under way.
struct YearReportStory {
    let reports: ReportStore
    let county: SampleCounty
    let world: CountyWorld
    let portal: CountyPortal
    let asOf: Moment

    private var year: Int { asOf.day.year - 1 }

    func tell() async throws {
        guard let column = portal.columns["xxgknb"] else { return }
        let maker = try world.officer("tangjianing"), second = try world.officer("hexiaowen")
        set(1, 5, 9)
        let report = try await reports.open(year, by: maker)
        _ = try await reports.perform(.addMilestone("报送县政府办公室初审", on: day(1, 16)), on: report.id, by: maker)
        _ = try await reports.perform(.addMilestone("在网站公布", on: day(1, 28)), on: report.id, by: maker)
        set(1, 7, 10)
        try await enter(report.id, by: maker)
        set(1, 8, 15)
        for figure in try await reports.view(report.id, for: second).figures {
            _ = try await reports.perform(.confirmFigure(figure.id), on: report.id, by: second)
        }
        set(1, 12, 10)
        try await explain(report.id, by: maker)
        _ = try await reports.perform(.meetMilestone(0), on: report.id, by: maker)
        set(1, 14, 9)
        let settled = try await reports.settle(report.id, in: column.id, by: maker) { ReportFiles.html($0) }
        if let article = settled.article {
            try await PolicyPlay.review(article, county, world, column, drafter: maker)
            set(1, 22, 16)
            _ = try await county.publishing.publish(article, by: try world.officer("luwentao"))
        }
        try await begin(by: maker)
    }

    /// What the commission does outside of this system, and what stood in the report before.
    private func enter(_ id: YearReportID, by maker: Officer) async throws {
        let view = try await reports.view(id, for: maker), rules = view.tables.disclosure.normative
        var figures = [
            ("s2.licences", "186", "县政务服务平台许可办件统计（卫生健康）"), ("s2.penalties", "27", "卫生监督信息报告系统"),
            ("s2.coercion", "0", "卫生监督信息报告系统"), ("s2.fees", "3.60", "财务科非税收入台账（预防接种服务费除外）"),
            ("before.regulations.in_force", "0", "\(year - 1)年年度报告"),
            ("before.normative.in_force", "\(rules.inForce - rules.made + rules.repealed)", "\(year - 1)年年度报告"),
        ]
        for column in 1...6 {
            let carried = view.tables[.request(.carriedIn, column)]
            figures.append(("before.r25.c\(column)", "\(carried)", "\(year - 1)年年度报告"))
        }
        for (place, amount, source) in figures {
            let draft = ManualFigureDraft(place: place, amount: amount, source: source)
            _ = try await reports.perform(.addFigure(draft), on: id, by: maker)
        }
    }

    private func explain(_ id: YearReportID, by maker: Officer) async throws {
        for warning in try await reports.view(id, for: maker).openWarnings {
            _ = try await reports.perform(
                .settleWarning(warning.key, reason: "已逐件核对，情况属实。"), on: id, by: maker)
        }
    }

    private func begin(by maker: Officer) async throws {
        county.clock.set(Moment(day: asOf.day.adding(days: -6), minute: 10 * 60))
        let report = try await reports.open(year + 1, by: maker)
        if let due = Day(year: year + 2, month: 1, day: 18) {
            _ = try await reports.perform(.addMilestone("报送县政府办公室初审", on: due), on: report.id, by: maker)
        }
        let draft = ManualFigureDraft(place: "s2.licences", amount: "121", source: "县政务服务平台许可办件统计，截至8月")
        _ = try await reports.perform(.addFigure(draft), on: report.id, by: maker)
    }

    private func day(_ month: Int, _ day: Int) -> Day {
        Day(year: year + 1, month: month, day: day) ?? .earliest
    }

    private func set(_ month: Int, _ day: Int, _ hour: Int) {
        county.clock.set(Moment(day: self.day(month, day), minute: hour * 60 + 20))
    }
}
