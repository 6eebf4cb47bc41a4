import HTTPTypes
import Kernel
package import Site

/// 舆情 for programs: clues that another system found come in, cases go out for the platform of the higher office.
package struct OpinionOperations: Sendable {
    let opinions: OpinionStore

    package init(opinions: OpinionStore) { self.opinions = opinions }

    private static let tag = "舆情回应"
    private static let stage = APISchema.word(OpinionStage.allCases.map(\.rawValue))
    private static let kind = APISchema.word(OpinionKind.allCases.map(\.rawValue))

    private static let opinion = APISchema.named(
        "Opinion",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "舆情编号"), APIField("title", .text(), "标题"),
            APIField("kind", kind, "类别"), APIField("stage", stage, "状态"), APIField("unit", .id, "责任单位"),
            APIField("discovered_at", .moment, "发现时间"), APIField("occurred_at", .nullable(.moment), "发生时间"),
            APIField("limit", .moment, "最迟回应时间（SEN-1、SEN-2）"),
            APIField("target", .nullable(.moment), "力争发布时间（SEN-3）"),
            APIField("press_limit", .nullable(.moment), "新闻发布会期限（SEN-3）"),
            APIField("responded_at", .nullable(.moment), "首次回应时间"),
            APIField("press_at", .nullable(.moment), "新闻发布会时间"), APIField("version", .integer(1...1_000_000), "版本")))
    private static let clue = APISchema.named(
        "OpinionClue",
        .object(
            APIField("id", .id, "编号"), APIField("title", .text(), "标题"), APIField("link", .text(), "网址"),
            APIField("state", .word(OpinionClue.State.allCases.map(\.rawValue)), "状态"),
            APIField("found_at", .moment, "发现时间"), APIField("sightings", .integer(1...1_000_000_000), "见到的次数"),
            APIField("opinion", .nullable(.id), "登记或者并入的舆情")))

    private static let list = APIOperation(
        .get, PlainRoute("/api/v1/opinions"), "舆情", tag: tag, kind: .reads,
        query: [APIField("stage", stage, "状态", required: false), APIField("kind", kind, "类别", required: false)],
        answers: .list(opinion), note: "办理中的在前，按下一个时限排列。")
    private static let read = APIOperation(
        .get, Route<OpinionID>("/api/v1/opinions/{opinion}"), "一件舆情", tag: tag, kind: .reads, answers: .json(opinion))
    private static let submit = APIOperation(
        .post, PlainRoute("/api/v1/opinion-clues"), "报送舆情线索", tag: tag, kind: .creates,
        body: .json(
            .object(
                APIField("title", .text(longest: 200), "标题"),
                APIField("summary", .text(longest: 1_000), "摘要", required: false),
                APIField("link", .text(longest: 500), "网址", required: false),
                APIField("published_at", .moment, "发布时间", required: false),
                APIField("origin", .text(longest: 60), "来源名称", required: false))),
        answers: .json(clue), note: "同一网址、同一标题或者相近标题的并为一条。")

    package func register(on routes: SiteRoutes) {
        routes.reading(OpinionOperations.list) { call in
            let officer = try call.officer
            if officer.isAdministrator { throw Refusal.notFound }
            let paging = try call.paging, page = try paging.page
            let query = OpinionQuery(
                stage: OpinionStage(rawValue: call.query["stage"]), kind: OpinionKind(rawValue: call.query["kind"]),
                page: page, size: paging.limit)
            let found = try await opinions.list(query, for: officer)
            return paging.answer(found.lines.map(\.found.json), page: page, isLast: page * paging.limit >= found.total)
        }
        routes.reading(OpinionOperations.read) { call, id in
            let found = try await opinions.opinion(id, for: try call.officer)
            return APIAnswer(found.json, version: found.version)
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
}

extension OpinionCase {
    fileprivate var json: JSONValue {
        let clocks = clocks
        return .object([
            "id": .id(id), "number": .text(number), "title": .text(notice.title), "kind": .text(kind.rawValue),
            "stage": .text(stage.rawValue), "unit": .id(unit), "discovered_at": .moment(notice.discoveredAt),
            "occurred_at": .moment(notice.occurredAt), "limit": .moment(clocks.limit),
            "target": .moment(clocks.target), "press_limit": .moment(owesPress ? clocks.press : nil),
            "responded_at": .moment(respondedAt), "press_at": .moment(pressAt), "version": .integer(version),
        ])
    }
}

extension OpinionClue {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "title": .text(title), "link": .text(link), "state": .text(state.rawValue),
            "found_at": .moment(foundAt), "sightings": .integer(sightings),
            "opinion": opinion.map { .id($0) } ?? .null,
        ])
    }
}
