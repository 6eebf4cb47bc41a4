import Kernel
import Markup
import Redaction
import Site

/// Marks, suggestions and the ways to add a mark, beside the document.
struct RedactionTools: Component {
    let view: RedactionView
    let state: FormState

    var html: HTML {
        """
        \(adding)\(Panel("已标记（\(view.marks.count) 处）", marks))\(suggestions)
        <div class="panel">\(Checkbox("may_remain", "标记以外的相同文字可以保留", in: state, hint: "相同的文字在别处仍出现时，默认不生成遮盖件。"))\
        <p class="buttons"><button class="button" type="submit" name="do" value="update">更新标记</button>\
        <button class="button primary" type="submit" name="do" value="finish">生成遮盖件</button></p>\
        <p class="hint">标记处的内容从文件中删除，不是盖上色块；生成后逐项检查文字、图层和属性，没有残留的才存入本件材料。</p></div>
        """
    }

    private var marks: HTML {
        let none: HTML = view.marks.isEmpty ? "<p class=\"hint\" data-none>还没有标记。</p>" : ""
        let items = view.marks.enumerated().each { index, mark in
            line("f-mark-\(index)", mark, isChecked: true, "\(view.words(mark.place))\(quoted(view.text(mark.place)))")
        }
        return "\(none)<ul class=\"marks\" data-marks>\(items)</ul><p class=\"hint\">去掉勾选并更新，即取消该处标记。</p>"
    }

    private var suggestions: HTML {
        let open = view.open
        guard !open.isEmpty else { return .empty }
        let items = open.enumerated().each { index, suggestion in
            let doubt: HTML = suggestion.isSure ? "" : " <span class=\"hint\">（请核对）</span>"
            return line(
                "f-hint-\(index)", suggestion.mark, isChecked: false,
                "\(suggestion.kind)\(quoted(suggestion.words))\(doubt) <span class=\"hint\">\(view.words(suggestion.mark.place))</span>"
            )
        }
        return Panel("建议遮盖（\(open.count) 处）", "<ul class=\"marks\">\(items)</ul><p class=\"hint\">勾选并更新后生效。</p>").html
    }

    private func line(_ id: String, _ mark: RedactionMark, isChecked: Bool, _ words: HTML) -> HTML {
        """
        <li><p class="check"><input type="checkbox"\(attribute: "id", id) name="mark"\
        \(attribute: "value", RedactionValue.text(mark))\(flag: "checked", isChecked)>\
        <label\(attribute: "for", id)>\(words) <span class="hint">\(mark.label)</span></label></p></li>
        """
    }

    private var adding: HTML {
        let grounds = RedactionTools.grounds.map {
            SelectField.Choice($0.rawValue, "\($0.chinese)（第\($0.article)条，\($0.code)）")
        }
        return Panel(
            "添加标记",
            """
            <div class="form">\(SelectField("ground", "不公开的依据", choices: grounds, in: state, hint: "先选依据，再在原文上用鼠标选取，或者填写下面任一项后更新标记。", empty: nil))\
            \(Field("words", "遮盖这些文字", in: state, hint: "全文中相同的文字都会标记，全角半角、繁简不分。"))\
            <details><summary>按位置填写</summary><div class="form">\(typed)</div></details></div>
            """
        ).html
    }

    /// What is withheld most often first.
    private static let grounds: [RedactionGround] =
        [.privacy, .commercialSecret] + RedactionGround.allCases.filter { $0.article != 15 }

    private var typed: HTML {
        func number(_ name: String, _ label: String, hint: String? = nil) -> HTML {
            Field(name, label, in: state, kind: .number, hint: hint).html
        }
        switch view.material {
        case .text:
            return """
                \(number("paragraph", "序号", hint: "原文左侧的数字。"))\(number("from", "从第几字", hint: "不填为整段。"))\
                \(number("through", "到第几字"))
                """
        case .pages:
            return """
                \(number("page", "页号"))\(number("left", "距左（磅）"))\(number("top", "距上（磅）"))\
                \(number("width", "宽（磅）"))\(number("height", "高（磅）"))
                """
        }
    }

    private func quoted(_ text: String) -> HTML {
        text.isEmpty ? "" : " <q>\(text.count > 24 ? String(text.prefix(23)) + "…" : text)</q>"
    }
}
