import HTTPTypes
import Kernel
import Markup
package import People
package import Site

/// 下达应办事项: a rule that a person sets going, on a unit, from a moment.
package struct DutyFormScreen {
    let rules: [RuleEntry]
    let units: [Unit]
    let state: FormState
    let context: SiteContext

    package init(rules: [RuleEntry], units: [Unit], state: FormState, context: SiteContext) {
        self.rules = rules
        self.units = units
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "下达应办事项", section: "supervision", crumbs: [Crumb("收件箱", InboxLinks.inbox)],
            status: state.problems.isEmpty ? .ok : .unprocessableContent,
            PostForm(to: InboxLinks.assign, context, submit: "下达", state: state, cancel: InboxLinks.inbox, fields).html)
    }

    private var fields: HTML {
        let chosen = rules.map { rule in
            SelectField.Choice(rule.id, "\(rule.title)（\(rule.id)，\(rule.clock?.chinese ?? "")）")
        }
        let owners = units.map { SelectField.Choice($0.id.text, $0.name) }
        return """
            \(SelectField("rule", "所依据的规则", choices: chosen, in: state, hint: "期限、亮灯和提醒对象按规则确定。", required: true))\
            \(Field("title", "要办什么", in: state, hint: "4 至 120 字，不写当事人姓名。", required: true, limit: 120))\
            \(SelectField("unit", "责任科室", choices: owners, in: state, required: true))\
            \(Field("start", "起算时间", in: state, hint: "事情发生或者收到的时间：2026-09-15；以小时计的写到分：2026-09-15T14:30。", required: true))
            """
    }
}
