import HTTPTypes
import Kernel
import Site

/// The operations on meetings and what they decided (OPN-12).
enum MeetingOperations {
    private static let tag = "会议"
    private static let kind = APISchema.word(Meeting.Kind.allCases.map(\.rawValue))

    static let meeting = APISchema.named(
        "Meeting",
        .object(
            APIField("id", .id, "编号"), APIField("unit", .id, "记录科室"), APIField("kind", kind, "会议类别"),
            APIField("title", .text(), "会议名称"), APIField("held_on", .day, "会议日期"),
            APIField("livestream", .nullable(.text()), "视频直播地址"), APIField("recorder", .text(), "记录人"),
            APIField("confirmed_on", .nullable(.day), "审定日期"), APIField("confirmer", .nullable(.text()), "审定人"),
            APIField("decisions", .list(decision), "决定事项，依次"),
            APIField("version", .integer(1...1_000_000_000), "版本，与 ETag 相同")))

    private static let decision = APISchema.object(
        APIField("id", .id, "编号，拟公开信息时引用"), APIField("text", .text(), "内容"),
        APIField("attribute", DocumentSchemas.attribute, "公开属性"), APIField("reason", .text(), "理由"),
        APIField(
            "standing", .word(["kept_back", "owed", "in_preparation", "open", "withdrawn"]),
            "kept_back 不公开、owed 待公开、in_preparation 公开信息办理中、open 已公开、withdrawn 已撤下，待重新公开"),
        APIField("address", .nullable(.text()), "公开网址"))

    static let meetings = APIOperation(
        .get, PlainRoute("/api/v1/meetings"), "会议列表", tag: tag, kind: .reads, answers: .list(meeting))
    static let read = APIOperation(
        .get, Route<MeetingID>("/api/v1/meetings/{meeting}"), "一次会议和决定事项", tag: tag, kind: .reads,
        answers: .json(
            .object(
                APIField("meeting", meeting, "会议"),
                APIField("acts", .list(.word(MeetingAct.allCases.map(\.rawValue))), "现在可以办理的事项"))))

    static let record = APIOperation(
        .post, PlainRoute("/api/v1/meetings"), "登记会议", tag: tag, kind: .creates,
        body: .json(.object([APIField("unit", .id, "记录科室")] + contents)), answers: .json(meeting))
    static let edit = APIOperation(
        .post, Route<MeetingID>("/api/v1/meetings/{meeting}/edit"), MeetingAct.edit.chinese, tag: tag, kind: .changes,
        body: .json(.object(contents)), answers: .json(meeting))
    static let confirm = APIOperation(
        .post, Route<MeetingID>("/api/v1/meetings/{meeting}/confirm"), MeetingAct.confirm.chinese, tag: tag,
        kind: .changes, answers: .json(meeting), note: "从这一天起，公开事项须在 20 个工作日内公开（FOI-26）。")

    private static let contents = [
        APIField("kind", kind, "会议类别"), APIField("title", .text(longest: 500), "会议名称"),
        APIField("held_on", .day, "会议日期"),
        APIField("livestream", .nullable(.text(longest: 500)), "视频直播地址", required: false),
        APIField(
            "decisions",
            .list(
                .object(
                    APIField("text", .text(), "内容"), APIField("attribute", DocumentSchemas.attribute, "公开属性"),
                    APIField("reason", .text(), "不是主动公开的须写明理由", required: false)), most: 200), "决定事项"),
    ]
}

extension Meeting {
    var json: JSONValue {
        .object([
            "id": .id(id), "unit": .id(unit), "kind": .text(contents.kind.rawValue), "title": .text(contents.title),
            "held_on": .day(contents.heldOn), "livestream": .optional(contents.livestreamAddress),
            "recorder": .text(recorderName), "confirmed_on": .day(confirmedOn), "confirmer": .optional(confirmerName),
            "decisions": .list(decisions.map(\.json)), "version": .integer(version),
        ])
    }
}

extension MeetingDecision {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "text": .text(text), "attribute": .text(attribute.rawValue), "reason": .text(reason),
            "standing": .text(word), "address": .optional(address),
        ])
    }

    private var word: String {
        switch standing {
        case .keptBack: "kept_back"
        case .owed: "owed"
        case .inPreparation: "in_preparation"
        case .open: "open"
        case .withdrawn: "withdrawn"
        }
    }
}
