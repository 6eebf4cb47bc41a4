package import Documents
import HTTPTypes
package import Kernel
import Markup
import People
package import Site

/// What the form of an article is for, and what it needs.
package struct ArticleFormView: Sendable {
    package enum Purpose: Sendable {
        /// With the title of the official document it makes public, when it is one.
        case drafting(document: String?)
        case revising(Article, title: String)
    }

    package let purpose: Purpose
    package let columns: [SiteColumn]
    package let units: [(id: UnitID, name: String)]
    /// Files that are there already.
    package let attachments: [Attachment]
    /// Files of the official document: place and name.
    package let documentFiles: [(place: Int, name: String)]
    /// The present text when the small editor cannot show it.
    package let keepsBody: Bool
    package let editorHint: String
    /// The decisions of a meeting that a new article makes public (OPN-12).
    package let meeting: MeetingDisclosure?

    package init(
        purpose: Purpose, columns: [SiteColumn], units: [(id: UnitID, name: String)], attachments: [Attachment] = [],
        documentFiles: [(place: Int, name: String)] = [], keepsBody: Bool = false, editorHint: String,
        meeting: MeetingDisclosure? = nil
    ) {
        self.purpose = purpose
        self.columns = columns
        self.units = units
        self.attachments = attachments
        self.documentFiles = documentFiles
        self.keepsBody = keepsBody
        self.editorHint = editorHint
        self.meeting = meeting
    }
}

