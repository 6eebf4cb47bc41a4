import Markup
import Site

/// The fixed navigation of the section 政府信息公开 (SITE-8): the same on each of its pages.
struct OpennessSide: Component {
    let frame: PublicFrame
    var part: OpennessPart?
    var item: OpennessItem?

    var html: HTML {
        let parts = OpennessPart.allCases.each { part -> HTML in
            let below: HTML = part == .statutory ? "<ul>\(OpennessItem.allCases.each(line))</ul>" : ""
            let isHere = part == self.part && item == nil
            return """
                <li><a href="\(link: PublicSiteLinks.part(part))"\(attribute: "aria-current", isHere ? "page" : nil)>\
                \(part.chinese)</a>\(below)</li>
                """
        }
        let more = frame.site.openness.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        return """
            <nav class="side fold" aria-label="政府信息公开"><input class="toggle" type="checkbox" id="openness-fold">\
            <label for="openness-fold">政府信息公开导航</label><ul class="folded">\(parts)\(more)</ul></nav>
            """
    }

    private func line(_ item: OpennessItem) -> HTML {
        let count = frame.count(frame.openness.columns(of: item))
        return """
            <li><a href="\(link: PublicSiteLinks.item(item))"\(attribute: "aria-current", item == self.item ? "page" : nil)>\
            \(item.chinese) <span class="hint">\(count)</span></a></li>
            """
    }
}
