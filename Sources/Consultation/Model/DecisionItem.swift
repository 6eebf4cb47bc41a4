package import Kernel

/// One line of the 重大行政决策事项目录 of a year (CONS-1).
package struct DecisionItem: Hashable, Sendable {
    /// 程序环节 (CONS-6).
    package enum Step: String, CaseIterable, Sendable {
        case participation, experts, risk, legality, deliberation

        package var chinese: String {
            switch self {
            case .participation: "公众参与"
            case .experts: "专家论证"
            case .risk: "风险评估"
            case .legality: "合法性审查"
            case .deliberation: "集体讨论决定"
            }
        }
    }

    /// Done on a day, or not needed for a reason.
    package struct Mark: Hashable, Sendable {
        package let on: Day
        package let isNeedless: Bool
        package let note: String

        package init(on day: Day, isNeedless: Bool, note: String) {
            on = day
            self.isNeedless = isNeedless
            self.note = note
        }
    }

    package let id: DecisionItemID
    package let agency: AgencyID
    package let year: Int
    package let position: Int
    package var title: String
    package var unit: UnitID
    /// `第三季度`.
    package var planned: String
    package var marks: [Step: Mark]
    /// Of the list it stands in; nil while the list is not public.
    package var publishedOn: Day?
    package var version: Int

    package init(
        id: DecisionItemID, agency: AgencyID, year: Int, position: Int, title: String, unit: UnitID, planned: String,
        marks: [Step: Mark] = [:], publishedOn: Day? = nil, version: Int = 0
    ) {
        self.id = id
        self.agency = agency
        self.year = year
        self.position = position
        self.title = title
        self.unit = unit
        self.planned = planned
        self.marks = marks
        self.publishedOn = publishedOn
        self.version = version
    }

    package static let mostTitle = 200

    /// The list is kept by 政务公开办 of the agency.
    package static func refusal(_ what: String, by officer: Officer) -> Refusal? {
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "未能\(what)：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        return PublicConsultation.leads(officer, agency: officer.agency)
            ? nil : Refusal(.roleRefused, "未能\(what)：决策事项目录由政务公开办编制。", rule: "CONS-1")
    }

    package func marking(
        _ step: Step, _ mark: Mark, by officer: Officer, today: Day
    ) -> Result<DecisionItem, Refusal> {
        guard officer.agency == agency || officer.units.contains(unit) else { return .failure(.notFound) }
        if officer.holds(.supervisor) {
            return .failure(Refusal(.roleRefused, "未能登记环节：监察人员只能查看，不能办理业务。", rule: "ROLE-14"))
        }
        guard officer.units.contains(unit) || PublicConsultation.leads(officer, agency: agency) else {
            return .failure(Refusal(.roleRefused, "未能登记环节：由承办科室或者政务公开办登记。", rule: "CONS-1"))
        }
        if marks[step] != nil {
            return .failure(Refusal(.stateRefused, "未能登记环节：“\(step.chinese)”已经登记。请刷新页面查看。", rule: "CONS-6"))
        }
        if mark.on > today || mark.isNeedless && mark.note.isEmpty || mark.note.count > 500 {
            return .failure(
                Refusal(
                    .invalid, "未能登记环节：日期晚于今天，或者不需要这一环节而没有写明理由（CONS-6）。请改正后再提交。", rule: "CONS-6",
                    field: "note"))
        }
        // CONS-6: legality review comes before discussion.
        if step == .deliberation, marks[.legality] == nil {
            return .failure(
                Refusal(.stateRefused, "未能登记环节：还没有登记合法性审查，不能提交集体讨论。请先登记。", rule: "CONS-6"))
        }
        if step == .legality || step == .deliberation, mark.isNeedless {
            return .failure(
                Refusal(.invalid, "未能登记环节：合法性审查和集体讨论不能省略（CONS-6）。请办理后登记。", rule: "CONS-6", field: "note"))
        }
        var next = self
        next.marks[step] = mark
        next.version += 1
        return .success(next)
    }
}