/// 拟稿 and 修改.
package struct ArticleFormScreen {
    let view: ArticleFormView
    let refusal: Refusal?
    let lostFiles: Bool
    let state: FormState
    let context: SiteContext

    /// - Parameters:
    ///   - lostFiles: whether files came with a form that was refused; a browser cannot be given them back.
    ///   - state: what was typed, or what there is.
    package init(
        _ view: ArticleFormView, refusal: Refusal? = nil, lostFiles: Bool = false, state: FormState,
        context: SiteContext
    ) {
        self.view = view
        self.refusal = refusal
        self.lostFiles = lostFiles
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        switch view.purpose {
        case .drafting(let document):
            let from: HTML =
                document.map { Notice(.info, text: "依据公文《\($0)》拟稿。发布时核对公文是否已签发、是否可以公开（OPN-1）。").html } ?? .empty
            let id: HTML = "<input type=\"hidden\" name=\"document\"\(attribute: "value", state.fields["document"])>"
            return page(
                "拟稿", [],
                "\(notice)\(from)\(decided.notice)\(form(ArticleLinks.list, cancel: ArticleLinks.list, "\(if: document != nil, id)\(decided.fields)\(drafting)\(fields)"))"
            )
        case .revising(let article, let title):
            let link = ArticleLinks.article(article.id)
            let version: HTML = "<input type=\"hidden\" name=\"version\" value=\"\(versionRead(article))\">"
            let live: HTML =
                article.live == nil ? .empty : Notice(.info, text: "正在公开的版本不受影响；修改稿经审校、保密审查后发布，才替换它。").html
            return page(
                "修改", [Crumb(title, link)],
                "\(notice)\(live)\(form(ArticleLinks.revising(article.id), cancel: link, "\(version)\(fields)\(change)"))"
            )
        }
    }

    private var decided: (notice: HTML, fields: HTML) {
        guard let meeting = view.meeting else { return (.empty, .empty) }
        let ids = meeting.decisions.each { "<input type=\"hidden\" name=\"decision\"\(attribute: "value", $0.text)>" }
        let words = "公开会议决定事项 \(meeting.decisions.count) 项。发布后，这些事项的公开期限即告办结（OPN-12、FOI-26）。"
        return (Notice(.info, text: words).html, ids)
    }

    /// The version the person began with, also when the form comes back.
    private func versionRead(_ article: Article) -> Int { state.fields.number(ArticleField.version) ?? article.version }

    private func page(_ title: String, _ crumbs: [Crumb], _ body: HTML) -> ConsolePage {
        ConsolePage(
            title, section: "articles", crumbs: [Crumb("信息发布", ArticleLinks.list)] + crumbs,
            status: refusal?.code.status ?? .ok, body)
    }

    private func form(_ link: Link, cancel: Link, _ fields: HTML) -> HTML {
        PostForm(to: link, context, submit: "保存", state: state, multipart: true, cancel: cancel, fields).html
    }

    private var notice: HTML {
        let files: HTML = lostFiles ? "<p>已选择的文件没有保存，请重新选择。</p>" : ""
        guard let refusal, refusal.field == nil else { return files.isEmpty ? .empty : Notice(.warning, files).html }
        return Notice(.wrong, "<p>\(refusal.sentence)</p>\(files)").html
    }

    private var drafting: HTML {
        """
        \(SelectField("unit", "科室", choices: view.units.map { .init($0.id.text, $0.name) }, in: state, required: true, empty: view.units.count == 1 ? nil : "请选择"))
        \(Checkbox("is_important", "重要信息", in: state, hint: "三审由主要负责人办理（PUB-2）。"))
        """
    }

    private var place: ColumnChoice { ColumnChoice(columns: view.columns, state: state) }

    private var fields: HTML {
        "\(place.html)\(FieldInputs(form: place.shownForm, state: state))\(text)\(files)\(facts)"
    }

    private var text: HTML {
        let keeps: HTML =
            view.keepsBody
            ? Notice(.info, text: "现有正文含有图片或者复杂的表格，下面的文本框不能显示。文本框留空则正文保持不变，填写则替换。").html : .empty
        return """
            <fieldset><legend>正文</legend>\(keeps)
            \(FileField("word", "上传 Word 正文（docx）", in: state, hint: "转为网页正文，图片去除拍摄信息后保存。上传的文件优先于下面录入的文字。", accept: ".docx"))
            \(TextArea("body", "或者直接录入", in: state, hint: view.editorHint, rows: 16))</fieldset>
            """
    }

    private var files: HTML {
        let present: HTML =
            view.attachments.isEmpty
            ? ""
            : "<p>已有附件，勾选的将移除：</p>\(view.attachments.each { Checkbox("remove", "移除“\($0.name)”", value: $0.published, in: state).html })"
        let ofDocument: HTML =
            view.documentFiles.isEmpty
            ? ""
            : "<p>公文的附件，勾选的一并公开：</p>\(view.documentFiles.each { Checkbox("document_file", $0.name, value: "\($0.place)", in: state).html })"
        return """
            <fieldset><legend>附件</legend>\(present)\(ofDocument)
            \(FileField("attachments", "添加附件", in: state, hint: "每个不超过 50 MB。公开的是清除批注、修订、隐藏内容和作者信息后的副本，原件留存。", multiple: true))
            </fieldset>
            """
    }

    private var facts: HTML {
        """
        <fieldset><legend>公开要素</legend>
        \(Field("issuer", "发布机构", in: state, required: true, limit: 100))
        \(Field("source", "转载来源", in: state, hint: "本机关自有的信息留空；转载的须写明来源单位（PUB-4）。", limit: 100))
        \(Field("source_address", "来源网址", in: state, limit: 500))
        \(Field("author", "作者或者责任编辑", in: state, limit: 60))
        \(Field("document_number", "文号", in: state, limit: 60))
        \(Field("index_number", "索引号", in: state, hint: "留空的，首次公开时自动编号（CAT-3）。", limit: 60))
        \(SelectField("topic", "主题分类", choices: topics, in: state, empty: "不分类"))
        \(Field("written_on", "成文日期", in: state, kind: .date))
        \(TextArea("summary", "摘要", in: state, rows: 3))
        \(Field("keywords", "关键词", in: state, hint: "用顿号、逗号或者分号隔开。", limit: 200))</fieldset>
        """
    }

    /// CAT-4, and what was written before there was a list.
    private var topics: [SelectField.Choice] {
        let present = state.fields["topic"]
        let all = ContentTopic.all + (present.isEmpty || ContentTopic.all.contains(present) ? [] : [present])
        return all.map { .init($0, $0) }
    }

    private var change: HTML {
        TextArea("change_note", "修改说明", in: state, hint: "已公开过的信息，说明会列入公开的修改记录。", rows: 2).html
    }
}
