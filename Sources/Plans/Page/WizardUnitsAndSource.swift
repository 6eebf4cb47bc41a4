import Kernel
import Markup
import Site

/// Which unit each name of the document stands for.
struct WizardUnits: Component {
    let links: WizardAddresses
    let item: PlanImport
    let units: [(id: String, name: String)]
    let context: SiteContext

    var html: HTML {
        let named = item.draft.units
        guard !named.isEmpty else { return .empty }
        let open = named.count { $0.choice == nil }
        let lines = named.enumerated().each { index, unit in line(index, unit) }
        let form = PostForm(
            to: links.units, context, submit: "保存单位对应关系",
            """
            <input type="hidden" name="version" value="\(item.version)"><table class="plain">\
            <caption class="unseen">文件中的单位与本单位科室的对应关系</caption>\
            <thead><tr><th scope="col">文件中的写法</th><th scope="col">对应</th></tr></thead><tbody>\(lines)</tbody></table>
            """)
        let state: HTML =
            open > 0
            ? Badge("\(open) 个待确认", .warning).html : Badge("全部已对应", .good).html
        return """
            <section class="panel" id="units"><h2>单位对应 \(state)</h2>\
            <details\(flag: "open", open > 0)><summary>查看和修改（\(named.count) 个）</summary>\(form)</details></section>
            """
    }

    private func line(_ index: Int, _ unit: NamedUnit) -> HTML {
        let id = "unit-\(index)"
        return """
            <tr\(attribute: "class", unit.choice == nil ? "late" : nil)><th scope="row"><label\(attribute: "for", id)>\
            \(unit.name)</label></th><td><input type="hidden" name="name-\(index)"\(attribute: "value", unit.name)>\
            <select\(attribute: "id", id) name="choice-\(index)">\(options(unit))</select></td></tr>
            """
    }

    private func options(_ unit: NamedUnit) -> HTML {
        var options: [(value: String, label: String)] = []
        if unit.choice == nil { options.append(("", "请选择")) }
        if case .units(let ids)? = unit.choice, ids.count != 1 {
            options.append(("keep", "以下 \(ids.count) 个：\(names(ids))"))
        }
        if unit.choice == nil, unit.candidates.count > 1, isCollective(unit) {
            options.append(("all", "全部 \(unit.candidates.count) 个：\(names(unit.candidates))"))
        }
        let likely = unit.candidates.filter { id in units.contains { $0.id == id } }
        options += likely.map { id in ("unit:" + id, name(id) + (unit.choice == nil ? "（可能）" : "")) }
        options += units.filter { !likely.contains($0.id) }.map { ("unit:" + $0.id, $0.name) }
        options.append(("create", "新建单位“\(unit.name)”"))
        options.append(("ignore", "不是本机关的单位，不列入台账"))
        let chosen = chosen(unit)
        return options.each { option in
            "<option\(attribute: "value", option.value)\(flag: "selected", option.value == chosen)>\(option.label)</option>"
        }
    }

    /// A name such as 各有关科室: several candidates, and no single one likely.
    private func isCollective(_ unit: NamedUnit) -> Bool { unit.name.contains("各") || unit.name.contains("有关") }

    private func chosen(_ unit: NamedUnit) -> String {
        switch unit.choice {
        case .units(let ids)?: ids.count == 1 ? "unit:" + (ids.first ?? "") : "keep"
        case .create?: "create"
        case .ignore?: "ignore"
        case nil: ""
        }
    }

    private func name(_ id: String) -> String { units.first { $0.id == id }?.name ?? "（已撤销）" }

    private func names(_ ids: [String]) -> String {
        let shown = ids.prefix(3).map(name).joined(separator: "、")
        return ids.count > 3 ? shown + "等" : shown
    }
}

/// The document as read: tables drawn as tables, headings as headings.
struct WizardSource: Component {
    let source: SourcePreview

    var html: HTML { source.blocks.enumerated().each { index, block in draw(index, block) } }

    private func draw(_ index: Int, _ block: PreviewBlock) -> HTML {
        switch block {
        case .heading(_, let text): "<p class=\"heading\" data-pair=\"b\(index)r0\">\(text)</p>"
        case .paragraph(let text): "<p data-pair=\"b\(index)r0\">\(text)</p>"
        case .table(let rows): table(index, rows)
        }
    }

    private func table(_ index: Int, _ rows: [[PreviewCell]]) -> HTML {
        let lines = rows.enumerated().each { number, cells in
            let drawn = cells.each { cell in
                let span: HTML = """
                    \(attribute: "rowspan", cell.rowSpan > 1 ? cell.rowSpan : nil)\
                    \(attribute: "colspan", cell.columnSpan > 1 ? cell.columnSpan : nil)
                    """
                return "<td\(span)>\(cell.paragraphs.each { "<p>\($0)</p>" })</td>"
            }
            return "<tr data-pair=\"b\(index)r\(number + 1)\">\(drawn)</tr>"
        }
        return """
            <div class="sheet" role="region" aria-label="原文表格" tabindex="0"><table class="plain">\(lines)</table></div>
            """
    }
}
