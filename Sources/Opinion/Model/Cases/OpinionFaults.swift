package import Kernel

/// What is wrong with what was entered; nil when nothing is.
extension OpinionCase {
    func fault(in entry: OpinionEntry, by officer: Officer, _ setting: OpinionSetting) -> Refusal? {
        let act = entry.act
        switch entry {
        case .consult(let members, let words):
            return missing(act, members, "参加会商的人员", "members") ?? missing(act, words, "会商意见", "words")
        case .grade(let grading): return fault(in: grading, setting)
        case .transfer(let unit, let words):
            return transferFault(unit, setting) ?? missing(act, words, "改交的理由", "words")
        case .reportUp(let at, let recipients):
            return missing(act, recipients, "向谁报告", "recipients")
                ?? timeFault(act, at, since: notice.discoveredAt, setting.now)
        case .recordConference(let at, let place, let speakers, let attendance, let words):
            // SEN-7: somebody who answers for the agency is there.
            if !speakers.contains(where: \.answersForTheAgency) {
                return wrong(act, "出席人里没有部门负责人或者新闻发言人。请按实际情况登记出席人", "speakers")
            }
            return missing(act, place, "地点", "place") ?? missing(act, attendance, "出席人姓名和职务", "attendance")
                ?? missing(act, words, "发布的主要内容", "words") ?? timeFault(act, at, since: clocks.start, setting.now)
        case .addRumour(let claim, let fact, let evidence, _):
            return missing(act, claim, "不实信息的内容", "claim") ?? missing(act, fact, "事实", "fact")
                ?? missing(act, evidence, "依据和证据", "evidence")
        case .referRumour(let id, let words):
            guard rumours.contains(where: { $0.id == id && $0.referredAt == nil }) else {
                return wrong(act, "没有选择要转交的不实信息。请选择", "rumour")
            }
            return missing(act, words, "接收的公安机关和文书编号", "words")
        case .addSuggestion(let words, let fate, let answer):
            if fate == nil { return wrong(act, "没有选择是否采纳。请选择", "fate") }
            return missing(act, words, "意见建议的内容", "words") ?? missing(act, answer, "采纳情况和理由", "answer")
        case .handle(let words): return missing(act, words, "调查和处置结果", "words")
        case .evaluate(let effect, let words):
            return effect == nil ? wrong(act, "没有选择回应效果。请选择", "effect") : missing(act, words, "评估情况", "words")
        case .account(let outcome, let words):
            return outcome == nil ? wrong(act, "没有选择处理方式。请选择", "outcome") : missing(act, words, "情况和理由", "words")
        case .proposeDecline(let reason): return missing(act, reason, "不予回应的理由", "words")
        case .withdrawDecline(let reason): return missing(act, reason, "退回的理由", "words")
        case .correctTimes(let times, let words):
            return timesFault(times, by: officer) ?? missing(act, words, "更正的理由和依据", "words")
        case .reopen(let words): return missing(act, words, "重新办理的理由", "words")
        case .setTopic, .archive, .confirmDecline: return nil
        }
    }

    private func fault(in grading: OpinionGrading, _ setting: OpinionSetting) -> Refusal? {
        let act = OpinionAct.grade
        if grading.level == nil { return wrong(act, "没有选择级别。请选择", "level") }
        guard let unit = grading.unit, unit == self.unit || setting.openUnits.contains(unit) else {
            return wrong(act, "没有选择责任单位，或者这一单位已经撤销。请从名单中选择", "unit")
        }
        if grading.spansPlaces, grading.superior.isEmpty {
            return wrong(act, "涉及多个地方的由上级主管部门牵头，没有填写上级主管部门。请填写", "superior")
        }
        return tooLong(act, grading.order, "order") ?? tooLong(act, grading.superior, "superior")
    }

    private func transferFault(_ unit: UnitID?, _ setting: OpinionSetting) -> Refusal? {
        guard let unit, setting.openUnits.contains(unit) else {
            return wrong(.transfer, "没有选择责任单位，或者这一单位已经撤销。请从名单中选择", "unit")
        }
        return unit == self.unit ? wrong(.transfer, "这一件现在就由这个单位负责。请选择其他单位", "unit") : nil
    }

    /// SEN-3: what was registered was known by then; whoever makes the clock longer commands.
    private func timesFault(_ times: OpinionTimes, by officer: Officer) -> Refusal? {
        let act = OpinionAct.correctTimes, howTo = "请写成 2026-03-13 09:05"
        guard let discovered = times.discovered else {
            return wrong(act, "没有填写发现时间，或者写法不对。\(howTo)", "discovered")
        }
        if times.isOccurredUnreadable { return wrong(act, "发生时间的写法不对。\(howTo)，不知道的不填", "occurred") }
        if discovered > registeredAt { return wrong(act, "发现时间晚于登记时间\(registeredAt.minute)。请核对", "discovered") }
        if let occurred = times.occurred, occurred > registeredAt {
            return wrong(act, "发生时间晚于登记时间\(registeredAt.minute)。请核对", "occurred")
        }
        if discovered < registeredAt.adding(hours: -24 * 60) {
            return wrong(act, "发现时间早于登记六十天以前。请核对日期", "discovered")
        }
        if discovered == notice.discoveredAt, times.occurred == notice.occurredAt {
            return wrong(act, "时间没有变化。请填写更正后的时间", "discovered")
        }
        let start = OpinionClocks(occurred: times.occurred, discovered: discovered, kind: strictest).start
        guard start > clocks.start, !OpinionCase.commands(officer, agency: agency) else { return nil }
        return Refusal(.roleRefused, "未能更正时间：起算时间改晚会推迟回应期限，由委领导决定。请报委领导办理。", rule: act.rule, field: "discovered")
    }

    /// Nothing is said to have been done before it could be, or before it is done.
    private func timeFault(_ act: OpinionAct, _ at: Moment?, since start: Moment, _ now: Moment) -> Refusal? {
        guard let at else { return wrong(act, "没有填写时间，或者写法不对。请写成 2026-03-13 09:05", "at") }
        if at > now { return wrong(act, "所填时间还没有到。请填写实际时间", "at") }
        return at < start ? wrong(act, "所填时间早于这件事发生、发现的时间。请核对", "at") : nil
    }

    private func missing(_ act: OpinionAct, _ words: String, _ what: String, _ field: String) -> Refusal? {
        words.isEmpty ? wrong(act, "没有填写\(what)。请补充后再提交", field) : tooLong(act, words, field)
    }

    private func tooLong(_ act: OpinionAct, _ words: String, _ field: String) -> Refusal? {
        words.count > 2_000 ? wrong(act, "文字超过2000字。请精简后再提交", field) : nil
    }

    private func wrong(_ act: OpinionAct, _ what: String, _ field: String) -> Refusal {
        Refusal(.invalid, "未能\(act.chinese)：\(what)。", rule: act.rule, field: field)
    }
}
