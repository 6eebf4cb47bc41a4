package import Kernel
import Markup
package import Site

/// One rule that is looked at every day: what it asks for, how it stands, what breaks it.
package struct RuleCheckScreen {
    let detail: RuleCheckDetail
    let rule: RuleEntry?
    let definition: MeasureDefinition?
    let agencyName: String
    let context: SiteContext

    package init(
        detail: RuleCheckDetail, rule: RuleEntry?, definition: MeasureDefinition?, agencyName: String,
        context: SiteContext
    ) {
        self.detail = detail
        self.rule = rule
        self.definition = definition
        self.agencyName = agencyName
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            rule?.title ?? detail.check.rule, section: "checks", crumbs: [Crumb("核查", CheckLinks.list)], lead: lead,
            "\(facts)\(state)\(days)")
    }

    private var lead: HTML {
        let standing = detail.check.standing
        let since = standing.redSince.map { "，自\($0.chinese)起" } ?? ""
        return "<p>\(standing.light(since: since))</p>"
    }

    private var facts: HTML {
        var items: [(String, HTML)] = [
            ("规则", HTML(text: detail.check.rule)), ("依据", HTML(text: rule?.source ?? "")),
            ("机关", HTML(text: agencyName)),
        ]
        if let definition {
            items.append(("统计口径", HTML(text: definition.counts)))
            items.append(
                (
                    "要求",
                    HTML(text: "\(definition.comparison.chinese)\(definition.standard)\(definition.comparison.unit)")
                ))
        }
        if let rule { items.append(("责任岗位", HTML(text: rule.owner.chinese))) }
        return Panel("核查什么", DefinitionList(items).html).html
    }

    private var state: HTML {
        let standing = detail.check.standing
        let ran: HTML = standing.ranOn.map { "<p class=\"hint\">\($0.chinese)计算，每天一次。</p>" } ?? ""
        return Panel("现状", "<p>\(standing.sentence)</p>\(ran)\(items)").html
    }

    private var items: HTML {
        guard !detail.items.isEmpty else { return .empty }
        let lines = detail.items.each { item -> HTML in
            let title: HTML =
                Link(returning: item.address).map { "<a href=\"\(link: $0)\">\(item.title)</a>" }
                ?? HTML(text: item.title)
            return "<li>\(title)\(if: !item.note.isEmpty, " <span class=\"hint\">\(item.note)</span>")</li>"
        }
        return "<h3>没有达到要求的记录</h3><ul class=\"lines\">\(lines)</ul>"
    }

    private var days: HTML {
        guard detail.runs.count > 1 else { return .empty }
        let rows = detail.runs.suffix(30).reversed().map { run in
            Table.Row([HTML(text: run.day.description), run.badge, HTML(text: run.sentence)])
        }
        return Table("最近的核查", columns: [.init("日期"), .init("现状"), .init("结果", wide: true)], rows: rows).html
    }
}

/// The rules that are looked at every day, above the checks of clauses.
struct RuleChecksPanel: Component {
    let checks: [RuleCheck]
    let rules: RuleBook
    let agencies: [AgencyID: String]
    let own: AgencyID

    var html: HTML {
        guard !checks.isEmpty else { return .empty }
        let isMany = Set(checks.map(\.agency)).count > 1
        var columns: [Table.Column] = [.init("规则", wide: true), .init("现状"), .init("结果", wide: true)]
        if isMany { columns.append(.init("机关")) }
        let rows = checks.map { check -> Table.Row in
            var cells: [HTML] = [
                HTML(text: "\(rules.title(check.rule, on: check.standing.ranOn ?? .latest))（\(check.rule)）"),
                check.standing.light(since: ""), result(check.standing),
            ]
            if isMany { cells.append(HTML(text: agencies[check.agency] ?? "")) }
            return Table.Row(cells, link: RuleChecksPanel.link(check, own: own))
        }
        return Table("按规则核查，共 \(checks.count) 项", columns: columns, rows: rows).html
    }

    static func link(_ check: RuleCheck, own: AgencyID) -> Link {
        CheckLinks.rule(check.rule).query("agency", check.agency == own ? nil : check.agency.text)
    }

    private func result(_ standing: CheckStanding) -> HTML {
        let since: HTML = standing.redSince.map { "<br><span class=\"hint\">\($0.chinese)起未达到</span>" } ?? ""
        return "\(standing.sentence)\(since)"
    }
}

extension CheckStanding {
    func light(since: String) -> HTML {
        guard let signal else { return Badge("不适用", .faint).html }
        return SignalBadge(signal, signal.checkWord + since).html
    }
}

extension CheckRun {
    fileprivate var badge: HTML {
        guard let signal else { return Badge("未测", .faint).html }
        return SignalBadge(signal, signal.checkWord).html
    }
}
