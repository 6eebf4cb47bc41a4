import Kernel
import Markup
package import Site

/// 答复公开目录: replies that others may need too, without a word of who asked (FOI-44).
package struct PublicLogScreen {
    let replies: [PublicReply]
    let total: Int
    let page: Int
    let site: PortalSite
    let context: SiteContext

    package static let pageSize = 20

    package init(replies: [PublicReply], total: Int, page: Int, site: PortalSite, context: SiteContext) {
        self.replies = replies
        self.total = total
        self.page = page
        self.site = site
        self.context = context
    }

    package var answer: PortalPage {
        PortalPage(
            "答复公开目录", site: site, canonical: PublicRequestLinks.log, crumbs: PublicRequestLinks.crumbs(site),
            """
            <p>已经答复的依申请公开事项，其他人也可能需要的，隐去申请人信息后列在这里。需要同样信息的，不用再申请。</p>
            \(replies.isEmpty ? EmptyState("还没有列入目录的答复。").html : list)
            <p class="hint page-feeds">订阅：<a href="\(link: PublicRequestLinks.feed)">Atom</a></p>
            """)
    }

    private var list: HTML {
        let items = replies.each { reply in
            """
            <li\(attribute: "id", "r-" + reply.id.text)><h2>\(reply.title)</h2><p class="summary">\(reply.summary)</p>
            <p class="facts-line"><span>\(reply.code.chinese)</span>\
            <time datetime="\(text: reply.repliedOn)">\(text: reply.repliedOn)</time></p></li>
            """
        }
        return """
            <ul class="policies">\(items)</ul>
            \(Pager(page: page, size: PublicLogScreen.pageSize, total: total, context))
            """
    }
}
