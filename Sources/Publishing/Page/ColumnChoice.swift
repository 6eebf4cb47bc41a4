import Kernel
import Markup
import Site

/// Title and column of a draft, the fields of the column's form on demand, and what other columns list it.
struct ColumnChoice: Component {
    let columns: [SiteColumn]
    let state: FormState

    /// That of the chosen column.
    var shownForm: ContentForm {
        chosen.first.flatMap { id in columns.first { $0.id == id } }?.form ?? .text
    }

    var html: HTML {
        """
        \(first)\(Field("title", "标题", in: state, required: true, limit: 200))
        \(SelectField("column", "栏目", choices: ColumnTree(columns).choices(keeping: chosen), in: state, hint: hint, required: true))
        <p class="buttons"><button class="button" type="submit" name="\(ColumnField.step)" value="\(ColumnField.column)" formnovalidate\
        \(attribute: "data-form", shownForm.rawValue)\(attribute: "data-forms", forms)>选定栏目</button></p>
        \(others)
        """
    }

    private var hint: String? {
        columns.contains { $0.form != .text } ? "有要素的栏目，选定后在下面列出须填写的要素；还不保存。" : nil
    }

    /// The Enter key presses the first button of a form: that is to be the one that saves.
    private var first: HTML { "<button type=\"submit\" hidden>保存</button>" }

    /// For the script: which form each column has that has one.
    private var forms: String {
        columns.filter { $0.form != .text }.map { "\($0.id.text)=\($0.form.rawValue)" }.joined(separator: " ")
    }

    private var chosen: Set<ColumnID> {
        let id: ColumnID? = state.fields.id("column")
        return Set([id].compactMap(\.self))
    }

    // MARK: 同时列入

    private var others: HTML {
        let ticked = Set(state.fields.list("also_in"))
        let open = columns.filter { $0.isActive || ticked.contains($0.id.text) }
        let tree = ColumnTree(open).lines
        var groups: [(head: SiteColumn, below: [SiteColumn])] = []
        for line in tree {
            if line.depth == 0 {
                groups.append((line.column, []))
            } else if let last = groups.indices.last {
                groups[last].below.append(line.column)
            }
        }
        let single = groups.filter(\.below.isEmpty).each { box($0.head) }
        let folded = groups.filter { !$0.below.isEmpty }.each { group -> HTML in
            let all = [group.head] + group.below
            return """
                <details\(flag: "open", all.contains { ticked.contains($0.id.text) })><summary>\(group.head.name)\
                <span class="hint">（\(all.count)个栏目）</span></summary><div class="boxes">\(all.each(box))</div></details>
                """
        }
        return """
            <details\(flag: "open", !ticked.isEmpty)><summary>同时列入其他栏目</summary><fieldset>\
            <legend class="unseen">同时列入</legend>\(folded)<div class="boxes">\(single)</div></fieldset></details>
            """
    }

    private func box(_ column: SiteColumn) -> HTML {
        Checkbox("also_in", column.name, value: column.id.text, in: state).html
    }
}

/// The button that shows the fields of the chosen column and saves nothing: its name and value in the form.
package enum ColumnField {
    package static let step = "step"
    package static let column = "column"
}
