import HTTPTypes
import Kernel
import Site

/// The operations on consultations (CONS-3, CONS-9): what runs, what came of it, and opinions from other channels.
enum ConsultationOperations {
    private static let tag = "意见征集"
    private static let phase = APISchema.word(ConsultationPhase.allCases.map(\.rawValue))

    private static let group = APISchema.named(
        "ConsultationGroup",
        .object(
            APIField("number", .integer(1...1_000_000), "组号"), APIField("summary", .text(), "意见要点"),
            APIField("size", .integer(0...1_000_000_000), "条数"),
            APIField("adoption", .nullable(.word(CommentGroup.Adoption.allCases.map(\.rawValue))), "采纳情况"),
            APIField("reason", .text(), "理由")))
    private static let consultation = APISchema.named(
        "Consultation",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "征集号"), APIField("title", .text(), "标题"),
            APIField("kind", .word(ConsultationKind.allCases.map(\.rawValue)), "类别"),
            APIField("phase", phase, "状态"), APIField("unit", .id, "起草科室"),
            APIField("published_on", .nullable(.day), "公布日期"), APIField("closes_on", .day, "截止日期"),
            APIField("result_due", .nullable(.day), "公布结果的期限（CONS-9）"),
            APIField("released_at", .nullable(.moment), "公布结果的时间"),
            APIField("comments", .integer(0...1_000_000_000), "意见条数")))
    private static let whole = APISchema.named(
        "ConsultationRecord",
        .object(
            APIField("consultation", consultation, "基本情况"), APIField("outcome", .text(), "采纳情况说明"),
            APIField("groups", .list(group), "采纳情况表")))

    private static let comment = APISchema.named(
        "ConsultationComment",
        .object(
            APIField("id", .id, "编号"), APIField("number", .integer(1...1_000_000_000), "第几条"),
            APIField("channel", .word(PublicComment.Channel.allCases.map(\.rawValue)), "来源"),
            APIField("stance", .word(PublicComment.Stance.allCases.map(\.rawValue)), "态度"),
            APIField("state", .word(PublicComment.State.allCases.map(\.rawValue)), "状态"),
            APIField("received_at", .moment, "收到时间")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/consultations"), "意见征集", tag: tag, kind: .reads,
        query: [APIField("phase", phase, "状态", required: false)], answers: .list(consultation))
    static let read = APIOperation(
        .get, Route<ConsultationID>("/api/v1/consultations/{consultation}"), "一次意见征集", tag: tag, kind: .reads,
        answers: .json(whole), note: "不含意见原文和联系方式。")
    static let record = APIOperation(
        .post, Route<ConsultationID>("/api/v1/consultations/{consultation}/comments"), "登记其他渠道的意见", tag: tag,
        kind: .creates,
        body: .json(
            .object(
                APIField(
                    "channel", .word(PublicComment.Channel.recorded.map(\.rawValue)), "来源（CONS-3）"),
                APIField("stance", .word(PublicComment.Stance.allCases.map(\.rawValue)), "态度"),
                APIField("words", .text(longest: PublicComment.mostWords), "意见"),
                APIField("paragraph", .text(longest: 6), "段落编号", required: false),
                APIField("organisation", .text(longest: 100), "单位", required: false))),
        answers: .json(comment))
}

extension PublicComment {
    var json: JSONValue {
        .object([
            "id": .id(id), "number": .integer(number), "channel": .text(channel.rawValue),
            "stance": .text(stance.rawValue), "state": .text(state.rawValue), "received_at": .moment(receivedAt),
        ])
    }
}

extension ConsultationLine {
    var json: JSONValue {
        let found = consultation
        return .object([
            "id": .id(found.id), "number": .text(found.number), "title": .text(found.title),
            "kind": .text(found.contents.kind.rawValue), "phase": .text(phase.rawValue), "unit": .id(found.unit),
            "published_on": .day(found.round?.publishedOn),
            "closes_on": .day(found.round?.closesOn ?? found.contents.closesOn),
            "result_due": .day(reading?.due.deadline?.day), "released_at": .moment(found.outcome.releasedAt),
            "comments": .integer(comments),
        ])
    }
}

extension ConsultationView {
    var json: JSONValue {
        .object([
            "consultation": line.json, "outcome": .text(found.outcome.words),
            "groups": .list(
                groups.filter { $0.size > 0 }.map { group in
                    .object([
                        "number": .integer(group.number), "summary": .text(group.summary),
                        "size": .integer(group.size), "adoption": group.adoption.map { .text($0.rawValue) } ?? .null,
                        "reason": .text(group.reason),
                    ])
                }),
        ])
    }
}
