import Kernel
import Markup
import Site

/// What the search box of the console leads to: each capability that has something, with the first of it.
struct ConsoleSearchScreen {
    let words: String
    let finds: [ConsoleFinds]

    var answer: ConsolePage {
        ConsolePage("搜索", section: "search", lead: lead, body)
    }

    private var lead: HTML {
        words.isEmpty ? .empty : "<p class=\"hint\">“\(words)”</p>"
    }

    private var body: HTML {
        guard !words.isEmpty else {
            return EmptyState("请在页面上方输入文号、编号、标题中的词语，或者同事的姓名。").html
        }
        guard !finds.isEmpty else {
            return EmptyState("没有找到“\(words)”。请核对文号、编号，或者减少几个字再搜；您无权查看的记录不会列出。").html
        }
        return finds.each(pile)
    }

    private func pile(_ found: ConsoleFinds) -> HTML {
        let lines = found.hits.each { hit -> HTML in
            let title = hit.title.count > 80 ? String(hit.title.prefix(79)) + "…" : hit.title
            let name: HTML = hit.link.map { "<a href=\"\(link: $0)\">\(title)</a>" } ?? HTML(text: title)
            return """
                <li><span class="what">\(name) <span class="hint">\(hit.facts.joined(separator: " · "))</span></span></li>
                """
        }
        let rest: HTML =
            found.isWhole
            ? .empty
            : found.all.map { "<p><a href=\"\(link: $0)\">查看全部\(found.total.map { " \($0) 条" } ?? "")</a></p>" } ?? ""
        return Panel("\(found.title)（\(found.count)）", "<ul class=\"lines\">\(lines)</ul>\(rest)").html
    }
}
