import HTTPTypes
import Kernel
import Obligations
import Site

/// What programs read of supervision, and the acts on items: the same decisions as the pages.
enum SupervisionOperations {
    private static let tag = "监察"
    private static let signal = APISchema.word(Signal.allCases.map(\.rawValue))
    private static let stage = APISchema.word(ItemStage.allCases.map(\.rawValue))

    private static let duty = APISchema.named(
        "Duty",
        .object(
            APIField("id", .id, "编号"), APIField("rule", .text(), "规则"), APIField("title", .text(), "事项"),
            APIField("unit", .id, "承担单位"), APIField("signal", signal, "灯"),
            APIField("due", .nullable(.day), "期限"),
            APIField("state", .word(Obligation.State.allCases.map(\.rawValue)), "状态")))
    private static let item = APISchema.named(
        "SupervisionItem",
        .object(
            APIField("id", .id, "编号"), APIField("number", .nullable(.text()), "督办编号"), APIField("title", .text(), "标题"),
            APIField("demand", .text(), "整改要求"), APIField("unit", .id, "被督办单位"), APIField("stage", stage, "环节"),
            APIField("due", .day, "整改期限"), APIField("round", .integer(1...1_000), "第几次整改"),
            APIField("outcome", .nullable(.word(ItemOutcome.allCases.map(\.rawValue))), "处理方式"),
            APIField("papers", .list(.text()), "文书编号")))

    static let duties = APIOperation(
        .get, PlainRoute("/api/v1/supervision/duties"), "监察台账", tag: tag, kind: .reads,
        query: [
            APIField("signal", signal, "灯", required: false), APIField("unit", .id, "单位", required: false),
            APIField("rule", .text(longest: 60), "规则", required: false),
            APIField("agency", .id, "下级机构", required: false),
        ], answers: .list(duty), note: "先到期的在前；无权查看标题的，标题为空。")
    static let items = APIOperation(
        .get, PlainRoute("/api/v1/supervision/items"), "督办事项", tag: tag, kind: .reads,
        query: [APIField("stage", stage, "环节", required: false)], answers: .list(item))
    static let read = APIOperation(
        .get, Route<SupervisionItemID>("/api/v1/supervision/items/{item}"), "一件督办", tag: tag, kind: .reads,
        answers: .json(item))
    static let draft = APIOperation(
        .post, PlainRoute("/api/v1/supervision/items"), "拟制督办单", tag: tag, kind: .creates,
        body: .json(
            .object(
                APIField("target", .id, "被督办机构"), APIField("unit", .id, "被督办单位"),
                APIField("title", .text(longest: 100), "标题"), APIField("demand", .text(longest: 3_000), "整改要求"),
                APIField("due", .day, "整改期限"), APIField("obligations", .list(.id), "督办的应办事项", required: false))),
        answers: .json(item))

    /// The acts that say a few words or nothing; those with more to fill in stand beside them.
    static func plain(_ act: ItemAct) -> APIOperation<SupervisionItemID> {
        let path: Route<SupervisionItemID>
        switch act {
        case .submit: path = Route("/api/v1/supervision/items/{item}/submission")
        case .sendBack: path = Route("/api/v1/supervision/items/{item}/return")
        case .issue: path = Route("/api/v1/supervision/items/{item}/signature")
        case .withdraw: path = Route("/api/v1/supervision/items/{item}/withdrawal")
        case .acknowledge: path = Route("/api/v1/supervision/items/{item}/acknowledgement")
        case .rectify: path = Route("/api/v1/supervision/items/{item}/rectification")
        case .pass: path = Route("/api/v1/supervision/items/{item}/review")
        case .fail: path = Route("/api/v1/supervision/items/{item}/rejection")
        case .close: path = Route("/api/v1/supervision/items/{item}/closure")
        case .circulate: path = Route("/api/v1/supervision/items/{item}/circular")
        case .recommend: path = Route("/api/v1/supervision/items/{item}/recommendation")
        case .edit: path = Route("/api/v1/supervision/items/{item}/contents")
        case .interview: path = Route("/api/v1/supervision/items/{item}/interview")
        }
        return APIOperation(
            .post, path, act.chinese, tag: tag, kind: .changes, body: body(act), answers: .json(item))
    }

    private static func body(_ act: ItemAct) -> APIBody {
        let words = APIField("words", .text(longest: 3_000), "说明", required: act != .pass)
        switch act {
        case .submit, .issue, .acknowledge, .close:
            return .none
        case .sendBack, .withdraw, .rectify, .pass, .circulate, .recommend: return .json(.object(words))
        case .fail: return .json(.object(words, APIField("due", .day, "新的整改期限")))
        case .edit:
            return .json(
                .object(
                    APIField("title", .text(longest: 100), "标题"), APIField("demand", .text(longest: 3_000), "整改要求"),
                    APIField("due", .day, "整改期限")))
        case .interview:
            return .json(
                .object(
                    APIField("on", .day, "约谈日期"), APIField("place", .text(longest: 100), "地点", required: false),
                    APIField("interviewer", .text(longest: 100), "约谈人"),
                    APIField("interviewee", .text(longest: 100), "被约谈人"), words,
                    APIField("promise", .text(longest: 3_000), "被约谈人承诺")))
        }
    }
}

extension SupervisionItem {
    var json: JSONValue {
        .object([
            "id": .id(id), "number": .optional(number), "title": .text(contents.title),
            "demand": .text(contents.demand),
            "unit": .id(unit), "stage": .text(stage.rawValue), "due": .day(contents.due), "round": .integer(round),
            "outcome": .optional(outcome?.rawValue), "papers": .list(papers.map { .text($0.number) }),
        ])
    }
}

extension BoardLine {
    func json(title: String) -> JSONValue {
        .object([
            "id": .id(obligation.id), "rule": .text(obligation.rule), "title": .text(title),
            "unit": .id(obligation.owner), "signal": .text(reading.signal.rawValue),
            "due": .day(reading.due.deadline?.day), "state": .text(obligation.state.rawValue),
        ])
    }
}
