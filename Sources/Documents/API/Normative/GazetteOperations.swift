import HTTPTypes
import Kernel
import Site

/// The operations on submissions to gazettes (GAZ-1…GAZ-3).
enum GazetteOperations {
    private static let tag = "政府公报"
    private static let level = APISchema.word(GazetteLevel.allCases.map(\.rawValue))

    static let submission = APISchema.named(
        "GazetteSubmission",
        .object(
            APIField("id", .id, "编号"), APIField("text", .id, "规范性文件"), APIField("title", .text(), "名称"),
            APIField("number", .nullable(.text()), "发文字号"), APIField("level", level, "公报级别"),
            APIField("gazette", .text(), "公报名称"), APIField("submitted_on", .day, "报送日期"),
            APIField("state", .word(GazetteSubmission.State.allCases.map(\.rawValue)), "状态"),
            APIField("accepted_on", .nullable(.day), "采用日期"), APIField("year", .nullable(.integer(1_900...2_999)), "年"),
            APIField("issue", .nullable(.integer(0...100_000)), "期"),
            APIField("page", .nullable(.integer(0...100_000)), "页"), APIField("address", .nullable(.text()), "电子版地址"),
            APIField("decline_reason", .nullable(.text()), "未采用的理由"),
            APIField("acts", .list(.word(GazetteAct.allCases.map(\.rawValue))), "现在可以办理的事项")))

    static let submissions = APIOperation(
        .get, PlainRoute("/api/v1/gazette-submissions"), "公报送登列表", tag: tag, kind: .reads,
        answers: .list(submission))
    static let read = APIOperation(
        .get, Route<GazetteSubmissionID>("/api/v1/gazette-submissions/{submission}"), "一次公报送登", tag: tag, kind: .reads,
        answers: .json(submission))
    static let submit = APIOperation(
        .post, Route<NormativeID>("/api/v1/normative-documents/{text}/gazette-submissions"), "报送公报", tag: tag,
        kind: .creates,
        body: .json(
            .object(
                APIField("level", level, "公报级别"), APIField("gazette", .text(longest: 200), "公报名称"),
                APIField("on", .day, "报送日期"))), answers: .json(submission))

    static func act(_ act: GazetteAct) -> APIOperation<GazetteSubmissionID> {
        let (pattern, fields): (StaticString, [APIField]) =
            switch act {
            case .accept:
                ("/api/v1/gazette-submissions/{submission}/accept", [APIField("on", .day, "采用日期")])
            case .decline:
                ("/api/v1/gazette-submissions/{submission}/decline", [APIField("reason", .text(), "未采用的理由")])
            case .print:
                (
                    "/api/v1/gazette-submissions/{submission}/print",
                    [
                        APIField("year", .integer(0...9_999), "年"), APIField("issue", .integer(0...100_000), "期"),
                        APIField("page", .integer(0...100_000), "页"),
                    ]
                )
            case .link:
                ("/api/v1/gazette-submissions/{submission}/link", [APIField("address", .text(longest: 500), "电子版地址")])
            }
        return APIOperation(
            .post, Route(pattern), act.chinese, tag: tag, kind: .acts, body: .json(.object(fields)),
            answers: .json(submission))
    }
}

extension GazetteSubmission {
    func json(for officer: Officer) -> JSONValue {
        .object([
            "id": .id(id), "text": .id(text), "title": .text(title), "number": .optional(number),
            "level": .text(level.rawValue), "gazette": .text(gazette), "submitted_on": .day(submittedOn),
            "state": .text(state.rawValue), "accepted_on": .day(acceptedOn),
            "year": place.map { .integer($0.year) } ?? .null, "issue": place.map { .integer($0.issue) } ?? .null,
            "page": place.map { .integer($0.page) } ?? .null, "address": .optional(address),
            "decline_reason": .optional(declineReason),
            "acts": .list(
                GazetteAct.allCases.filter { refusal(of: $0, by: officer) == nil }.map { .text($0.rawValue) }),
        ])
    }
}
