import HTTPTypes
import Kernel
import Markup
package import People
package import Site

/// 登记舆情: short enough for a telephone at night.
package struct OpinionRegisterScreen {
    let state: FormState
    let clue: OpinionClue?
    let units: [Unit]
    let context: SiteContext

    package init(state: FormState, clue: OpinionClue?, units: [Unit], context: SiteContext) {
        self.state = state
        self.clue = clue
        self.units = units
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "登记舆情", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)],
            status: state.problems.isEmpty ? .ok : .unprocessableContent,
            """
            <p class="hint">时限从发生时间和发现时间中较早的一个起算，昼夜计入：重大突发事件力争3小时、最迟5小时发布权威信息，\
            24小时内召开新闻发布会；其他舆情48小时内回应。</p>\(origin)\(form)
            """)
    }

    private var origin: HTML {
        guard let clue else { return .empty }
        return Notice(.info, text: "由线索登记：\(clue.title)（\(clue.origin)，\(clue.foundAt.minute)发现）。发现时间按线索填写。").html
    }

    private var form: HTML {
        let hidden: HTML = clue.map { "<input type=\"hidden\" name=\"clue\"\(attribute: "value", $0.id.text)>" } ?? ""
        let choices = units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
        return PostForm(
            to: OpinionLinks.new, context, submit: "登记", state: state,
            """
            \(hidden)\(Field("title", "什么事", in: state, hint: "4至100字。", required: true, limit: OpinionNotice.longestTitle))
            \(RadioGroup(
                "kind", "类别", choices: OpinionKind.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                hint: "拿不准的先按重大突发事件登记。", required: true))
            \(Field("discovered", "发现时间", in: state, kind: .dateTime, required: true))
            \(Field("occurred", "发生时间", in: state, kind: .dateTime, hint: "不知道的不填。"))
            \(SelectField("unit", "责任单位", choices: choices, in: state, hint: "涉事责任部门；定级时可以改。", required: true))
            \(SelectField(
                "source", "来源", choices: OpinionSource.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                required: true))
            \(Checkbox("health", "突发公共卫生事件（须2小时内向上级报告）", in: state))
            \(TextArea("summary", "情况", in: state, hint: "时间、地点、人数、进展。不写当事人姓名。", rows: 4))
            \(Field("address", "来源地址", in: state, hint: "网址、工单编号，可以不填。", limit: 500))
            """
        ).html
    }
}
