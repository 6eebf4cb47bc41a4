import HTTPTypes
import Kernel
import Site

/// The operations of clean-ups (NORM-6).
enum CleanUpOperations {
    private static let tag = "规范性文件清理"
    private static let choice = APISchema.word(CleanUpChoice.allCases.map(\.rawValue))

    static let cleanUp = APISchema.named(
        "CleanUp",
        .object(
            APIField("id", .id, "编号"), APIField("title", .text(), "名称"), APIField("as_of", .day, "基准日"),
            APIField("state", .word(CleanUp.State.allCases.map(\.rawValue)), "状态"),
            APIField("decided_on", .nullable(.day), "结果生效日期"), APIField("approver", .nullable(.text()), "批准人"),
            APIField("address", .nullable(.text()), "公布地址"), APIField("items", .list(item), "列入清理的文件"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同")))

    private static let item = APISchema.object(
        APIField("text", .id, "规范性文件"), APIField("title", .text(), "名称"), APIField("number", .text(), "发文字号"),
        APIField("unit", .id, "起草科室"), APIField("choice", .nullable(choice), "科室意见"),
        APIField("reason", .nullable(.text()), "理由"), APIField("agrees", .nullable(.boolean), "审核是否同意；未审核为 null"),
        APIField("review_note", .nullable(.text()), "审核说明"),
        APIField("settled_on", .nullable(.day), "“修改”落实的日期"),
        APIField("settled_by", .nullable(.id), "落实“修改”的文件；文件自行失效的为 null"))

    static let cleanUps = APIOperation(
        .get, PlainRoute("/api/v1/clean-ups"), "清理列表", tag: tag, kind: .reads, answers: .list(cleanUp))
    static let read = APIOperation(
        .get, Route<CleanUpID>("/api/v1/clean-ups/{cleanup}"), "一次清理", tag: tag, kind: .reads,
        answers: .json(cleanUp))
    static let open = APIOperation(
        .post, PlainRoute("/api/v1/clean-ups"), "开始清理", tag: tag, kind: .creates,
        body: .json(.object(APIField("title", .text(longest: 200), "名称"), APIField("as_of", .day, "基准日"))),
        answers: .json(cleanUp))
    static let propose = APIOperation(
        .post, Route<CleanUpID, NormativeID>("/api/v1/clean-ups/{cleanup}/texts/{text}/propose"),
        CleanUpAct.propose.chinese, tag: tag, kind: .changes,
        body: .json(.object(APIField("choice", choice, "意见"), APIField("reason", .text(), "理由"))),
        answers: .json(cleanUp))
    static let review = APIOperation(
        .post, Route<CleanUpID, NormativeID>("/api/v1/clean-ups/{cleanup}/texts/{text}/review"),
        CleanUpAct.review.chinese, tag: tag, kind: .changes,
        body: .json(
            .object(APIField("agrees", .boolean, "是否同意"), APIField("note", .text(), "说明", required: false))),
        answers: .json(cleanUp))
    static let approve = APIOperation(
        .post, Route<CleanUpID>("/api/v1/clean-ups/{cleanup}/approve"), CleanUpAct.approve.chinese, tag: tag,
        kind: .changes, body: .json(.object(APIField("on", .day, "生效日期"))), answers: .json(cleanUp))
    static let publish = APIOperation(
        .post, Route<CleanUpID>("/api/v1/clean-ups/{cleanup}/publish"), CleanUpAct.publish.chinese, tag: tag,
        kind: .changes, body: .json(.object(APIField("address", .text(longest: 500), "公布地址"))),
        answers: .json(cleanUp))
    static let abandon = APIOperation(
        .post, Route<CleanUpID>("/api/v1/clean-ups/{cleanup}/abandon"), CleanUpAct.abandon.chinese, tag: tag,
        kind: .changes, answers: .json(cleanUp))
}

extension CleanUp {
    var json: JSONValue {
        .object([
            "id": .id(id), "title": .text(title), "as_of": .day(asOf), "state": .text(state.rawValue),
            "decided_on": .day(decidedOn), "approver": .optional(approver), "address": .optional(address),
            "items": .list(items.map(\.json)), "version": .integer(version),
        ])
    }

    var answer: APIAnswer { APIAnswer(json, version: version) }
}

extension CleanUpItem {
    fileprivate var json: JSONValue {
        .object([
            "text": .id(text), "title": .text(title), "number": .text(number), "unit": .id(unit),
            "choice": .optional(proposal?.choice.rawValue), "reason": .optional(proposal?.reason),
            "agrees": review.map { .bool($0.agrees) } ?? .null, "review_note": .optional(review?.note),
            "settled_on": .day(settlement?.on), "settled_by": .id(settlement?.by),
        ])
    }
}
