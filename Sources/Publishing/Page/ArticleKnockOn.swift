package import Kernel
package import Markup
import Site

/// 牵连: the public pages that speak of an article, told by who keeps track of them (NORM-6).
package struct ArticleKnockOn: Sendable {
    /// Of every page, settled or not.
    package let titles: [String]
    /// Of those that nobody has settled yet.
    package let open: [String]
    /// Whether a mark as repealed or expired waits until they are settled, as it does for documents.
    package let holdsUp: Bool
    /// Where they are settled one by one.
    package let link: Link

    package init(titles: [String], open: [String], holdsUp: Bool, link: Link) {
        self.titles = titles
        self.open = open
        self.holdsUp = holdsUp
        self.link = link
    }

    /// For whoever is about to withdraw the article.
    var warning: HTML {
        guard let first = open.first else { return .empty }
        let when = holdsUp ? "标注废止、失效或者并入其他信息以前，须先逐页处置；发布有误的可以先撤" : "可以先撤回，撤回后5个工作日内逐页处置"
        return """
            <p class="hint">还有\(open.count)个公开页面提到它，例如“\(first)”。\(when)。\
            <a href="\(link: link)">查看这些页面</a></p>
            """
    }
}

/// Asks who keeps track of the pages that speak of an article; nil where nobody does.
package typealias ArticleKnockOnReading = @Sendable (ArticleID, Officer) async throws -> ArticleKnockOn?

/// The pages that speak of the article, before it is withdrawn or replaced.
struct ArticleNeighbours: Component {
    private static let shown = 5
    let knockOn: ArticleKnockOn?
    /// Whether the public has lost the text already.
    let isWithdrawn: Bool

    var html: HTML {
        guard let knockOn else { return .empty }
        guard !knockOn.titles.isEmpty else {
            return Panel("变动牵连", "<p class=\"hint\">没有其他公开页面提到、链接或者解读这条信息。</p>").html
        }
        let first = knockOn.open.isEmpty ? knockOn.titles : knockOn.open
        let items = first.prefix(ArticleNeighbours.shown).each { "<li>\($0)</li>" }
        let rest: HTML = first.count > ArticleNeighbours.shown ? "<li>等\(first.count)页</li>" : ""
        return Panel(
            "变动牵连",
            """
            <p>\(sentence(knockOn))</p><ul class="lines">\(items)\(rest)</ul>\
            <p><a href="\(link: knockOn.link)">逐页查看和处置</a></p>
            """
        ).html
    }

    private func sentence(_ knockOn: ArticleKnockOn) -> String {
        let all = "\(knockOn.titles.count)个公开页面提到、链接或者解读这条信息"
        if knockOn.open.isEmpty { return "\(all)，已经全部处置。" }
        return isWithdrawn
            ? "\(all)，\(knockOn.open.count)个还没有处置，请在撤回后5个工作日内逐页处置："
            : "\(all)。撤回或者换成新版本以前，请看一看它们要不要一起改："
    }
}
