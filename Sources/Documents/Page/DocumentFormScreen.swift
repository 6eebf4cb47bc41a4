import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 拟稿 and 修改文稿.
package struct DocumentFormScreen {
    /// What the form is for.
    package enum Purpose: Sendable {
        case drafting
        case editing(OfficialDocument)
    }

    let purpose: Purpose
    let units: [Unit]
    let policy: DocumentPolicy
    let editorHint: String
    let refusal: Refusal?
    let state: FormState
    let context: SiteContext

    /// - Parameter state: what was typed, or what the document holds.
    package init(
        _ purpose: Purpose, units: [Unit], policy: DocumentPolicy, editorHint: String, refusal: Refusal? = nil,
        state: FormState,
        context: SiteContext
    ) {
        self.purpose = purpose
        self.units = units
        self.policy = policy
        self.editorHint = editorHint
        self.refusal = refusal
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        let notice: HTML =
            refusal.map { refusal in
                refusal.field == nil ? Notice(.wrong, text: refusal.sentence).html : .empty
            } ?? .empty
        switch purpose {
        case .drafting:
            let form = PostForm(
                to: DocumentLinks.list, context, submit: "保存文稿", state: state, multipart: true,
                cancel: DocumentLinks.list, "\(unit)\(fields)")
            return page("拟稿", "\(notice)\(form)\(stub)", [])
        case .editing(let document):
            let version: HTML = "<input type=\"hidden\" name=\"version\" value=\"\(document.version)\">"
            let link = DocumentLinks.document(document.id)
            let form = PostForm(
                to: DocumentLinks.editing(document.id), context, submit: "保存文稿", state: state, multipart: true,
                cancel: link, "\(version)\(fields)")
            return page("修改文稿", "\(notice)\(form)", [Crumb(document.contents.title, link)])
        }
    }

    private func page(_ title: String, _ body: HTML, _ crumbs: [Crumb]) -> ConsolePage {
        ConsolePage(
            title, section: "documents", crumbs: [Crumb("公文", DocumentLinks.list)] + crumbs,
            status: refusal?.code.status ?? .ok, body)
    }

    private var unit: HTML {
        SelectField(
            "unit", "拟稿科室", choices: units.map { .init($0.id.text, $0.name) }, in: state, required: true,
            empty: units.count == 1 ? nil : "请选择"
        ).html
    }

    private var fields: HTML { "\(head)\(text)\(attribute)\(superior)\(others)" }

    private var head: HTML {
        """
        \(Field("title", "标题", in: state, required: true, limit: 200))
        \(SelectField("kind", "文种", choices: DocumentKind.allCases.map { .init($0.rawValue, $0.chinese) }, in: state, required: true))
        \(Field("organ_code", "机关代字", in: state, hint: "如“青卫发”。文号在签发时自动编排。", limit: 24))
        \(Field("addressees", "主送", in: state))\(Field("copies", "抄送", in: state))
        """
    }

    private var text: HTML {
        """
        <fieldset><legend>正文</legend>
        \(FileField("source", "上传 Word 正文（docx）", in: state, hint: "上传后转为网页正文，保存后可以预览。上传的文件优先于下面录入的文字。", accept: ".docx"))
        \(TextArea("body", "或者直接录入", in: state, hint: editorHint, rows: 14))
        \(FileField("attachments", "附件", in: state, hint: "最多 10 个，每个不超过 50 MB。", multiple: true))</fieldset>
        """
    }

    private var attribute: HTML {
        """
        <fieldset><legend>公开属性（与公文同步拟定）</legend>
        \(SelectField("attribute", "拟定的公开属性", choices: AttributeChoices.all(policy), in: state))
        \(TextArea("reason", "理由和依据", in: state, hint: "除主动公开外都须写明（OPN-3）。", rows: 3))
        \(Checkbox("is_policy", "政策性文件", in: state))\(Checkbox("is_normative", "行政规范性文件", in: state, hint: "签发前须经合法性审核。"))
        \(Checkbox("is_government_draft", "代政府拟稿", in: state, hint: "须写明公开属性建议和理由（OPN-4）。"))</fieldset>
        """
    }

    private var superior: HTML {
        """
        <fieldset><legend>所落实或转发的上级文件</legend>
        \(Field("superior_number", "文号", in: state))\(Field("superior_title", "标题", in: state))
        \(SelectField("superior_attribute", "上级文件的公开属性", choices: AttributeChoices.all(.standard), in: state, empty: "不清楚或没有"))
        \(Checkbox("superior_forwarded", "本文是转发", in: state, hint: "转发的公文随被转发文件的属性。"))
        \(TextArea("superior_override", "确需例外的理由", in: state, hint: "上级文件主动公开而本文拟不予公开时填写（OPN-5）。", rows: 2))</fieldset>
        """
    }

    private var others: HTML {
        TextArea("joint_organs", "联合发文机关", in: state, hint: "每行一个，不含本机关。", rows: 3).html
    }

    /// SEC-4: nothing of a state secret is typed here.
    private var stub: HTML {
        let form = PostForm(
            to: DocumentLinks.stub, context, submit: "登记涉密线下处理",
            """
            <p class="hint">本系统不得录入国家秘密。涉密公文只登记一条“涉密，线下处理”，不含标题和内容（SEC-4）。</p>
            \(SelectField("stub_unit", "科室", choices: units.map { .init($0.id.text, $0.name) }, required: true, empty: units.count == 1 ? nil : "请选择"))
            \(SelectField("stub_kind", "文种", choices: DocumentKind.allCases.map { .init($0.rawValue, $0.chinese) }, required: true))
            """)
        return "<details class=\"panel\"><summary>涉密公文</summary>\(form)</details>"
    }
}
