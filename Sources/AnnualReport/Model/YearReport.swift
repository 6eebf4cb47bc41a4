package import Kernel
package import Publishing
import Requests

/// 政府信息公开工作年度报告 of one agency and year, from the first count to its publication (FOI-49, FOI-50).
package struct YearReport: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable, Hashable {
        case compiling
        /// Frozen, and on its way through 三审三校 as an article.
        case settled
        case published

        package var chinese: String {
            switch self {
            case .compiling: "编制中"
            case .settled: "已定稿，审校中"
            case .published: "已发布"
            }
        }
    }

    package let id: YearReportID
    package let agency: AgencyID
    package let year: Int
    /// Owes its milestones.
    package let unit: UnitID
    /// A government's own report: until 31 March, with assessment and accountability in it (FOI-49, RPT-2).
    package let isGovernment: Bool
    package var state: State
    package var texts: ReportTexts
    package var milestones: [ReportMilestone]
    /// The article that carries the text since it was settled.
    package var article: ArticleID?
    package var settledBy: String
    package var publishedAt: Moment?
    package var version: Int

    package init(
        id: YearReportID, agency: AgencyID, year: Int, unit: UnitID, isGovernment: Bool, state: State = .compiling,
        texts: ReportTexts = ReportTexts(), milestones: [ReportMilestone] = [], settledBy: String = "",
        article: ArticleID? = nil, publishedAt: Moment? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.year = year
        self.unit = unit
        self.isGovernment = isGovernment
        self.state = state
        self.texts = texts
        self.milestones = milestones
        self.article = article
        self.settledBy = settledBy
        self.publishedAt = publishedAt
        self.version = version
    }

    package static let journalKind = "annual_report"
    package static let years = 2008...2099

    package func reach(of officer: Officer) -> RecordReach { RecordReach(of: officer, agency: agency, units: []) }

    /// FOI-49: 31 January, for a government's own report 31 March.
    package static func lastDay(of year: Int, isGovernment: Bool) -> Day {
        Day(year: year + 1, month: isGovernment ? 3 : 1, day: 31) ?? .latest
    }

    /// The year whose report begins by itself on `day`: from its last day on, as long as the term runs (FOI-49).
    package static func yearToBegin(on day: Day, isGovernment: Bool) -> Int? {
        if day.month == 12, day.dayOfMonth == 31 { return day.year }
        return day <= lastDay(of: day.year - 1, isGovernment: isGovernment) ? day.year - 1 : nil
    }

    package static func title(_ agency: String, _ year: Int) -> String { "\(agency)\(year)年政府信息公开工作年度报告" }
}

/// An earlier day that a place sets for itself (RPT-4): 报送初稿, 1月20日.
package struct ReportMilestone: Hashable, Sendable {
    package let name: String
    package let dueOn: Day
    package var metOn: Day?

    package init(name: String, dueOn: Day, metOn: Day? = nil) {
        self.name = name
        self.dueOn = dueOn
        self.metOn = metOn
    }
}

/// What people do with a report.
package enum ReportAct: String, CaseIterable, Sendable, Hashable {
    case edit, addFigure = "add_figure", confirmFigure = "confirm_figure", dropFigure = "drop_figure"
    case settleWarning = "settle_warning"
    case addMilestone = "add_milestone", meetMilestone = "meet_milestone"
    case settle
    case reopen

    package var chinese: String {
        switch self {
        case .edit: "保存文字"
        case .addFigure: "登记数字"
        case .confirmFigure: "复核数字"
        case .dropFigure: "删除数字"
        case .settleWarning: "说明提示"
        case .addMilestone: "登记时间节点"
        case .meetMilestone: "登记完成"
        case .settle: "定稿送审"
        case .reopen: "退回修改"
        }
    }

    package var rule: String {
        switch self {
        case .edit, .settleWarning: "RPT-32"
        case .addFigure, .confirmFigure, .dropFigure: "RPT-10"
        case .addMilestone, .meetMilestone: "RPT-4"
        case .settle, .reopen: "FOI-49"
        }
    }

    fileprivate var needsCompiling: Bool {
        switch self {
        case .edit, .addFigure, .confirmFigure, .dropFigure, .settleWarning, .settle: true
        case .addMilestone, .meetMilestone, .reopen: false
        }
    }
}

