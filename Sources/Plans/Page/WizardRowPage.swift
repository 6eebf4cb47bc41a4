import HTTPTypes
import Kernel
package import Markup
package import Site

/// 修改一行: the fields of one task to be.
package struct WizardRowPage {
    let row: ImportRow
    let version: Int
    let link: Link
    let back: Link
    let state: FormState
    let context: SiteContext

    package init(row: ImportRow, version: Int, link: Link, back: Link, state: FormState, context: SiteContext) {
        self.row = row
        self.version = version
        self.link = link
        self.back = back
        self.state = state
        self.context = context
    }

    package var page: ConsolePage {
        let questions = row.questions.each { "<li>\($0.message)</li>" }
        return ConsolePage(
            "修改第 \(row.position) 行", section: "plans", crumbs: [Crumb("核对导入内容", back)],
            status: state.problems.isEmpty ? .ok : .unprocessableContent,
            """
            \(if: !row.questions.isEmpty, "<div class=\"notice warning\"><ul>\(questions)</ul></div>")
            \(PostForm(to: link, context, submit: "保存", state: state, cancel: back, fields))
            """)
    }

    private var fields: HTML {
        """
        <input type="hidden" name="version" value="\(version)">
        \(Field("number", "编号", in: state, limit: 20))
        \(TextArea("section", "所属事项", in: state, hint: "每级标题一行，外层在前。", rows: 3))
        \(TextArea("text", "任务内容", in: state, required: true, rows: 6))
        \(Field("lead", "牵头单位", in: state, hint: "多个单位用顿号隔开。"))
        \(Field("responsible", "责任单位", in: state, hint: "多个单位用顿号隔开。"))
        \(Field("cooperating", "配合单位", in: state, hint: "多个单位用顿号隔开。"))
        \(Field("due", "时限", in: state, kind: .date, hint: row.deadlineWords.map { "原文：\($0)。留空时按要点的报送时限。" } ?? "留空时按要点的报送时限。"))
        """
    }

    /// The form as the row fills it.
    package static func filled(_ row: ImportRow) -> FormState {
        var fields = FormFields()
        fields.add(row.number ?? "", to: "number")
        fields.add(row.sectionPath.joined(separator: "\n"), to: "section")
        fields.add(row.text, to: "text")
        for duty in Duty.allCases {
            let names = row.units.filter { $0.duty == duty.rawValue }.map(\.name)
            fields.add(names.joined(separator: "、"), to: duty.rawValue)
        }
        fields.add(row.due ?? "", to: "due")
        return FormState(fields)
    }
}

/// 上传: asks for the file and says what will happen to it.
package struct UploadPage {
    let plans: Link
    let imports: Link
    let state: FormState
    let context: SiteContext

    package init(plans: Link, imports: Link, state: FormState, context: SiteContext) {
        self.plans = plans
        self.imports = imports
        self.state = state
        self.context = context
    }

    package var page: ConsolePage {
        let field = FileField(
            "file", "工作要点文件", in: state, hint: "Word（docx）、Excel（xlsx）、网页（html）、PDF 或文本（txt、md），不超过 50 MB。",
            accept: ".docx,.xlsx,.html,.htm,.pdf,.txt,.md", required: true)
        return ConsolePage(
            "导入工作要点", section: "plans", crumbs: [Crumb("工作要点", plans)],
            status: state.problems.isEmpty ? .ok : .unprocessableContent,
            """
            \(WizardSteps(["上传文件", "核对内容", "写入台账"], current: 1))
            <p>选择领导签发的工作要点、分工方案或任务分解表。系统读出其中的任务、承担单位、时限和可核查的要求，由您逐项核对后写入台账；核对之前不会分派给任何人。</p>
            \(PostForm(to: imports, context, submit: "读取文件", state: state, multipart: true, cancel: plans, "\(field)"))
            """)
    }
}
