import HTTPTypes
import Kernel
package import Site

/// Rehearsals of the site inspection for programs.
package struct InspectionOperations: Sendable {
    let inspections: InspectionStore

    package init(inspections: InspectionStore) { self.inspections = inspections }

    private static let tag = "网站检查"
    private static let fact = APISchema.named(
        "InspectionFact",
        .object(
            APIField("item", .text(), "指标编号"), APIField("item_title", .text(), "指标"),
            APIField("matter", .word(InspectionMatter.allCases.map(\.rawValue)), "问题种类"),
            APIField("subject", .text(), "对象"), APIField("amount", .integer(0...1_000_000_000), "数量"),
            APIField("address", .text(), "网页"), APIField("note", .text(), "情况"),
            APIField("unit", .nullable(.id), "责任科室")))
    private static let run = APISchema.named(
        "InspectionRun",
        .object(
            APIField("id", .id, "编号"), APIField("day", .day, "检查日"), APIField("pack", .text(), "指标版本"),
            APIField("state", .word(InspectionRun.State.allCases.map(\.rawValue)), "状态"),
            APIField("score", .nullable(.text()), "得分"),
            APIField("verdict", .nullable(.word(InspectionResult.Verdict.allCases.map(\.rawValue))), "结论"),
            APIField("pages", .boolean, "是否读取网页"), APIField("started_at", .moment, "检查时间"),
            APIField("handed_at", .nullable(.moment), "下发整改清单时间")))
    private static let detail = APISchema.named(
        "InspectionDetail", .object(APIField("run", run, "检查"), APIField("todos", .list(fact), "整改清单")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/inspections"), "网站检查", tag: tag, kind: .reads, answers: .list(run))
    static let read = APIOperation(
        .get, Route<InspectionRunID>("/api/v1/inspections/{run}"), "一次网站检查", tag: tag, kind: .reads,
        answers: .json(detail))
    static let start = APIOperation(
        .post, PlainRoute("/api/v1/inspections"), "检查一次", tag: tag, kind: .creates,
        body: .json(.object(APIField("day", .day, "按哪一天检查，可以是以前"))), answers: .json(run), note: "只按记录检查。")
    static let hand = APIOperation(
        .post, Route<InspectionRunID>("/api/v1/inspections/{run}/handing"), "下发整改清单", tag: tag, kind: .changes,
        answers: .json(run))

    package func register(on routes: SiteRoutes) {
        routes.reading(InspectionOperations.list) { call in
            let paging = try call.paging, page = try paging.page, officer = try call.officer
            let found = try await inspections.list(
                of: officer.agency, for: officer, size: min(page * paging.limit + 1, 1_000))
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(InspectionOperations.read) { call, id in
            let detail = try await inspections.detail(id, for: try call.officer)
            return APIAnswer(
                .object(["run": detail.run.json, "todos": .list(detail.result.todos.map(\.json))]),
                version: detail.run.version)
        }
        routes.writing(InspectionOperations.start) { call in
            let officer = try call.officer
            guard let day = call.fields.day("day") else {
                throw Refusal(.invalid, "没有检查：日期不对。请写成 2026-09-15。", field: "day")
            }
            return APIWork {
                try await inspections.rehearse(officer.agency, on: day, by: officer)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
        routes.writing(InspectionOperations.hand) { call, id in
            let officer = try call.officer, version = call.version
            return APIWork {
                try await inspections.hand(id, by: officer, version: version)
            } answer: {
                APIAnswer($0.json, version: $0.version)
            }
        }
    }
}

extension InspectionRun {
    var json: JSONValue {
        .object([
            "id": .id(id), "day": .day(day), "pack": .text(pack), "state": .text(state.rawValue),
            "score": score.map { .text($0.description) } ?? .null,
            "verdict": verdict.map { .text($0.rawValue) } ?? .null,
            "pages": .bool(port != nil), "started_at": .moment(startedAt), "handed_at": .moment(handedAt),
        ])
    }
}

extension InspectionTodo {
    var json: JSONValue {
        .object([
            "item": .text(item.id), "item_title": .text(item.title), "matter": .text(fact.matter.rawValue),
            "subject": .text(fact.subject), "amount": .integer(fact.amount), "address": .text(fact.address),
            "note": .text(fact.note), "unit": fact.unit.map { .id($0) } ?? .null,
        ])
    }
}
