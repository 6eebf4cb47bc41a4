import Kernel
package import Markup
package import Publishing
import Site

/// What belongs to an article: what explains it or what it explains (INT-4), and its neighbours in the column.
package struct ArticleRelations: Component, Sendable {
    /// The interpretations of this document.
    package var interpretations: [PublicLine] = []
    /// The document that this interpretation explains.
    package var explained: [PublicLine] = []
    package var neighbours: [PublicLine] = []
    /// The policy and what stands around it; what it names is not named again.
    package var package: PackageBlock?
    let column: SiteColumn
    let columnLink: Link

    package init(column: SiteColumn, frame: PublicFrame) {
        self.column = column
        columnLink = frame.link(column)
    }

    package var html: HTML {
        let parts: [HTML] = [
            package?.html ?? .empty, section("政策解读", others(interpretations)), section("解读的文件", others(explained)),
            section("“\(column.name)”最新", neighbours),
        ]
        guard parts.contains(where: { !$0.isEmpty }) else { return "<div class=\"related\"></div>" }
        return """
            <aside class="related" aria-label="相关信息">\(parts)<p><a class="more" href="\(link: columnLink)">返回“\(column.name)”</a></p></aside>
            """
    }

    private func others(_ lines: [PublicLine]) -> [PublicLine] {
        guard let named = package?.links else { return lines }
        return lines.filter { !named.contains(PublicLinks.article($0.id)) }
    }

    private func section(_ title: String, _ lines: [PublicLine]) -> HTML {
        guard !lines.isEmpty else { return .empty }
        let items = lines.each {
            """
            <li><a href="\(link: PublicLinks.article($0.id))">\($0.title)</a> <span class="hint">\(DayMark($0.publishedAt.day))</span></li>
            """
        }
        return "<section><h2>\(title)</h2><ul>\(items)</ul></section>"
    }
}
