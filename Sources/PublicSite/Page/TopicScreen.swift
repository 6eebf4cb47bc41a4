import Kernel
import Markup
package import Publishing
package import Site

/// 专题: everything about one matter in one line of time — updates, plans, what to know, press conferences.
package struct TopicScreen {
    let frame: PublicFrame
    let topic: SiteColumn
    /// Each article once, with the sections of the topic that list it, the newest first.
    let entries: [(line: PublicLine, sections: [SiteColumn])]
    let section: String?

    package init(
        frame: PublicFrame, topic: SiteColumn, entries: [(line: PublicLine, sections: [SiteColumn])], section: String?
    ) {
        self.frame = frame
        self.topic = topic
        self.entries = entries
        self.section = section
    }

    package var answer: PortalPage {
        let shown = entries.filter { entry in section == nil || entry.sections.contains { $0.slug == section } }
        return PortalPage(
            topic.name, site: frame.site, canonical: frame.place.column(topic), meta: .column(of: topic),
            crumbs: [frame.home], "<p>\(topic.description)</p>\(sections)\(story(shown))")
    }

    private var sections: HTML {
        let here = frame.place.column(topic)
        func link(_ value: String?, _ words: String, _ count: Int) -> HTML {
            """
            <li><a href="\(link: here.query("section", value))"\(attribute: "aria-current", value == section ? "true" : nil)>\
            \(words)（\(count)）</a></li>
            """
        }
        let links = frame.below(topic.id).each { child in
            link(child.slug, child.name, entries.filter { $0.sections.contains { $0.id == child.id } }.count)
        }
        return """
            <nav aria-label="专题的各部分"><ul class="years">\(link(nil, "全部", entries.count))\(links)</ul></nav>
            """
    }

    private func story(_ shown: [(line: PublicLine, sections: [SiteColumn])]) -> HTML {
        guard !shown.isEmpty else { return EmptyState("这一部分还没有公开的信息。").html }
        let items = shown.each { entry in
            let day = entry.line.publishedAt.day
            let names = entry.sections.each { "\(Badge($0.name)) " }
            let summary: HTML = entry.line.summary.isEmpty ? "" : "<p class=\"hint\">\(entry.line.summary)</p>"
            return """
                <li><time datetime="\(text: day)">\(day.chinese)</time><h3><a href="\(link: PublicLinks.article(entry.line.id))">\
                \(entry.line.title)</a></h3>\(names)\(summary)</li>
                """
        }
        return "<h2 class=\"unseen\">时间线</h2><ol class=\"story\">\(items)</ol>"
    }
}
