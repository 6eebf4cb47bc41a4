import HTTPTypes
import Kernel
import Obligations
import Site

/// What programs read of one's own inbox, and the duties that rules bring about.
enum InboxOperations {
    private static let tag = "收件箱与应办事项"
    private static let signal = APISchema.word(Signal.allCases.map(\.rawValue))

    private static let note = APISchema.named(
        "InboxNote",
        .object(
            APIField("id", .id, "编号"), APIField("kind", .word(StaffNotice.Kind.allCases.map(\.rawValue)), "种类"),
            APIField("signal", .nullable(signal), "灯"), APIField("rule", .nullable(.text()), "规则"),
            APIField("title", .text(), "内容"), APIField("words", .text(), "说明"), APIField("address", .text(), "办理页面"),
            APIField("written_at", .moment, "时间"), APIField("read_at", .nullable(.moment), "已读时间")))
    private static let unread = APISchema.object(APIField("unread", .integer(0...1_000_000_000), "未读条数"))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/inbox"), "自己的提醒", tag: tag, kind: .reads, answers: .list(note), note: "新的在前。")
    static let read = APIOperation(
        .post, Route<NoticeID>("/api/v1/inbox/{note}/reading"), "标为已读", tag: tag, kind: .acts, answers: .json(unread))
    static let readAll = APIOperation(
        .post, PlainRoute("/api/v1/inbox/reading"), "全部标为已读", tag: tag, kind: .acts, answers: .json(unread))

    private static let ruled = APISchema.named(
        "RuleDuty",
        .object(
            APIField("id", .id, "编号"), APIField("rule", .text(), "规则"), APIField("title", .text(), "事项"),
            APIField("unit", .id, "承担单位"), APIField("signal", signal, "灯"), APIField("due", .nullable(.day), "期限"),
            APIField("state", .word(Obligation.State.allCases.map(\.rawValue)), "状态")))

    static let duty = APIOperation(
        .get, Route<ObligationID>("/api/v1/duties/{duty}"), "一件应办事项", tag: tag, kind: .reads, answers: .json(ruled))
    static let assign = APIOperation(
        .post, PlainRoute("/api/v1/duties"), "下达应办事项", tag: tag, kind: .creates,
        body: .json(
            .object(
                APIField("rule", .text(longest: 60), "规则"), APIField("title", .text(longest: 120), "事项"),
                APIField("unit", .id, "责任单位"),
                APIField("start", .text(longest: 30), "起算时间：2026-09-15 或者 2026-09-15T14:30"))),
        answers: .json(.object(APIField("id", .id, "编号"))), note: "只用于由人下达的规则。")
    static let conclude = APIOperation(
        .post, Route<ObligationID>("/api/v1/duties/{duty}/conclusion"), "登记办结", tag: tag, kind: .acts,
        body: .json(.object(APIField("words", .text(longest: 500), "办理结果和佐证"))),
        answers: .json(.object(APIField("id", .id, "编号"))), note: "在原记录办理的应办事项自动了结，不能这样登记。")
}

/// What programs read of checks: those of a plan's clauses, and the rules that are looked at every day.
enum CheckOperations {
    private static let tag = "核查"
    private static let signal = APISchema.word(Signal.allCases.map(\.rawValue))
    private static let item = APISchema.object(
        APIField("title", .text(), "记录"), APIField("address", .text(), "页面"), APIField("note", .text(), "说明"))

    private static let check = APISchema.named(
        "ClauseCheck",
        .object(
            APIField("id", .id, "编号"), APIField("plan", .id, "工作要点"), APIField("task", .id, "任务"),
            APIField("clause", .text(), "条款"), APIField("method", .word(CheckMethod.allCases.map(\.rawValue)), "方式"),
            APIField("measure", .nullable(.text()), "指标"), APIField("unit", .nullable(.id), "责任单位"),
            APIField("signal", .nullable(signal), "现状"), APIField("sentence", .text(), "结果"),
            APIField("ran_on", .nullable(.day), "计算日期"), APIField("red_since", .nullable(.day), "何时起未达到")))
    private static let detail = APISchema.named(
        "ClauseCheckDetail",
        .object(APIField("check", check, "核查"), APIField("items", .list(item), "没有达到要求的记录")))
    private static let rule = APISchema.named(
        "RuleCheck",
        .object(
            APIField("agency", .id, "机关"), APIField("rule", .text(), "规则"),
            APIField("signal", .nullable(signal), "现状"), APIField("sentence", .text(), "结果"),
            APIField("ran_on", .nullable(.day), "计算日期"), APIField("red_since", .nullable(.day), "何时起未达到")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/checks"), "条款核查", tag: tag, kind: .reads,
        query: [
            APIField("signal", signal, "现状", required: false), APIField("plan", .id, "工作要点", required: false),
            APIField("unit", .id, "责任单位", required: false),
            APIField("method", .word([CheckMethod.measured, .manual].map(\.rawValue)), "方式", required: false),
        ], answers: .list(check), note: "未达到的在前。")
    static let read = APIOperation(
        .get, Route<ClauseCheckID>("/api/v1/checks/{check}"), "一项条款核查", tag: tag, kind: .reads, answers: .json(detail))
    static let rules = APIOperation(
        .get, PlainRoute("/api/v1/rule-checks"), "按规则核查", tag: tag, kind: .reads,
        answers: .json(.object(APIField("items", .list(rule), "各项核查"))), note: "未达到的在前。")
}

extension InboxLine {
    var json: JSONValue {
        .object([
            "id": .id(id), "kind": .text(kind.rawValue), "signal": .optional(signal?.rawValue), "rule": .optional(rule),
            "title": .text(title), "words": .text(words), "address": .text(address), "written_at": .moment(writtenAt),
            "read_at": .moment(readAt),
        ])
    }
}

extension RuleDuty {
    func json(for officer: Officer) -> JSONValue {
        .object([
            "id": .id(obligation.id), "rule": .text(obligation.rule), "title": .text(title(for: officer)),
            "unit": .id(obligation.owner), "signal": .text(reading.signal.rawValue),
            "due": .day(reading.due.deadline?.day), "state": .text(obligation.state.rawValue),
        ])
    }
}

extension CheckStanding {
    fileprivate var members: [JSONMember] {
        [
            JSONMember("signal", .optional(signal?.rawValue)), JSONMember("sentence", .text(sentence)),
            JSONMember("ran_on", .day(ranOn)), JSONMember("red_since", .day(redSince)),
        ]
    }
}

extension ClauseCheck {
    var json: JSONValue {
        .object(
            [
                JSONMember("id", .id(id)), JSONMember("plan", .id(plan)), JSONMember("task", .id(task)),
                JSONMember("clause", .text(quote)), JSONMember("method", .text(setting.method.rawValue)),
                JSONMember("measure", .optional(setting.measure)), JSONMember("unit", .id(setting.unit)),
            ] + standing.members)
    }
}

extension RuleCheck {
    var json: JSONValue {
        .object([JSONMember("agency", .id(agency)), JSONMember("rule", .text(rule))] + standing.members)
    }
}

extension MeasuredItem {
    var json: JSONValue { .object(["title": .text(title), "address": .text(address), "note": .text(note)]) }
}