extension YearReport {
    private static let makers: Set<Role> = [.opennessOffice, .officeHead, .requestHandler]

    /// Who compiles the report of `agency`; those who only oversee read (ROLE-14).
    package static func compiles(_ officer: Officer, for agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.holds(.supervisor) && !officer.isAdministrator
            && !officer.roles.isDisjoint(with: makers)
    }

    package func refusal(of act: ReportAct, by officer: Officer) -> Refusal? {
        guard YearReport.compiles(officer, for: agency) else {
            return Refusal(.roleRefused, "未能\(act.chinese)：年度报告由政务公开办、公开工作机构负责人或者依申请公开办理员编制。请由他们办理。", rule: act.rule)
        }
        if act.needsCompiling, state != .compiling {
            return Refusal(.stateRefused, "未能\(act.chinese)：年度报告\(state.chinese)。需要修改的，请先退回修改。", rule: act.rule)
        }
        guard act == .reopen else { return nil }
        switch state {
        case .settled: return nil
        case .compiling: return Refusal(.stateRefused, "未能退回修改：年度报告正在编制，可以直接修改。", rule: "FOI-49")
        case .published:
            return Refusal(.stateRefused, "未能退回修改：年度报告已经发布。请先在“信息发布”中撤回，再退回修改。", rule: "FOI-49")
        }
    }

    /// What this officer may do with it now, decided as the acts themselves decide.
    package func allowedActs(for officer: Officer) -> [ReportAct] {
        ReportAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    package static func refusalOfOpening(
        _ year: Int, for agency: AgencyID, by officer: Officer, today: Day
    ) -> Refusal? {
        guard compiles(officer, for: agency) else {
            return Refusal(.roleRefused, "未能开始编制：年度报告由政务公开办、公开工作机构负责人或者依申请公开办理员编制。请由他们办理。", rule: "FOI-49")
        }
        guard years.contains(year), year <= today.year else {
            return Refusal(.invalid, "未能开始编制：年度应为2008年以后、不晚于今年的年份。请重新填写。", rule: "FOI-49", field: "year")
        }
        return nil
    }

    /// What stands in the way of freezing it: the year is not over, an identity fails, a figure waits for its second person,
    /// a warning has no word.
    package static func obstacle(
        year: Int, today: Day, check: ReportCheck, figures: [ManualFigure], settled: Set<String>, texts: ReportTexts
    ) -> Refusal? {
        guard today.year > year else {
            return Refusal(.stateRefused, "未能定稿：\(year)年还没有结束，统计期限至12月31日。请在年度结束以后定稿。", rule: "RPT-3")
        }
        if let failing = check.failures.first {
            return Refusal(
                .stateRefused,
                "未能定稿：有\(check.failures.count)处勾稽关系不成立，例如“\(failing.words)”左边为\(failing.left)，右边为\(failing.right)。请核对后再定稿。",
                rule: failing.rule)
        }
        if let waiting = figures.first(where: { !$0.isConfirmed }) {
            return Refusal(.stateRefused, "未能定稿：“\(waiting.place.chinese)”的数字还没有第二人复核。请复核或者删除。", rule: "RPT-10")
        }
        if let open = check.warnings.first(where: { !settled.contains($0.key) }) {
            return Refusal(.stateRefused, "未能定稿：还有提示没有处理：\(open.words)请修改，或者说明原因。", rule: open.rule)
        }
        if let empty = ReportTexts.Section.allCases.first(where: { texts[$0].trimmed.isEmpty }) {
            return Refusal(
                .stateRefused, "未能定稿：“\(empty.chinese)”没有内容。六个部分缺一不可，请补充。", rule: "RPT-1", field: empty.field)
        }
        return nil
    }
}
