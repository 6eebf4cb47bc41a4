import Audit
import HTTPTypes
package import Kernel
import Markup
import Obligations
package import Site

/// One supervision item: what is to be put right, what may be done now, what was done.
package struct ItemScreen {
    let view: ItemView
    let places: DutyPlaces
    let ruleTitle: RuleTitles
    let officer: Officer
    let failed: FailedItemAct?
    let context: SiteContext

    package init(
        _ view: ItemView, places: DutyPlaces, ruleTitle: @escaping RuleTitles, officer: Officer,
        failed: FailedItemAct?, context: SiteContext
    ) {
        self.view = view
        self.places = places
        self.ruleTitle = ruleTitle
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    var item: SupervisionItem { view.item }

    package var answer: ConsolePage {
        ConsolePage(
            item.number.map { "\($0) \(item.contents.title)" } ?? item.contents.title, section: "supervision",
            crumbs: [Crumb("监察台账", SupervisionLinks.board), Crumb("督办事项", SupervisionLinks.items)], lead: lead,
            aside: "\(ActionsPanel(ItemActForms(screen: self).acts))\(people)",
            below: "<h2>办理过程</h2>\(Timeline(entries))",
            status: failed?.refusal.code.status ?? .ok, "\(notice)\(demand)\(matters)\(reports)\(papers)")
    }

    private var lead: HTML {
        let clock: HTML =
            view.clock.flatMap { reading in
                item.stage == .rectifying
                    ? " \(SignalBadge(reading.signal, reading.sentence)) <span class=\"hint\">整改期限\(item.contents.due.chineseWithWeekday)（SUP-1）</span>"
                    : nil
            } ?? ""
        let outcome: HTML = item.outcome.map { " \(Badge($0.chinese, $0 == .rectification ? .faint : .bad))" } ?? ""
        return "<p>\(item.stage.badge)\(outcome)\(clock)</p><p class=\"hint\">\(item.next)</p>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        guard let act = ItemAct(rawValue: context.query["done"]) else {
            return context.query["done"] == "draft" ? Notice(.done, text: "督办单已拟好。核对后送签。").html : .empty
        }
        return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
    }

    private var demand: HTML {
        Panel("整改要求", "<p class=\"typed\">\(item.contents.demand)</p>").html
    }

    private var matters: HTML {
        guard !item.matters.isEmpty else { return .empty }
        let rows = item.matters.map { matter -> Table.Row in
            let owed = matter.obligation.flatMap { view.owed[$0] }
            let title = owed.map { places.title(of: $0) } ?? matter.title
            let name: HTML =
                owed.flatMap { places.link(of: $0) }.map { "<a href=\"\(link: $0)\">\(title)</a>" }
                ?? HTML(text: title)
            let now: HTML = owed.map { Badge($0.state.chinese, $0.state == .open ? .warning : .good).html } ?? "—"
            return Table.Row([
                name, rule(matter.rule), HTML(text: matter.due?.description ?? "—"),
                SignalBadge(matter.signal, matter.signal.meaning).html, now,
            ])
        }
        let table = Table(
            "督办的事项",
            columns: [.init("事项", wide: true), .init("规则"), .init("应办结日期"), .init("拟制时"), .init("现在")], rows: rows)
        return "<section class=\"part\"><h2>督办的事项</h2>\(table)</section>"
    }

    private func rule(_ id: String) -> HTML {
        id.isEmpty ? "—" : "\(ruleTitle(id))<br><span class=\"hint\">\(id)</span>"
    }

    private var reports: HTML {
        item.reports.reversed().each { report in
            let round = item.round > 1 || report.round > 1 ? "（第\(report.round)次）" : ""
            return Panel(
                "整改情况\(round)",
                "<p class=\"typed\">\(report.words)</p><p class=\"hint\">\(view.names.name(report.by))　\(report.at.chinese)</p>"
            ).html
        }
    }

    private var papers: HTML {
        guard !item.papers.isEmpty else { return .empty }
        let rows = item.papers.map { paper -> Table.Row in
            let files: HTML = ["docx", "pdf"].each { format in
                """
                <a href="\(link: SupervisionLinks.paper(item.id, paper.id, format))" download>\
                \(format == "docx" ? "Word" : "PDF")<span class="unseen"> \(paper.number)</span></a> 
                """
            }
            return Table.Row([
                HTML(text: paper.number), HTML(text: paper.kind.chinese), HTML(text: paper.issuedOn.description),
                HTML(text: view.names.name(paper.by)), files,
            ])
        }
        let table = Table(
            "文书", columns: [.init("编号"), .init("种类"), .init("日期"), .init("签发或者登记"), .init("打印")], rows: rows)
        return "<section class=\"part\"><h2>文书</h2>\(table)</section>"
    }

    private var people: HTML {
        var facts: [(String, HTML)] = [
            ("督办", HTML(text: view.names.name(item.agency))),
            ("被督办", HTML(text: view.names.name(item.unit))),
        ]
        if item.isByHigherAgency { facts.append(("所属机构", HTML(text: view.names.name(item.target)))) }
        facts.append(("拟稿", HTML(text: view.names.name(item.drafter))))
        if item.signer != nil { facts.append(("签发", HTML(text: view.names.name(item.signer)))) }
        if let at = item.acknowledgedAt { facts.append(("签收", HTML(text: at.chinese))) }
        return Panel("关系", DefinitionList(facts).html).html
    }

    /// What was said; that it was done stands beside it.
    private static func said(_ note: String) -> String? {
        let parts = note.split(separator: "：", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : nil
    }

    private var entries: [Timeline.Entry] {
        view.timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: ItemAct(rawValue: name)?.chinese ?? "拟制"), when: entry.at,
                rule: entry.rule, note: ItemScreen.said(entry.note), receipt: "第 \(entry.sequence) 号")
        }
    }
}

extension SupervisionItem {
    /// What comes next, and by whom.
    var next: String {
        switch stage {
        case .drafting: "下一步：拟稿人核对后送签。"
        case .awaitingSignature: "下一步：公开工作机构负责人或者委领导签发，编定文号；拟稿人不能签发。"
        case .rectifying: "下一步：被督办单位\(acknowledgedAt == nil ? "签收，" : "")整改后报送情况。\(whenLate)（条例第四十七条）。"
        case .reviewing: "下一步：政务公开办或者监察人员复核；参与整改的人不能复核。"
        case .passed: "下一步：公开工作机构负责人或者委领导销号。"
        case .closed: "本件已销号。"
        case .withdrawn: "本件已撤销。"
        }
    }

    /// The gravest that was done already is not announced again.
    private var whenLate: String {
        switch outcome {
        case .rectification?, nil: "逾期的通报批评，经通报仍不整改的约谈或者提出处理建议"
        case .circular?: "已经通报批评，仍不整改的约谈或者提出处理建议"
        case .recommendation?: "已经提出处理建议"
        }
    }
}

/// An act that was refused, with what the person had typed.
package struct FailedItemAct: Sendable {
    package let act: ItemAct
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: ItemAct, _ refusal: Refusal, _ form: Form) {
        self.act = act
        self.refusal = refusal
        let field = refusal.field.map { ItemField.name(act, $0) } ?? ""
        state = form.state([FieldProblem(field, refusal.sentence)])
    }
}

/// Names of fields on the item's page, where several forms stand.
package enum ItemField {
    package static let version = "version"
    package static func name(_ act: ItemAct, _ field: String) -> String { "\(act.rawValue)_\(field)" }
}
