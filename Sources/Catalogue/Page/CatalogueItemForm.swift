import Kernel
import Markup
import People
import Site

/// The fields of one line.
struct CatalogueItemForm: Component {
    let kind: CatalogueKind
    let units: [Unit]
    let state: FormState

    var html: HTML {
        let owners = units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
        return """
            \(Field("category", kind.categoryTitle, in: state, required: true, limit: 200))
            \(Field("name", kind.nameTitle, in: state, required: true, limit: 200))
            \(TextArea("content", "公开内容（要素）", in: state, required: true, rows: 4))
            \(TextArea("basis", "公开依据", in: state, required: true, rows: 3))
            \(kind.isStandard ? .empty : TextArea("clause", "条款内容", in: state, rows: 3).html)
            \(CatalogueItemForm.boxes("channels", "公开渠道和载体", DisclosureChannel.allCases.map { ($0.rawValue, $0.chinese) }, state))
            \(Field("other_channel", "其他渠道", in: state, limit: 400))
            \(Field("limit", "公开时限", in: state, hint: "例如：20个工作日内、每月10日前、每年1月31日前、长期公开。", required: true, limit: 400))
            \(Field("owner_words", kind.ownerTitle, in: state, hint: "按目录表的写法。", required: true, limit: 200))
            \(SelectField("owner", "对应的责任科室", choices: owners, in: state, required: true))
            \(kind.isStandard ? standard : .empty)
            """
    }

    private var standard: HTML {
        """
        \(CatalogueItemForm.boxes("audiences", "公开对象", DisclosureAudience.allCases.map { ($0.rawValue, $0.chinese) }, state))
        \(Field("group", "特定群体", in: state, hint: "选择特定群体的，写明是谁。", limit: 200))
        \(CatalogueItemForm.boxes("modes", "公开方式", DisclosureMode.allCases.map { ($0.rawValue, $0.chinese) }, state))
        \(CatalogueItemForm.boxes("levels", "公开层级", DisclosureLevel.allCases.map { ($0.rawValue, $0.chinese) }, state))
        """
    }

    private static func boxes(
        _ name: String, _ legend: String, _ choices: [(value: String, label: String)], _ state: FormState
    ) -> HTML {
        let problem: HTML = state.problem(name).map { "<p class=\"problem\">\($0)</p>" } ?? ""
        let boxes = choices.each { Checkbox(name, $0.label, value: $0.value, in: state).html }
        return
            "<fieldset class=\"field\" id=\"f-\(name)\"><legend>\(legend)</legend>\(problem)\(boxes)</fieldset>"
    }

    static func fields(of item: CatalogueItem) -> FormFields {
        var fields = FormFields()
        let content = item.content
        let texts = [
            ("category", content.category), ("name", content.name), ("content", content.content),
            ("basis", content.basis), ("clause", content.clause), ("other_channel", content.otherChannel),
            ("limit", content.limit.text), ("owner_words", content.ownerWords), ("owner", item.owner?.text ?? ""),
            ("group", content.group),
        ]
        for (name, text) in texts where !text.isEmpty { fields.add(text, to: name) }
        for value in content.channels.inOrder() { fields.add(value.rawValue, to: "channels") }
        for value in content.audiences.inOrder() { fields.add(value.rawValue, to: "audiences") }
        for value in content.modes.inOrder() { fields.add(value.rawValue, to: "modes") }
        for value in content.levels.inOrder() { fields.add(value.rawValue, to: "levels") }
        return fields
    }

    /// What a new line begins with: what most lines say.
    static func fresh(_ kind: CatalogueKind) -> FormFields {
        [
            "channels": "website", "limit": "信息形成或者变更之日起20个工作日内", "audiences": "everyone", "modes": "proactive",
            "levels": "county",
        ]
    }
}

/// How the parts of a line read in a sentence.
enum CatalogueItemWords {
    static func audiences(_ content: ItemContent) -> String {
        content.audiences.inOrder().map { audience in
            audience == .group && !content.group.isEmpty ? "\(audience.chinese)（\(content.group)）" : audience.chinese
        }.joined(separator: "、")
    }

    static func modes(_ content: ItemContent) -> String {
        content.modes.inOrder().map(\.chinese).joined(separator: "、")
    }

    static func levels(_ content: ItemContent) -> String {
        content.levels.inOrder().map(\.chinese).joined(separator: "、")
    }

    /// Line ends stay line ends.
    static func lines(_ text: String) -> HTML {
        text.split(separator: "\n").enumerated().map { index, line in
            index == 0 ? HTML(text: String(line)) : "<br>\(String(line))"
        }.each { $0 }
    }
}
