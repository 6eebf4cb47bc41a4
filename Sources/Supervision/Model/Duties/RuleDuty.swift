package import Kernel

/// An obligation seen from its rule: what the duty page shows, and who may record that it was done.
package struct RuleDuty: Hashable, Sendable {
    package let obligation: Obligation
    /// The version under which it was opened; nil when no file names the rule.
    package let rule: RuleEntry?
    package let unitName: String
    package let at: Moment
    package let reading: ClockReading

    package init(obligation: Obligation, rule: RuleEntry?, unitName: String, at: Moment, reading: ClockReading) {
        self.obligation = obligation
        self.rule = rule
        self.unitName = unitName
        self.at = at
        self.reading = reading
    }

    /// Those who see everything an agency owes; the others see what their units owe.
    static let readers: Set<Role> = [
        .opennessOffice, .officeHead, .leader, .principalHead, .supervisor, .assessor,
    ]

    package func canRead(_ officer: Officer) -> Bool {
        let reach = RecordReach(of: officer, agency: obligation.agency, units: [obligation.owner])
        switch reach {
        case .none: return false
        case .acting, .reading:
            return officer.units.contains(obligation.owner) || !officer.roles.isDisjoint(with: RuleDuty.readers)
        }
    }

    /// A discreet rule's titles are for the unit that owes and the office alone.
    package func title(for officer: Officer) -> String {
        let isNear =
            officer.units.contains(obligation.owner)
            || officer.agency == obligation.agency && !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead])
        guard rule?.warnings.isDiscreet == true, !isNear else { return obligation.title }
        return rule?.title ?? obligation.rule
    }

    /// Why `officer` may not record that it was done; nil when they may.
    package func refusal(ofConcluding officer: Officer) -> Refusal? {
        guard canRead(officer) else { return .notFound }
        guard RecordReach(of: officer, agency: obligation.agency, units: [obligation.owner]) == .acting else {
            return Refusal(.roleRefused, "不能登记办结：这是下级单位的应办事项，只能查看（ROLE-14）。需要督促的，请下达督办单。", rule: "ROLE-14")
        }
        guard let rule, rule.isConcludedByHand else {
            return Refusal(
                .stateRefused, "不能登记办结：这项应办事项在办理原记录时自动了结。请打开原记录办理。", rule: obligation.rule)
        }
        guard obligation.state == .open else {
            return Refusal(.stateRefused, "不能登记办结：这项应办事项已是“\(obligation.state.chinese)”，不再办理。", rule: obligation.rule)
        }
        let isOffice =
            officer.agency == obligation.agency
            && !officer.roles.isDisjoint(with: [.opennessOffice, .officeHead])
        let isOwner = officer.units.contains(obligation.owner) && !officer.roles.isDisjoint(with: RuleDuty.doers)
        guard isOffice || isOwner else {
            return Refusal(.roleRefused, "不能登记办结：应由责任科室“\(unitName)”或者政务公开办登记。请联系他们。", rule: obligation.rule)
        }
        return nil
    }

    private static let doers: Set<Role> = [
        .clerk, .sectionHead, .liaison, .requestHandler, .attributeKeeper, .spokesperson, .petitionsOffice,
        .siteOperator, .legalReviewer,
    ]

    /// The words of whoever records it, or why they do not do (TASK-4: nothing is done without proof).
    package static func conclusion(_ words: String) -> Result<String, Refusal> {
        let trimmed = words.trimmed
        guard (4...500).contains(trimmed.count) else {
            return .failure(
                Refusal(.invalid, "没有登记：请用 4 至 500 字写明办理结果和佐证（文号、网址或者材料名称）。", rule: "TASK-4", field: "words"))
        }
        return .success(trimmed)
    }
}

extension RuleEntry {
    /// Whether nothing in the program ends its obligations but somebody who says so.
    package var isConcludedByHand: Bool {
        switch trigger {
        case .recurring, .event, .assigned: true
        case .capability, .gate, .check: false
        }
    }
}
