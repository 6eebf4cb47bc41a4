package import Kernel

/// What may be done with a case (SEN-6).
package enum OpinionAct: String, CaseIterable, Sendable {
    case consult, grade, transfer
    case reportUp = "report_up"
    case draftStatement = "draft_statement"
    case recordConference = "record_conference"
    case addRumour = "add_rumour"
    case referRumour = "refer_rumour"
    case addSuggestion = "add_suggestion"
    case setTopic = "set_topic"
    case handle, evaluate, account, archive
    case proposeDecline = "propose_decline"
    case confirmDecline = "confirm_decline"
    case withdrawDecline = "withdraw_decline"
    case correctTimes = "correct_times"
    case reopen

    package var chinese: String {
        switch self {
        case .consult: "登记研判会商"
        case .grade: "定级交办"
        case .transfer: "改交责任单位"
        case .reportUp: "登记向上级报告"
        case .draftStatement: "拟回应稿"
        case .recordConference: "登记新闻发布会"
        case .addRumour: "登记不实信息"
        case .referRumour: "转交公安机关"
        case .addSuggestion: "登记意见建议采纳情况"
        case .setTopic: "设置专题页面"
        case .handle: "登记处置结果"
        case .evaluate: "效果评估"
        case .account: "登记责任追究"
        case .archive: "归档"
        case .proposeDecline: "拟不予回应"
        case .confirmDecline: "同意不予回应"
        case .withdrawDecline: "退回不予回应"
        case .correctTimes: "更正时间"
        case .reopen: "重新办理"
        }
    }

    package var rule: String {
        switch self {
        case .consult, .handle, .evaluate, .archive, .addRumour, .referRumour, .addSuggestion: "SEN-6"
        case .grade, .transfer: "SEN-4"
        case .reportUp: "SEN-8"
        case .draftStatement, .setTopic: "SEN-1"
        case .recordConference, .account: "SEN-7"
        case .proposeDecline, .confirmDecline, .withdrawDecline, .reopen: "SEN-5"
        case .correctTimes: "SEN-3"
        }
    }
}

extension OpinionCase {
    /// Nil when `officer` may do `act` now; otherwise why not. Page, store, API and tests all ask this.
    package func refusal(of act: OpinionAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        return roleRefusal(act, officer) ?? stateRefusal(act)
    }

    package func allowedActs(for officer: Officer) -> [OpinionAct] {
        OpinionAct.allCases.filter { refusal(of: $0, by: officer) == nil }
    }

    /// 新闻发言人 and 政务公开办 coordinate (SEN-4, ROLE-10, ROLE-2).
    package static func leads(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency
            && !officer.roles.isDisjoint(with: [.spokesperson, .opennessOffice, .officeHead])
    }

    package static func commands(_ officer: Officer, agency: AgencyID) -> Bool {
        officer.agency == agency && !officer.roles.isDisjoint(with: [.leader, .principalHead])
    }

    /// Whoever sees something says so: everybody of the agency but those who only look on.
    package static func refusalOfRegistering(by officer: Officer) -> Refusal? {
        if officer.isAdministrator { return .notFound }
        return officer.holds(.supervisor)
            ? Refusal(.roleRefused, "未能登记舆情：监察人员只能查看，不能办理业务。", rule: "ROLE-14") : nil
    }

    private func roleRefusal(_ act: OpinionAct, _ officer: Officer) -> Refusal? {
        let leads = OpinionCase.leads(officer, agency: agency), isUnit = officer.units.contains(unit)
        let commands = OpinionCase.commands(officer, agency: agency)
        switch act {
        case .consult, .grade, .transfer, .correctTimes, .reopen:
            return leads || commands ? nil : refused(act, "这一步由新闻发言人、政务公开办或者委领导办理", "SEN-4")
        case .reportUp, .draftStatement, .handle, .addRumour, .referRumour, .addSuggestion:
            return leads || isUnit ? nil : refused(act, "这一步由责任单位、新闻发言人或者政务公开办办理", "SEN-4")
        case .recordConference, .setTopic, .evaluate, .archive:
            return leads ? nil : refused(act, "这一步由新闻发言人或者政务公开办办理", "ROLE-10")
        case .account: return commands ? nil : refused(act, "责任追究由委领导决定", "SEN-7")
        case .proposeDecline: return leads ? nil : refused(act, "不予回应由新闻发言人或者政务公开办提出", "SEN-5")
        case .confirmDecline, .withdrawDecline:
            guard commands || leads else { return refused(act, "不予回应由委领导、新闻发言人或者政务公开办复核", "SEN-5") }
            return act == .confirmDecline && decline?.by == officer.id
                ? refused(act, "提出不予回应的人不能自己同意", "SEN-5") : nil
        }
    }

