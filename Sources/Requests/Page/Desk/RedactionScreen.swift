import HTTPTypes
package import Kernel
import Markup
package import Site

/// 遮盖: what is to be taken out of a file before it is handed out, with a ground for each place (FOI-37). One form holds
/// all marks; the script only saves typing.
package struct RedactionScreen {
    let view: RedactionView
    let state: FormState
    let refusal: Refusal?
    let context: SiteContext

    package init(_ view: RedactionView, state: FormState, refusal: Refusal? = nil, context: SiteContext) {
        self.view = view
        self.state = state
        self.refusal = refusal
        self.context = context
    }

    package var answer: ConsolePage {
        let link = DeskLinks.redaction(view.request.id, view.file)
        return ConsolePage(
            "遮盖 \(view.fileName)", section: "requests",
            crumbs: [
                Crumb("依申请公开", DeskLinks.board), Crumb(view.request.number, DeskLinks.request(view.request.id)),
            ], wide: true, status: refusal?.code.status ?? .ok,
            """
            \(notice)<form class="redaction" method="post" action="\(link: link)" data-redact>\(context.hiddenFields())\
            <input type="hidden" name="asked" value="yes">\
            <div class="redaction-sheet"><h2>原文</h2>\(sheet)</div>\
            <div class="redaction-tools">\(tools)</div></form>
            """)
    }

    private var notice: HTML {
        let wrong: HTML = refusal.map { Notice(.wrong, text: $0.sentence).html } ?? ""
        guard !view.hidden.isEmpty else { return wrong }
        let items = view.hidden.each { "<li>\($0)</li>" }
        return "\(wrong)\(Notice(.warning, "<h2>文件里还有看不见的内容</h2><ul>\(items)</ul><p>生成遮盖件时一并清除。</p>"))"
    }

    private var sheet: HTML {
        switch view.body {
        case .paragraphs(let paragraphs): paragraphs.each { RedactionParagraphs.html($0) }
        case .pages(let pages): pages.each { RedactionPages.html($0) }
        }
    }

    private var tools: HTML {
        """
        \(Panel("已标记（\(view.marks.count) 处）", marks))\(suggestions)\(adding)
        <div class="panel"><p class="buttons"><button class="button" type="submit" name="do" value="update">更新标记</button>\
        <button class="button primary" type="submit" name="do" value="finish">生成遮盖件</button></p>\
        <p class="hint">生成时，标记处的内容从文件中删除，不是盖上色块；生成后逐项检查文字、图层、属性，没有残留的才保存为本件材料。</p></div>
        """
    }

    private var marks: HTML {
        let none: HTML = view.marks.isEmpty ? "<p class=\"hint\" data-none>还没有标记。</p>" : ""
        let items = view.marks.enumerated().each { index, mark in
            """
            <li><p class="check"><input type="checkbox" id="f-mark-\(index)" name="mark" value="\(mark.value)" checked>\
            <label for="f-mark-\(index)">\(mark.placeWords)\(quoted(mark.text))\
            <span class="hint">\(mark.ground.code) \(mark.ground.chinese)</span></label></p></li>
            """
        }
        return "\(none)<ul class=\"marks\" data-marks>\(items)</ul><p class=\"hint\">去掉勾选并更新，即取消该处标记。</p>"
    }

    private var suggestions: HTML {
        guard !view.suggestions.isEmpty else { return .empty }
        let items = view.suggestions.enumerated().each { index, suggestion in
            """
            <li><p class="check"><input type="checkbox" id="f-hint-\(index)" name="mark" value="\(suggestion.mark.value)">\
            <label for="f-hint-\(index)">\(suggestion.why)：\(suggestion.mark.text)\
            <span class="hint">\(suggestion.mark.placeWords)</span></label></p></li>
            """
        }
        return Panel("建议遮盖（\(view.suggestions.count) 处）", "<ul class=\"marks\">\(items)</ul>").html
    }

    private var adding: HTML {
        let grounds = RedactionGrounds.choices
        let typed: HTML =
            switch view.body {
            case .paragraphs:
                "\(Field("paragraph", "段号", in: state, kind: .number))\(Field("from", "从第几字", in: state, kind: .number, hint: "不填为整段。"))\(Field("through", "到第几字", in: state, kind: .number))"
            case .pages:
                """
                \(Field("page", "页号", in: state, kind: .number))\(Field("x", "距左（磅）", in: state, kind: .number))\
                \(Field("y", "距上（磅）", in: state, kind: .number))\(Field("width", "宽", in: state, kind: .number))\
                \(Field("height", "高", in: state, kind: .number))
                """
            }
        return Panel(
            "添加标记",
            """
            <div class="form">\(SelectField("ground", "不公开的理由", choices: grounds, in: state, hint: "先选理由，再用鼠标在原文上选取，或者填写下面任一项后更新。", empty: nil))\
            \(Field("words", "遮盖这些文字", in: state, hint: "全文中相同的文字都会标记。"))\
            <details class="whole-place"><summary>按位置填写</summary><div class="form">\(typed)</div></details></div>
            """
        ).html
    }

    private func quoted(_ text: String) -> HTML {
        text.isEmpty ? "" : "：<q>\(text.count > 24 ? String(text.prefix(23)) + "…" : text)</q> "
    }
}

/// The grounds on which a part may be withheld (FOI-14, 15, 16).
enum RedactionGrounds {
    static let codes: [DecisionCode] = [
        .thirdPartyRights, .stateSecret, .forbiddenByLaw, .threeSecurities, .internalAffairs, .processInformation,
        .enforcementFile,
    ]

    static var choices: [SelectField.Choice] { codes.map { .init($0.code, "\($0.code) \($0.chinese)") } }
}

enum RedactionParagraphs {
    static func html(_ paragraph: RedactionView.Paragraph) -> HTML {
        let characters = Array(paragraph.text)
        var at = 0
        var body = HTML.empty
        for range in paragraph.marked.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let start = min(max(range.lowerBound, at), characters.count), end = min(range.upperBound, characters.count)
            guard start < end else { continue }
            body += "\(String(characters[at..<start]))<mark class=\"cut\">\(String(characters[start..<end]))</mark>"
            at = end
        }
        body += HTML(text: String(characters[at...]))
        return """
            <p class="passage"><span class="number" aria-hidden="true">\(paragraph.number)</span>\
            <span class="unseen">第 \(paragraph.number) 段：</span><span\(attribute: "data-paragraph", paragraph.number)>\(body)</span></p>
            """
    }
}

enum RedactionPages {
    static func html(_ page: RedactionView.PageOfPDF) -> HTML {
        let boxes = page.boxes.each { box in
            "<rect class=\"cut\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\"/>"
        }
        let picture: HTML =
            page.picture.map {
                "<image href=\"\(link: $0)\" width=\"\(page.width)\" height=\"\(page.height)\"/>"
            } ?? ""
        return """
            <figure class="page"><figcaption class="hint">第 \(page.number) 页（宽 \(page.width) 磅，高 \(page.height) 磅）</figcaption>\
            <svg viewBox="0 0 \(page.width) \(page.height)" role="img" aria-label="第 \(page.number) 页"\
            \(attribute: "data-page", page.number)>\(picture)\(boxes)</svg></figure>
            """
    }
}
