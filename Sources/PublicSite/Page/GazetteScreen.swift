package import Documents
import Kernel
import Markup
import Publishing
package import Site

/// 政府公报: the issues that texts of this body stand in; the gazette's text is the standard one (GAZ-1, GAZ-3).
package struct GazetteScreen {
    let frame: PublicFrame
    let issues: [GazetteIssue]
    /// Where the texts stand on this portal.
    let addresses: [NormativeID: String]

    package init(frame: PublicFrame, issues: [GazetteIssue], addresses: [NormativeID: String]) {
        self.frame = frame
        self.issues = issues
        self.addresses = addresses
    }

    package var answer: PortalPage {
        PortalPage(
            "政府公报", site: frame.site, canonical: PublicSiteLinks.gazette,
            meta: .section("政府公报", "刊登本机关文件的政府公报，公报文本是标准文本", type: .policy),
            crumbs: [frame.home, Crumb("政策文件库", PublicSiteLinks.policies)],
            """
            <p class="hint">部门不办公报，文件报送上级政府公报刊登。公报刊登的文本是标准文本。</p>
            \(issues.isEmpty ? EmptyState("还没有文件刊登在政府公报上。").html : issues.each(issue))
            """)
    }

    private func issue(_ issue: GazetteIssue) -> HTML {
        let entries = issue.entries.each { entry -> HTML in
            let number: HTML = entry.number.map { "<span>\($0)</span>" } ?? ""
            let place: HTML = entry.place.map { "<span>第\($0.page)页</span>" } ?? ""
            let edition: HTML =
                entry.address.flatMap { ExternalURL($0) }.map {
                    "<span><a href=\"\(link: $0)\" rel=\"external\">公报电子版</a></span>"
                } ?? ""
            let link = addresses[entry.text].flatMap { Link(returning: $0) }
            let title: HTML = link.map { "<a href=\"\(link: $0)\">\(entry.title)</a>" } ?? "\(entry.title)"
            return "<li><h3>\(title)</h3><p class=\"facts-line\">\(number)\(place)\(edition)</p></li>"
        }
        return """
            <section><h2>《\(issue.gazette)》\(issue.year)年第\(issue.issue)期</h2><ul class="policies">\(entries)</ul></section>
            """
    }
}
