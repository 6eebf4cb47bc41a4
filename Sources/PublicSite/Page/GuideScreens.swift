import Markup
package import Publishing
package import Site

/// 办事指南: what can be had done here, and one page for each with the eight key elements of SITE-5.
package struct GuideScreens {
    let frame: PublicFrame

    package init(frame: PublicFrame) { self.frame = frame }

    /// - Parameter target: 自然人 or 法人; nil for both.
    package func list(_ lines: [PublicLine], target: String?, canonical: SiteColumn?) -> PortalPage {
        let kept = lines.filter { line in target.map { line.fields["target"].contains($0) } ?? true }
        let items = kept.each(card)
        let list: HTML =
            kept.isEmpty
            ? EmptyState("还没有符合条件的办事指南。").html
            : "<ul class=\"cards\">\(items)</ul><p class=\"pager\">共 \(kept.count) 项</p>"
        return PortalPage(
            canonical?.name ?? "办事服务", site: frame.site,
            canonical: canonical.map(frame.place.column) ?? PublicSiteLinks.guides,
            meta: canonical.map { .column(of: $0) }
                ?? .section("办事服务", "本机关办理的事项，每项写明依据、条件、材料、地点、时间、电话和流程", type: .service),
            crumbs: [frame.home],
            "\(if: !lines.isEmpty, targets(lines, target, canonical))\(list)")
    }

    private func targets(_ lines: [PublicLine], _ target: String?, _ column: SiteColumn?) -> HTML {
        let here = column.map(frame.place.column) ?? PublicSiteLinks.guides
        let choices: [(String?, String)] = [(nil, "全部"), ("自然人", "个人办事"), ("法人", "单位办事")]
        let links = choices.each { value, words -> HTML in
            let count = lines.filter { line in value.map { line.fields["target"].contains($0) } ?? true }.count
            return """
                <li><a href="\(link: here.query("target", value))"\(attribute: "aria-current", value == target ? "true" : nil)>\
                \(words)（\(count)）</a></li>
                """
        }
        return "<nav aria-label=\"按服务对象查看\"><ul class=\"years\">\(links)</ul></nav>"
    }

    private func card(_ line: PublicLine) -> HTML {
        func fact(_ name: String, _ key: String) -> HTML {
            let value = line.fields[key]
            return value.isEmpty ? .empty : "<p>\(name)：\(value)</p>"
        }
        let matter = line.fields["matter"].isEmpty ? line.title : line.fields["matter"]
        return """
            <li><h2><a href="\(link: PublicLinks.article(line.id))">\(matter)</a></h2>\
            \(fact("办理地点", "place"))\(fact("联系电话", "phone"))\(fact("承诺办结时限", "time_limit"))</li>
            """
    }
}

/// The fields of a guide in the order in which a person needs them.
struct GuideText: Component {
    let fields: StructuredFields

    var html: HTML {
        let quick = ["place", "hours", "phone", "time_limit", "fee", "target", "result"].compactMap {
            key -> (String, HTML)? in
            guard let field = fields.form.field(key), !fields[key].isEmpty else { return nil }
            return (field.name, "\(fields[key])")
        }
        let online: HTML =
            LinkOut(address: fields["online"]).html.isEmpty
            ? "" : "<p>\(LinkOut(address: fields["online"], words: "网上办理", isButton: true))</p>"
        let long = ["conditions", "materials", "process", "basis"].each(section)
        return "<div class=\"plain-words guide\">\(DefinitionList(quick))\(online)\(long)</div>"
    }

    /// Several lines are steps or papers to bring; one line is a sentence.
    private func section(_ key: String) -> HTML {
        guard let field = fields.form.field(key), !fields[key].isEmpty else { return .empty }
        let lines = fields[key].split(separator: "\n").map(String.init)
        let body: HTML =
            lines.count > 1
            ? "<ol class=\"steps-list\">\(lines.each { "<li>\($0)</li>" })</ol>" : "<p>\(fields[key])</p>"
        return "<h2>\(field.name)</h2>\(body)"
    }
}

/// An address that staff wrote: one of this site, or of another.
struct LinkOut: Component {
    let address: String
    var words: String?
    var isButton = false

    var html: HTML {
        let style = isButton ? "button primary" : nil
        if let link = Link(returning: address) {
            return "<a href=\"\(link: link)\"\(attribute: "class", style)>\(words ?? address)</a>"
        }
        guard let link = ExternalURL(address) else { return .empty }
        return "<a href=\"\(link: link)\"\(attribute: "class", style) rel=\"external noopener\">\(words ?? address)</a>"
    }
}
