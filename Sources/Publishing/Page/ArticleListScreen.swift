import HTTPTypes
package import Kernel
import Markup
import People
package import Site

/// What the list of articles shows.
package struct ArticleListView: Sendable {
    package let page: ArticleListPage
    package let query: ArticleQuery
    package let waiting: [ArticleListing]
    package let columns: [SiteColumn]
    package let directory: ArticleDirectory
    package let officer: Officer

    package init(
        page: ArticleListPage, query: ArticleQuery, waiting: [ArticleListing], columns: [SiteColumn],
        directory: ArticleDirectory, officer: Officer
    ) {
        self.page = page
        self.query = query
        self.waiting = waiting
        self.columns = columns
        self.directory = directory
        self.officer = officer
    }
}

/// 信息发布: what waits for me, then every article one may know of.
package struct ArticleListScreen {
    let view: ArticleListView
    /// A withdrawal of several that was refused, with what was ticked and typed.
    let failed: (refusal: Refusal, state: FormState)?
    let context: SiteContext

    package init(_ view: ArticleListView, failed: (refusal: Refusal, state: FormState)? = nil, context: SiteContext) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "信息发布", section: "articles", lead: buttons, wide: true, status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(mine)\(filters)\(list)")
    }

    private var mayDraft: Bool {
        !view.officer.holds(.supervisor) && !view.officer.isAdministrator
            && (!view.officer.units.isEmpty || view.officer.holds(.opennessOffice) || view.officer.holds(.officeHead))
    }

    private var buttons: HTML {
        let draft: HTML = mayDraft ? "<a class=\"button primary\" href=\"\(link: ArticleLinks.new)\">拟稿</a> " : ""
        // Without a portal there is nothing to take over.
        let parcel: HTML =
            view.columns.isEmpty
            ? "" : " <a class=\"button\" href=\"\(link: ArticleLinks.parcel)\">导出发布包（近30天）</a>"
        return "\(draft)<a class=\"button\" href=\"\(link: ArticleLinks.columns)\">栏目</a>\(parcel)\(rescan)"
    }

    private var rescan: HTML {
        guard Article.refusalOfRescan(by: view.officer) == nil, !view.columns.isEmpty else { return .empty }
        return " <a class=\"button\" href=\"\(link: ArticleLinks.rescan)\">检查已公开的信息</a>"
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        guard let count = context.query.number("withdrawn") else { return .empty }
        return Notice(.done, text: "已撤回 \(count) 条信息，公众在原地址看到撤回说明。").html
    }

    private var mine: HTML {
        guard view.query.page == 1, !view.query.isFiltered, !view.waiting.isEmpty else { return .empty }
        let items = view.waiting.prefix(20).each { listing in
            let acts = listing.article.nextActs(for: view.officer).map(\.chinese).joined(separator: "、")
            return """
                <li><span class="what"><a href="\(link: ArticleLinks.article(listing.article.id))">\(listing.title)</a> \
                <span class="hint">\(acts)</span></span><span class="state">\(listing.article.badge)</span></li>
                """
        }
        let rest: HTML =
            view.waiting.count > 20 ? "<p class=\"hint\">还有 \(view.waiting.count - 20) 条，办理后依次显示。</p>" : ""
        return Panel("待我办理（\(view.waiting.count) 条）", "<ul class=\"lines tasks\">\(items)</ul>\(rest)").html
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("state", "状态", ArticleQuery.Standing.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("column", "栏目", ColumnTree(view.columns).choices()),
                .init("unit", "科室", view.directory.units.map { .init($0.id.text, $0.name) }),
            ], search: "标题或文号", context)
    }

    private var list: HTML {
        guard view.page.total > 0 else {
            let act: HTML =
                mayDraft && !view.query.isFiltered
                ? "<p><a class=\"button primary\" href=\"\(link: ArticleLinks.new)\">拟稿</a></p>" : ""
            return EmptyState(view.query.isFiltered ? "没有符合条件的信息。" : "还没有信息。拟稿后列在这里，审校、保密审查通过后发布。", act: act).html
        }
        let pager = Pager(page: view.query.page, size: view.query.size, total: view.page.total, context)
        return mayWithdraw ? "\(bulk)\(pager)" : "\(table(boxes: false))\(pager)"
    }

    private var mayWithdraw: Bool { view.page.listings.contains { withdrawable($0) } }

    private func withdrawable(_ listing: ArticleListing) -> Bool {
        listing.article.refusal(of: .withdraw, by: view.officer) == nil
    }

    /// 批量撤回: one reason for all that are ticked.
    private var bulk: HTML {
        let state = failed?.state ?? .empty
        let kinds = Withdrawal.Kind.chosen.filter { $0 != .merged }
        return """
            <form class="bulk-form" method="post" action="\(link: ArticleLinks.withdrawals)">\(context.hiddenFields())\
            \(table(boxes: true))
            <details class="panel"\(flag: "open", failed != nil)><summary>批量撤回勾选的信息</summary>
            <p class="hint">勾选的信息全部撤回，或者全部不撤回。原地址显示撤回说明。</p>
            \(SelectField("kind", "撤回原因类别", choices: kinds.map { .init($0.rawValue, $0.chinese) }, in: state, required: true))
            \(TextArea("words", "理由", in: state, hint: "公众在原地址看到这一理由，不要写入个人信息。", rows: 2))
            <p class="buttons"><button class="button" type="submit">撤回公开</button></p></details></form>
            """
    }

    private func table(boxes: Bool) -> HTML {
        let names = ColumnTree(view.columns)
        let head: [Table.Column] = [.init("标题"), .init("栏目"), .init("科室"), .init("状态"), .init("更新时间")]
        return Table(
            "信息，共 \(view.page.total) 条", columns: boxes ? [.init("选择")] + head : head,
            rows: view.page.listings.map { listing in
                let article = listing.article
                let cells: [HTML] = [
                    "<a href=\"\(link: ArticleLinks.article(article.id))\">\(listing.title)</a>",
                    HTML(text: names.name(listing.column)), HTML(text: view.directory.name(article.unit)),
                    article.badge,
                    "<time datetime=\"\(text: listing.changedAt)\">\(listing.changedAt.minute)</time>",
                ]
                return Table.Row(boxes ? [box(listing)] + cells : cells)
            }
        ).html
    }

    private func box(_ listing: ArticleListing) -> HTML {
        guard withdrawable(listing) else { return .empty }
        let id = listing.article.id.text
        let isTicked = failed?.state.fields.list("articles").contains(id) ?? false
        return """
            <input type="checkbox" name="articles"\(attribute: "value", id)\(attribute: "aria-label", "选择《\(listing.title)》")\
            \(flag: "checked", isTicked)>
            """
    }
}

extension Article {
    /// The state as lists and records show it.
    var badge: HTML {
        let tone: Badge.Tone =
            switch working?.stage {
            case .drafting: .neutral
            case .inReview, .owed: .active
            case .approved, .scheduled: .warning
            case .failed: .bad
            case nil: withdrawal != nil ? .faint : owed != nil ? .warning : live != nil ? .good : .neutral
            }
        return Badge(standing, isDiscarded ? .faint : tone).html
    }

    /// What this person is asked to do now.
    func nextActs(for officer: Officer) -> [ArticleAct] {
        let asked: [ArticleAct] = [.submit, .proof, .pass, .secrecy, .publish]
        return asked.filter { refusal(of: $0, by: officer) == nil }
    }
}
