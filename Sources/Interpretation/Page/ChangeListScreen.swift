import Kernel
import Markup
package import Site

/// 变动牵连 of the whole agency: what is owed first, then any public text of the library by its words (NORM-6).
package struct ChangeListScreen {
    let words: String
    let owing: [ChangeTarget]
    let found: [ChangeTarget]
    let context: SiteContext

    package init(words: String, owing: [ChangeTarget], found: [ChangeTarget], context: SiteContext) {
        self.words = words
        self.owing = owing
        self.found = found
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "变动牵连", section: "interpretations", crumbs: [Crumb("政策解读", InterpretationLinks.list)], wide: true,
            """
            <p class="hint">文件修改、废止、失效或者撤下以前，提到它的公开页面要先处置。没有解读件的文件，以及没有公文的指南、问答等信息，也从这里查看和处置（NORM-6）。</p>
            \(Panel("待处置", list(owing, "没有待处置的页面。")))\(FilterRow([], search: "标题或者文号", context))\(results)
            """)
    }

    private var results: HTML {
        guard !words.isEmpty else { return "<p class=\"hint\">输入标题或者文号，查看一份已公开的文件或者一条信息牵连哪些页面。</p>" }
        return Panel("已公开的文件和信息", list(found, "没有找到已经公开的文件或者信息。请换一个词，或者核对文号。")).html
    }

    private func list(_ targets: [ChangeTarget], _ none: String) -> HTML {
        guard !targets.isEmpty else { return "<p class=\"hint\">\(none)</p>" }
        let items = targets.each { target -> HTML in
            let number: HTML = target.number.map { " <span class=\"hint\">\($0)</span>" } ?? ""
            let since = target.found.publishedAt.map { "\($0.day)公开" } ?? ""
            let kind: HTML = " <span class=\"hint\">\(target.found.subject.noun)，\(since)</span>"
            let badge: HTML = target.owesPages ? " \(Badge("待处置", .bad))" : ""
            return
                "<li><a href=\"\(link: InterpretationLinks.changes(target.found.id))\">\(target.title)</a>\(number)\(kind)\(badge)</li>"
        }
        return "<ul>\(items)</ul>"
    }
}
