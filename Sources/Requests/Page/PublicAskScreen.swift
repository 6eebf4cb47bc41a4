package import HTTPTypes
import Kernel
import Markup
package import Site

/// 可能已经公开: what was found before an application, each with “这就是我要的”, and the way on.
package struct PublicAskScreen {
    let words: String
    let found: [AskFirstFinding]
    /// Nil where nothing was looked for.
    let asked: AskedID?
    let site: PortalSite
    let context: SiteContext

    package init(words: String, found: [AskFirstFinding], asked: AskedID?, site: PortalSite, context: SiteContext) {
        self.words = words
        self.found = found
        self.asked = asked
        self.site = site
        self.context = context
    }

    package var answer: PersonalPage {
        PersonalPage(
            PortalPage(
                found.isEmpty ? "申请前查找" : "可能已经公开", site: site, canonical: PublicRequestLinks.ask,
                crumbs: PublicRequestLinks.crumbs(site),
                "\(PublicAskBox(words: words, label: "要找的内容"))\(list)\(onward)"))
    }

    private var list: HTML {
        guard asked != nil else { return .empty }
        guard !found.isEmpty else {
            return "<p>没有找到与“\(words)”有关的公开信息。可以换一种说法再找，也可以直接申请。</p>"
        }
        return """
            <p>与“\(words)”最接近的 \(found.count) 条已经公开，打开就能看到，不用等待答复。</p>
            <ul class="policies findings">\(found.each(item))</ul>
            """
    }

    private func item(_ finding: AskFirstFinding) -> HTML {
        let opening = PublicRequestLinks.open.query("asked", asked?.text).query("to", finding.address)
        let excerpt: HTML = finding.excerpt.isEmpty ? "" : "<p class=\"summary\">\(finding.excerpt)</p>"
        let button = PostButton(
            "这就是我要的", to: PublicRequestLinks.solved, context,
            fields: [("asked", asked?.text ?? ""), ("to", finding.address)])
        return """
            <li><h2><a href="\(link: opening)" rel="nofollow">\(finding.title)</a></h2>\(excerpt)
            <p class="facts-line"><span>\(finding.source.chinese)</span>\(if: !finding.number.isEmpty, "<span>\(finding.number)</span>")\
            <time datetime="\(text: finding.publishedOn)">\(text: finding.publishedOn)</time></p>\(button)</li>
            """
    }

    private var onward: HTML {
        guard asked != nil else { return .empty }
        let link = PublicRequestLinks.new.query("asked", asked?.text).query("about", words)
        return """
            <section class="onward"><h2>\(found.isEmpty ? "在线申请" : "都不是我要的")</h2>
            <p>可以申请公开，不需要说明用途。刚才写的内容会带到申请表里。</p>
            <p class="buttons"><a class="button primary" href="\(link: link)" rel="nofollow">\(found.isEmpty ? "去申请" : "仍要申请")</a></p></section>
            """
    }
}

extension AskFirstFinding.Source {
    var chinese: String {
        switch self {
        case .published(let kind): kind
        case .reply(let code): "已答复的申请：\(code.chinese)"
        }
    }
}
