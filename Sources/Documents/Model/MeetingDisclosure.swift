package import Kernel

/// Decisions of one meeting on their way to the public, as a new article begins (OPN-12, FOI-26).
package struct MeetingDisclosure: Hashable, Sendable {
    package let meeting: MeetingID
    package let decisions: [MeetingDecisionID]
    package let title: String
    package let paragraphs: [String]
    package let decidedOn: Day
}

extension Meeting {
    /// The public decisions that no article stands for.
    package var free: [MeetingDecision] { decisions.filter(\.isFree) }

    /// What an article on `ids` begins with, in the order of the meeting.
    package func disclosing(
        _ ids: [MeetingDecisionID], by officer: Officer
    ) -> Result<MeetingDisclosure, Refusal> {
        if let refusal = disclosingRefusal(by: officer) { return .failure(refusal) }
        let wanted = decisions.filter { ids.contains($0.id) }
        guard !wanted.isEmpty, wanted.count == Set(ids).count else { return .failure(.notFound) }
        for decision in wanted {
            if let refusal = decision.disclosingRefusal { return .failure(refusal) }
        }
        return .success(
            MeetingDisclosure(
                meeting: id, decisions: wanted.map(\.id), title: "\(contents.title)决定事项公开",
                paragraphs: wanted.map(\.text), decidedOn: contents.heldOn))
    }

    /// Nil when `officer` may begin an article for what this meeting decided.
    package func disclosingRefusal(by officer: Officer) -> Refusal? {
        func refused(_ why: String) -> Refusal { Refusal(.roleRefused, "未能拟公开信息：\(why)。", rule: "ROLE-14") }
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused("您所在单位是上级监督单位，只能查看")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused("监察人员只能查看，不能办理业务") }
        guard confirmedOn != nil else {
            return Refusal(.stateRefused, "未能拟公开信息：会议记录还没有审定。请在委领导审定后办理。", rule: "OPN-12")
        }
        guard !free.isEmpty else {
            return Refusal(.stateRefused, "未能拟公开信息：没有待公开的决定事项。请打开已有的信息修改。", rule: "FOI-26")
        }
        return nil
    }
}

extension MeetingDecision {
    fileprivate var disclosingRefusal: Refusal? {
        switch standing {
        case .keptBack: Refusal(.stateRefused, "未能拟公开信息：所选决定事项不属于公开事项。请只选择主动公开的事项。", rule: "OPN-12")
        case .inPreparation, .open:
            Refusal(.stateRefused, "未能拟公开信息：所选决定事项已经有一条待公开或者已公开的信息。请打开那条信息修改。", rule: "FOI-26")
        case .owed, .withdrawn: nil
        }
    }
}
