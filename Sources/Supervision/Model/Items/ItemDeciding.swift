package import Kernel

/// Decisions: each asks `refusal(of:by:in:)` first, then looks at what was entered.
extension SupervisionItem {
    package func deciding(
        _ act: ItemAct, _ input: ItemInput, by officer: Officer, in context: ItemContext
    ) -> Result<ItemEvent, Refusal> {
        if let refusal = refusal(of: act, by: officer, in: context) { return .failure(refusal) }
        switch act {
        case .edit:
            guard case .contents(let contents) = input else { return .failure(ItemFault.missing(act)) }
            if let fault = ItemFault.fault(in: contents, act, today: context.today) { return .failure(fault) }
            return .success(.edited(contents))
        case .submit: return .success(.submitted)
        case .issue:
            // A deadline in the past would be overdue the moment it is told.
            if let fault = ItemFault.fault(in: contents, act, today: context.today) { return .failure(fault) }
            return .success(.issued)
        case .acknowledge: return .success(.acknowledged)
        case .close: return .success(.closed)
        case .sendBack: return words(act, input, "退回理由").map(ItemEvent.sentBack)
        case .withdraw: return words(act, input, "撤销理由").map(ItemEvent.withdrawn)
        case .rectify: return words(act, input, "整改情况").map(ItemEvent.rectified)
        case .circulate: return words(act, input, "通报内容").map(ItemEvent.circulated)
        case .recommend: return words(act, input, "处理建议").map(ItemEvent.recommended)
        case .pass: return .success(.passed(input.text))
        case .fail: return failing(input, context.today)
        case .interview: return interviewing(input, context.today)
        }
    }

    private func failing(_ input: ItemInput, _ today: Day) -> Result<ItemEvent, Refusal> {
        words(.fail, input, "不通过的理由").flatMap { words in
            guard case .review(_, let due?) = input, today < due else {
                return .failure(
                    Refusal(.invalid, "未能退回整改：没有填写新的整改期限，或者期限不在今天之后。请改正后再提交。", rule: "SUP-1", field: "due"))
            }
            return .success(.failed(words, due: due))
        }
    }

    private func interviewing(_ input: ItemInput, _ today: Day) -> Result<ItemEvent, Refusal> {
        guard case .interview(let talk) = input else { return .failure(ItemFault.missing(.interview)) }
        for (name, value, field) in [
            ("约谈人", talk.interviewer, "interviewer"), ("被约谈人", talk.interviewee, "interviewee"),
            ("约谈内容", talk.words, "words"), ("被约谈人承诺", talk.promise, "promise"),
        ] {
            if value.isEmpty {
                return .failure(Refusal(.invalid, "未能登记约谈：没有填写\(name)。请填写后再提交。", rule: "SUP-1", field: field))
            }
            if let fault = ItemFault.long(value, .interview, field) { return .failure(fault) }
        }
        guard talk.on <= today else {
            return .failure(Refusal(.invalid, "未能登记约谈：约谈日期还没有到。请填写实际约谈的日期。", rule: "SUP-1", field: "on"))
        }
        return .success(.interviewed(talk))
    }

    private func words(_ act: ItemAct, _ input: ItemInput, _ what: String) -> Result<String, Refusal> {
        let text = input.text
        if text.isEmpty {
            return .failure(
                Refusal(.invalid, "未能\(act.chinese)：没有填写\(what)。请填写后再提交。", rule: "SUP-1", field: "words"))
        }
        return ItemFault.long(text, act, "words").map(Result.failure) ?? .success(text)
    }
}

extension ItemInput {
    var text: String {
        switch self {
        case .words(let words), .review(let words, _): words.trimmed
        case .none, .contents, .interview: ""
        }
    }
}

/// What can be wrong with what was entered.
enum ItemFault {
    static let mostWords = 3_000
    static let mostMatters = 50

    static func fault(in contents: ItemContents, _ act: ItemAct, today: Day) -> Refusal? {
        func invalid(_ why: String, _ field: String) -> Refusal {
            Refusal(.invalid, "未能\(act.chinese)：\(why)。请改正后再提交。", rule: "SUP-1", field: field)
        }
        if contents.title.isEmpty || contents.title.count > 100 { return invalid("标题没有填写，或者超过100字", "title") }
        if contents.demand.isEmpty { return invalid("没有填写整改要求", "demand") }
        if contents.due <= today { return invalid("整改期限须在今天之后", "due") }
        return long(contents.demand, act, "demand")
    }

    static func long(_ text: String, _ act: ItemAct, _ field: String) -> Refusal? {
        guard text.count > mostWords else { return nil }
        return Refusal(.invalid, "未能\(act.chinese)：文字超过\(mostWords)字。请精简后再提交。", field: field)
    }

    static func missing(_ act: ItemAct) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
    }
}

/// What an order is made of before there is an item.
package struct ItemDraft: Hashable, Sendable {
    package var contents: ItemContents
    package var target: AgencyID
    package var unit: UnitID
    package var obligations: [ObligationID]

    package init(contents: ItemContents, target: AgencyID, unit: UnitID, obligations: [ObligationID]) {
        self.contents = contents
        self.target = target
        self.unit = unit
        self.obligations = obligations
    }

    /// Why `officer` may not draft it; ROLE-14: an agency above orders, and changes nothing else.
    package func refusal(by officer: Officer, today: Day) -> Refusal? {
        guard officer.agency == target || officer.overseen.contains(target) else { return .notFound }
        guard officer.supervises else {
            return Refusal(.roleRefused, "未能拟制督办单：督办由政务公开办或者监察人员办理。请把情况告诉政务公开办。", rule: "ROLE-14")
        }
        if officer.units.contains(unit) {
            return Refusal(.roleRefused, "未能拟制督办单：不能督办自己所在的单位。请由监察人员拟制。", rule: "SUP-1")
        }
        guard obligations.count <= ItemFault.mostMatters else {
            return Refusal(.invalid, "未能拟制督办单：一张督办单最多 \(ItemFault.mostMatters) 个事项。请分几张拟制。", rule: "SUP-1")
        }
        return ItemFault.fault(in: contents, .edit, today: today)
    }
}
