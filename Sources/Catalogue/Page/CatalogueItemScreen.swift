import HTTPTypes
package import Kernel
import Markup
package import Publishing
package import Site

/// One item: its entry, its columns, the changes of the duty behind it.
package struct CatalogueItemScreen {
    /// A form of the page that was refused.
    package enum Part: Sendable { case entry, columns, change }

    let view: CatalogueEditionView
    /// Nil for a new line.
    let item: CatalogueItem?
    let changes: [DutyChange]
    let failed: (part: Part, refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(
        _ view: CatalogueEditionView, item: CatalogueItem?, changes: [DutyChange] = [],
        failed: (part: Part, refusal: Refusal, state: FormState)? = nil, context: SiteContext
    ) {
        self.view = view
        self.item = item
        self.changes = changes
        self.failed = failed
        self.context = context
    }

    private var edition: CatalogueEdition { view.edition }
    private func may(_ act: CatalogueAct) -> Bool { edition.refusal(of: act, on: item, by: view.officer) == nil }

    package var answer: ConsolePage {
        ConsolePage(
            item?.content.name ?? "添加事项", section: "catalogue",
            crumbs: [Crumb("公开目录", CatalogueLinks.list), Crumb(view.title, CatalogueLinks.edition(edition.id))],
            aside: item == nil ? .empty : "\(columnPanel)\(changePanel)", status: failed?.refusal.code.status ?? .ok,
            "\(notices)\(may(.edit) ? form : item.map(facts) ?? .empty)")
    }

    private var notices: HTML {
        let wrong: HTML = failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty
        guard edition.stage == .draft, let item, !item.remarks.isEmpty else { return wrong }
        return "\(wrong)\(Notice(.warning, "<ul>\(item.remarks.each { "<li>\($0)</li>" })</ul>"))"
    }

    private func state(_ part: Part, _ other: FormFields) -> FormState {
        failed?.part == part ? failed?.state ?? .empty : FormState(other)
    }

    private var form: HTML {
        let state = state(
            .entry, item.map { CatalogueItemForm.fields(of: $0) } ?? CatalogueItemForm.fresh(edition.kind))
        let link = item.map { CatalogueLinks.item(edition.id, $0.id) } ?? CatalogueLinks.newItem(edition.id)
        let form = PostForm(
            to: link, context, submit: "保存事项", state: state, cancel: CatalogueLinks.edition(edition.id),
            "<input type=\"hidden\" name=\"version\" value=\"\(edition.version)\">\(CatalogueItemForm(kind: edition.kind, units: view.units, state: state))"
        )
        guard let item else { return form.html }
        let removal = PostButton(
            "删除事项", to: CatalogueLinks.removal(edition.id, item.id), context,
            fields: [("version", "\(edition.version)")])
        return "\(form)\(removal)"
    }

    private func facts(_ item: CatalogueItem) -> HTML {
        let content = item.content
        var items: [(String, String)] = [
            (edition.kind.categoryTitle, content.category), (edition.kind.nameTitle, content.name),
            ("公开内容", content.content), ("公开依据", content.basis), ("条款内容", content.clause),
            ("公开渠道", content.channelWords), ("公开时限", content.limit.text),
            ("期限测算", content.limit.understood), (edition.kind.ownerTitle, content.ownerWords),
            ("对应的科室", view.name(item.owner) == content.ownerWords ? "" : view.name(item.owner)),
        ]
        if edition.kind.isStandard {
            items += [
                ("公开对象", CatalogueItemWords.audiences(content)), ("公开方式", CatalogueItemWords.modes(content)),
                ("公开层级", CatalogueItemWords.levels(content)),
            ]
        }
        return DefinitionList(items.filter { !$0.1.isEmpty }.map { ($0.0, CatalogueItemWords.lines($0.1)) }).html
    }

    private var columnPanel: HTML {
        guard let item else { return .empty }
        let bound = view.bindings[item.id] ?? []
        guard may(.bind) else {
            let names = view.columnNames(item.id)
            return Panel("对应栏目", "<p>\(names.isEmpty ? "没有对应栏目" : names)</p>").html
        }
        var fields = FormFields()
        for column in bound { fields.add(column.text, to: "column") }
        let state = state(.columns, fields)
        let boxes = view.columns.filter { $0.isActive || bound.contains($0.id) }.each {
            Checkbox("column", $0.name, value: $0.id.text, in: state).html
        }
        let form = PostForm(
            to: CatalogueLinks.columns(edition.id, item.id), context, submit: "保存对应栏目", state: state,
            "<fieldset class=\"field\"><legend>这个事项的信息公开在</legend>\(boxes)</fieldset>")
        return Panel("对应栏目", form.html).html
    }

    private var changePanel: HTML {
        guard let item, edition.stage == .inForce else { return .empty }
        let lines = changes.each { change in
            let met = change.metAt.map { "已于\($0.day)更新" } ?? "尚未更新"
            return "<li>\(change.happenedOn.description)：\(change.reason)（\(met)）</li>"
        }
        let list: HTML = changes.isEmpty ? "<p class=\"hint\">没有登记过职责调整。</p>" : "<ul>\(lines)</ul>"
        guard may(.recordChange) else { return Panel("职责调整", list).html }
        let state = state(.change, FormFields())
        let form = PostForm(
            to: CatalogueLinks.changes(edition.id, item.id), context, submit: "登记职责调整", state: state,
            """
            \(Field("happened_on", "调整日期", in: state, kind: .date, required: true))
            \(TextArea("reason", "调整的内容和依据", in: state, hint: "登记后，责任科室须在20个工作日内更新公开的信息（\(edition.kind.updateRule)）。", required: true, rows: 3))
            """)
        return Panel("职责调整", "\(list)\(form)").html
    }
}
