import Audit
import HTTPTypes
import Kernel
import Markup
package import Site

/// One article: its text and what the gate found in it, what may be done now, and what was done.
package struct ArticleScreen {
    let view: ArticleView
    let failed: FailedArticleAct?
    let context: SiteContext

    package init(_ view: ArticleView, failed: FailedArticleAct? = nil, context: SiteContext) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    private var article: Article { view.article }

    package var answer: ConsolePage {
        ConsolePage(
            view.revision.content.title, section: "articles", crumbs: [Crumb("信息发布", ArticleLinks.list)], lead: lead,
            aside: "\(ArticleActs(view: view, failed: failed, context: context))\(ReviewTrack(view: view))",
            below: "<h2>办理过程</h2>\(Timeline(entries))", status: failed?.refusal.code.status ?? .ok,
            """
            \(notice)\(standing)\(ArticleFindings(view: view, failed: failed, context: context))\(text)\
            \(ArticleChanges(view: view))\(ArticleFacts(view: view))\
            \(ArticleNeighbours(knockOn: view.knockOn, isWithdrawn: article.withdrawal != nil))\
            \(ArticleComments(view: view, failed: failed, context: context))\(ArticleHistory(view: view))
            """)
    }

    private var lead: HTML {
        let important: HTML = article.isImportant ? " \(Badge("重要信息", .active))" : ""
        let sheet: HTML =
            "<a class=\"button\" href=\"\(link: ArticleLinks.sheet(article.id))\" download>审校单（docx）</a>"
        return "<div class=\"lead\"><p>\(article.badge)\(important)</p>\(sheet)</div>"
    }

    private var text: HTML {
        let content = view.revision.content
        let files = content.attachments.map {
            FileList.Item($0.name, link: ArticleLinks.file(article.id, $0.published), size: $0.size)
        }
        let list: HTML =
            files.isEmpty ? "" : "<h3>附件</h3>\(FileList(files))<p class=\"hint\">公开的副本，已清除批注、修订、隐藏内容和作者信息。</p>"
        return Panel("正文（第\(view.revision.number)版）", "\(ArticleTextBox(view.body))\(list)").html
    }

    // MARK: Notices

    private var notice: HTML {
        if let failed { return refused(failed) }
        let notes = context.query.list("note").prefix(10).each { "<li>\($0)</li>" }
        if context.query["done"] == ArticleAct.revise.rawValue {
            let found = view.hand?.findings.count ?? 0
            let gate = found == 0 ? "未检测到个人信息和用语问题。" : "检测到\(found)处，请逐处处理。"
            let cleaned: HTML = notes.isEmpty ? "" : "<p>读取和清理文件时：</p><ul>\(notes)</ul>"
            return Notice(found == 0 ? .done : .warning, "<p>已保存第\(view.revision.number)版。\(gate)</p>\(cleaned)").html
        }
        guard let act = ArticleAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "\(act.chinese)：已办理，记录在下方的办理过程中。").html
    }

    private func refused(_ failed: FailedArticleAct) -> HTML {
        let formIsThere = view.allows(failed.act) && failed.finding == nil
        if formIsThere, let problem = failed.state.problems.first {
            return Notice(
                .wrong, "<p>没有\(failed.act.chinese)。<a href=\"#f-\(problem.field)\">到需要修改的地方</a></p>"
            ).html
        }
        let typed: HTML =
            failed.words.isEmpty ? "" : "<p>您填写的内容：</p>\(failed.words.each { "<blockquote>\($0)</blockquote>" })"
        return Notice(.wrong, "<p>\(failed.refusal.sentence)</p>\(typed)").html
    }

    /// What is unusual about where it stands: a debt, a failure, a schedule, a withdrawal, an old revision.
    private var standing: HTML {
        var parts: [HTML] = []
        if article.owed != nil {
            parts.append(
                Notice(.warning, text: "这条信息已应急发布，三审三校和保密审查须在1个工作日内补齐（PUB-3）。").html)
        }
        if let failure = article.working?.failure {
            parts.append(Notice(.wrong, text: "定时发布没有成功：\(failure)").html)
        }
        if let moment = article.working?.scheduledFor {
            parts.append(Notice(.info, text: "定于\(moment.chinese)发布，届时按当时的规则再检查一次。").html)
        }
        if let withdrawal = article.withdrawal {
            parts.append(
                Notice(.info, text: "已于\(withdrawal.at.chinese)撤回公开（\(withdrawal.kind.chinese)）：\(withdrawal.reason)")
                    .html)
        }
        if view.hand == nil, article.live?.revision != view.revision.id {
            parts.append(
                Notice(
                    .info,
                    "<p>这是第\(view.revision.number)版，已不是当前版本。<a href=\"\(link: ArticleLinks.article(article.id))\">查看当前版本</a></p>"
                ).html)
        }
        return parts.joined()
    }

    private var entries: [Timeline.Entry] {
        view.timeline.map { entry in
            let name = entry.act.split(separator: ".").last.map(String.init) ?? ""
            return Timeline.Entry(
                who: entry.actorName,
                what: HTML(text: name == "draft" ? "拟稿" : ArticleAct(rawValue: name)?.chinese ?? entry.act),
                when: entry.at,
                rule: entry.rule, note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }
}
