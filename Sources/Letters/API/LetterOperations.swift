import HTTPTypes
import Kernel
import Site

/// The operations on letters: for 12345 and for whoever handles letters elsewhere (`docs/formats/letters-12345.md`).
enum LetterOperations {
    private static let tag = "来信"
    static let mostRows = 500
    private static let stage = APISchema.word(LetterStage.allCases.map(\.rawValue))
    private static let category = APISchema.word(LetterCategory.allCases.map(\.rawValue))
    private static let channel = APISchema.word(LetterChannel.allCases.map(\.rawValue))
    private static let outcome = APISchema.word(LetterOutcome.allCases.map(\.rawValue))

    private static let letter = APISchema.named(
        "PublicLetter",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "受理号"),
            APIField("external_number", .nullable(.text()), "12345工单编号"), APIField("category", category, "类别"),
            APIField("channel", channel, "渠道"), APIField("urgent", .boolean, "紧急"),
            APIField("title", .text(), "标题"), APIField("words", .text(), "内容"), APIField("stage", stage, "状态"),
            APIField("next", .nullable(.text()), "下一步"), APIField("unit", .id, "承办单位"),
            APIField("received_at", .moment, "收到时间"), APIField("due", .nullable(.day), "期限"),
            APIField("replied_at", .nullable(.moment), "答复时间"), APIField("answer", .nullable(.text()), "答复"),
            APIField("told", .text(), "没有答复而告知来信人的内容"), APIField("outcome", .nullable(outcome), "回访、评价"),
            APIField("urges", .integer(0...1_000_000), "催办次数"), APIField("round", .integer(1...2), "第几次办理")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/letters"), "来信", tag: tag, kind: .reads,
        query: [
            APIField("stage", stage, "状态", required: false), APIField("category", category, "类别", required: false),
            APIField("channel", channel, "渠道", required: false),
        ], answers: .list(letter), note: "不含来信人的姓名和联系方式。")
    static let read = APIOperation(
        .get, Route<LetterID>("/api/v1/letters/{letter}"), "一件来信", tag: tag, kind: .reads, answers: .json(letter))

    private static let row = APISchema.named(
        "LetterOrder",
        .object(
            APIField("number", .text(longest: 64), "12345工单编号，重复提交不会重复登记"),
            APIField("category", .text(longest: 20), "诉求类型：咨询、求助、投诉、举报、建议、表扬"),
            APIField("channel", .text(longest: 20), "来源，不写为12345热线", required: false),
            APIField("received_at", .text(longest: 40), "来件时间，例如 2026-03-13 09:05"),
            APIField("title", .text(longest: 1_000), "标题"), APIField("words", .text(longest: 20_000), "诉求内容"),
            APIField("name", .text(longest: 1_000), "姓名", required: false),
            APIField("contact", .text(longest: 1_000), "联系电话", required: false),
            APIField("address", .text(longest: 1_000), "地址", required: false),
            APIField("urgent", .text(longest: 20), "一般或者紧急", required: false)))
    private static let line = APISchema.named(
        "LetterOrderResult",
        .object(
            APIField("place", .integer(1...1_000_000), "第几行，从1起"), APIField("number", .text(), "12345工单编号"),
            APIField(
                "outcome", .word(LetterImportLine.Outcome.allCases.map(\.rawValue)),
                "added 新登记，known 以前已登记，differs 与以前的不同，bad 没有登记"),
            APIField("words", .text(), "受理号，或者没有登记的原因"), APIField("id", .nullable(.id), "来信编号")))

    static let take = APIOperation(
        .post, PlainRoute("/api/v1/letters/imports"), "导入12345工单", tag: tag, kind: .acts,
        body: .json(.object(APIField("rows", .list(row, most: mostRows), "工单")), limit: 8_000_000),
        answers: .json(
            .object(
                APIField("added", .integer(0...mostRows), "新登记"), APIField("known", .integer(0...mostRows), "以前已登记"),
                APIField("differs", .integer(0...mostRows), "与以前的不同"), APIField("bad", .integer(0...mostRows), "没有登记"),
                APIField("lines", .list(line, most: mostRows), "逐行结果"))),
        note: "合格的行登记，不合格的逐行说明原因。")

    private static let answered = APISchema.named(
        "LetterOrderAnswer",
        .object(
            APIField("external_number", .text(), "12345工单编号"), APIField("number", .text(), "受理号"),
            APIField("category", category, "类别"), APIField("stage", stage, "状态"), APIField("unit", .text(), "承办单位"),
            APIField("words", .text(), "答复，或者告知来信人的内容"), APIField("at", .nullable(.moment), "答复时间"),
            APIField("outcome", .nullable(outcome), "回访、评价")))
    static let answers = APIOperation(
        .get, PlainRoute("/api/v1/letter-answers"), "12345工单的答复", tag: tag, kind: .reads,
        query: [APIField("since", .day, "答复日期自")],
        answers: .json(.object(APIField("items", .list(answered, most: LetterAnswerExport.most), "答复"))))
}

extension LetterLine {
    var json: JSONValue {
        let found = letter
        return .object([
            "id": .id(found.id), "number": .text(found.number), "external_number": .optional(found.externalNumber),
            "category": .text(found.category.rawValue), "channel": .text(found.channel.rawValue),
            "urgent": .bool(found.isUrgent), "title": .text(found.title), "words": .text(found.words),
            "stage": .text(found.stage.rawValue), "next": .optional(found.stage.next?.rawValue),
            "unit": .id(found.unit),
            "received_at": .moment(found.receivedAt), "due": .day(reading?.due.deadline?.day),
            "replied_at": .moment(found.repliedAt), "answer": .optional(found.answer?.words), "told": .text(found.told),
            "outcome": .optional(found.outcome?.rawValue), "urges": .integer(found.urges),
            "round": .integer(found.round),
        ])
    }
}

extension LetterImportLine {
    var json: JSONValue {
        .object([
            "place": .integer(place), "number": .text(externalNumber), "outcome": .text(outcome.rawValue),
            "words": .text(words), "id": .id(id),
        ])
    }
}

extension ExternalAnswer {
    var json: JSONValue {
        .object([
            "external_number": .text(externalNumber), "number": .text(number), "category": .text(category.rawValue),
            "stage": .text(stage.rawValue), "unit": .text(unit), "words": .text(words), "at": .moment(at),
            "outcome": .optional(outcome?.rawValue),
        ])
    }
}
