import HTTPTypes
package import Kernel
import Markup
package import Site

/// 线索: what sources and programs brought, each with the words that it was kept for.
package struct OpinionClueScreen {
    let state: OpinionClue.State?
    let clues: [OpinionClue]
    let total: Int
    let page: Int
    let refusal: Refusal?
    let failed: (clue: OpinionClueID, state: FormState)?
    let context: SiteContext

    /// - Parameter refusal: why this person may not settle clues; nil when they may.
    package init(
        state: OpinionClue.State?, clues: [OpinionClue], total: Int, page: Int, refusal: Refusal?,
        failed: (clue: OpinionClueID, state: FormState)? = nil, context: SiteContext
    ) {
        self.state = state
        self.clues = clues
        self.total = total
        self.page = page
        self.refusal = refusal
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "舆情线索", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)],
            lead: "<p class=\"hint\">监测来源按关键词找到的、其他系统报送的。核实以后登记为舆情，或者并入已有的一件，或者写明理由不处理。</p>",
            status: failed == nil ? .ok : .unprocessableContent, "\(filters)\(list)")
    }

    private var filters: FilterRow {
        FilterRow([.init("state", "状态", OpinionClue.State.allCases.map { .init($0.rawValue, $0.chinese) })], context)
    }

    private var list: HTML {
        guard !clues.isEmpty else { return EmptyState("没有\(state?.chinese ?? "")的线索。监测来源和其他系统报送的列在这里。").html }
        return "\(clues.each(card))\(Pager(page: page, size: 30, total: total, context))"
    }

    private func card(_ clue: OpinionClue) -> HTML {
        var items: [(String, HTML)] = []
        if !clue.summary.isEmpty { items.append(("内容", "<span class=\"typed\">\(clue.summary.prefix(300))</span>")) }
        items.append(("来源", "\(clue.origin)，\(clue.foundAt.chinese)发现，同一内容见到\(clue.sightings)次"))
        if !clue.matched.isEmpty { items.append(("符合的关键词", HTML(text: clue.matched.joined(separator: "；")))) }
        if !clue.link.isEmpty { items.append(("地址", "<span class=\"typed\">\(clue.link)</span>")) }
        if clue.state != .new { items.append(("处理", "\(clue.state.chinese)：\(clue.reason)")) }
        return Panel(clue.title, "\(DefinitionList(items))\(acts(clue))").html
    }

    private func acts(_ clue: OpinionClue) -> HTML {
        guard clue.state == .new, refusal == nil else { return .empty }
        let state = failed?.clue == clue.id ? failed?.state ?? .empty : .empty
        let merge = PostForm(
            to: OpinionLinks.clueMerging(clue.id), context, submit: "并入", state: state,
            Field("number_\(clue.id)", "并入的编号", in: state, hint: "例如 YQ2026-0001。", required: true, limit: 20).html)
        let dismiss = PostForm(
            to: OpinionLinks.clueDismissal(clue.id), context, submit: "不处理", state: state,
            Field("reason_\(clue.id)", "不处理的理由", in: state, required: true, limit: 500).html)
        return """
            <p class="buttons"><a class="button primary" href="\(link: OpinionLinks.registering(clue.id))">登记为舆情</a></p>
            <details><summary>并入已有的一件</summary>\(merge)</details>
            <details><summary>不处理</summary>\(dismiss)</details>
            """
    }
}

/// 监测来源: what is looked at, how often, for which words.
package struct OpinionFeedScreen {
    let feeds: [OpinionFeed]
    let refusal: Refusal?
    let state: FormState
    let context: SiteContext

    package init(feeds: [OpinionFeed], refusal: Refusal?, state: FormState = .empty, context: SiteContext) {
        self.feeds = feeds
        self.refusal = refusal
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "监测来源", section: "opinion", crumbs: [Crumb("舆情回应", OpinionLinks.list)],
            lead: "<p class=\"hint\">定时读取公开网站提供的 RSS、Atom、JSON 列表，符合关键词的列为线索。不访问本机和内部网络的地址。</p>",
            wide: true, status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(list)\(form)")
    }

    private var list: HTML {
        guard !feeds.isEmpty else { return EmptyState("还没有监测来源。增加以后，系统按间隔读取。").html }
        return Table(
            "监测来源，共 \(feeds.count) 个",
            columns: [.init("名称"), .init("地址"), .init("关键词"), .init("间隔"), .init("最近一次"), .init("状态")],
            rows: feeds.map(row)
        ).html
    }

    private func row(_ feed: OpinionFeed) -> Table.Row {
        let rules = feed.keywords.rules.each { "\($0.text)<br>" }
        let last: HTML = feed.polledAt.map { "\($0.minute)<br><span class=\"hint\">\(feed.outcome)</span>" } ?? "还没有读取"
        let badge = feed.isActive ? (feed.failures > 2 ? Badge("读不到", .bad) : Badge("启用", .good)) : Badge("停用", .faint)
        let turn: HTML =
            refusal == nil
            ? " \(PostButton(feed.isActive ? "停用" : "启用", to: OpinionLinks.feedState(feed.id), context, fields: [("active", feed.isActive ? "no" : "yes")]))"
            : ""
        return Table.Row([
            HTML(text: feed.name), "<span class=\"typed\">\(feed.address)</span>", rules, "\(feed.minutes)分钟", last,
            "\(badge)\(turn)",
        ])
    }

    private var form: HTML {
        guard refusal == nil else { return .empty }
        let form = PostForm(
            to: OpinionLinks.feeds, context, submit: "增加来源", state: state,
            """
            \(Field("name", "名称", in: state, required: true, limit: 60))
            \(Field("address", "地址", in: state, kind: .url, hint: "RSS、Atom 或者 JSON Feed 的网址。", required: true, limit: 500))
            \(TextArea(
                "keywords", "关键词", in: state, hint: "每行一条；一行里的词须同时出现，前面加减号的词不能出现。例如：疫苗 短缺 -演练", required: true, rows: 4))
            \(Field("minutes", "间隔（分钟）", in: state, kind: .number, hint: "5至1440。", required: true, limit: 4))
            """)
        return Panel("增加来源", form.html).html
    }
}
