package import Kernel

package enum ItemAct: String, CaseIterable, Sendable {
    case edit, submit, sendBack = "send_back", issue, withdraw
    case acknowledge, rectify
    case pass, fail
    case close
    case circulate, interview, recommend

    package var chinese: String {
        switch self {
        case .edit: "修改"
        case .submit: "送签"
        case .sendBack: "退回拟稿"
        case .issue: "签发"
        case .withdraw: "撤销"
        case .acknowledge: "签收"
        case .rectify: "报送整改情况"
        case .pass: "复核通过"
        case .fail: "退回整改"
        case .close: "销号"
        case .circulate: "通报"
        case .interview: "登记约谈"
        case .recommend: "提出处理建议"
        }
    }
}

/// What an act says beside that it was done.
package enum ItemInput: Hashable, Sendable {
    case none
    case contents(ItemContents)
    case words(String)
    case review(String, due: Day?)
    case interview(ItemInterview)
}

package enum ItemEvent: Hashable, Sendable {
    case edited(ItemContents)
    case submitted
    case sentBack(String)
    case issued
    case withdrawn(String)
    case acknowledged
    case rectified(String)
    case passed(String)
    case failed(String, due: Day)
    case closed
    case circulated(String)
    case interviewed(ItemInterview)
    case recommended(String)

    /// The line of the timeline.
    package var note: String {
        switch self {
        case .edited: "修改督办单"
        case .submitted: "送签"
        case .sentBack(let words): "退回拟稿：\(words)"
        case .issued: "签发督办单"
        case .withdrawn(let words): "撤销：\(words)"
        case .acknowledged: "签收"
        case .rectified(let words): "报送整改情况：\(words)"
        case .passed(let words): words.isEmpty ? "复核通过" : "复核通过：\(words)"
        case .failed(let words, let due): "复核未通过，退回整改（\(due)前）：\(words)"
        case .closed: "销号"
        case .circulated(let words): "通报批评：\(words)"
        case .interviewed(let talk): "约谈\(talk.interviewee)"
        case .recommended(let words): "提出处理建议：\(words)"
        }
    }

    /// The paper that comes of it, in the words of this moment: a later deadline does not change what was sent.
    func paper(of item: SupervisionItem) -> (kind: ItemPaperKind, words: [String])? {
        switch self {
        case .issued: (.order, ItemEvent.paragraphs(item.contents.demand) + [ItemEvent.term(item.contents.due)])
        case .circulated(let words): (.circular, ItemEvent.paragraphs(words))
        case .interviewed(let talk): (.interview, talk.paragraphs)
        case .recommended(let words): (.recommendation, ItemEvent.paragraphs(words))
        case .edited, .submitted, .sentBack, .withdrawn, .acknowledged, .rectified, .passed, .failed, .closed: nil
        }
    }

    private static func term(_ due: Day) -> String {
        "请于\(due.chinese)前完成整改，报送整改情况和佐证材料；整改情况经复核通过后销号。逾期未整改的，依照《中华人民共和国政府信息公开条例》第四十七条处理。"
    }

    static func paragraphs(_ words: String) -> [String] {
        words.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
    }
}

extension SupervisionItem {
    /// The same item after `event`; papers and numbers are added by who keeps them.
    package func after(_ event: ItemEvent, by officer: MemberID, at now: Moment) -> SupervisionItem {
        var next = self
        next.version += 1
        switch event {
        case .edited(let contents): next.contents = contents
        case .submitted: next.stage = .awaitingSignature
        case .sentBack: next.stage = .drafting
        case .issued:
            next.stage = .rectifying
            next.signer = officer
            next.issuedAt = now
        case .withdrawn:
            next.stage = .withdrawn
            next.closedAt = now
        case .acknowledged: next.acknowledgedAt = now
        case .rectified(let words):
            next.stage = .reviewing
            next.reports.append(Rectification(round: round, words: words, by: officer, at: now))
            next.acknowledgedAt = acknowledgedAt ?? now
        case .passed: next.stage = .passed
        case .failed(_, let due):
            next.stage = .rectifying
            next.round += 1
            next.contents.due = due
        case .closed:
            next.stage = .closed
            next.closedAt = now
        case .circulated, .interviewed, .recommended: break
        }
        return next
    }
}
