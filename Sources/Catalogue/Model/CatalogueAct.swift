package import Kernel

/// Everything that can be done to an edition of a catalogue.
package enum CatalogueAct: String, CaseIterable, Sendable, Hashable {
    /// Draw up the next edition from the one in force.
    case begin
    /// Add, rewrite or remove any line, or import a table over all of them.
    case edit
    case submit
    case recall
    case approve
    case sendBack = "send_back"
    case discard
    /// Say in which columns the information of an item appears.
    case bind
    /// A duty behind an item has changed: its information must follow within 20 working days.
    case recordChange = "record_change"
    /// 年度审查: looked through, nothing to change (TASK-7).
    case concludeReview = "conclude_review"

    package var chinese: String {
        switch self {
        case .begin: "草拟新版"
        case .edit: "修改目录"
        case .submit: "送审"
        case .recall: "撤回送审"
        case .approve: "批准施行"
        case .sendBack: "退回修改"
        case .discard: "作废"
        case .bind: "对应栏目"
        case .recordChange: "登记职责调整"
        case .concludeReview: "完成年度审查"
        }
    }

    /// In which stages of an edition it can be done.
    package var stages: Set<CatalogueEdition.Stage> {
        switch self {
        case .begin, .recordChange, .concludeReview: [.inForce]
        case .edit, .submit, .discard: [.draft]
        case .recall, .approve, .sendBack: [.submitted]
        case .bind: [.draft, .submitted, .inForce]
        }
    }
}

extension CatalogueEdition {
    /// Nil when `officer` may do `act` now; otherwise why not. With an item, whoever heads its unit may edit and bind it.
    package func refusal(of act: CatalogueAct, on item: CatalogueItem? = nil, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的目录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, item, officer) ?? stateRefusal(act)
    }

    package func allowedActs(for officer: Officer) -> [CatalogueAct] {
        CatalogueAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    /// Who may draw up the first edition of a catalogue.
    package static func beginningRefusal(_ catalogue: CatalogueName, by officer: Officer) -> Refusal? {
        let empty = CatalogueEdition(
            id: unborn, agency: catalogue.agency, kind: catalogue.kind, unit: catalogue.unit,
            keeper: catalogue.unit ?? unbornUnit, number: 0, stage: .inForce, drafter: officer.id)
        return empty.refusal(of: .begin, by: officer)
    }

    private static let unborn = EditionID(at: Moment(milliseconds: 0), random: (0, 0))
    private static let unbornUnit = UnitID(at: Moment(milliseconds: 0), random: (0, 0))

    private func roleRefusal(_ act: CatalogueAct, _ item: CatalogueItem?, _ officer: Officer) -> Refusal? {
        let owns = item?.owner.map(officer.headOf.contains) ?? false
        switch act {
        case .begin, .submit, .recall, .discard, .recordChange, .concludeReview:
            return keeps(officer) ? nil : refused(act, "这一步由\(keeperWords)办理", "ROLE-2")
        case .edit:
            return keeps(officer) || owns ? nil : refused(act, "目录由\(keeperWords)维护，科室负责人可以修改本科室的事项", "CAT-1")
        case .bind:
            let operates = officer.agency == agency && officer.holds(.siteOperator)
            return keeps(officer) || owns || operates
                ? nil : refused(act, "栏目对应关系由\(keeperWords)、网站管理员或者事项的责任科室负责人维护", "CAT-1")
        case .approve, .sendBack: return approvalRefusal(act, officer)
        }
    }

    /// INST-1: an institution's own head answers for its catalogue, the commission's leader may approve it too.
    private func approvalRefusal(_ act: CatalogueAct, _ officer: Officer) -> Refusal? {
        let leads = officer.holds(.leader) || officer.holds(.principalHead)
        let isNear = officer.agency == agency || isOfInstitution(officer)
        guard leads, isNear else { return refused(act, "目录须由\(kind == .institution ? "机构负责人或者" : "")委领导批准", "CAT-1") }
        guard act == .sendBack || officer.id != submitter && officer.id != drafter else {
            return refused(act, "草拟或者送审的人员不能批准同一版目录，请由其他领导批准", "CAT-1")
        }
        return nil
    }

    /// The openness office, and for an institution its own people.
    private func keeps(_ officer: Officer) -> Bool {
        let isOffice = officer.agency == agency && (officer.holds(.opennessOffice) || officer.holds(.officeHead))
        return isOffice || isOfInstitution(officer)
    }

    private func isOfInstitution(_ officer: Officer) -> Bool { unit.map(officer.units.contains) ?? false }

    private var keeperWords: String { kind == .institution ? "本机构人员或者政务公开办" : "政务公开办" }

    private func stateRefusal(_ act: CatalogueAct) -> Refusal? {
        guard !act.stages.contains(stage) else { return nil }
        return Refusal(
            .stateRefused, "未能\(act.chinese)：这一版目录“\(stage.chinese)”。\(advice)", rule: kind.rule)
    }

    private var advice: String {
        switch stage {
        case .draft: "请先送审并由领导批准。"
        case .submitted: "请先批准、退回或者撤回送审。"
        case .inForce: "需要修改时请草拟新版。"
        case .superseded, .discarded: "请到现行的一版办理。"
        }
    }

    private func refused(_ act: CatalogueAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }
}
