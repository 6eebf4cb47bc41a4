package import Kernel

/// What a person typed for a questionnaire.
package struct SurveyDraft: Sendable {
    package let title: String
    package let introduction: String
    package let questions: String
    package let closesOn: Day?

    package init(title: String, introduction: String, questions: String, closesOn: Day?) {
        self.title = title
        self.introduction = introduction
        self.questions = questions
        self.closesOn = closesOn
    }
}

extension PolicyCase {
    package func surveying(
        _ draft: SurveyDraft, id: PolicySurveyID, by officer: Officer, today: Day
    ) -> Result<PolicySurvey, Refusal> {
        if let refusal = refusal(of: .survey, by: officer) { return .failure(refusal) }
        if draft.title.isEmpty || draft.title.count > 100 || draft.introduction.count > 1_000 {
            return .failure(
                Refusal(.invalid, "未能保存问卷：没有填写标题，或者标题超过100字、说明超过1000字。请修改后再保存。", rule: "INT-11", field: "title"))
        }
        guard let closesOn = draft.closesOn, closesOn > today, closesOn <= today.adding(days: 366) else {
            return .failure(
                Refusal(.invalid, "未能保存问卷：截止日期应在今天以后、一年以内。请填写截止日期。", rule: "INT-11", field: "closes"))
        }
        return SurveyText.questions(draft.questions).map {
            PolicySurvey(
                id: id, policyCase: self.id, agency: agency, title: draft.title, introduction: draft.introduction,
                questions: $0, closesOn: closesOn)
        }
    }
}

/// What may be done with a questionnaire after it was made.
package enum SurveyAct: String, CaseIterable, Sendable {
    case open, end, conclude

    package var chinese: String {
        switch self {
        case .open: "开始征集"
        case .end: "提前结束"
        case .conclude: "公布结论"
        }
    }
}

extension PolicySurvey {
    package func refusal(of act: SurveyAct, within found: PolicyCase, by officer: Officer, today: Day) -> Refusal? {
        if let refusal = found.refusal(of: .survey, by: officer) { return refusal }
        let state = state(on: today)
        switch (act, state) {
        case (.open, .draft):
            return closesOn > today ? nil : refused(act, "截止日期已经过去", "请另建一份问卷")
        case (.end, .open), (.conclude, .closed): return nil
        case (.open, .open), (.open, .closed): return refused(act, "问卷已经开始", "请刷新页面查看")
        case (.end, .draft), (.end, .closed): return refused(act, "问卷没有在征集", "请刷新页面查看")
        case (.conclude, .draft), (.conclude, .open): return refused(act, "问卷还没有结束", "请等截止以后再公布")
        }
    }

    package func after(
        _ act: SurveyAct, words: String, within found: PolicyCase, by officer: Officer, at now: Moment
    ) -> Result<PolicySurvey, Refusal> {
        if let refusal = refusal(of: act, within: found, by: officer, today: now.day) { return .failure(refusal) }
        var next = self
        next.version += 1
        switch act {
        case .open: next.opened = true
        case .end: next.endedAt = now
        case .conclude:
            guard !words.isEmpty, words.count <= 2_000 else {
                return .failure(
                    Refusal(
                        .invalid, "未能公布结论：没有填写结论，或者超过2000字。请写明征集到的意见怎样吸收。", rule: "INT-11", field: "words"))
            }
            next.conclusion = words
        }
        return .success(next)
    }

    private func refused(_ act: SurveyAct, _ why: String, _ next: String) -> Refusal {
        Refusal(.stateRefused, "未能\(act.chinese)：\(why)。\(next)。", rule: "INT-11")
    }
}
