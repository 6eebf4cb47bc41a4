import Kernel
package import Markup
package import Publishing
package import Site

/// The home page: what is new, what it means, the year in figures, and where everything is.
package struct HomeScreen {
    /// A document and what explains it (INT-4).
    package struct Pair: Sendable {
        let policy: PublicLine
        let interpretation: PublicLine

        package init(policy: PublicLine, interpretation: PublicLine) {
            self.policy = policy
            self.interpretation = interpretation
        }
    }

    /// A number that leads to the rows it counts.
    package struct Figure: Sendable {
        let name: String
        let count: Int
        let link: Link

        package init(_ name: String, _ count: Int, _ link: Link) {
            self.name = name
            self.count = count
            self.link = link
        }
    }

    /// A column with its latest.
    package struct Block: Sendable {
        let column: SiteColumn
        let lines: [PublicLine]

        package init(column: SiteColumn, lines: [PublicLine]) {
            self.column = column
            self.lines = lines
        }
    }

    let frame: PublicFrame
    let latest: [PublicLine]
    let notices: Block?
    let pairs: [Pair]
    let topics: [SiteColumn]
    let figures: [Figure]
    let blocks: [Block]
    let guides: [PublicLine]
    let questions: [PublicLine]
    package var voices = HomeVoices()

    package init(
        frame: PublicFrame, latest: [PublicLine], notices: Block?, pairs: [Pair], topics: [SiteColumn],
        figures: [Figure], blocks: [Block], guides: [PublicLine], questions: [PublicLine]
    ) {
        self.frame = frame
        self.latest = latest
        self.notices = notices
        self.pairs = pairs
        self.topics = topics
        self.figures = figures
        self.blocks = blocks
        self.guides = guides
        self.questions = questions
    }

    package var answer: PortalPage {
        PortalPage(frame.portal.name, site: frame.site, canonical: frame.place.home, isHome: true, body)
    }

    private var body: HTML {
        guard !latest.isEmpty else {
            return EmptyState("还没有公开的信息。审核通过并发布的信息会列在这里。").html
        }
        return """
            \(topicBar)<div class="home-grid"><section class="latest">\(SectionHead(title: "最新公开", link: all))
            \(PublicLines(latest, columns: names))</section>
            \(notices.map(block))\(HomeVoiceSections(voices: voices))\(interpretations)\(strip)\(services)\
            \(blocks.filter { !$0.lines.isEmpty }.each(block))\(directory)</div>
            """
    }

    /// All that is new stands on the default portal only; another one leads to its columns.
    private var all: Link { frame.portal.isDefault ? PublicSiteLinks.latest : frame.place.home }
    private var names: [ColumnID: String] {
        Dictionary(frame.columns.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    // A bar only while there is something to follow: an emergency, a reform.
    private var topicBar: HTML {
        guard !topics.isEmpty else { return .empty }
        let items = topics.each {
            """
            <li><a href="\(link: frame.place.column($0))"><strong>\($0.name)</strong><span>\($0.description)</span></a></li>
            """
        }
        return "<nav class=\"topic-bar\" aria-label=\"专题\"><ul class=\"topics\">\(items)</ul></nav>"
    }

    private func block(_ block: Block) -> HTML {
        """
        <section>\(SectionHead(title: block.column.name, link: frame.link(block.column)))
        \(PublicLines(block.lines))</section>
        """
    }

    // INT-4: each document beside what explains it.
    private var interpretations: HTML {
        guard !pairs.isEmpty else { return .empty }
        let items = pairs.each { pair -> HTML in
            """
            <li><a href="\(link: PublicLinks.article(pair.policy.id))"><span class="kind">文件</span>\(pair.policy.title)</a>\
            \(ExchangeMark())<a href="\(link: PublicLinks.article(pair.interpretation.id))"><span class="kind">解读</span>\
            \(pair.interpretation.title)</a></li>
            """
        }
        let more = frame.columns(of: .interpretation).first.map(frame.link) ?? PublicSiteLinks.policies
        return """
            <section class="full">\(SectionHead(title: "政策解读", link: more))
            <ul class="pairs">\(items)</ul></section>
            """
    }

    private var strip: HTML {
        let shown = figures.filter { $0.count > 0 }
        guard !shown.isEmpty else { return .empty }
        let items = shown.each {
            "<li><a href=\"\(link: $0.link)\"><strong>\($0.count)</strong>\($0.name)</a></li>"
        }
        return """
            <section class="full"><div class="head"><h2>\(frame.today.year)年度公开数据</h2>\
            <span class="more hint">截至\(frame.today.chinese)</span></div>
            <ul class="strip">\(items)</ul></section>
            """
    }

    private var services: HTML {
        guard frame.portal.isDefault else { return .empty }
        let matters = guides.each {
            """
            <li><a href="\(link: PublicLinks.article($0.id))">\($0.fields["matter"].isEmpty ? $0.title : $0.fields["matter"])</a></li>
            """
        }
        let doing: HTML =
            guides.isEmpty
            ? ""
            : """
            <section>\(SectionHead(title: "办事服务", link: PublicSiteLinks.guides))
            <ul class="tiles">\(matters)</ul></section>
            """
        let asking: HTML =
            questions.isEmpty
            ? ""
            : """
            <section>\(SectionHead(title: "常见问题", link: PublicSiteLinks.questions))
            \(PublicLines(questions))</section>
            """
        return "\(doing)\(asking)"
    }

    private var directory: HTML {
        guard frame.portal.isDefault else { return .empty }
        let items = OpennessItem.allCases.each { item -> HTML in
            let count = frame.count(frame.openness.columns(of: item))
            return """
                <li><a href="\(link: PublicSiteLinks.item(item))">\(item.chinese)\
                <span class="hint">\(count)</span></a></li>
                """
        }
        return """
            <section class="full">\(SectionHead(title: "法定主动公开内容", link: PublicSiteLinks.part(.statutory), more: "全部"))
            <ul class="tiles">\(items)</ul></section>
            """
    }
}

/// Two arrows: one leads to the other and back.
struct ExchangeMark: Component {
    var html: HTML {
        """
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9h15m-4-4 4 4-4 4M20 16H5m4 4-4-4 4-4" stroke-width="1.5"/></svg>
        """
    }
}
