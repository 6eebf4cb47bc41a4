import Kernel
import Markup
import Site

/// What changed against the public or the earlier revision: struck out and underlined, so also readable without colour.
struct ArticleChanges: Component {
    let view: ArticleView

    var html: HTML {
        guard let other = view.comparedTo else { return .empty }
        let name = other.id == view.article.live?.revision ? "公开的第\(other.number)版" : "第\(other.number)版"
        guard view.changes.contains(where: { $0.kind != .same }) else {
            return Panel("与\(name)的差异", "<p class=\"hint\">文字没有不同。</p>").html
        }
        let added = count(.added), removed = count(.removed)
        return """
            <section class="panel"><h2>与\(name)的差异</h2><p class="hint">增加\(added)字（下划线），删除\(removed)字（删除线）。</p>\
            <div class="source official"><p>\(view.changes.enumerated().each(piece))</p></div></section>
            """
    }

    private func count(_ kind: TextChange.Kind) -> Int {
        view.changes.filter { $0.kind == kind }.reduce(0) { $0 + $1.text.count }
    }

    private func piece(_ index: Int, _ change: TextChange) -> HTML {
        switch change.kind {
        case .added: return "<ins>\(lines(change.text))</ins>"
        case .removed: return "<del>\(lines(change.text))</del>"
        case .same:
            guard change.text.count > 240 else { return lines(change.text) }
            // Only what stands around a change is of interest.
            let before = index == 0 ? "" : String(change.text.prefix(80))
            let after = index == view.changes.count - 1 ? "" : String(change.text.suffix(80))
            return "\(lines(before))<span class=\"hint\">……</span>\(lines(after))"
        }
    }

    private func lines(_ text: String) -> HTML {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { HTML(text: $0) }.joined("<br>")
    }
}
