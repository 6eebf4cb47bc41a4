import HTTPTypes
import Kernel
import Site

/// The operations on reports of errors (SITE-4): for the platform of the higher office and for whoever answers elsewhere.
enum CorrectionOperations {
    private static let tag = "网站找错"
    private static let state = APISchema.word(CorrectionState.allCases.map(\.rawValue))
    private static let kind = APISchema.word(CorrectionKind.allCases.map(\.rawValue))

    private static let answered = APISchema.named(
        "CorrectionAnswer",
        .object(
            APIField("round", .integer(1...2), "第几次办理"), APIField("words", .text(), "反映人看到的文字"),
            APIField("rejected", .boolean, "不予处理"), APIField("unit", .id, "答复的科室"),
            APIField("at", .moment, "答复时间")))
    private static let correction = APISchema.named(
        "Correction",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "受理号"), APIField("page", .text(), "网页地址"),
            APIField("page_title", .text(), "网页名称"), APIField("kind", kind, "错误类型"),
            APIField("words", .text(), "反映内容"), APIField("state", state, "状态"), APIField("unit", .id, "承办科室"),
            APIField("round", .integer(1...2), "第几次办理"), APIField("reports", .integer(1...1_000_000_000), "反映人数"),
            APIField("received_at", .moment, "收到时间"), APIField("accepted_at", .nullable(.moment), "受理时间"),
            APIField("closed_at", .nullable(.moment), "办结时间"), APIField("due", .nullable(.day), "答复期限"),
            APIField("again", .text(), "再次反映的内容"), APIField("answers", .list(answered), "答复")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/corrections"), "网站找错", tag: tag, kind: .reads,
        query: [APIField("state", state, "状态", required: false), APIField("kind", kind, "错误类型", required: false)],
        answers: .list(correction), note: "不含反映人的联系方式。")
    static let read = APIOperation(
        .get, Route<CorrectionID>("/api/v1/corrections/{correction}"), "一件网站找错", tag: tag, kind: .reads,
        answers: .json(correction))
    static let accept = APIOperation(
        .post, Route<CorrectionID>("/api/v1/corrections/{correction}/acceptance"), CorrectionAct.accept.chinese,
        tag: tag,
        kind: .changes, answers: .json(correction))
    static let assign = APIOperation(
        .post, Route<CorrectionID>("/api/v1/corrections/{correction}/assignment"), CorrectionAct.assign.chinese,
        tag: tag,
        kind: .changes,
        body: .json(
            .object(
                APIField("unit", .id, "承办科室"), APIField("words", .text(longest: 2_000), "说明", required: false))),
        answers: .json(correction))
    static let answer = APIOperation(
        .post, Route<CorrectionID>("/api/v1/corrections/{correction}/answer"), CorrectionAct.answer.chinese, tag: tag,
        kind: .changes, body: .json(words("答复内容，反映人凭查询码看到")), answers: .json(correction))
    static let reject = APIOperation(
        .post, Route<CorrectionID>("/api/v1/corrections/{correction}/rejection"), CorrectionAct.reject.chinese,
        tag: tag,
        kind: .changes, body: .json(words("理由，反映人凭查询码看到")), answers: .json(correction))

    private static func words(_ note: String) -> APISchema {
        .object(APIField("words", .text(longest: 2_000), note))
    }
}

extension CorrectionLine {
    var json: JSONValue {
        correction.json(due: reading?.due.deadline?.day)
    }
}

extension Correction {
    func json(due: Day? = nil) -> JSONValue {
        .object([
            "id": .id(id), "number": .text(number), "page": .text(page), "page_title": .text(pageTitle),
            "kind": .text(kind.rawValue), "words": .text(words), "state": .text(state.rawValue), "unit": .id(unit),
            "round": .integer(round), "reports": .integer(reports), "received_at": .moment(receivedAt),
            "accepted_at": .moment(acceptedAt), "closed_at": .moment(closedAt), "due": .day(due),
            "again": .text(reopeningWords), "answers": .list(answers.map(\.json)),
        ])
    }
}

extension CorrectionAnswer {
    var json: JSONValue {
        .object([
            "round": .integer(round), "words": .text(words), "rejected": .bool(isRejection), "unit": .id(unit),
            "at": .moment(at),
        ])
    }
}
