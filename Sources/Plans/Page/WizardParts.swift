import Kernel
import Markup
import Site

/// One task to be, with what is still asked about it.
struct WizardRow: Component {
    let links: WizardAddresses
    let item: PlanImport
    let row: ImportRow
    let context: SiteContext

    var html: HTML {
        let number: HTML = row.number.map { "<span class=\"number\">\($0)</span>" } ?? ""
        let questions = row.questions.each {
            WizardQuestion(links: links, item: item, question: $0, position: row.position, context: context).html
        }
        return """
            <article class="row\(if: !row.included, " left-out")" id="row-\(row.position)" tabindex="0"\
            \(attribute: "data-pair", pair)>
            <p class="section">\(row.sectionPath.joined(separator: " › "))</p>
            <p class="text">\(number)\(row.text)</p>
            \(DefinitionList(facts))\
            \(if: !row.questions.isEmpty, "<ul class=\"questions\">\(questions)</ul>")
            <div class="acts"><a class="button" href="\(link: links.row(row.position))">修改</a> \(inclusion)</div>
            </article>
            """
    }

    private var pair: String? { row.sourceBlock.map { block in "b\(block)r\(row.sourceRow ?? 0)" } }

    private var facts: [(String, HTML)] {
        var facts: [(String, HTML)] = Duty.allCases.compactMap { duty in
            let names = row.units.filter { $0.duty == duty.rawValue }.map(\.name)
            return names.isEmpty ? nil : (duty.chinese, HTML(text: names.joined(separator: "、")))
        }
        if let due = row.due { facts.append(("时限", HTML(text: due))) }
        if let words = row.deadlineWords { facts.append(("时限原文", HTML(text: words))) }
        if !row.requirements.isEmpty {
            facts.append(("可核查的要求", row.requirements.each { "\(Badge($0.quote)) " }))
        }
        return facts
    }

    private var inclusion: HTML {
        PostButton(
            row.included ? "不导入" : "恢复", to: links.inclusion(row.position), context,
            fields: [("version", "\(item.version)"), ("included", row.included ? "no" : "yes")]
        ).html
    }
}

/// A question with its one-click answer.
struct WizardQuestion: Component {
    let links: WizardAddresses
    let item: PlanImport
    let question: ImportQuestion
    let position: Int?
    let context: SiteContext

    var html: HTML {
        if question.answered { return "<li class=\"answered\">\(question.message) \(Badge("已确认", .good))</li>" }
        let fields =
            [("version", "\(item.version)"), ("code", question.code)] + (position.map { [("row", "\($0)")] } ?? [])
        return """
            <li>\(question.message) \(PostButton("已核对，按此导入", to: links.answers, context, fields: fields))</li>
            """
    }
}

/// The plan's own facts, to be corrected in place.
struct WizardHead: Component {
    let links: WizardAddresses
    let item: PlanImport
    let context: SiteContext

    var html: HTML {
        let draft = item.draft
        var fields = FormFields()
        fields.add(draft.title, to: "title")
        fields.add(draft.year.map { "\($0)" } ?? "", to: "year")
        fields.add(draft.documentNumber ?? "", to: "document_number")
        fields.add(draft.issuer ?? "", to: "issuer")
        fields.add(draft.reportDue ?? "", to: "report_due")
        fields.add(draft.contactDepartment ?? "", to: "contact_department")
        let state = FormState(fields)
        let facts: [(String, HTML)] = [
            ("标题", HTML(text: draft.title)), ("年度", HTML(text: draft.year.map { "\($0)" } ?? "未识别")),
            ("文号", HTML(text: draft.documentNumber ?? "无")), ("发文机关", HTML(text: draft.issuer ?? "无")),
            ("报送时限", HTML(text: draft.reportDue ?? "未写明")), ("报送科室", HTML(text: draft.contactDepartment ?? "未写明")),
        ]
        let form = PostForm(
            to: links.head, context, submit: "保存要点信息", state: state,
            """
            <input type="hidden" name="version" value="\(item.version)">
            \(Field("title", "标题", in: state, required: true, limit: 200))
            \(Field("year", "年度", in: state, kind: .number, required: true))
            \(Field("document_number", "文号", in: state, limit: 60))
            \(Field("issuer", "发文机关", in: state, limit: 100))
            \(Field("report_due", "报送时限", in: state, kind: .date, hint: "没有单独写明时限的任务，以这一天为限；留空时以年底为限。"))
            \(Field("contact_department", "报送科室", in: state, limit: 60))
            """)
        return """
            <section class="panel" id="head"><h2>要点信息</h2>\(DefinitionList(facts))\
            <details\(flag: "open", draft.year == nil || draft.title.isEmpty)><summary>修改要点信息</summary>\(form)</details></section>
            """
    }
}
