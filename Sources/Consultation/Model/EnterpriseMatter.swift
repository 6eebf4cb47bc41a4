package import Kernel

/// 政企直通车: a company asks to be heard; talks are logged, and it gets an answer.
package struct EnterpriseMatter: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case received, scheduled, answered

        package var chinese: String {
            switch self {
            case .received: "待安排"
            case .scheduled: "已约谈"
            case .answered: "已答复"
            }
        }
    }

    package let id: EnterpriseMatterID
    package let agency: AgencyID
    /// `ZT2026-0002`.
    package let number: String
    package let company: String
    package let topic: String
    package let words: String
    package let receivedAt: Moment
    package var unit: UnitID
    package var state = State.received
    package var talkOn: Day?
    package var talkPlace = ""
    package var answer = ""
    package var answeredAt: Moment?
    package var version = 0

    package init(
        id: EnterpriseMatterID, agency: AgencyID, number: String, company: String, topic: String, words: String,
        unit: UnitID, receivedAt: Moment
    ) {
        self.id = id
        self.agency = agency
        self.number = number
        self.company = company
        self.topic = topic
        self.words = words
        self.unit = unit
        self.receivedAt = receivedAt
    }

    package func reach(of officer: Officer) -> RecordReach {
        RecordReach(of: officer, agency: agency, units: CollectionOfOne(unit))
    }
}

package struct EnterpriseDraft: Hashable, Sendable {
    package var company: String
    package var topic: String
    package var words: String
    package var contact: String

    package init(company: String = "", topic: String = "", words: String = "", contact: String = "") {
        self.company = company
        self.topic = topic
        self.words = words
        self.contact = contact
    }

    package var faults: [Refusal] {
        var faults: [Refusal] = []
        func fault(_ field: String, _ words: String) { faults.append(Refusal(.invalid, words, field: field)) }
        func check(_ field: String, _ what: String, _ text: String, most: Int, _ next: String) {
            if text.isEmpty { fault(field, "没有提交：没有填写\(what)。\(next)。") }
            if text.count > most { fault(field, "没有提交：\(what)超过\(most)字。请精简后再提交。") }
        }
        check("company", "企业名称", company, most: 100, "请填写登记的名称")
        check("topic", "事由", topic, most: 100, "请用一句话写明")
        check("words", "情况和建议", words, most: 2_000, "请写明")
        check("contact", "联系方式", contact, most: 100, "请填写企业的联系电话或者邮箱，用于约定时间")
        return faults
    }
}

package enum EnterpriseAct: String, CaseIterable, Sendable {
    case schedule, answer, reveal

    package var chinese: String {
        switch self {
        case .schedule: "安排约谈"
        case .answer: "答复"
        case .reveal: "查看联系方式"
        }
    }
}

extension EnterpriseMatter {
    package func refusal(of act: EnterpriseAct, by officer: Officer) -> Refusal? {
        func refused(_ why: String, _ rule: String) -> Refusal {
            Refusal(.roleRefused, "未能\(act.chinese)：\(why)。", rule: rule)
        }
        switch reach(of: officer) {
        case .none: return .notFound
        case .reading: return refused("您所在单位是上级监督单位，只能查看下级单位的记录", "ROLE-14")
        case .acting: break
        }
        if officer.holds(.supervisor) { return refused("监察人员只能查看，不能办理业务", "ROLE-14") }
        guard officer.units.contains(unit) || PublicConsultation.leads(officer, agency: agency) else {
            return refused("这一步由承办科室或者政务公开办办理", "ROLE-5")
        }
        switch (act, state) {
        case (.reveal, _), (.schedule, .received), (.answer, .received), (.answer, .scheduled): return nil
        case (.schedule, .scheduled), (.schedule, .answered), (.answer, .answered):
            return Refusal(.stateRefused, "未能\(act.chinese)：这一件\(state.chinese)。请刷新页面查看。", rule: "CONS-3")
        }
    }

    package func after(
        _ act: EnterpriseAct, words: String, on talk: Day?, by officer: Officer, at now: Moment
    ) -> Result<EnterpriseMatter, Refusal> {
        if let refusal = refusal(of: act, by: officer) { return .failure(refusal) }
        func fault(_ why: String, _ field: String) -> Result<EnterpriseMatter, Refusal> {
            .failure(Refusal(.invalid, "未能\(act.chinese)：\(why)。", rule: "CONS-3", field: field))
        }
        var next = self
        next.version += 1
        switch act {
        case .schedule:
            guard let talk, talk >= now.day, talk <= now.day.adding(days: 366) else {
                return fault("约谈日期应在今天以后、一年以内。请改正日期", "on")
            }
            if words.isEmpty || words.count > 200 { return fault("没有填写地点，或者超过200字。请填写", "words") }
            next.state = .scheduled
            next.talkOn = talk
            next.talkPlace = words
        case .answer:
            if words.isEmpty || words.count > 2_000 { return fault("没有填写答复，或者超过2000字。请填写", "words") }
            next.state = .answered
            next.answer = words
            next.answeredAt = now
        case .reveal: break
        }
        return .success(next)
    }
}
