package import HTTPTypes
package import Kernel
import Markup
package import Site

/// 文书文本: what each letter says here, and whether it is the national text.
package struct WordingListScreen {
    let own: [LetterTemplateID: LetterWording]

    package init(own: [LetterTemplateID: LetterWording]) { self.own = own }

    package var answer: ConsolePage {
        let rows = LetterTemplateID.all.map { id in
            let wording = own[id].flatMap { $0.words == nil ? nil : $0 }
            let state =
                wording.map { Badge("本机关文本，第\($0.version)版", .active).html } ?? Badge("全国文本", .faint).html
            let changed: HTML = wording.map { "\($0.at.day.chinese)" } ?? ""
            return Table.Row([HTML(text: id.chinese), state, changed], link: DeskLinks.wording(id.name))
        }
        return ConsolePage(
            "文书文本", section: "requests", crumbs: [Crumb("依申请公开", DeskLinks.board)],
            """
            <p>修改只影响以后生成的文书；已经发出的文书不变。法定必须写明的内容缺少时不能保存。</p>\
            \(Table("文书文本", columns: [.init("文书"), .init("文本"), .init("修改日期")], rows: rows))
            """)
    }
}

/// One wording: the text to edit, the keys that may stand in it, how it reads, and its versions.
package struct WordingScreen {
    package struct Version: Sendable {
        let number: Int
        let by: String
        let on: Day
        let isNational: Bool

        package init(number: Int, by: String, on: Day, isNational: Bool) {
            self.number = number
            self.by = by
            self.on = on
            self.isNational = isNational
        }
    }

    let template: LetterTemplateID
    let state: FormState
    let outline: LetterTemplate?
    let versions: [Version]
    let status: HTTPResponse.Status
    let context: SiteContext

    /// - Parameter outline: the text that is in the field, read; nil when it cannot be.
    package init(
        _ template: LetterTemplateID, state: FormState, outline: LetterTemplate?, versions: [Version],
        status: HTTPResponse.Status = .ok, context: SiteContext
    ) {
        self.template = template
        self.state = state
        self.outline = outline
        self.versions = versions
        self.status = status
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            template.chinese, section: "requests",
            crumbs: [Crumb("依申请公开", DeskLinks.board), Crumb("文书文本", DeskLinks.wordings)], wide: true, status: status,
            "\(form)\(preview)\(keys)\(history)")
    }

    private var form: PostForm {
        let version: HTML = "<input type=\"hidden\" name=\"version\"\(attribute: "value", state.fields["version"])>"
        return PostForm(
            to: DeskLinks.wording(template.name), context, submit: "保存", state: state, cancel: DeskLinks.wordings,
            more: "<button class=\"button\" type=\"submit\" name=\"act\" value=\"preview\">预览</button>",
            """
            \(version)\(TextArea("words", "文本", in: state, hint: WordingScreen.hint, required: true, rows: 24))
            """)
    }

    private static let hint = "每段以“- ”开头；“{{…}}”写入案件中的内容；“[[…]]”中的内容在没有值时整段省略。"

    private var preview: HTML {
        guard let outline else { return .empty }
        let lines = outline.outline.each { "<p>\($0)</p>" }
        return Panel(
            "预览",
            "<article class=\"letter-sheet\"><h2>\(outline.title)</h2><div class=\"text\">\(lines)</div></article>"
        ).html
    }

    private var keys: HTML {
        let names = LetterKey.allCases.filter { $0.mayStand(in: template.kind) }
            .each { "<li><code>{{\($0.rawValue)}}</code></li>" }
        return "<details><summary>可以使用的内容</summary><ul class=\"lines\">\(names)</ul></details>"
    }

    private var history: HTML {
        guard let last = versions.first else { return .empty }
        let rows = versions.map { version in
            Table.Row([
                "第\(version.number)版", version.isNational ? "恢复全国文本" : "本机关文本", HTML(text: version.by),
                HTML(text: version.on.chinese),
            ])
        }
        let table = Table(
            "修改情况", columns: [.init("版本"), .init("文本"), .init("修改人"), .init("日期")], rows: rows)
        let back: HTML =
            last.isNational
            ? ""
            : PostButton(
                "恢复全国文本", to: DeskLinks.nationalWording(template.name), context,
                fields: [("version", "\(last.number)")]
            ).html
        return "<section class=\"part\"><h2>修改情况</h2>\(table)\(back)</section>"
    }
}
