import Kernel
import Obligations
package import Site

/// Supervision for programs; what there is stands in `SupervisionOperations`.
package struct SupervisionOperationRoutes: Sendable {
    let board: BoardStore
    let items: ItemStore
    let door: DutyDoor

    package init(board: BoardStore, items: ItemStore, door: @escaping DutyDoor) {
        self.board = board
        self.items = items
        self.door = door
    }

    package func register(on routes: SiteRoutes) {
        routes.reading(SupervisionOperations.duties) { call in try await duties(call) }
        routes.reading(SupervisionOperations.items) { call in
            let paging = try call.paging, page = try paging.page
            let query = ItemQuery(stage: ItemStage(rawValue: call.query["stage"]), page: page, size: paging.limit)
            let list = try await items.list(query, for: try call.officer)
            let total = query.stage.map { list.stages[$0] ?? 0 } ?? list.total
            return paging.answer(list.items.map(\.json), page: page, isLast: page * paging.limit >= total)
        }
        routes.reading(SupervisionOperations.read) { call, id in
            let item = try await items.view(id, for: try call.officer).item
            return APIAnswer(item.json, version: item.version)
        }
        routes.writing(SupervisionOperations.draft) { call in
            let officer = try call.officer, fields = call.fields
            let draft = try SupervisionOperationRoutes.draft(fields)
            let owed = try await items.lines(draft.obligations, for: officer).map(\.obligation)
            let hidden = try await door(owed, officer).hidden
            return APIWork {
                try await items.draft(draft, hiding: hidden, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: SupervisionOperations.read.route($0.id), version: $0.version)
            }
        }
        for act in ItemAct.allCases {
            routes.writing(SupervisionOperations.plain(act)) { call, id in
                let officer = try call.officer, version = call.version
                let input = SupervisionOperationRoutes.input(act, call.fields)
                return APIWork {
                    try await items.act(act, input, on: id, by: officer, version: version)
                } answer: {
                    APIAnswer($0.json, version: $0.version)
                }
            }
        }
    }

    private func duties(_ call: APICall) async throws -> APIAnswer {
        let paging = try call.paging, officer = try call.officer
        var query = BoardQuery(reading: call.query)
        query.size = paging.limit
        query.cursor = paging.after?.first.flatMap { DutyCursor($0) }
        let (lines, next, _) = try await board.page(query, for: officer)
        let places = try await door(lines.map(\.obligation), officer)
        return paging.answer(
            lines.map { line in
                line.json(title: places[line.obligation.id]?.isReadable == false ? "" : line.obligation.title)
            }, next: next.map { [$0.text] })
    }

    private static func draft(_ fields: APIFields) throws -> ItemDraft {
        guard let target: AgencyID = fields.id("target"), let unit: UnitID = fields.id("unit"),
            let due = fields.day("due")
        else { throw Refusal(.invalid, "未能拟制督办单：被督办机构、单位或者整改期限没有写。请补充后再提交。", rule: "SUP-1") }
        return ItemDraft(
            contents: ItemContents(title: fields["title"].trimmed, demand: fields["demand"].trimmed, due: due),
            target: target, unit: unit,
            obligations: (fields.texts("obligations") ?? []).compactMap { ObligationID($0) })
    }

    private static func input(_ act: ItemAct, _ fields: APIFields) -> ItemInput {
        let words = fields["words"].trimmed
        switch act {
        case .submit, .issue, .acknowledge, .close: return .none
        case .sendBack, .withdraw, .rectify, .pass, .circulate, .recommend: return .words(words)
        case .fail: return .review(words, due: fields.day("due"))
        case .edit:
            return .contents(
                ItemContents(
                    title: fields["title"].trimmed, demand: fields["demand"].trimmed,
                    due: fields.day("due") ?? .earliest))
        case .interview:
            return .interview(
                ItemInterview(
                    on: fields.day("on") ?? .latest, place: fields["place"].trimmed,
                    interviewer: fields["interviewer"].trimmed, interviewee: fields["interviewee"].trimmed,
                    words: words, promise: fields["promise"].trimmed))
        }
    }
}