    private func stateRefusal(_ act: OpinionAct) -> Refusal? {
        if let over = overRefusal(act) { return over }
        switch act {
        case .consult, .draftStatement, .addRumour, .addSuggestion: return until(.handled, act)
        // What archiving asks for can be recorded up to then.
        case .recordConference: return until(.evaluated, act)
        case .grade: return gradeRefusal
        case .transfer: return between(.assigned, .responded, act)
        case .reportUp:
            if !notice.isHealthEmergency { return blocked(act, "这一件没有登记为突发公共卫生事件", "不需要按两小时报告") }
            return report == nil ? nil : blocked(act, "已经登记向上级报告", "续报请写入处置结果")
        case .referRumour:
            return rumours.contains { $0.referredAt == nil } ? nil : blocked(act, "没有等待转交的不实信息", "请先登记不实信息")
        case .setTopic: return nil
        case .handle: return between(.responded, .responded, act)
        case .evaluate: return between(.handled, .handled, act)
        case .account:
            return accountability == nil
                ? between(.responded, .evaluated, act) : blocked(act, "已经登记责任追究结果", "请查看办理过程")
        case .archive: return archiveRefusal
        case .proposeDecline: return declineRefusal
        case .confirmDecline, .withdrawDecline:
            return decline == nil ? blocked(act, "没有人提出不予回应", "请按程序回应") : nil
        case .correctTimes: return between(.registered, .evaluated, act)
        case .reopen: return stage == .declined ? nil : blocked(act, "这一件没有决定不予回应", "请办理当前环节")
        }
    }

    private func overRefusal(_ act: OpinionAct) -> Refusal? {
        switch stage {
        case .archived: blocked(act, "这一件已经归档", "有新的情况请另行登记")
        case .declined:
            act == .reopen ? nil : blocked(act, "这一件已经决定不予回应", "决定有误的请重新办理，有新情况的请另行登记")
        case .registered, .consulted, .assigned, .responded, .handled, .evaluated: nil
        }
    }

    /// SEN-6: judged together first; an emergency is given out at once and judged meanwhile.
    private var gradeRefusal: Refusal? {
        if stage == .registered, kind == .ordinary {
            return blocked(.grade, "还没有研判会商", "请先登记研判会商；重大突发事件可以先交办")
        }
        if decline != nil { return blocked(.grade, "有人提出不予回应，还没有复核", "请先同意或者退回") }
        return until(.responded, .grade)
    }

    private var declineRefusal: Refusal? {
        let act = OpinionAct.proposeDecline
        if respondedAt != nil { return blocked(act, "已经作出回应", "请继续办理") }
        if strictest == .major { return blocked(act, "重大突发事件必须回应", "请尽快发布权威信息") }
        if !reasons.isEmpty { return blocked(act, "属于应当回应的情形", "请组织回应") }
        if decline != nil { return blocked(act, "已经提出不予回应", "请等待复核") }
        return until(.consulted, act)
    }

    private var archiveRefusal: Refusal? {
        if let early = between(.evaluated, .evaluated, .archive) { return early }
        if owesPress, pressAt == nil { return blocked(.archive, "重大突发事件没有登记新闻发布会", "请登记新闻发布会") }
        if rumours.contains(where: { $0.isSerious && $0.referredAt == nil }) {
            return blocked(.archive, "有严重不实信息没有转交公安机关", "请先登记转交情况")
        }
        if let responded = respondedAt, responded > clocks.limit, accountability == nil {
            return Refusal(
                .stateRefused, "未能归档：回应超过了\(clocks.hours)小时的期限，还没有登记责任追究结果。请由委领导登记后再归档。", rule: "SEN-7")
        }
        return nil
    }

    private func until(_ last: OpinionStage, _ act: OpinionAct) -> Refusal? { between(.registered, last, act) }

    private func between(_ first: OpinionStage, _ last: OpinionStage, _ act: OpinionAct) -> Refusal? {
        if stage.rank < first.rank { return blocked(act, "现在是“\(stage.chinese)”", "请先完成前面的环节") }
        return stage.rank > last.rank ? blocked(act, "现在是“\(stage.chinese)”，这一步已经过去", "请办理当前环节") : nil
    }

    private func refused(_ act: OpinionAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    private func blocked(_ act: OpinionAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: act.rule)
    }
}

extension OpinionStage {
    var rank: Int {
        switch self {
        case .registered: 0
        case .consulted: 1
        case .assigned: 2
        case .responded: 3
        case .handled: 4
        case .evaluated: 5
        case .archived: 6
        case .declined: 7
        }
    }
}
