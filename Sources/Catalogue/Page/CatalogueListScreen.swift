import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// One catalogue in the list: the edition in force with its figures, and the one being prepared.
package struct CatalogueStanding: Sendable {
    package let name: CatalogueName
    package let inForce: CatalogueEdition?
    package let open: CatalogueEdition?
    package let totals: CatalogueTotals?
    package let review: Day?

    package init(
        name: CatalogueName, inForce: CatalogueEdition?, open: CatalogueEdition?, totals: CatalogueTotals?,
        review: Day?
    ) {
        self.name = name
        self.inForce = inForce
        self.open = open
        self.totals = totals
        self.review = review
    }
}

/// 公开目录: every catalogue of the agency and how well it is kept.
package struct CatalogueListScreen {
    let standings: [CatalogueStanding]
    let units: [Unit]
    let officer: Officer
    let today: Day
    let failed: (refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(
        standings: [CatalogueStanding], units: [Unit], officer: Officer, today: Day,
        failed: (refusal: Refusal, state: FormState)? = nil, context: SiteContext
    ) {
        self.standings = standings
        self.units = units
        self.officer = officer
        self.today = today
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "公开目录", section: "catalogue", wide: true, status: failed?.refusal.code.status ?? .ok,
            "\(failed.map { Notice(.wrong, text: $0.refusal.sentence).html } ?? .empty)\(table)\(beginning)")
    }

    private var table: HTML {
        guard !standings.isEmpty else {
            return EmptyState("还没有公开目录。请从所附的参考目录开始，或者导入已有的目录。").html
        }
        return Table(
            "公开目录，共 \(standings.count) 份",
            columns: [
                .init("目录"), .init("现行版本"), .init("事项", number: true), .init("覆盖率"), .init("按时更新"),
                .init("超期", number: true), .init("年度审查"), .init("在办"),
            ], rows: standings.map(row)
        ).html
    }

    private func row(_ standing: CatalogueStanding) -> Table.Row {
        let totals = standing.totals
        let inForce: HTML =
            standing.inForce.map { edition in
                "<a href=\"\(link: CatalogueLinks.edition(edition.id))\">\(edition.title)</a>"
            } ?? "—"
        let open: HTML =
            standing.open.map { edition in
                "<a href=\"\(link: CatalogueLinks.edition(edition.id))\">第\(edition.number)版</a> \(EditionBadge(edition.stage))"
            } ?? "—"
        let overdue = totals?.overdue ?? 0
        let late: HTML =
            standing.inForce.map { edition in
                "<a href=\"\(link: CatalogueLinks.measure(edition.id).query("state", "overdue"))\">\(overdue)</a>"
            } ?? "—"
        let link = (standing.inForce ?? standing.open).map {
            standing.inForce == nil ? CatalogueLinks.edition($0.id) : CatalogueLinks.measure($0.id)
        }
        return Table.Row(
            [
                HTML(text: title(standing.name)), inForce, HTML(text: totals.map { "\($0.items)" } ?? "—"),
                HTML(text: totals?.coverage.chinese ?? "—"), HTML(text: totals?.freshness.chinese ?? "—"), late,
                review(standing.review), open,
            ], link: link, mark: overdue > 0 ? "late" : nil)
    }

    /// TASK-7.
    private func review(_ due: Day?) -> HTML {
        guard let due else { return "—" }
        return due < today ? SignalBadge(.black, "\(due) 超期").html : HTML(text: due.description)
    }

    private func title(_ name: CatalogueName) -> String {
        guard let unit = name.unit else { return name.kind.chinese }
        return units.first { $0.id == unit }?.name ?? name.kind.chinese
    }

    /// The catalogues that have no edition yet and that this person may begin.
    private var missing: [CatalogueName] {
        let names =
            [CatalogueKind.basic, .standard].map { CatalogueName($0, of: officer.agency) }
            + units.filter { $0.agency == officer.agency && $0.kind == .affiliate && $0.isActive }.map {
                CatalogueName(.institution, of: $0.agency, unit: $0.id)
            }
        let known = Set(standings.map(\.name))
        return names.filter { !known.contains($0) && CatalogueEdition.beginningRefusal($0, by: officer) == nil }
    }

    private var beginning: HTML {
        guard !missing.isEmpty else { return .empty }
        let state = failed?.state ?? .empty
        let choices = missing.map { name in
            SelectField.Choice(
                "\(name.kind.rawValue) \(name.unit?.text ?? "")",
                name.unit == nil ? name.kind.chinese : "\(title(name))信息公开目录")
        }
        let form = PostForm(
            to: CatalogueLinks.list, context, submit: "草拟目录", state: state,
            """
            \(SelectField("catalogue", "目录", choices: choices, in: state, required: true))
            \(Checkbox("template", "从所附的参考目录开始", in: state, hint: "参考目录按公开的法律和文件编写，须对照本地职责核对。不选则从空白开始，再导入或者逐条添加。"))
            """)
        return "<details class=\"panel\"\(flag: "open", standings.isEmpty)><summary>草拟目录</summary>\(form)</details>"
    }
}

/// 现行、草拟中 …, coloured.
struct EditionBadge: Component {
    let stage: CatalogueEdition.Stage
    init(_ stage: CatalogueEdition.Stage) { self.stage = stage }

    var html: HTML {
        switch stage {
        case .draft: Badge(stage.chinese, .active).html
        case .submitted: Badge(stage.chinese, .warning).html
        case .inForce: Badge(stage.chinese, .good).html
        case .superseded, .discarded: Badge(stage.chinese, .faint).html
        }
    }
}
