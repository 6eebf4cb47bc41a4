import Kernel
import Obligations
import Site

extension SupervisionRoutes {
    func boardPage(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer(), query = BoardQuery(reading: context.query)
        let view = try await board.board(query, for: officer)
        let shown = view.lines.map(\.obligation) + view.turning.map(\.obligation)
        return BoardScreen(
            view, query: query, places: try await door(shown, officer), ruleTitle: ruleTitle,
            checks: try await checks(officer), officer: officer, context: context
        ).answer
    }

    /// Exactly what is filtered, all pages of it.
    func export(_ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        guard let format = BoardExportFormat(rawValue: name) else { throw Refusal.notFound }
        var query = BoardQuery(reading: context.query), lines: [SupervisionExport.Line] = []
        query.size = 500
        query.cursor = nil
        repeat {
            let (page, next, names) = try await board.page(query, for: officer)
            let places = try await door(page.map(\.obligation), officer)
            lines += page.map { line in
                SupervisionExport.Line(
                    line, title: places.title(of: line.obligation), rule: ruleTitle(line.obligation.rule),
                    unit: names.name(line.obligation.owner))
            }
            query.cursor = next
        } while query.cursor != nil && lines.count < SupervisionExport.most
        let today = board.today
        let bytes = try SupervisionExport.bytes(format, lines, on: today)
        return FileAnswer(bytes, name: "监察台账-\(today).\(format.rawValue)", type: format.mediaType)
    }
}
