import Kernel
import Markup
import Publishing
import Site

/// Guides, questions and topics: columns whose form or type asks for a page of their own.
extension PublicSiteRoutes {
    /// All guides of the portal, or those of one column.
    func guides(_ column: SiteColumn?, _ frame: PublicFrame, _ context: SiteContext) async throws -> PortalPage {
        let columns = column.map { frame.within($0.id) } ?? frame.columns.filter { $0.form == .guide }
        return GuideScreens(frame: frame).list(
            try await lines(columns, 500), target: context.query.optional("target"), canonical: column)
    }

    func questions(_ column: SiteColumn?, _ frame: PublicFrame, _ context: SiteContext) async throws -> PortalPage {
        let columns = column.map { frame.within($0.id) } ?? frame.columns.filter { $0.form == .question }
        let lines = try await lines(columns, 500)
        let bodies = try await publishing.publicBodies(of: lines.map(\.id))
        let questions = lines.map { line in
            let body = bodies[line.id] ?? ""
            return QuestionScreen.Answered(line: line, text: PublicText.html(body), words: PublicText.words(body))
        }
        return QuestionScreen(
            frame: frame, questions: questions, wanted: context.query["q"],
            category: context.query.optional("category"), column: column
        ).answer
    }

    func topic(_ column: SiteColumn, _ frame: PublicFrame, _ context: SiteContext) async throws -> PortalPage {
        var sections: [ArticleID: [SiteColumn]] = [:], lines: [ArticleID: PublicLine] = [:]
        for child in frame.within(column.id) {
            for line in try await self.lines([child], 300) {
                lines[line.id] = line
                if child.id != column.id { sections[line.id, default: []].append(child) }
            }
        }
        let entries = lines.values.sorted { ($1.publishedAt, $1.id) < ($0.publishedAt, $0.id) }
            .map { (line: $0, sections: sections[$0.id] ?? []) }
        return TopicScreen(
            frame: frame, topic: column, entries: entries, section: context.query.optional("section")
        ).answer
    }
}

extension PublicFrame {
    /// 专题 with something in them.
    var topics: [SiteColumn] {
        columns.filter { $0.type == .topic && column($0.parent)?.type != .topic && count(within($0.id)) > 0 }
    }

    /// Whether a topic stands under it: the bar of the home page leads there already.
    func holdsTopics(_ column: SiteColumn) -> Bool { within(column.id).contains { $0.type == .topic } }

    private func column(_ id: ColumnID?) -> SiteColumn? { id.flatMap { column($0) } }
}
