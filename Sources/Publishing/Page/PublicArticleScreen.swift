package import Documents
import HTTPTypes
import Kernel
package import Markup
package import Site

/// One article as the public reads it: facts of CAT-2, the text or the notice in its place, attachments, what changed.
package struct PublicArticleScreen {
    let item: PublicArticle
    /// The text as it is shown; made by the portal from the kept canonical HTML.
    let shown: HTML
    let facts: PublicDocumentFacts?
    let above: [SiteColumn]
    let place: PublicPlace
    let site: PortalSite

    package init(
        item: PublicArticle, shown: HTML, facts: PublicDocumentFacts?, above: [SiteColumn], place: PublicPlace,
        site: PortalSite
    ) {
        self.item = item
        self.shown = shown
        self.facts = facts
        self.above = above
        self.place = place
        self.site = site
    }

    private var content: ArticleContent { item.revision.content }

    package var answer: PortalPage {
        let isReadable = item.article.isReadable
        let column = item.column
        return PortalPage(
            isReadable ? content.title : "信息已撤回", site: site, canonical: PublicLinks.article(item.article.id),
            meta: isReadable
                ? .article(
                    title: content.title, published: item.firstPublishedAt.minute,
                    source: content.origin.source ?? content.issuer,
                    keywords: content.keywords.isEmpty ? nil : content.keywords.joined(separator: ","),
                    column: (column.name, column.description, column.keywords, column.type.chinese))
                : .column(of: column),
            crumbs: [Crumb("首页", place.home)] + (above + [column]).map { Crumb($0.name, place.column($0)) },
            heading: isReadable ? factTable : .empty, status: isReadable ? .ok : .gone,
            "\(banner)\(isReadable ? text : .empty)")
    }

    private var factTable: HTML {
        var rows: [(String, HTML)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { rows.append((name, "\(value)")) }
        }
        add("索引号", item.indexNumber)
        add("发布机构", facts?.issuers.joined(separator: "、") ?? content.issuer)
        add("成文日期", (facts?.writtenOn ?? content.writtenOn)?.chinese)
        add("有效性", facts?.validity?.chinese)
        add("发文字号", facts?.number ?? content.documentNumber)
        add("主题分类", content.topic)
        add("发布日期", item.firstPublishedAt.chinese)
        add("施行日期", facts?.effectiveOn?.chinese)
        add("失效日期", facts?.expiresOn?.chinese)
        add("来源", content.origin.source)
        return DefinitionList(rows).html
    }

    /// Why the text is gone or no longer holds; the public learns the reason (ENF-2, NORM-4).
    private var banner: HTML {
        if let withdrawal = item.article.withdrawal {
            let words = "\(withdrawal.kind.chinese)（\(withdrawal.at.day.chinese)）：\(withdrawal.reason)"
            return Notice(.warning, text: withdrawal.kind.keepsText ? words : "这条信息已经撤回公开。\(words)").html
        }
        guard let validity = facts?.validity, validity != .inForce else { return .empty }
        return Notice(.warning, text: "本文件\(validity.chinese)。").html
    }

    private var text: HTML {
        let annotation: HTML = facts?.annotation.map { "<p class=\"annotation\">\($0)</p>" } ?? ""
        return "\(FieldFacts(content.fields))\(shown)\(annotation)\(attachments)\(relations)\(history)"
    }

    private var attachments: HTML {
        guard !content.attachments.isEmpty else { return .empty }
        let lines = content.attachments.each { file -> HTML in
            """
            <li><a href="\(link: PublicLinks.file(file.published))">\(file.name)</a> \
            <span class="hint">\(file.kind.uppercased())，\(PublicArticleScreen.size(file.size))</span></li>
            """
        }
        return "<section aria-label=\"附件\"><h2>附件</h2><ul class=\"files\">\(lines)</ul></section>"
    }

    private var relations: HTML {
        guard let relations = facts?.relations, !relations.isEmpty else { return .empty }
        let lines = relations.each { relation -> HTML in
            let name = [relation.title, relation.number.map { "（\($0)）" }].compactMap { $0 }.joined()
            let id = relation.address.flatMap { $0.split(separator: "/").last }.flatMap { ArticleID($0) }
            let title: HTML = id.map { "<a href=\"\(link: PublicLinks.article($0))\">\(name)</a>" } ?? "\(name)"
            return "<li>\(relation.words) \(title)</li>"
        }
        return "<section aria-label=\"相关文件\"><h2>相关文件</h2><ul>\(lines)</ul></section>"
    }

    private var history: HTML {
        guard !item.history.isEmpty else { return .empty }
        let lines = item.history.each {
            "<li><time datetime=\"\(text: $0.day)\">\(text: $0.day)</time> \($0.note)</li>"
        }
        return "<section aria-label=\"更新记录\"><h2>更新记录</h2><ul class=\"changes\">\(lines)</ul></section>"
    }

    /// `318 KB`.
    static func size(_ bytes: Int) -> String {
        if bytes < 1_024 { return "\(bytes) B" }
        if bytes < 1_048_576 { return "\(bytes / 1_024) KB" }
        let tenths = bytes / 104_858
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
