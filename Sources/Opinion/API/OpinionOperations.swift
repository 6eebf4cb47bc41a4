import HTTPTypes
import Kernel
package import Site

/// 舆情 for programs: clues and cases that another system found come in, cases go out for the platform of the higher office,
/// and what staff do on the pages can be done by their programs, decided by the same functions.
package struct OpinionOperations: Sendable {
    let opinions: OpinionStore

    package init(opinions: OpinionStore) { self.opinions = opinions }

    private static let tag = "舆情回应"

    private static let list = APIOperation(
        .get, PlainRoute("/api/v1/opinions"), "舆情", tag: tag, kind: .reads,
        query: [
            APIField("stage", OpinionSchemas.stage, "状态", required: false),
            APIField("kind", OpinionSchemas.kind, "类别", required: false),
        ], answers: .list(OpinionSchemas.opinion), note: "办理中的在前，按下一个时限排列。")
    private static let read = APIOperation(
        .get, Route<OpinionID>("/api/v1/opinions/{opinion}"), "一件舆情", tag: tag, kind: .reads,
        answers: .json(OpinionSchemas.opinion))
    private static let registration = APIOperation(
        .post, PlainRoute("/api/v1/opinions"), "登记舆情", tag: tag, kind: .creates, body: .json(OpinionSchemas.new),
        answers: .json(OpinionSchemas.opinion), note: "时限从发生和发现两者中较早的时间起算（SEN-3）。")
    private static let act = APIOperation(
        .post, Route<OpinionID>("/api/v1/opinions/{opinion}/acts"), "办理舆情", tag: tag, kind: .changes,
        body: .json(OpinionActFields.schema), answers: .json(OpinionSchemas.opinion),
        note: "与页面同一判断、同样的拒绝理由。fields 中只填该事项的字段。")
    private static let submit = APIOperation(
        .post, PlainRoute("/api/v1/opinion-clues"), "报送舆情线索", tag: tag, kind: .creates,
        body: .json(OpinionSchemas.newClue), answers: .json(OpinionSchemas.clue), note: "同一网址、同一标题或者相近标题的并为一条。")

    package func register(on routes: SiteRoutes) {
        registerReading(on: routes)
        routes.writing(OpinionOperations.registration) { call in
            let officer = try call.officer, fields = call.fields, opinions = opinions
            let registration = try OpinionSchemas.registration(fields)
            return APIWork {
                try await opinions.register(registration, by: officer)
            } answer: {
                APIAnswer(
                    created: $0.json(for: officer), at: OpinionOperations.read.route($0.id), version: $0.version)
            }
        }
        routes.writing(OpinionOperations.act) { call, id in
            let officer = try call.officer, version = call.version, opinions = opinions
            let typed = try OpinionActFields(call.fields)
            return APIWork {
                try await OpinionOperations.perform(typed, on: id, by: officer, version: version, in: opinions)
            } answer: {
                APIAnswer($0.json(for: officer), version: $0.version)
            }
        }
        routes.writing(OpinionOperations.submit) { call in
            let officer = try call.officer, fields = call.fields
            guard
                let draft = ClueDraft(
                    title: fields["title"], summary: fields["summary"], link: fields["link"],
                    publishedAt: fields.moment("published_at"))
            else { throw Refusal(.invalid, "未能报送线索：没有标题。请补充后再提交。", rule: "SEN-6", field: "title") }
            let origin = fields["origin"].trimmed
            return APIWork {
                try await opinions.submit(draft, origin: origin, by: officer)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
    }

    private func registerReading(on routes: SiteRoutes) {
        routes.reading(OpinionOperations.list) { call in
            let officer = try call.officer
            if officer.isAdministrator { throw Refusal.notFound }
            let paging = try call.paging, page = try paging.page
            let query = OpinionQuery(
                stage: OpinionStage(rawValue: call.query["stage"]), kind: OpinionKind(rawValue: call.query["kind"]),
                page: page, size: paging.limit)
            let found = try await opinions.list(query, for: officer)
            return paging.answer(
                found.lines.map { $0.found.json(for: officer) }, page: page, isLast: page * paging.limit >= found.total)
        }
        routes.reading(OpinionOperations.read) { call, id in
            let officer = try call.officer
            let found = try await opinions.opinion(id, for: officer)
            return APIAnswer(found.json(for: officer), version: found.version)
        }
    }

    private static func perform(
        _ typed: OpinionActFields, on id: OpinionID, by officer: Officer, version: Int?, in opinions: OpinionStore
    ) async throws -> OpinionCase {
        if let entry = typed.entry {
            return try await opinions.perform(entry, on: id, by: officer, version: version)
        }
        return try await opinions.drafted(typed.statement, on: id, by: officer, version: version)
    }
}
