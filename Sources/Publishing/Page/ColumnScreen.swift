import HTTPTypes
package import Kernel
import Markup
package import Site

/// What the page of columns shows.
package struct ColumnView: Sendable {
    package let portals: [Portal]
    package let portal: Portal?
    package let standings: [ColumnStanding]
    package let officer: Officer

    package init(portals: [Portal], portal: Portal?, standings: [ColumnStanding], officer: Officer) {
        self.portals = portals
        self.portal = portal
        self.standings = standings
        self.officer = officer
    }

    var columns: [SiteColumn] { standings.map(\.column) }
    var mayKeep: Bool {
        SiteColumn.refusal(keeping: portal?.agency ?? officer.agency, by: officer) == nil
    }
}

/// 栏目: the tree of a portal, how fresh each column is, and the forms that keep it (SITE-2, SITE-5).
package struct ColumnScreen {
    let view: ColumnView
    /// A form that was refused: for a new column, or for the one with this id.
    let failed: (refusal: Refusal, state: FormState, column: ColumnID?)?
    let context: SiteContext

    package init(
        _ view: ColumnView, failed: (refusal: Refusal, state: FormState, column: ColumnID?)? = nil, context: SiteContext
    ) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "栏目", section: "articles", crumbs: [Crumb("信息发布", ArticleLinks.list)], wide: true,
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(view.portal == nil ? firstPortal : tree)")
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        return context.query["done"].isEmpty ? .empty : Notice(.done, text: "栏目已保存。").html
    }

    private var tree: HTML {
        let standings = Dictionary(view.standings.map { ($0.column.id, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = ColumnTree(view.columns).lines.compactMap { line in
            standings[line.column.id].map { (standing: $0, depth: line.depth) }
        }
        let table = Table(
            "栏目，共 \(lines.count) 个",
            columns: [
                .init("栏目"), .init("地址"), .init("类别"), .init("公开信息", number: true), .init("最近更新"), .init("更新情况"),
                .init("维护"),
            ], rows: lines.map { row($0.standing, depth: $0.depth) })
        let list: HTML = lines.isEmpty ? EmptyState("还没有栏目。新建后列在这里，信息须选定栏目才能拟稿。").html : table.html
        return "\(portals)\(parcel)\(list)\(adding)"
    }

    private var portals: HTML {
        guard view.portals.count > 1 else {
            return view.portal.map { "<p class=\"hint\">站点：\($0.name)</p>" } ?? .empty
        }
        let links = view.portals.each { portal in
            let here = portal.id == view.portal?.id ? "page" : nil
            return """
                <li><a href="\(link: ArticleLinks.columns.query("portal", portal.id.text))"\
                \(attribute: "aria-current", here)>\(portal.name)</a></li>
                """
        }
        return "<nav aria-label=\"站点\"><ul>\(links)</ul></nav>"
    }

    /// What another site takes over (SITE-1).
    private var parcel: HTML {
        guard let portal = view.portal, !view.standings.isEmpty else { return .empty }
        let link = ArticleLinks.parcel.query("portal", portal.id.text)
        return "<p><a class=\"button\" href=\"\(link: link)\">导出本站点的发布包（近30天）</a></p>"
    }

    private func row(_ standing: ColumnStanding, depth: Int) -> Table.Row {
        let column = standing.column
        let closed: HTML = column.isActive ? "" : " \(Badge("已停用", .faint))"
        let important: HTML = column.isImportant ? " \(Badge("重要", .active))" : ""
        let indent = String(repeating: "　", count: min(depth, 6))
        let signal = standing.freshness.signal(of: column.freshness)
        return Table.Row([
            "\(indent)\(column.name)\(important)\(closed)", "<code>\(column.slug)</code>",
            HTML(text: column.form == .text ? column.type.chinese : "\(column.type.chinese)，\(column.form.chinese)"),
            "\(standing.count)", HTML(text: standing.last?.description ?? "—"),
            column.isActive ? SignalBadge(signal, standing.freshness.chinese).html : "—", upkeep(column),
        ])
    }

    private func upkeep(_ column: SiteColumn) -> HTML {
        guard view.mayKeep else { return "—" }
        let toggle = PostButton(
            column.isActive ? "停用" : "启用", to: ArticleLinks.columnStanding(column.id), context,
            fields: [("active", column.isActive ? "no" : "yes")])
        let isFailed = failed?.column == column.id
        let state = isFailed ? failed?.state ?? .empty : FormState(ColumnScreen.fields(of: column))
        let form = PostForm(
            to: ArticleLinks.column(column.id), context, submit: "保存栏目", state: named(state, column.id),
            fields(named(state, column.id), suffix: column.id.text, changing: column.id))
        return "<details\(flag: "open", isFailed)><summary>修改</summary>\(form)\(toggle)</details>"
    }

    private var adding: HTML {
        guard view.mayKeep, let portal = view.portal else { return .empty }
        let isFailed = failed != nil && failed?.column == nil
        let state = isFailed ? failed?.state ?? .empty : .empty
        let form = PostForm(
            to: ArticleLinks.columns, context, submit: "新建栏目", state: named(state, nil),
            "<input type=\"hidden\" name=\"portal\" value=\"\(text: portal.id)\">\(fields(named(state, nil), suffix: "new", changing: nil))"
        )
        return
            "<details class=\"panel\"\(flag: "open", isFailed || view.standings.isEmpty)><summary>新建栏目</summary>\(form)</details>"
    }

    /// One form for each column stands on the page, so every field carries the column's id.
    private func named(_ state: FormState, _ column: ColumnID?) -> FormState {
        let suffix = column?.text ?? "new"
        var fields = FormFields(), problems = state.problems
        for name in state.fields.names {
            let isNamed = name.hasSuffix("-" + suffix)
            for value in state.fields.list(name) { fields.add(value, to: isNamed ? name : "\(name)-\(suffix)") }
        }
        problems = problems.map { FieldProblem($0.field.isEmpty ? "" : "\($0.field)-\(suffix)", $0.sentence) }
        return FormState(fields, problems: problems)
    }

    private func fields(_ state: FormState, suffix: String, changing id: ColumnID?) -> HTML {
        func name(_ field: String) -> String { "\(field)-\(suffix)" }
        let above = ColumnTree(view.columns).choices().filter { $0.value != id?.text }
        return """
            \(Field(name("name"), "名称", in: state, required: true, limit: 40))
            \(Field(name("slug"), "地址", in: state, hint: "小写字母、数字和连字符。", required: true, limit: 40))
            \(SelectField(name("type"), "类别", choices: ColumnType.allCases.map { .init($0.rawValue, $0.chinese) }, in: state, required: true))
            \(SelectField(name("form"), "体裁", choices: ContentForm.allCases.map { .init($0.rawValue, $0.chinese) }, in: state, hint: "有要素的体裁，拟稿时逐项填写，公开列表按要素列出。", empty: nil))
            \(SelectField(name("place"), "政府信息公开固定位置", choices: FixedPlace.allCases.map { .init($0.rawValue, $0.chinese) }, in: state, hint: "全国统一的专栏结构（SITE-8）。不选的按栏目名称对应。", empty: "按名称"))
            \(SelectField(name("parent"), "上级栏目", choices: above, in: state, empty: "无"))
            \(TextArea(name("description"), "栏目描述", in: state, hint: "写入网页，网站检查会核对（SITE-2）。", required: true, rows: 2))
            \(Field(name("keywords"), "栏目关键词", in: state, required: true, limit: 200))
            \(Field(name("freshness"), "更新期限（天）", in: state, kind: .number, hint: "留空的按类别：工作动态14天，通知公告和政策文件180天，数据90天。"))
            \(Field(name("order"), "排序", in: state, kind: .number))
            \(Checkbox(name("is_important"), "重要栏目：三审由主要负责人办理", in: state))
            """
    }

    package static func fields(of column: SiteColumn) -> FormFields {
        var fields = FormFields()
        let texts = [
            ("name", column.name), ("slug", column.slug), ("type", column.type.rawValue),
            ("form", column.form.rawValue), ("place", column.place?.rawValue ?? ""),
            ("parent", column.parent?.text ?? ""), ("description", column.description),
            ("keywords", column.keywords), ("freshness", column.freshness.map { "\($0)" } ?? ""),
            ("order", "\(column.order)"), ("is_important", column.isImportant ? "yes" : ""),
        ]
        for (name, text) in texts where !text.isEmpty { fields.add(text, to: name) }
        return fields
    }

    private var firstPortal: HTML {
        guard view.mayKeep else {
            return EmptyState("本单位还没有站点。请政务公开办或者网站管理员新建站点和栏目。").html
        }
        let state = failed?.state ?? .empty
        let form = PostForm(
            to: ArticleLinks.portals, context, submit: "新建站点", state: state,
            """
            \(Field("portal_name", "站点名称", in: state, required: true, limit: 60))
            \(Field("code", "代码", in: state, hint: "2至20个小写字母或数字，用于地址。", required: true, limit: 20))
            \(Field("host", "域名", in: state, hint: "没有独立域名的留空。", limit: 200))
            \(Field("site_code", "网站标识码", in: state, hint: "10位，还没有的留空（SITE-3）。", limit: 10))
            """)
        return "\(EmptyState("还没有站点。先新建站点，再新建栏目。"))\(form)"
    }
}
