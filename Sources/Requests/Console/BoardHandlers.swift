import Kernel
import Site

extension DeskRoutes {
    func board(_ context: SiteContext) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let query = RequestQuery(reading: context.query, today: requests.today), today = requests.today
        let asked =
            officer.entersRequests
            ? try await requests.askedFigures(of: officer.agency, from: today.adding(days: -30), through: today) : nil
        return BoardScreen(
            try await requests.board(query, for: officer), query: query,
            figures: try await requests.figures(for: officer), mayEnter: officer.entersRequests,
            isSection: officer.seesItsOwnRequestsOnly, asked: asked, context: context
        ).answer
    }

    /// Exactly what is filtered, all pages of it.
    func export(_ name: String, _ context: SiteContext) async throws -> FileAnswer {
        let officer = try context.requireOfficer()
        guard let format = BoardExportFormat(rawValue: name) else { throw Refusal.notFound }
        var query = RequestQuery(reading: context.query, today: requests.today)
        query.size = 500
        query.cursor = nil
        var lines: [RequestLine] = [], units: [UnitID: String] = [:], members: [MemberID: String] = [:]
        repeat {
            let page = try await requests.board(query, for: officer)
            lines += page.lines
            units.merge(page.units) { first, _ in first }
            members.merge(page.members) { first, _ in first }
            query.cursor = page.next
        } while query.cursor != nil && lines.count < BoardExport.most
        guard query.cursor == nil else {
            throw Refusal(
                .tooLarge, "没有导出：符合条件的申请超过 \(BoardExport.most) 件，一个文件装不下。请用阶段、科室、到期等条件筛选后分几次导出。")
        }
        let today = requests.today
        let bytes = try BoardExport.bytes(format, lines, units: units, members: members, on: today)
        return FileAnswer(bytes, name: "依申请公开台账-\(today).\(format.rawValue)", type: format.mediaType)
    }
}

extension Officer {
    var entersRequests: Bool { holds(.requestHandler) || holds(.opennessOffice) || holds(.officeHead) }

    /// A section sees what was handed to it or asked of it.
    var seesItsOwnRequestsOnly: Bool {
        let wide: Set<Role> = [
            .requestHandler, .opennessOffice, .officeHead, .legalReviewer, .secrecyReviewer, .leader, .principalHead,
            .supervisor, .assessor,
        ]
        return roles.isDisjoint(with: wide)
    }
}
