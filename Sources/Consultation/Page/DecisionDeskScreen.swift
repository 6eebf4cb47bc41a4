import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 重大行政决策事项目录 on the staff side (CONS-1).
package struct DecisionDeskScreen {
    let year: Int
    let items: [DecisionItem]
    let units: [Unit]
    let officer: Officer
    let failed: FailedConsultationAct?
    let context: SiteContext

    package init(
        year: Int, items: [DecisionItem], units: [Unit], officer: Officer, failed: FailedConsultationAct?,
        context: SiteContext
    ) {
        self.year = year
        self.items = items
        self.units = units
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    private var isPublished: Bool { items.first?.publishedOn != nil }
    private var leads: Bool { DecisionItem.refusal("", by: officer) == nil }

    package var answer: ConsolePage {
        ConsolePage(
            "\(year)年重大行政决策事项目录", section: "consultations", crumbs: [Crumb("意见征集", ConsultationLinks.list)],
            lead: lead, aside: ActionsPanel(acts).html, wide: true, status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(list)")
    }

    private var lead: HTML {
        let state =
            items.first?.publishedOn.map { "已于\($0.chinese)公布" } ?? (items.isEmpty ? "还没有事项" : "还没有公布")
        return """
            <p>\(Badge(isPublished ? "已公布" : "未公布", isPublished ? .good : .neutral)) <span class="hint">\(state)（CONS-1）</span> \
            <a href="\(link: ConsultationLinks.decisionDesk.query("year", "\(year - 1)"))">\(year - 1)年</a></p>
            """
    }

    private var notice: HTML { failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty }

    private var list: HTML {
        guard !items.isEmpty else { return EmptyState("还没有事项。每年年初由政务公开办商各科室编制，报批后公布。").html }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let heads = ["事项", "承办", "计划时间"] + DecisionItem.Step.allCases.map(\.chinese)
        let rows = items.map { item in
            Table.Row(
                ["\(item.title)\(marking(item))", HTML(text: names[item.unit] ?? ""), HTML(text: item.planned)]
                    + DecisionItem.Step.allCases.map { HTML(text: DecisionWords.mark(item.marks[$0])) })
        }
        return Table("\(items.count)项", columns: heads.map { .init($0) }, rows: rows).html
    }

    private func marking(_ item: DecisionItem) -> HTML {
        let open = DecisionItem.Step.allCases.filter { item.marks[$0] == nil }
        let mayMark =
            !officer.holds(.supervisor)
            && (officer.units.contains(item.unit) || PublicConsultation.leads(officer, agency: item.agency))
        guard mayMark, !open.isEmpty else { return .empty }
        let name = item.id.text, state = failed?.act == name ? failed?.state ?? .empty : .empty
        let steps = open.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let form = PostForm(
            to: ConsultationLinks.decisionMark(item.id), context, submit: "登记", state: state,
            """
            \(SelectField(ConsultationField.name(name, "step"), "环节", choices: steps, in: state, required: true))\
            \(Field(ConsultationField.name(name, "on"), "日期", in: state, kind: .date, required: true))\
            \(Checkbox(ConsultationField.name(name, "needless"), "不需要这一环节", in: state))\
            \(Field(ConsultationField.name(name, "note"), "说明（不需要的写明理由）", in: state, limit: 500))
            """)
        return
            "<details\(flag: "open", !state.problems.isEmpty)><summary>登记环节<span class=\"unseen\">：\(item.title)</span></summary>\(form)</details>"
    }

    private var acts: [ActionsPanel.Act] {
        guard leads else { return [] }
        let state = failed?.act == "add" ? failed?.state ?? .empty : .empty
        func name(_ field: String) -> String { ConsultationField.name("add", field) }
        let choices = units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
        var acts: [ActionsPanel.Act] = [
            .allowed(
                "增加事项", to: ConsultationLinks.decisionDesk, context, state: state,
                hidden: [("year", "\(year)")],
                fields: """
                    \(TextArea(name("title"), "事项", in: state, required: true, rows: 2))\
                    \(SelectField(name("unit"), "承办科室", choices: choices, in: state, required: true))\
                    \(Field(name("planned"), "计划时间", in: state, hint: "例如：第三季度", limit: 50))
                    """)
        ]
        if !items.isEmpty, !isPublished {
            acts.append(
                .allowed(
                    "公布目录", to: ConsultationLinks.decisionPublication, context, primary: true,
                    hidden: [("year", "\(year)")]))
        }
        return acts
    }
}
