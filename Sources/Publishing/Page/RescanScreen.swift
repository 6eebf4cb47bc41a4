package import Kernel
import Markup
package import Site

/// 已公开信息检查: what today's lists find in what is public, article by article (WORD-1…6, PII-6).
package struct RescanScreen {
    let found: [RescannedArticle]
    let looked: Int
    let next: ArticleID?
    let day: Day
    let totals: Totals

    /// Over all batches so far, of everything that is public.
    package struct Totals: Sendable {
        package let all: Int
        package let looked: Int
        package let found: Int

        package init(all: Int, looked: Int, found: Int) {
            self.all = all
            self.looked = looked
            self.found = found
        }
    }

    /// - Parameters:
    ///   - looked: how many articles this batch has looked through.
    ///   - next: where the next batch begins; nil after the last.
    package init(found: [RescannedArticle], looked: Int, next: ArticleID?, day: Day, totals: Totals) {
        self.totals = totals
        self.found = found
        self.looked = looked
        self.next = next
        self.day = day
    }

    package var answer: ConsolePage {
        ConsolePage(
            "已公开信息检查", section: "articles", crumbs: [Crumb("信息发布", ArticleLinks.list)], wide: true,
            "\(lead)\(list)\(more)")
    }

    private var lead: HTML {
        """
        <p class="hint">按\(day.chinese)的词表和个人信息规则，重新检查已经公开的信息及其附件。审校时已经说明理由或者同意放行的不再列出。处理办法：打开信息，修改后重新审校发布；涉及个人信息的，先撤回公开。</p>
        <p><strong>已经检查\(totals.looked)条，共\(totals.all)条；发现问题\(totals.found)条。</strong>\
        \(if: looked < totals.looked, "本批检查\(looked)条，发现问题\(found.count)条。")</p>
        """
    }

    private var list: HTML {
        guard !found.isEmpty else { return EmptyState("这一批没有发现问题。").html }
        return found.each { item in
            let lines = item.findings.prefix(20).each { finding -> HTML in
                let tone: Badge.Tone = finding.weight == .high ? .bad : .warning
                let suggestion: HTML = finding.suggestion.isEmpty ? "" : "，建议：\(finding.suggestion)"
                return """
                    <li>\(Badge(finding.weight.chinese, tone)) <strong>\(finding.place)</strong>：“\(finding.shown)”\(suggestion) \
                    <span class="rule">\(finding.rule)</span></li>
                    """
            }
            let rest: HTML = item.findings.count > 20 ? "<p class=\"hint\">还有\(item.findings.count - 20)处。</p>" : ""
            return """
                <section class="panel"><h2><a href="\(link: ArticleLinks.article(item.article.id))">\(item.title)</a></h2>\
                <ul class="questions">\(lines)</ul>\(rest)<p class="buttons">\
                <a class="button" href="\(link: ArticleLinks.revising(item.article.id))">修改</a> \
                <a class="button" href="\(link: ArticleLinks.article(item.article.id))">查看、撤回</a></p></section>
                """
        }
    }

    private func following(_ next: ArticleID) -> Link {
        ArticleLinks.rescan.query("after", next.text).query("looked", totals.looked).query("found", totals.found)
    }

    private var more: HTML {
        guard let next else { return "<p class=\"hint\">已经检查完毕。</p>" }
        return """
            <p class="buttons"><a class="button primary" href="\(link: following(next))">\
            继续检查下一批</a></p>
            """
    }
}
