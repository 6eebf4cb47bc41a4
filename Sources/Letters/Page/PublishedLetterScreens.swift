package import Kernel
import Markup
package import Site

/// 来信选登: what was asked and answered, for everybody.
package struct PublishedLettersScreen {
    package static let size = 20

    let page: PublishedLetterPage
    let category: LetterCategory?
    let number: Int
    let site: PortalSite
    let context: SiteContext

    package init(
        page: PublishedLetterPage, category: LetterCategory?, number: Int, site: PortalSite, context: SiteContext
    ) {
        self.page = page
        self.category = category
        self.number = number
        self.site = site
        self.context = context
    }

    package var answer: PortalPage {
        PortalPage(
            "来信选登", site: site, canonical: LetterLinks.published, meta: LetterColumn.selection,
            crumbs: [Crumb("首页", site.home)], isListed: context.query["q"].isEmpty && category == nil && number == 1,
            "\(ways)\(filters)\(list)")
    }

    private var ways: HTML {
        """
        <p class="buttons"><a class="button primary" href="\(link: LetterLinks.new)">我要写信</a>\
        <a class="button" href="\(link: LetterLinks.track)">查询办理情况</a>\
        <a class="button" href="\(link: LetterLinks.statistics)">办理统计</a></p>
        """
    }

    private var filters: FilterRow {
        FilterRow([.init("category", "类别", LetterCategory.choices)], search: "在来信和答复中查找", context)
    }

    private var list: HTML {
        guard page.total > 0 else { return EmptyState("没有符合条件的来信。").html }
        let items = page.letters.each { letter in
            """
            <li><h2><a href="\(link: LetterLinks.article(letter.id))">\(letter.title)</a></h2>
            <p class="summary">\(letter.question.prefix(80))</p>
            <p class="facts-line"><span>\(letter.category.chinese)</span><span>\(letter.unit)</span>\
            <time datetime="\(text: letter.publishedAt.day)">\(text: letter.publishedAt.day)</time></p></li>
            """
        }
        return """
            <ul class="policies">\(items)</ul>\
            \(Pager(page: number, size: PublishedLettersScreen.size, total: page.total, context))\
            <p><a href="\(link: LetterLinks.feed)">订阅（Atom）</a></p>
            """
    }
}

/// What the pages say of themselves to programs (SITE-2).
enum LetterColumn {
    private static let facts = (
        name: "来信选登", description: "群众来信和答复选登，来信办理统计", keywords: "来信选登,来信,答复,12345", type: "互动交流"
    )

    static let selection = PortalMeta.column(
        name: facts.name, description: facts.description, keywords: facts.keywords, type: facts.type)
    static let statistics = PortalMeta.column(
        name: "来信办理统计", description: "按类别和月份公布来信件数、按时答复率和满意率", keywords: "来信,统计,满意率", type: facts.type)

    static func article(_ letter: PublishedLetter) -> PortalMeta {
        .article(
            title: letter.title, published: letter.publishedAt.minute, source: letter.unit,
            keywords: letter.category.chinese, column: facts)
    }
}

/// One selected letter.
package struct PublishedLetterScreen {
    let letter: PublishedLetter
    let site: PortalSite

    package init(letter: PublishedLetter, site: PortalSite) {
        self.letter = letter
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(
            letter.title, site: site, canonical: LetterLinks.article(letter.id), meta: LetterColumn.article(letter),
            crumbs: [Crumb("首页", site.home), Crumb("来信选登", LetterLinks.published)], "\(facts)\(texts)")
    }

    private var facts: HTML {
        DefinitionList([
            ("类别", HTML(text: letter.category.chinese)), ("来信日期", HTML(text: letter.receivedOn.chinese)),
            ("答复日期", HTML(text: letter.repliedOn.chinese)), ("答复单位", HTML(text: letter.unit)),
        ]).html
    }

    private var texts: HTML {
        """
        \(Panel("来信", "<p class=\"typed\">\(letter.question)</p>"))
        \(Panel("答复", "<p class=\"typed\">\(letter.answer)</p>"))
        <p class="hint">公开时已隐去来信人的个人信息，文字有删节。</p>
        <p><a href="\(link: LetterLinks.new)">我也要写信</a></p>
        """
    }
}

/// 来信办理统计, for everybody (MAIL-4).
package struct LetterStatisticsScreen {
    let statistics: LetterStatistics
    let today: Day
    let site: PortalSite

    package init(statistics: LetterStatistics, today: Day, site: PortalSite) {
        self.statistics = statistics
        self.today = today
        self.site = site
    }

    package var answer: PortalPage {
        PortalPage(
            "来信办理统计", site: site, canonical: LetterLinks.statistics, meta: LetterColumn.statistics,
            crumbs: [Crumb("首页", site.home), Crumb("来信选登", LetterLinks.published)],
            "\(years)\(summary)\(chart)\(categories)\(months)")
    }

    private var years: HTML {
        let links = ((today.year - 2)...today.year).reversed().each { year -> HTML in
            year == statistics.year
                ? "<strong aria-current=\"page\">\(year)年</strong> "
                : "<a href=\"\(link: LetterLinks.statistics.query("year", String(year)))\">\(year)年</a> "
        }
        return "<p>\(links)</p>"
    }

    private var summary: HTML {
        let total = statistics.total
        let onTime: HTML = total.punctuality.map { "，按时答复率\($0)%" } ?? ""
        let content: HTML = total.satisfaction.map { "，\(total.rated)件有评价，满意率\($0)%" } ?? ""
        return """
            <p>\(statistics.year)年收到来信\(total.received)件，已答复\(total.answered)件\(onTime)\(content)；\
            转出和并案\(total.routed)件，撤回\(total.withdrawn)件；选登\(statistics.selected)件。</p>
            """
    }

    private var last: Int { statistics.year == today.year ? today.month : 12 }

    private var chart: HTML {
        guard statistics.total.received > 0 else { return .empty }
        let points = (1...last).map { (label: "\($0)月", value: statistics.months[$0]?.received ?? 0) }
        let most = points.max { $0.value < $1.value }
        let finding = most.map { "\($0.label)收到最多，\($0.value)件" } ?? ""
        return LineChart(finding, source: "\(statistics.year)年，来信登记", points: points, unit: "件").html
    }

    private var categories: HTML {
        let rows = LetterCategory.allCases.compactMap { category in
            statistics.categories[category].map { row(category.chinese, $0) }
        }
        let table = Table("按类别的件数", columns: columns("类别"), rows: rows + [row("合计", statistics.total)])
        return "<h2>按类别</h2>\(table)"
    }

    private var months: HTML {
        // Months before the first letter say nothing.
        let first = statistics.months.filter { $0.value.received > 0 }.keys.min() ?? 1
        let rows = (min(first, last)...last).map { row("\($0)月", statistics.months[$0] ?? LetterFigures()) }
        return "<h2>按月份</h2>\(Table("按月份的件数", columns: columns("月份"), rows: rows))"
    }

    private func columns(_ first: String) -> [Table.Column] {
        [
            .init(first), .init("收到", number: true), .init("已答复", number: true), .init("按时答复率", number: true),
            .init("满意率", number: true),
        ]
    }

    private func row(_ name: String, _ figures: LetterFigures) -> Table.Row {
        Table.Row([
            HTML(text: name), "\(figures.received)", "\(figures.answered)",
            HTML(text: figures.punctuality.map { "\($0)%" } ?? "—"),
            HTML(text: figures.satisfaction.map { "\($0)%" } ?? "—"),
        ])
    }
}
