package import Documents
import HTTPTypes
import Kernel
package import Markup
package import Publishing
package import Site

/// One article as the public reads it: facts of CAT-2, the text or the notice in its place, attachments, what explains it
/// and what changed.
package struct ArticleScreen {
    let frame: PublicFrame
    let item: PublicArticle
    /// The text as it is shown; made by the portal from the kept canonical HTML.
    let shown: HTML
    let facts: PublicDocumentFacts?
    let related: ArticleRelations
    let context: SiteContext

    package init(
        frame: PublicFrame, item: PublicArticle, shown: HTML, facts: PublicDocumentFacts?, related: ArticleRelations,
        context: SiteContext
    ) {
        self.frame = frame
        self.item = item
        self.shown = shown
        self.facts = facts
        self.related = related
        self.context = context
    }

    var content: ArticleContent { item.revision.content }
    var address: String { context.settings.baseURL.address(of: PublicLinks.article(item.article.id)) }

    package var answer: PortalPage {
        item.article.isReadable ? readable : gone
    }

    private var readable: PortalPage {
        let column = item.column
        return PortalPage(
            content.title, site: frame.site, canonical: PublicLinks.article(item.article.id),
            meta: .article(
                title: content.title, published: item.firstPublishedAt.minute,
                source: content.origin.source ?? content.issuer,
                keywords: content.keywords.isEmpty ? nil : content.keywords.joined(separator: ","),
                description: content.summary.isEmpty ? nil : content.summary,
                author: content.author.isEmpty ? nil : content.author, address: address,
                column: (column.name, column.description, column.keywords, column.type.chinese)),
            crumbs: frame.crumbs(to: column, including: true),
            heading: "\(byline)\(ArticleFacts(content: content, item: item, facts: facts))\(banner)",
            """
            <div class="reading"><article>\(fields)\(shown)\(ArticleExtras(content: content, item: item, facts: facts))</article>
            \(related)</div>
            """)
    }

    private var fields: HTML {
        content.fields.form == .guide ? GuideText(fields: content.fields).html : FieldFacts(content.fields).html
    }

    /// The address of something withdrawn stays and says what became of it.
    private var gone: PortalPage {
        PortalPage(
            "信息已撤回", site: frame.site, canonical: PublicLinks.article(item.article.id),
            meta: .column(of: item.column), crumbs: frame.crumbs(to: item.column, including: true), status: .gone,
            """
            \(banner)<p><a class="button" href="\(link: frame.link(item.column))">查看“\(item.column.name)”的其他信息</a></p>
            """)
    }

    // SITE-4: source, time, font size, print, share.
    private var byline: HTML {
        let source: HTML =
            content.origin.source.map { from in
                let name: HTML =
                    ExternalURL(content.origin.address).map { "<a href=\"\(link: $0)\" rel=\"external\">\(from)</a>" }
                    ?? "\(from)"
                return "<span>来源：\(name)</span>"
            } ?? "<span>来源：\(content.issuer)</span>"
        let time = item.firstPublishedAt
        return """
            <div class="byline"><span>发布时间：<time datetime="\(text: time)">\(time.minute)</time></span>\(source)\
            <div class="aids">\(TextSizes())<button class="button quiet" type="button" data-print hidden>打印</button>\(share)</div></div>
            """
    }

    private var share: HTML {
        """
        <details class="share"><summary>分享</summary><div>复制本页地址：<code>\(address)</code>\
        <button class="button" type="button" data-copy="\(address)" hidden>复制地址</button></div></details>
        """
    }

    /// Why the text is gone or no longer holds; the public learns the reason (ENF-2, NORM-4).
    private var banner: HTML {
        if let withdrawal = item.article.withdrawal {
            let words = "\(withdrawal.kind.chinese)（\(withdrawal.at.day.chinese)）：\(withdrawal.reason)"
            return Notice(.warning, text: withdrawal.kind.keepsText ? words : "这条信息已经撤回公开。\(words)").html
        }
        guard let validity = facts?.validity, validity != .inForce else { return .empty }
        return Notice(.warning, text: validityWords(validity)).html
    }

    private func validityWords(_ validity: Validity) -> String {
        switch validity {
        case .inForce: ""
        case .notYet: facts?.effectiveOn.map { "本文件自\($0.chinese)起施行，现在尚未生效。" } ?? "本文件尚未生效。"
        case .amended: "本文件已经修改，请与修改它的文件一并阅读（见“相关文件”）。"
        case .repealed: "本文件已经废止，不能再作为行政管理的依据，仅供查阅。"
        case .expired: "本文件有效期已满，已经失效，不能再作为行政管理的依据，仅供查阅。"
        case .declaredVoid: "本文件已宣布失效，不能再作为行政管理的依据，仅供查阅。"
        }
    }
}

/// Three sizes of the text, chosen without a script and without a cookie; the whole site is enlarged by 适老模式.
struct TextSizes: Component {
    var html: HTML {
        """
        <span class="sizes-of-text" role="radiogroup" aria-label="字号"><span aria-hidden="true">字号</span>\
        <input type="radio" name="text-size" id="text-normal" checked><label for="text-normal">中</label>\
        <input type="radio" name="text-size" id="text-large"><label for="text-large">大</label>\
        <input type="radio" name="text-size" id="text-larger"><label for="text-larger">特大</label></span>
        """
    }
}
