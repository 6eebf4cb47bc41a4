import HTTPTypes
package import Kernel
import Markup
package import Obligations
package import People
package import Site

/// 拟制督办单: what it is about stands there already.
package struct ItemDraftScreen {
    let owed: [BoardLine]
    let places: DutyPlaces
    let units: [Unit]
    let targets: [Agency]
    let target: AgencyID
    let state: FormState
    let refusal: Refusal?
    let context: SiteContext

    /// - Parameter units: of the agency that is supervised.
    package init(
        owed: [BoardLine], places: DutyPlaces, units: [Unit], targets: [Agency], target: AgencyID, state: FormState,
        refusal: Refusal?, context: SiteContext
    ) {
        self.owed = owed
        self.places = places
        self.units = units
        self.targets = targets
        self.target = target
        self.state = state
        self.refusal = refusal
        self.context = context
    }

    package var answer: ConsolePage {
        let notice: HTML = refusal.map { Notice(.wrong, text: $0.sentence).html } ?? ""
        let form = PostForm(
            to: SupervisionLinks.items, context, submit: "保存草稿", state: state, cancel: SupervisionLinks.board, fields)
        return ConsolePage(
            "拟制督办单", section: "supervision",
            crumbs: [Crumb("监察台账", SupervisionLinks.board), Crumb("督办事项", SupervisionLinks.items)],
            lead: "<p class=\"hint\">保存后核对、送签；签发时编定文号，被督办单位才看得到。</p>",
            status: refusal?.code.status ?? .ok, "\(notice)\(chooser)\(matters)\(form)")
    }

    /// ROLE-14: an agency above orders one below.
    private var chooser: HTML {
        guard owed.isEmpty, targets.count > 1 else { return .empty }
        let links = targets.each { agency in
            let here = agency.id == target ? "true" : nil
            return """
                <li><a href="\(link: SupervisionLinks.newItem.query("agency", agency.id.text))"\
                \(attribute: "aria-current", here)>\(agency.shortName)</a></li>
                """
        }
        return "<nav class=\"switch tabs\" aria-label=\"被督办机构\"><ul>\(links)</ul></nav>"
    }

    private var matters: HTML {
        guard !owed.isEmpty else { return .empty }
        let rows = owed.map { line in
            Table.Row([
                HTML(text: places.title(of: line.obligation)), HTML(text: line.obligation.rule),
                HTML(text: line.reading.due.deadline?.day.description ?? "—"),
                SignalBadge(line.reading.signal, line.reading.sentence).html,
            ])
        }
        return Table(
            "督办的事项，共 \(owed.count) 项", columns: [.init("事项", wide: true), .init("规则"), .init("应办结日期"), .init("情况")],
            rows: rows
        ).html
    }

    private var fields: HTML {
        let hidden = owed.each { "<input type=\"hidden\" name=\"o\"\(attribute: "value", $0.obligation.id.text)>" }
        let choices = units.map { SelectField.Choice($0.id.text, $0.name) }
        return """
            <input type="hidden" name="target"\(attribute: "value", target.text)>\(hidden)\
            \(SelectField("unit", "被督办单位", choices: choices, in: state, required: true))\
            \(Field("title", "标题", in: state, required: true, limit: 100))\
            \(TextArea("demand", "整改要求", in: state, hint: "写明存在的问题、要做到什么程度。", required: true, rows: 6))\
            \(Field("due", "整改期限", in: state, kind: .date, required: true))
            """
    }
}
