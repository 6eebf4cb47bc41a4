import Kernel
import Markup
import Site

/// Texts, figures from outside and milestones on the page of a report.
extension ReportScreen {
    // MARK: 一、五、六

    var texts: HTML {
        guard may(.edit) else {
            let sections = ReportTexts.Section.allCases.each { section in
                let words = view.texts.paragraphs(section).each { "<p>\($0)</p>" }
                return "<h3>\(section.chinese)</h3>\(words)"
            }
            return Panel("文字部分", sections).html
        }
        var state = state(.edit)
        if state.problems.isEmpty {
            for section in ReportTexts.Section.allCases { state.fields.add(report.texts[section], to: section.field) }
        }
        let areas = ReportTexts.Section.allCases.each { section in
            let preview = view.texts.paragraphs(section).each { "<p>\($0)</p>" }
            return """
                \(TextArea(section.field, section.chinese, in: state, required: true, rows: section == .overview ? 14 : 6))
                <details><summary>填入数字以后</summary>\(preview)</details>
                """
        }
        return Panel(
            "文字部分",
            """
            <p class="hint">花括号里是数字位置，随表格变化；数字不直接填写，正文和表格才不会不一致（RPT-32）。</p>\
            \(PostForm(to: act(.edit), context, submit: "保存文字", state: state, "\(version)\(areas)"))\(places)
            """
        ).html
    }

    /// What can be put between braces.
    private var places: HTML {
        let shown = view.named.all.filter { figure in
            ReportCell(key: figure.key).map { cell in
                if case .request(_, let column) = cell { column == 7 } else { true }
            } ?? true
        }
        let rows = shown.each { figure in
            let name: HTML =
                Link(returning: figure.address).map { "<a href=\"\(link: $0)\">\(figure.chinese)</a>" }
                ?? HTML(text: figure.chinese)
            return "<tr><td><code>{\(figure.key)}</code></td><td>\(name)</td><td>\(figure.value)</td></tr>"
        }
        return """
            <details><summary>可以选用的数字位置</summary><div class="sheet" role="region" aria-label="数字位置" tabindex="0">\
            <table class="plain"><thead><tr><th scope="col">位置</th><th scope="col">含义</th><th scope="col">现在的数字</th></tr>\
            </thead><tbody>\(rows)</tbody></table></div></details>
            """
    }

    // MARK: Figures from outside

    var outside: HTML {
        let list: HTML =
            view.figures.isEmpty
            ? "<p class=\"hint\">没有人工填报的数字。行政许可、处罚、强制和收费等不在本系统办理的，在这里登记。</p>"
            : Table(
                "人工填报的数字",
                columns: [
                    .init("填入", wide: true), .init("数字", number: true), .init("来源", wide: true), .init("登记和复核"),
                ],
                rows: view.figures.map { figure in
                    Table.Row([
                        HTML(text: figure.place.chinese), HTML(text: figure.value), HTML(text: figure.source),
                        """
                        \(figure.enteredName)登记<br>\(figure.enteredAt.day.description)<br>\
                        \(figure.isConfirmed ? "\(figure.confirmedName)复核" : Badge("待复核", .warning).html)\
                        \(buttons(of: figure))
                        """,
                    ])
                }
            ).html
        return Panel("人工填报", "\(list)\(entry)").html
    }

    private func buttons(of figure: ManualFigure) -> HTML {
        guard may(.confirmFigure) else { return .empty }
        let fields = [("figure", figure.id.text), ("version", "\(report.version)")]
        let confirm: HTML =
            figure.isConfirmed || figure.enteredBy == officer.id
            ? "" : PostButton("复核", to: act(.confirmFigure), context, fields: fields).html
        return "\(confirm)\(PostButton("删除", to: act(.dropFigure), context, fields: fields))"
    }

    private var entry: HTML {
        guard may(.addFigure) else { return .empty }
        let state = state(.addFigure)
        let choices = ManualFigure.Place.all.map { SelectField.Choice($0.key, $0.chinese) }
        let form = PostForm(
            to: act(.addFigure), context, submit: "登记数字", state: state,
            """
            \(version)\(SelectField("place", "填入", choices: choices, in: state, required: true))
            \(Field("amount", "数字", in: state, hint: "加到系统统计的数字上；收费以万元为单位，最多两位小数。", required: true))
            \(Field("source", "来源", in: state, hint: "哪个系统或者哪份统计表。须由另一人复核后才计入。", required: true))
            """)
        return "<details\(flag: "open", !state.problems.isEmpty)><summary>登记数字</summary>\(form)</details>"
    }

    // MARK: Milestones

    var milestones: HTML {
        let rows = Array(report.milestones.enumerated()).each { place, milestone in
            let done: HTML
            if let day = milestone.metOn {
                done = "\(day.description)完成"
            } else if may(.meetMilestone) {
                done =
                    PostButton(
                        "登记完成", to: act(.meetMilestone), context,
                        fields: [("milestone", "\(place)"), ("version", "\(report.version)")]
                    ).html
            } else {
                done = "未完成"
            }
            return "<li>\(milestone.dueOn.description) \(milestone.name) \(done)</li>"
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">没有登记本地的时间要求。</p>" : "<ul>\(rows)</ul>"
        guard may(.addMilestone), report.state != .published else { return Panel("时间节点", list).html }
        let state = state(.addMilestone)
        let form = PostForm(
            to: act(.addMilestone), context, submit: "登记时间节点", state: state,
            """
            \(version)\(Field("name", "要求", in: state, hint: "例如“报送初稿”。", required: true))
            \(Field("day", "日期", in: state, kind: .date, required: true))
            """)
        return Panel(
            "时间节点",
            "\(list)<details\(flag: "open", !state.problems.isEmpty)><summary>登记时间节点</summary>\(form)</details>"
        ).html
    }
}
