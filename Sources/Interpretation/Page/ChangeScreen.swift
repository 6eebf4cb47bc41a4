import HTTPTypes
package import Kernel
import Markup
import Publishing
package import Site

/// 变动牵连: every page that a change leaves stale, and what was done about it (NORM-6).
package struct ChangeScreen {
    let view: ChangeView
    let officer: Officer
    let failed: FailedCaseAct?
    let context: SiteContext

    package init(
        view: ChangeView, officer: Officer, failed: FailedCaseAct? = nil, context: SiteContext
    ) {
        self.view = view
        self.officer = officer
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "变动牵连", section: "interpretations",
            crumbs: [
                Crumb("政策解读", InterpretationLinks.list),
                view.found.need == .changeOnly
                    ? Crumb("变动牵连", InterpretationLinks.allChanges)
                    : Crumb("解读《\(view.title)》", InterpretationLinks.record(view.found.id)),
            ], wide: true, status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(paper)\(introduction)\(view.changes.each(section))")
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        return context.query["done"].isEmpty ? .empty : Notice(.done, text: "处置已经登记。").html
    }

    /// What the changes are of, where no case of interpretation says so.
    private var paper: HTML {
        let number: HTML = view.number.map { "（\($0)）" } ?? ""
        let page: HTML =
            view.found.policyArticle.map { " <a href=\"\(link: PublicLinks.article($0))\">公开页面</a>" } ?? ""
        let desk: HTML =
            isPage
            ? view.found.policyArticle.map { " <a href=\"\(link: ArticleLinks.article($0))\">办理页面</a>" } ?? "" : ""
        return "<p>《\(view.title)》\(number)\(page)\(desk)</p>"
    }

    private var introduction: HTML {
        guard view.changes.contains(where: { !$0.lines.isEmpty }) else {
            return EmptyState(isPage ? ChangeScreen.noneOfPage : ChangeScreen.noneOfDocument).html
        }
        let after =
            isPage
            ? "没有公文的信息可以先撤回，撤回后5个工作日内逐页处置。"
            : "全部处置以前，引起变动的文件不能公开，本文件也不能标注废止、失效。"
        return """
            <p class="hint">\(view.found.subject.noun)变动以后，提到它的页面不能照旧。逐页登记：已更新、已撤下、已标注，\
            或者写明可以保留的理由。\(after)</p>
            """
    }

    private static let noneOfDocument = "没有其他公开页面提到这份文件。文件修改、废止或者失效时，提到它的页面列在这里。"
    private static let noneOfPage = "没有其他公开页面提到这条信息。信息撤回或者更换时，提到、链接、解读它的页面列在这里。"

    /// Whether it is of an article that no document stands behind.
    private var isPage: Bool { view.found.document == nil }

    private func section(_ knockOn: KnockOn) -> HTML {
        guard !knockOn.lines.isEmpty else { return .empty }
        let open = knockOn.open.count
        let wait = knockOn.change.isOnlyPossible ? Badge("会牵连\(open)页，可以提前处置", .neutral) : Badge("待处置\(open)页", .bad)
        let count: HTML = open > 0 ? wait.html : Badge("已经全部处置", .good).html
        return Panel(knockOn.change.chinese, "<p>\(count)</p>\(knockOn.lines.each { item($0, of: knockOn) })").html
    }

    private func item(_ line: KnockOn.Line, of knockOn: KnockOn) -> HTML {
        let page = line.page
        let clauses = page.clauses.each { "<li>\($0)</li>" }
        let list: HTML =
            clauses.isEmpty ? "" : "<p class=\"hint\">提到本\(view.found.subject.noun)的句子：</p><ul>\(clauses)</ul>"
        return """
            <section class="part"><h3>\(title(of: page))</h3>\
            <p>\(page.role) · \(state(page)) · \(standing(line, knockOn.change.isOnlyPossible))</p>\(list)\(form(line, knockOn))</section>
            """
    }

    private func title(of page: AffectedPage) -> HTML {
        switch page.place {
        case .article(let id): "<a href=\"\(link: ArticleLinks.article(id))\">\(page.title)</a>"
        case .other(_, _, let desk):
            Link(returning: desk).map { "<a href=\"\(link: $0)\">\(page.title)</a>" } ?? "\(page.title)"
        }
    }

    private func state(_ page: AffectedPage) -> String {
        if !page.isReadable { return "已经撤下" }
        if page.isMarked { return "已经标注" }
        return page.isBeingRevised ? "公开中，正在修改" : "公开中"
    }

    private func standing(_ line: KnockOn.Line, _ isOnlyPossible: Bool) -> HTML {
        guard let settled = line.settlement else {
            if line.isSettled { return "无须处置" }
            return isOnlyPossible ? Badge("未处置", .neutral).html : Badge("待处置", .warning).html
        }
        return """
            \(Badge(settled.way.chinese, .good)) \(settled.reason) \
            <span class="hint">\(settled.byName) \(settled.at.chinese)</span>
            """
    }

    private func form(_ line: KnockOn.Line, _ knockOn: KnockOn) -> HTML {
        guard !line.isSettled, view.found.refusal(of: .settle, by: officer) == nil else { return .empty }
        let suffix = "_\(knockOn.change.key.filter { $0.isLetter || $0.isNumber })_\(line.page.place.key)"
        let way = CaseField.name(.settle, "way") + suffix, reason = CaseField.name(.settle, "reason") + suffix
        let choices = PageSettlement.Way.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return PostForm(
            to: InterpretationLinks.changes(view.found.id), context, submit: "登记处置",
            """
            <input type="hidden" name="version"\(attribute: "value", "\(view.found.version)")>\
            <input type="hidden" name="change"\(attribute: "value", knockOn.change.key)>\
            <input type="hidden" name="page"\(attribute: "value", line.page.place.key)>\
            <input type="hidden" name="suffix"\(attribute: "value", suffix)>
            \(SelectField(way, "怎样处置", choices: choices, required: true))\(Field(reason, "说明或者理由", limit: 500))
            """
        ).html
    }
}
