package import Kernel
package import Markup
import Site

/// 政策包: the text and everything that is public around it in one block (INT-4). Wired from outside.
package struct PackageBlock: Component, Sendable {
    package struct Line: Sendable {
        package let title: String
        package let link: Link
        package let role: String
        package let since: Day

        package init(title: String, link: Link, role: String, since: Day) {
            self.title = title
            self.link = link
            self.role = role
            self.since = since
        }
    }

    package struct Part: Sendable {
        package let name: String
        package let lines: [Line]

        package init(name: String, lines: [Line]) {
            self.name = name
            self.lines = lines
        }
    }

    let parts: [Part]
    /// The page that it stands on, which is named and not linked.
    let here: Link

    package init(parts: [Part], here: Link) {
        self.parts = parts
        self.here = here
    }

    /// What else need not be said beside it.
    var links: Set<Link> { Set(parts.flatMap(\.lines).map(\.link)) }

    package var html: HTML {
        let sections = parts.each { part in
            "<h3>\(part.name)</h3><ul>\(part.lines.each { line($0, in: part) })</ul>"
        }
        return "<section aria-labelledby=\"package\"><h2 id=\"package\">政策包</h2>\(sections)</section>"
    }

    private func line(_ line: Line, in part: Part) -> HTML {
        let role: HTML = line.role == part.name ? "" : "<span class=\"hint\">\(line.role)</span> "
        guard line.link != here else {
            return "<li aria-current=\"page\">\(role)\(line.title) <span class=\"hint\">本页</span></li>"
        }
        return """
            <li>\(role)<a href="\(link: line.link)">\(line.title)</a> <span class="hint">\(DayMark(line.since))</span></li>
            """
    }
}
