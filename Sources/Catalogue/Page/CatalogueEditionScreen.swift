import HTTPTypes
package import Kernel
import Markup
package import People
package import Publishing
package import Site

/// What the page of an edition shows.
package struct CatalogueEditionView: Sendable {
    package let edition: CatalogueEdition
    package let comparison: EditionComparison
    package let bindings: [CatalogueItemID: [ColumnID]]
    package let columns: [SiteColumn]
    package let units: [Unit]
    package let officer: Officer

    package init(
        edition: CatalogueEdition, comparison: EditionComparison, bindings: [CatalogueItemID: [ColumnID]],
        columns: [SiteColumn], units: [Unit], officer: Officer
    ) {
        self.edition = edition
        self.comparison = comparison
        self.bindings = bindings
        self.columns = columns
        self.units = units
        self.officer = officer
    }

    var title: String {
        let name = edition.unit.map { "\(self.name($0))信息公开目录" } ?? edition.kind.chinese
        return "\(name) \(edition.title)"
    }

    func name(_ unit: UnitID?) -> String {
        unit.map { id in units.first { $0.id == id }?.name ?? "（已撤销的科室）" } ?? ""
    }

    func columnNames(_ item: CatalogueItemID) -> String {
        (bindings[item] ?? []).compactMap { id in columns.first { $0.id == id }?.name }.joined(separator: "、")
    }
}

/// One edition: its lines, what it changes, what can be done with it.
package struct CatalogueEditionScreen {
    let view: CatalogueEditionView
    let failed: (act: CatalogueAct, refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(
        _ view: CatalogueEditionView, failed: (act: CatalogueAct, refusal: Refusal, state: FormState)? = nil,
        context: SiteContext
    ) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    private var edition: CatalogueEdition { view.edition }

    package var answer: ConsolePage {
        ConsolePage(
            view.title, section: "catalogue", crumbs: [Crumb("公开目录", CatalogueLinks.list)],
            lead: EditionBadge(edition.stage).html,
            aside: "\(CatalogueEditionActs(view: view, failed: failed, context: context))\(facts)", wide: true,
            status: failed?.refusal.code.status ?? .ok, "\(notices)\(filters)\(table)\(removed)")
    }

    private var notices: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        let open = edition.items.filter { !$0.remarks.isEmpty }.count
        let marks: HTML =
            edition.stage == .draft && open > 0
            ? Notice(.warning, text: "还有\(open)个事项需要核对：表中标出，打开事项后逐条处理，保存即视为已核对。").html : ""
        let told: HTML =
            edition.stage == .draft && !edition.importNote.isEmpty ? Notice(.info, text: edition.importNote).html : ""
        return "\(told)\(marks)"
    }

    private var filters: HTML {
        let owners = Set(edition.items.compactMap(\.owner)).sorted { view.name($0) < view.name($1) }
        return FilterRow(
            [.init("owner", edition.kind.ownerTitle, owners.map { .init($0.text, view.name($0)) })],
            search: "搜索事项", context
        ).html
    }

    private var shown: [CatalogueItem] {
        let words = context.query["q"].prefix(100), owner: UnitID? = context.query.id("owner")
        return edition.items.filter { item in
            (owner == nil || item.owner == owner)
                && (words.isEmpty || item.content.key.contains(words) || item.content.content.contains(words))
        }
    }

    private var table: HTML {
        let items = shown
        guard !items.isEmpty else {
            return EmptyState(edition.items.isEmpty ? "这一版还没有事项。请导入目录表，或者逐条添加。" : "没有符合条件的事项。").html
        }
        return Table(
            "事项，共 \(items.count) 项",
            columns: [
                .init(edition.kind.nameTitle), .init(edition.kind.categoryTitle), .init("公开时限"),
                .init(edition.kind.ownerTitle), .init("对应栏目"), .init("标记"),
            ], rows: items.map(row)
        ).html
    }

    private func row(_ item: CatalogueItem) -> Table.Row {
        let columns = view.columnNames(item.id)
        let unbound: HTML = columns.isEmpty ? Badge("没有对应栏目", .warning).html : HTML(text: columns)
        return Table.Row(
            [
                HTML(text: item.content.name), HTML(text: item.content.category), HTML(text: item.content.limit.text),
                HTML(text: item.owner == nil ? item.content.ownerWords : view.name(item.owner)), unbound, marks(item),
            ], link: CatalogueLinks.item(edition.id, item.id))
    }

    private func marks(_ item: CatalogueItem) -> HTML {
        var marks: [HTML] = []
        if edition.stage.isOpen, view.comparison.added.contains(item.id), edition.number > 1 {
            marks.append(Badge("新增", .active).html)
        }
        if edition.stage.isOpen, view.comparison.changed.contains(item.id) { marks.append(Badge("修改", .active).html) }
        if edition.stage == .draft, !item.remarks.isEmpty { marks.append(Badge("需核对", .warning).html) }
        return marks.each { "\($0) " }
    }

    private var removed: HTML {
        guard edition.stage.isOpen, !view.comparison.removed.isEmpty else { return .empty }
        let lines = view.comparison.removed.each { "<li>\($0.content.category) · \($0.content.name)</li>" }
        return "<section><h2>比现行一版少的事项</h2><ul>\(lines)</ul></section>"
    }

    private var facts: HTML {
        var items: [(String, HTML)] = [
            ("版本", HTML(text: edition.title)), ("事项", "\(edition.items.count)项"),
            ("维护科室", HTML(text: view.name(edition.keeper))),
        ]
        if edition.stage.isOpen, edition.number > 1 { items.append(("变化", HTML(text: view.comparison.chinese))) }
        if !edition.changeNote.isEmpty { items.append(("说明", HTML(text: edition.changeNote))) }
        if let at = edition.approvedAt { items.append(("批准", HTML(text: "\(edition.approverName)，\(at.day)"))) }
        if let at = edition.supersededAt { items.append(("被替代", HTML(text: at.day.description))) }
        return Panel("这一版", DefinitionList(items).html).html
    }
}
