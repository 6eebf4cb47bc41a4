package import Kernel

/// Opinions that say the same, with one answer (CONS-5).
package struct CommentGroup: Hashable, Sendable {
    package enum Adoption: String, CaseIterable, Sendable {
        case adopted, partly, refused

        package var chinese: String {
            switch self {
            case .adopted: "采纳"
            case .partly: "部分采纳"
            case .refused: "不采纳"
            }
        }
    }

    package let id: CommentGroupID
    package let round: Int
    /// Counts within the consultation, from 1.
    package let number: Int
    /// What was said, in the words of the office: this is published, not what people wrote.
    package var summary: String
    package var adoption: Adoption?
    /// How it was adopted, or why it was not.
    package var reason: String
    package var answeredBy: String
    /// How many opinions are in it.
    package var size = 0

    package init(
        id: CommentGroupID, round: Int, number: Int, summary: String, adoption: Adoption? = nil, reason: String = "",
        answeredBy: String = "", size: Int = 0
    ) {
        self.id = id
        self.round = round
        self.number = number
        self.summary = summary
        self.adoption = adoption
        self.reason = reason
        self.answeredBy = answeredBy
        self.size = size
    }

    package var isAnswered: Bool { adoption != nil && !reason.isEmpty }
}

/// What came in during a round, and what still has to be done with it.
package struct CommentCounts: Hashable, Sendable {
    package var queued = 0
    package var accepted = 0
    package var setAside = 0
    /// Of the accepted ones those in no group.
    package var ungrouped = 0
    package var stances: [PublicComment.Stance: Int] = [:]
    package var channels: [PublicComment.Channel: Int] = [:]

    package init() {}

    package var received: Int { queued + accepted + setAside }
}

/// Everything a decision on the result looks at.
package struct ConsultationResult: Sendable {
    package let counts: CommentCounts
    /// Of this round; the empty ones count for nothing.
    package let groups: [CommentGroup]
    package let hearings: [ConsultationHearing]
    /// Places in the words to be published that name a person or hold personal data (PII-6).
    package let personal: [String]

    package init(counts: CommentCounts, groups: [CommentGroup], hearings: [ConsultationHearing], personal: [String]) {
        self.counts = counts
        self.groups = groups.filter { $0.size > 0 }
        self.hearings = hearings
        self.personal = personal
    }

    package var unanswered: [CommentGroup] { groups.filter { !$0.isAnswered } }

    package func count(_ adoption: CommentGroup.Adoption) -> Int {
        groups.reduce(0) { $0 + ($1.adoption == adoption ? $1.size : 0) }
    }
}

extension PublicConsultation {
    /// CONS-5, CONS-9: nothing is left without an answer; that nothing came in is a result too.
    package func explaining(
        _ words: String, _ result: ConsultationResult, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .explain, by: officer, on: day) { return .failure(refusal) }
        if let fault = Self.fault(in: words, .explain, "采纳情况说明") { return .failure(fault) }
        if let refusal = resultRefusal(.explain, result) { return .failure(refusal) }
        var next = self
        next.version += 1
        next.stage = .explained
        next.outcome.words = words
        next.outcome.explainer = officer.id
        next.outcome.explainerName = officer.name
        return .success(next)
    }

    package func returningExplanation(
        reason: String, by officer: Officer, on day: Day
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .returnExplanation, by: officer, on: day) { return .failure(refusal) }
        if let fault = Self.fault(in: reason, .returnExplanation, "理由", most: 500) { return .failure(fault) }
        var next = self
        next.version += 1
        next.stage = .issued
        next.returnReason = reason
        return .success(next)
    }

    /// The second person, who looks once more at what will be read by everybody.
    package func releasing(
        _ result: ConsultationResult, by officer: Officer, at now: Moment
    ) -> Result<PublicConsultation, Refusal> {
        if let refusal = refusal(of: .release, by: officer, on: now.day) { return .failure(refusal) }
        if let refusal = resultRefusal(.release, result) { return .failure(refusal) }
        var next = self
        next.version += 1
        next.stage = .released
        next.outcome.releasedAt = now
        next.outcome.releaser = officer.id
        next.returnReason = ""
        return .success(next)
    }

    private func resultRefusal(_ act: ConsultationAct, _ result: ConsultationResult) -> Refusal? {
        let counts = result.counts
        if counts.queued > 0 { return blocked(act, "还有\(counts.queued)条待核意见没有处理", "请先逐条收下，或者写明理由不作为意见") }
        if counts.ungrouped > 0 { return blocked(act, "还有\(counts.ungrouped)条意见没有归类", "请把每条意见归入一组") }
        if let open = result.unanswered.first {
            return blocked(act, "第\(open.number)组意见没有写明是否采纳和理由", "请逐组填写采纳情况")
        }
        if let open = result.hearings.first(where: { $0.isOpen }) {
            return blocked(act, "\(open.on.chinese)的\(open.kind.chinese)还没有登记记录", "请登记记录或者取消")
        }
        if !result.personal.isEmpty {
            let places = result.personal.joined(separator: "，")
            return Refusal(
                .stateRefused, "未能\(act.chinese)：\(places)中有姓名、电话等个人信息（PII-6）。请改写后再提交。", rule: "PII-6", field: "words")
        }
        return nil
    }
}
