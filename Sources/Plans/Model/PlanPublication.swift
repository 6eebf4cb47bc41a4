package import Kernel

/// 公开台账、撤回公开: whether the public sees a plan's ledger.
package enum PlanPublication: String, CaseIterable, Sendable, Hashable {
    case publish
    case withdraw

    /// The words on the button.
    package var chinese: String {
        switch self {
        case .publish: "公开台账"
        case .withdraw: "撤回公开"
        }
    }
}

extension Plan {
    /// Nil when `officer` may do `act` now. The openness office publishes and withdraws (ROLE-2).
    package func refusal(of act: PlanPublication, isPublished: Bool, by officer: Officer) -> Refusal? {
        switch RecordReach(of: officer, agency: agency, units: []) {
        case .none: return .notFound
        case .reading:
            return Refusal(.roleRefused, "未能\(act.chinese)：您所在单位是上级监督单位，只能查看下级单位的要点。", rule: "ROLE-14")
        case .acting: break
        }
        guard officer.holds(.opennessOffice), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能\(act.chinese)：这一步由政务公开办办理。", rule: "ROLE-2")
        }
        switch act {
        case .publish where isPublished:
            return Refusal(.stateRefused, "未能公开台账：《\(title)》的台账已经公开。可以在门户查看，或者撤回公开。")
        case .withdraw where !isPublished:
            return Refusal(.stateRefused, "未能撤回公开：《\(title)》的台账没有公开。无需撤回。")
        case .publish, .withdraw: return nil
        }
    }

    /// Why `officer` may not hand out all pending tasks of this plan; nil when they may (ROLE-2).
    package func refusalOfAssigningAll(by officer: Officer) -> Refusal? {
        switch RecordReach(of: officer, agency: agency, units: []) {
        case .none: return .notFound
        case .reading:
            return Refusal(.roleRefused, "未能分派：您所在单位是上级监督单位，只能查看下级单位的任务。", rule: "ROLE-14")
        case .acting: break
        }
        guard officer.holds(.opennessOffice), !officer.holds(.supervisor) else {
            return Refusal(.roleRefused, "未能分派：这一步由政务公开办办理。", rule: "ROLE-2")
        }
        return nil
    }
}

/// 导出: the openness office takes the ledger out of the system (ROLE-2).
package enum LedgerExportPermission {
    /// Nil when `officer` may export what the ledger shows them.
    package static func refusal(by officer: Officer) -> Refusal? {
        guard !officer.isAdministrator else { return .notFound }
        guard officer.holds(.opennessOffice) else {
            return Refusal(.roleRefused, "未能导出：台账由政务公开办导出。需要时请联系政务公开办。", rule: "ROLE-2")
        }
        return nil
    }
}
