package import Kernel

/// What can be done to the record of a meeting.
package enum MeetingAct: String, CaseIterable, Sendable {
    case edit, confirm

    package var chinese: String {
        switch self {
        case .edit: "修改会议记录"
        case .confirm: "审定会议记录"
        }
    }
}

extension Meeting {
    package func refusal(of act: MeetingAct, by officer: Officer) -> Refusal? {
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused(act, "您所在单位是上级监督单位，只能查看", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused(act, "监察人员只能查看，不能办理业务", "ROLE-14") }
        guard confirmedOn == nil else {
            return Refusal(.stateRefused, "未能\(act.chinese)：会议记录已经审定，不再更改。", rule: "OPN-12")
        }
        switch act {
        case .edit:
            return officer.id == recorder ? nil : refused(act, "这一步由记录人\(recorderName)办理", "ROLE-6")
        case .confirm:
            guard officer.holds(.leader) || officer.holds(.principalHead) else {
                return refused(act, "会议记录由委领导审定", "ROLE-13")
            }
            guard officer.id != recorder else {
                return refused(act, "记录人不能审定自己的记录，请由其他委领导办理", "ROLE-13")
            }
            return nil
        }
    }

    private func refused(_ act: MeetingAct, _ why: String, _ rule: String) -> Refusal {
        Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
    }

    /// Nil when contents and decisions can be kept.
    package static func fault(
        in contents: MeetingContents, _ decisions: [MeetingDecisionDraft], on day: Day, under policy: DocumentPolicy
    ) -> Refusal? {
        func invalid(_ why: String, _ field: String, _ rule: String = "OPN-12") -> Refusal {
            Refusal(.invalid, "未能保存会议记录：\(why)。", rule: rule, field: field)
        }
        if contents.title.trimmed.isEmpty || contents.title.count > 200 { return invalid("会议名称须为 1 至 200 字", "title") }
        if contents.heldOn > day { return invalid("会议日期在今天之后。请核对日期", "held_on") }
        if decisions.isEmpty { return invalid("没有会议决定事项。请至少填写一项", "decisions") }
        if decisions.count > 100 { return invalid("决定事项超过 100 项。请分次登记", "decisions") }
        for (index, decision) in decisions.enumerated() {
            let name = "第 \(index + 1) 项"
            if decision.text.trimmed.isEmpty || decision.text.count > 5_000 {
                return invalid("\(name)决定须为 1 至 5000 字", "decision_\(index + 1)")
            }
            guard policy.attributes.contains(decision.attribute) else {
                return invalid("本单位没有启用“\(decision.attribute.chinese)”", "attribute_\(index + 1)", "OPN-1")
            }
            // OPN-12: published unless secret, so everything else says why.
            if decision.attribute != .proactive, decision.reason.trimmed.isEmpty {
                return invalid("\(name)不是主动公开，须写明理由（会议决定除涉密外应当公开）", "reason_\(index + 1)")
            }
        }
        return nil
    }
}

extension Meeting {
    package static let journalKind = "meeting"

    /// The meeting as canonical JSON, for the journal.
    package var canonicalText: String {
        let items = decisions.map {
            "[\(JSONText.quoted($0.attribute.rawValue)),\(JSONText.quoted($0.reason)),\(JSONText.quoted($0.text))]"
        }
        return "{\"confirmed\":\(JSONText.quoted(confirmedOn?.description ?? "")),"
            + "\"decisions\":[\(items.joined(separator: ","))],\"held\":\(JSONText.quoted(contents.heldOn.description)),"
            + "\"id\":\(JSONText.quoted(id.text)),\"kind\":\(JSONText.quoted(contents.kind.rawValue)),"
            + "\"title\":\(JSONText.quoted(contents.title)),\"version\":\(version)}"
    }
}
