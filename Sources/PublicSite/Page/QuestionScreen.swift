import Kernel
package import Markup
package import Publishing
package import Site

/// 常见问题: questions with their answers, to be looked through and searched within.
package struct QuestionScreen {
    /// One question with its answer as it is shown.
    package struct Answered: Sendable {
        package let line: PublicLine
        package let text: HTML
        /// The answer's words, to search in.
        package let words: String

        package init(line: PublicLine, text: HTML, words: String) {
            self.line = line
            self.text = text
            self.words = words
        }

        var category: String { line.fields["category"] }

        package func holds(_ wanted: [String]) -> Bool {
            wanted.allSatisfy { line.title.contains($0) || words.contains($0) || category.contains($0) }
        }
    }

    let frame: PublicFrame
    let questions: [Answered]
    let wanted: String
    let category: String?
    let column: SiteColumn?

    package init(
        frame: PublicFrame, questions: [Answered], wanted: String, category: String?, column: SiteColumn?
    ) {
        self.frame = frame
        self.questions = questions
        self.wanted = wanted
        self.category = category
        self.column = column
    }

    private var here: Link { column.map(frame.place.column) ?? PublicSiteLinks.questions }

    package var answer: PortalPage {
        let words = wanted.split(whereSeparator: \.isWhitespace).prefix(5).map(String.init)
        let found = questions.filter { $0.holds(words) }
        let shown = found.filter { category == nil || $0.category == category }
        return PortalPage(
            column?.name ?? "常见问题", site: frame.site, canonical: here,
            meta: column.map { .column(of: $0) } ?? .section("常见问题", "群众常问的问题和答复", type: .interaction),
            crumbs: [frame.home, Crumb("互动交流", PublicSiteLinks.interaction)],
            "\(box)\(categories(found))\(list(shown))")
    }

    private var box: HTML {
        """
        <form class="within" method="get" action="\(link: here)" role="search" aria-label="在常见问题中查找">\
        <label class="unseen" for="within">在常见问题中查找</label>\
        <input id="within" type="search" name="q" placeholder="例如：生育登记、健康证"\(attribute: "value", wanted)>\
        <button class="button" type="submit">查找</button></form>
        """
    }

    private func categories(_ found: [Answered]) -> HTML {
        let names = Array(Set(found.map(\.category).filter { !$0.isEmpty })).sorted()
        guard names.count > 1 else { return .empty }
        func link(_ value: String?, _ words: String) -> HTML {
            let address = here.query("q", wanted).query("category", value)
            return """
                <li><a href="\(link: address)"\(attribute: "aria-current", value == category ? "true" : nil)>\(words)</a></li>
                """
        }
        let links = names.each { name in link(name, "\(name)（\(found.filter { $0.category == name }.count)）") }
        return """
            <nav aria-label="按分类查看"><ul class="years">\(link(nil, "全部（\(found.count)）"))\(links)</ul></nav>
            """
    }

    private func list(_ shown: [Answered]) -> HTML {
        guard !shown.isEmpty else {
            return EmptyState("没有找到相关的问题。可以换一个词查找，或者通过本页下方的联系方式询问。").html
        }
        let isFew = shown.count < 3
        let items = shown.each { question in
            let basis: HTML =
                question.line.fields["basis"].isEmpty ? "" : "<p class=\"hint\">依据：\(question.line.fields["basis"])</p>"
            let phone: HTML =
                question.line.fields["phone"].isEmpty
                ? "" : "<p class=\"hint\">咨询电话：\(question.line.fields["phone"])</p>"
            return """
                <li><details\(flag: "open", isFew)><summary>\(question.line.title)</summary>\(question.text)\(basis)\(phone)\
                <p class="hint"><a href="\(link: PublicLinks.article(question.line.id))">这个问题的单独页面</a>，发布于\(DayMark(question.line.publishedAt.day))</p></details></li>
                """
        }
        return "<ul class=\"answers\">\(items)</ul>"
    }
}
