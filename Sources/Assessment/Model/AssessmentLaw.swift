package import Kernel

/// What people do with a sheet (EVAL-2, EVAL-4).
package enum SheetAct: String, CaseIterable, Sendable, Hashable {
    case report, sendBack = "send_back", check, comment, approve, reject, notify, appeal, uphold, adjust

    package var chinese: String {
        switch self {
        case .report: "报送自评"
        case .sendBack: "退回自评"
        case .check: "核查"
        case .comment: "评议"
        case .approve: "审定"
        case .reject: "退回核查"
        case .notify: "通报"
        case .appeal: "申诉"
        case .uphold: "维持结果"
        case .adjust: "调整结果"
        }
    }

    package var needsWords: Bool {
        switch self {
        case .report, .sendBack, .comment, .reject, .appeal, .uphold, .adjust: true
        case .check, .approve, .notify: false
        }
    }
}

/// The one table of the assessment: in which stage an act can be done, and where it leads.
package enum AssessmentLaw {
    /// Nil when the act cannot be done in `stage`.
    package static func target(of act: SheetAct, in stage: AssessmentSheet.Stage) -> AssessmentSheet.Stage? {
        switch (act, stage) {
        case (.report, .reporting): .checking
        case (.sendBack, .checking): .reporting
        case (.check, .checking): .commenting
        case (.comment, .commenting): .approving
        case (.approve, .approving): .approved
        case (.reject, .approving): .checking
        case (.notify, .approved): .notified
        case (.appeal, .notified): .appealed
        case (.uphold, .appealed), (.adjust, .appealed): .settled
        case (.report, _), (.sendBack, _), (.check, _), (.comment, _), (.approve, _), (.reject, _), (.notify, _),
            (.appeal, _), (.uphold, _), (.adjust, _):
            nil
        }
    }

    /// Working days after the notice in which a party may appeal, once.
    package static let appealDays = 10
}

extension AssessmentSheet {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    ///
    /// - Parameter appealEnds: the last day to appeal; nil before the notice.
    package func refusal(of act: SheetAct, by officer: Officer, today: Day, appealEnds: Day?) -> Refusal? {
        guard isReadable(by: officer) else { return .notFound }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        if let refusal = handRefusal(act, officer) { return refusal }
        guard AssessmentLaw.target(of: act, in: stage) != nil else {
            return Refusal(
                .stateRefused, "未能\(act.chinese)：\(name)的考核现在是“\(stage.chinese)”。请按自评、核查、评议、审定、通报的顺序办理。",
                rule: "EVAL-2")
        }
        if act == .appeal, let appealEnds, appealEnds < today {
            return Refusal(
                .stateRefused, "未能申诉：通报后\(AssessmentLaw.appealDays)个工作日内可以申诉一次，期限已于\(appealEnds.chinese)届满。",
                rule: "EVAL-4")
        }
        return nil
    }

    private func handRefusal(_ act: SheetAct, _ officer: Officer) -> Refusal? {
        switch act {
        case .report, .appeal: return partyRefusal(act, officer)
        case .sendBack, .check:
            return insiderRefusal(act, officer, [.assessor, .opennessOffice], "考核人员或者政务公开办", not: [reporter])
        case .comment:
            return insiderRefusal(
                act, officer, [.opennessOffice, .officeHead, .leader], "政务公开办、公开工作机构负责人或者分管领导",
                not: [reporter, checker])
        case .approve, .reject:
            return insiderRefusal(act, officer, [.leader, .principalHead], "委领导", not: [reporter, checker, commenter])
        case .notify: return insiderRefusal(act, officer, [.assessor, .opennessOffice], "考核人员或者政务公开办", not: [])
        case .uphold, .adjust:
            return insiderRefusal(
                act, officer, [.officeHead, .leader, .principalHead], "公开工作机构负责人或者委领导", not: [checker, approver])
        }
    }

    private func partyRefusal(_ act: SheetAct, _ officer: Officer) -> Refusal? {
        guard isParty(officer) else { return refused(act, "由被考核的单位自己办理", "EVAL-2") }
        let isSpeaking: Bool
        switch party {
        case .unit(let unit): isSpeaking = officer.headOf.contains(unit) || officer.holds(.liaison)
        case .agency:
            isSpeaking = !officer.roles.isDisjoint(with: [
                .opennessOffice, .officeHead, .liaison, .leader, .principalHead,
            ])
        }
        return isSpeaking ? nil : refused(act, "由科室负责人或者联络员办理", "EVAL-2")
    }

    /// Separation of duties: nobody judges the own unit, and the hands that exclude one another are different people.
    private func insiderRefusal(
        _ act: SheetAct, _ officer: Officer, _ roles: Set<Role>, _ who: String, not earlier: [MemberID?]
    ) -> Refusal? {
        guard officer.agency == agency else {
            return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        }
        guard !officer.roles.isDisjoint(with: roles) else { return refused(act, "这一步由\(who)办理", "ROLE-15") }
        if isParty(officer), act != .notify { return refused(act, "不能考核自己所在的单位，请由其他人员办理", "EVAL-2") }
        if earlier.contains(officer.id) { return refused(act, "您已经办理过前面的一步，同一份考核的这两步要由不同的人办理", "EVAL-2") }
        return nil
    }

    private func refused(_ act: SheetAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }
}

/// Who may begin a round of the assessment (EVAL-2).
package enum RoundDecision {
    package static func refusal(by officer: Officer) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        if officer.holds(.supervisor) {
            return Refusal(.roleRefused, "没有启动考核：监察人员只能查看，不能办理业务。", rule: "ROLE-14")
        }
        guard !officer.roles.isDisjoint(with: [.assessor, .opennessOffice, .officeHead]) else {
            return Refusal(.roleRefused, "没有启动考核：由考核人员或者政务公开办办理。", rule: "ROLE-15")
        }
        return nil
    }
}
