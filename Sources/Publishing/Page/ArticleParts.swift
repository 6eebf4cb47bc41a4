import Kernel
import Markup
import Site

/// The facts of the revision on the screen.
struct ArticleFacts: Component {
    let view: ArticleView

    var html: HTML {
        let content = view.revision.content, tree = ColumnTree(view.columns), article = view.article
        var facts: [(String, String)] = [
            ("栏目", ([content.column] + content.alsoIn).map(tree.name).joined(separator: "、")),
            ("科室", view.directory.name(article.unit)), ("拟稿", view.directory.name(article.drafter)),
            ("发布机构", content.issuer), ("作者", content.author), ("文号", content.documentNumber),
            ("索引号", article.indexNumber ?? content.indexNumber), ("主题分类", content.topic),
            ("成文日期", content.writtenOn?.chinese ?? ""), ("关键词", content.keywords.joined(separator: "、")),
            ("摘要", content.summary),
        ]
        if case .republished(let source, let address) = content.origin {
            facts.append(("转载来源", [source, address].filter { !$0.isEmpty }.joined(separator: "，")))
        }
        if let live = article.live { facts.append(("公开时间", live.publishedAt.chinese)) }
        let shown = facts.filter { !$0.1.isEmpty }.map { ($0.0, HTML(text: $0.1)) }
        let entered: HTML =
            content.fields.isEmpty ? "" : "<h3>\(content.fields.form.chinese)</h3>\(FieldFacts(content.fields))"
        return Panel("公开要素", "\(entered)\(DefinitionList(shown))\(releases)").html
    }

    /// Where else it was released (FOI-23, INT-8).
    private var releases: HTML {
        guard !view.releases.isEmpty else { return .empty }
        let items = view.releases.each { release in
            "<li><strong>\(release.channel.chinese)</strong> <time datetime=\"\(text: release.releasedOn)\">\(text: release.releasedOn)</time> \(release.reference)</li>"
        }
        return "<h3>其他渠道发布</h3><ul class=\"lines\">\(items)</ul>"
    }
}

/// 批注: words about words, and the form for more.
struct ArticleComments: Component {
    let view: ArticleView
    let failed: FailedArticleAct?
    let context: SiteContext

    var html: HTML {
        guard view.allows(.comment) || !view.comments.isEmpty else { return .empty }
        let items = view.comments.each { comment in
            let number = view.revisions.first { $0.id == comment.revision }?.number
            let quote: HTML = comment.quote.isEmpty ? "" : "<blockquote>\(comment.quote)</blockquote>"
            let version: HTML = number.map { "，第\($0)版" } ?? ""
            return """
                <li>\(quote)<p>\(comment.words)</p><p class="hint">\(comment.authorName) \
                <time datetime="\(text: comment.at)">\(comment.at.minute)</time>\(version)</p></li>
                """
        }
        let list: HTML = view.comments.isEmpty ? "" : "<ul class=\"people\">\(items)</ul>"
        return Panel("批注", "\(list)\(form)").html
    }

    private var form: HTML {
        guard view.allows(.comment) else { return .empty }
        let state = failed?.act == .comment ? failed?.state ?? .empty : .empty
        let fields = view.hidden.each {
            "<input type=\"hidden\"\(attribute: "name", $0.name)\(attribute: "value", $0.value)>"
        }
        let form = PostForm(
            to: ArticleLinks.act(view.article.id, ArticleAct.comment.rawValue), context, submit: "批注", state: state,
            """
            \(fields)\(Field(ArticleField.name(.comment, "quote"), "针对的文字", in: state, hint: "从正文中复制；针对全文的留空。", limit: 300))
            \(TextArea(ArticleField.name(.comment, "words"), "意见", in: state, required: true, rows: 2))
            """)
        return "<details\(flag: "open", !state.problems.isEmpty)><summary>添加批注</summary>\(form)</details>"
    }
}

/// Every revision, to be read and to be held against the one on the screen.
struct ArticleHistory: Component {
    let view: ArticleView

    var html: HTML {
        let items = view.revisions.each { revision -> HTML in
            let page = ArticleLinks.article(view.article.id)
            let live: HTML = revision.id == view.article.live?.revision ? " \(Badge("公开中", .good))" : ""
            let here: HTML =
                revision.id == view.revision.id
                ? "（正在查看）"
                : "<a href=\"\(link: page.query("revision", view.revision.number).query("against", revision.number))\">与所看版本比较</a>"
            let note: HTML = revision.changeNote.isEmpty ? "" : "：\(revision.changeNote)"
            return """
                <li><a href="\(link: page.query("revision", revision.number))">第\(revision.number)版</a>\(live) \
                \(revision.authorName) <time datetime="\(text: revision.madeAt)">\(revision.madeAt.minute)</time>\(note) \
                <code>\(String(revision.hash.prefix(12)))</code> \(here)</li>
                """
        }
        return Panel("版本（\(view.revisions.count)）", "<ul class=\"lines\">\(items)</ul>").html
    }
}
