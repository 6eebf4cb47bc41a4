package import Audit
import HTTPTypes
package import Kernel
package import Markup
package import Site

/// One obligation with its rule: why it is owed, how its day was reached, and where it is done.
package struct DutyScreen {
    let duty: RuleDuty
    let timeline: [RecordedEntry]
    /// The record it is about, when that has a page.
    let record: Link?
    let officer: Officer
    let calendar: WorkCalendar
    let state: FormState
    let context: SiteContext

    package init(
        duty: RuleDuty, timeline: [RecordedEntry], record: Link?, officer: Officer, calendar: WorkCalendar,
        state: FormState = .empty, context: SiteContext
    ) {
        self.duty = duty
        self.timeline = timeline
        self.record = record
        self.officer = officer
        self.calendar = calendar
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            duty.title(for: officer), section: "supervision", crumbs: [Crumb("收件箱", InboxLinks.inbox)],
            lead: SignalBadge(duty.reading.signal, duty.reading.sentence).html, aside: acts,
            below: Panel("办理记录", Timeline(timeline.map(entry)).html).html,
            status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(facts)\(reason)")
    }

    private var facts: HTML {
        let rule = duty.rule
        let record: HTML = record.map { "<a href=\"\(link: $0)\">打开原记录</a>" } ?? "没有另外的记录"
        return DefinitionList([
            ("规则", "\(rule?.title ?? duty.obligation.rule)（\(duty.obligation.rule)）"),
            ("依据", HTML(text: rule?.source ?? "没有规则文件写明")),
            ("责任科室", HTML(text: duty.unitName)), ("状态", HTML(text: duty.obligation.state.chinese)),
            ("期限", HTML(text: duty.reading.due.chinese)),
            ("亮灯", HTML(text: duty.obligation.thresholds.chinese)), ("记录", record),
        ]).html
    }

    private var reason: HTML {
        let story = duty.obligation.clock.explanation(calendar)
        return """
            <details class="why"><summary>为什么是这一天</summary><ul>\((story.steps + [story.conclusion]).each { "<li>\($0)</li>" })\
            </ul></details>
            """
    }

    private var acts: HTML {
        let title = "登记办结"
        if let refusal = duty.refusal(ofConcluding: officer) {
            return ActionsPanel([.refused(title, refusal)]).html
        }
        return ActionsPanel([
            .allowed(
                title, to: InboxLinks.conclude(duty.obligation.id), context, primary: true, state: state,
                fields: TextArea(
                    "words", "办理结果和佐证", in: state, hint: "写明结果和文号、网址或者材料名称，4 至 500 字。", required: true, rows: 4
                ).html)
        ]).html
    }

    private func entry(_ entry: RecordedEntry) -> Timeline.Entry {
        Timeline.Entry(who: entry.actorName, what: HTML(text: entry.note), when: entry.at, rule: entry.rule)
    }
}
