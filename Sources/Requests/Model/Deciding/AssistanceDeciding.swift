import Kernel

/// Inside the agency: sections that assist, and where was looked for the information.
extension DisclosureRequest {
    /// 协办: an internal date; the term of the reply runs on (FOI-D3).
    func asking(_ unit: UnitID, _ question: String, _ due: Day?, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.askSection, context)
        guard let id = context.fresh?.assistance else { return .failure(.notFound) }
        let last = due ?? context.calendar.workday(context.policy.assistanceDays, after: context.today)
        let closedUnit =
            context.openUnits.contains(unit)
            ? nil : faults.fault("没有选择科室，或者这一科室已经撤销", "请从名单中选择", rule: "FOI-D3", field: "unit")
        let early =
            last < context.today
            ? faults.fault("协办期限 \(last) 已经过去", "请填写今后的日期", rule: "FOI-D3", field: "due") : nil
        return .unless(closedUnit, faults.missing(question, "协办的内容", "FOI-D3", field: "question"), early) {
            var next = self
            next.assistances.append(
                Assistance(id: id, unit: unit, question: question, askedOn: context.today, due: last))
            return RequestDecision(
                next: next, clock: [ClockMove(.assistance(id, unit, due: last), .started, on: context.today)],
                letters: [.assistanceLetter], note: "请科室协办，\(last.chinese)前反馈；协办时间计入答复期限。")
        }
    }

    func assisting(_ id: AssistanceID, _ words: String, _ officer: Officer, _ context: RequestContext) -> Deciding {
        let faults = RequestFaults(.answerSection, context)
        guard
            let index = assistances.firstIndex(where: {
                $0.id == id && $0.isOpen && officer.units.contains($0.unit)
            })
        else {
            return .failure(faults.fault("没有请您所在科室协办的这一件，或者已经反馈", "请从列表选择", rule: "ROLE-5", field: "id"))
        }
        return .unless(faults.missing(words, "协办意见", "ROLE-5")) {
            var next = self
            next.assistances[index].answeredOn = context.today
            next.assistances[index].words = words
            let asked = assistances[index]
            return RequestDecision(
                next: next,
                clock: [ClockMove(.assistance(id, asked.unit, due: asked.due), .met, on: context.today)],
                note: "科室反馈了协办意见。")
        }
    }

    func searching(
        _ places: String, _ words: String, _ result: String, on day: Day, _ officer: Officer, _ context: RequestContext
    ) -> Deciding {
        let faults = RequestFaults(.recordSearch, context)
        return .unless(
            faults.missing(places, "检索的范围和载体", "FOI-36", field: "places"),
            faults.missing(words, "检索所用的词句", "FOI-36", field: "words"),
            faults.missing(result, "检索结果", "FOI-36", field: "result"),
            faults.impossible(day, "检索日期", since: receivedOn, "FOI-36")
        ) {
            var next = self
            next.searches.append(
                SearchRecord(places: places, words: words, result: result, searchedOn: day, by: officer.id))
            return RequestDecision(next: next, note: "登记了检索情况。")
        }
    }
}
