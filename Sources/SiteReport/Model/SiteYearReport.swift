package import Kernel

package enum SiteReportSubject {}
package typealias SiteReportID = Identifier<SiteReportSubject>

/// 政府网站工作年度报表 of one agency and year (SITE-9).
package struct SiteYearReport: Hashable, Sendable {
    package static let journalKind = "site_report"
    package static let years = 2017...2099

    package enum State: String, CaseIterable, Sendable, Hashable {
        case compiling
        /// Frozen, and waits for the one who publishes.
        case settled
        case published

        package var chinese: String {
            switch self {
            case .compiling: "填报中"
            case .settled: "已定稿，待公布"
            case .published: "已公布"
            }
        }
    }

    package let id: SiteReportID
    package let agency: AgencyID
    package let year: Int
    package var state: State
    package var settledBy: MemberID?
    package var settledName: String
    package var publishedAt: Moment?
    package var version: Int

    package init(
        id: SiteReportID, agency: AgencyID, year: Int, state: State = .compiling, settledBy: MemberID? = nil,
        settledName: String = "", publishedAt: Moment? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.year = year
        self.state = state
        self.settledBy = settledBy
        self.settledName = settledName
        self.publishedAt = publishedAt
        self.version = version
    }

    package func reach(of officer: Officer) -> RecordReach { RecordReach(of: officer, agency: agency, units: []) }

    /// SITE-9: 31 January of the year after.
    package static func lastDay(of year: Int) -> Day { Day(year: year + 1, month: 1, day: 31) ?? .latest }

    package static func title(_ agency: String, _ year: Int) -> String { "\(agency)\(year)年政府网站工作年度报表" }
}

/// What people do with it.
package enum SiteReportAct: String, CaseIterable, Sendable, Hashable {
    case enter, confirm, settle, reopen, publish

    package var chinese: String {
        switch self {
        case .enter: "登记数字"
        case .confirm: "复核数字"
        case .settle: "定稿"
        case .reopen: "退回修改"
        case .publish: "公布"
        }
    }
}

/// An act with what was entered.
package enum SiteReportEntry: Hashable, Sendable {
    /// All that people enter of a section, with where it comes from.
    case enter(SiteReportItem.Section, [SiteReportItem: String], source: String)
    case confirm(SiteReportItem.Section)
    case settle
    case reopen(reason: String)
    case publish

    package var act: SiteReportAct {
        switch self {
        case .enter: .enter
        case .confirm: .confirm
        case .settle: .settle
        case .reopen: .reopen
        case .publish: .publish
        }
    }
}

extension SiteYearReport {
    private static let makers: Set<Role> = [.siteOperator, .opennessOffice, .officeHead]
    private static let publishers: Set<Role> = [.opennessOffice, .officeHead, .leader, .principalHead]

    private static func holds(_ officer: Officer, _ roles: Set<Role>, for agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.holds(.supervisor) && !officer.isAdministrator
            && !officer.roles.isDisjoint(with: roles)
    }

    /// Page, store and operations all ask this.
    package func refusal(of act: SiteReportAct, by officer: Officer) -> Refusal? {
        let isPublishing = act == .publish
        guard
            SiteYearReport.holds(officer, isPublishing ? SiteYearReport.publishers : SiteYearReport.makers, for: agency)
        else {
            let who = isPublishing ? "政务公开办、公开工作机构负责人或者委领导公布" : "网站管理员、政务公开办或者公开工作机构负责人填报"
            return Refusal(.roleRefused, "未能\(act.chinese)：网站年度报表由\(who)。请由他们办理。", rule: "SITE-9")
        }
        switch (act, state) {
        case (.enter, .compiling), (.confirm, .compiling), (.settle, .compiling), (.reopen, .settled),
            (.reopen, .published):
            return nil
        case (.publish, .settled):
            guard settledBy != officer.id else {
                return Refusal(.roleRefused, "未能公布：定稿和公布须由两个人办理，这份报表由您定稿。请由另一人公布。", rule: "SITE-9")
            }
            return nil
        case (.enter, _), (.confirm, _), (.settle, _):
            return Refusal(.stateRefused, "未能\(act.chinese)：网站年度报表\(state.chinese)。需要修改的，请先退回修改。", rule: "SITE-9")
        case (.reopen, .compiling):
            return Refusal(.stateRefused, "未能退回修改：网站年度报表正在填报，可以直接修改。", rule: "SITE-9")
        case (.publish, .compiling): return Refusal(.stateRefused, "未能公布：网站年度报表还没有定稿。请先定稿。", rule: "SITE-9")
        case (.publish, .published): return Refusal(.stateRefused, "未能公布：网站年度报表已经公布。", rule: "SITE-9")
        }
    }

    package static func refusalOfOpening(
        _ year: Int, for agency: AgencyID, by officer: Officer, today: Day
    ) -> Refusal? {
        guard holds(officer, makers, for: agency) else {
            return Refusal(
                .roleRefused, "未能开始填报：网站年度报表由网站管理员、政务公开办或者公开工作机构负责人填报。请由他们办理。", rule: "SITE-9")
        }
        guard years.contains(year), year <= today.year else {
            return Refusal(.invalid, "未能开始填报：年度应为2017年以后、不晚于今年的年份。请重新填写。", rule: "SITE-9", field: "year")
        }
        return nil
    }
}
