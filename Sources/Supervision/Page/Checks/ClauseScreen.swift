import HTTPTypes
package import Kernel
import Markup
import People
package import Plans
package import Site

/// One clause: what is proposed, and the form in which it is settled otherwise.
package struct ClauseScreen {
    let plan: Plan
    let line: ClauseLine
    let index: Int
    let book: MeasureBook
    let available: Set<String>
    let directory: LedgerDirectory
    let failed: (refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(
        plan: Plan, line: ClauseLine, index: Int, book: MeasureBook, available: Set<String>,
        directory: LedgerDirectory, failed: (refusal: Refusal, state: FormState)? = nil, context: SiteContext
    ) {
        self.plan = plan
        self.line = line
        self.index = index
        self.book = book
        self.available = available
        self.directory = directory
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "确定核查方式", section: "checks",
            crumbs: [Crumb("工作要点", LedgerLinks.plans), Crumb("条款核查", CheckLinks.plan(plan.id))],
            aside: catalogue, status: failed?.refusal.code.status ?? .ok, "\(clause)\(form)")
    }

    private var setting: CheckSetting { line.check?.setting ?? line.proposal.setting(unit: line.unit) }

    private var clause: HTML {
        Panel(
            "条款",
            """
            <p class="official">\(line.proposal.quote)</p>
            \(DefinitionList([
                ("任务", "<a href=\"\(link: LedgerLinks.task(line.task.id))\">\(line.task.excerpt(60))</a>"),
                ("建议", HTML(text: line.proposal.setting(unit: nil).words(book))),
                ("依据", HTML(text: line.proposal.reason)),
            ]))
            """
        ).html
    }

    private var state: FormState {
        if let failed { return failed.state }
        var fields = FormFields()
        for field in setting.fields(key: line.proposal.key, version: line.check?.version) {
            fields.add(field.value, to: field.name)
        }
        return FormState(fields)
    }

    private var form: HTML {
        let state = state
        let methods = CheckMethod.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let measures = book.all.filter { available.contains($0.name) }.map { SelectField.Choice($0.name, $0.title) }
        let periods = Period.Kind.allCases.map { SelectField.Choice($0.rawValue, $0.chineseAdverb) }
        let units = directory.active(in: plan.agency).map { SelectField.Choice($0.id.text, $0.name) }
        return PostForm(
            to: CheckLinks.clause(line.task.id, index), context, submit: "确认", state: state,
            cancel: CheckLinks.plan(plan.id),
            """
            <input type="hidden" name="key"\(attribute: "value", line.proposal.key)>\
            <input type="hidden" name="version"\(attribute: "value", line.check.map { "\($0.version)" } ?? "")>
            \(RadioGroup(ClauseField.method, "怎样核查", choices: methods, in: state, required: true))
            \(SelectField(ClauseField.measure, "指标", choices: measures, in: state, hint: "自动核查时填写。"))
            \(Field(ClauseField.threshold, "要求的数字", in: state, kind: .number, hint: "自动核查时填写，例如 90 表示 90%。"))
            \(SelectField(ClauseField.period, "周期", choices: periods, in: state, hint: "人工核查只做一次的，不选。"))
            \(Field(ClauseField.scope, "标题用词", in: state, hint: "只用于按主题统计发布次数的指标，多个用顿号分开。"))
            \(Field(ClauseField.due, "人工核查的期限", in: state, kind: .date, hint: "有周期的，以每个周期的最后一天为期限。"))
            \(SelectField(ClauseField.unit, "责任单位", choices: units, in: state))
            \(TextArea(ClauseField.reason, "理由", in: state, hint: "与建议不同的，写明理由。", rows: 3))
            """
        ).html
    }

    private var catalogue: HTML {
        let items = book.all.filter { available.contains($0.name) }.each { definition in
            "<li><strong>\(definition.title)</strong>（\(definition.rule)）<br><span class=\"hint\">\(definition.counts)</span></li>"
        }
        return """
            <details class="panel others"><summary>指标目录（\(available.count) 项）</summary><ul>\(items)</ul></details>
            """
    }
}
