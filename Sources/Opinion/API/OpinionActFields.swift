import Kernel
import Publishing
import Site

/// One act as programs send it: its word, and the values of its fields by the names that the forms of the pages have.
struct OpinionActFields {
    let act: OpinionAct
    let fields: APIFields

    private static let text = APISchema.text(longest: 4_000)
    private static let all: [APIField] = [
        APIField("members", text, "参加会商的人员", required: false),
        APIField("words", text, "意见、结果、理由或者内容", required: false),
        APIField("level", .word(OpinionLevel.allCases.map(\.rawValue)), "级别", required: false),
        APIField("unit", .id, "责任单位", required: false),
        APIField(
            "reasons", .list(.word(ResponseReason.allCases.map(\.rawValue)), most: 5), "应当回应的情形（SEN-5）", required: false
        ),
        APIField("spans", .boolean, "涉及多个地方", required: false),
        APIField("superior", text, "牵头的上级主管部门（SEN-4）", required: false),
        APIField("order", text, "交办要求", required: false), APIField("at", .moment, "报告、举行时间", required: false),
        APIField("recipients", text, "向谁报告（SEN-8）", required: false),
        APIField("place", text, "新闻发布会地点", required: false),
        APIField(
            "speakers", .list(.word(ConferenceSpeaker.allCases.map(\.rawValue)), most: 5), "发布人（SEN-7）", required: false
        ),
        APIField("attendance", text, "出席人姓名和职务", required: false),
        APIField("claim", text, "网上说法", required: false), APIField("fact", text, "事实", required: false),
        APIField("evidence", text, "依据和证据", required: false), APIField("serious", .boolean, "严重不实信息", required: false),
        APIField("rumour", .id, "不实信息", required: false),
        APIField("fate", .word(SuggestionFate.allCases.map(\.rawValue)), "是否采纳", required: false),
        APIField("answer", text, "采纳情况和理由", required: false), APIField("column", .id, "栏目", required: false),
        APIField("effect", .word(OpinionEffect.allCases.map(\.rawValue)), "回应效果", required: false),
        APIField("outcome", .word(AccountabilityOutcome.allCases.map(\.rawValue)), "责任追究的处理方式", required: false),
        APIField("kind", .word(StatementKind.allCases.map(\.rawValue)), "发布类型", required: false),
        APIField("title", .text(longest: 400), "标题", required: false),
        APIField("text", .text(longest: 20_000), "正文，一段一行", required: false),
        APIField("discovered", .moment, "更正后的发现时间", required: false),
        APIField("occurred", .moment, "更正后的发生时间，不知道的不填", required: false),
    ]

    static let schema = APISchema.object(
        APIField("act", .word(OpinionAct.allCases.map(\.rawValue)), "事项"),
        APIField("fields", .object(all), "该事项的字段", required: false))

    /// - Throws: `Refusal` for a field that belongs to another act: what is sent is either used or refused.
    init(_ call: APIFields) throws {
        guard let act = OpinionAct(rawValue: call["act"]) else { throw Refusal.notFound }
        self.act = act
        fields = call.object("fields") ?? call
        guard call.has("fields") else { return }
        let known = OpinionActFields.names(of: act)
        if let other = OpinionActFields.all.first(where: { fields.has($0.name) && !known.contains($0.name) }) {
            throw Refusal(
                .invalid, "未能\(act.chinese)：字段 \(other.name) 不属于这一事项。请去掉后重新提交。", rule: act.rule, field: other.name)
        }
    }

    private static func names(of act: OpinionAct) -> Set<String> {
        switch act {
        case .consult: ["members", "words"]
        case .grade: ["level", "unit", "reasons", "spans", "superior", "order"]
        case .transfer: ["unit", "words"]
        case .reportUp: ["at", "recipients"]
        case .draftStatement: ["kind", "title", "text", "column", "rumour"]
        case .recordConference: ["at", "place", "speakers", "attendance", "words"]
        case .addRumour: ["claim", "fact", "evidence", "serious"]
        case .referRumour: ["rumour", "words"]
        case .addSuggestion: ["words", "fate", "answer"]
        case .setTopic: ["column"]
        case .handle, .proposeDecline, .withdrawDecline, .reopen: ["words"]
        case .evaluate: ["effect", "words"]
        case .account: ["outcome", "words"]
        case .archive, .confirmDecline: []
        case .correctTimes: ["discovered", "occurred", "words"]
        }
    }

    /// Nil for the act that drafts an article.
    var entry: OpinionEntry? {
        let words = fields["words"]
        switch act {
        case .consult: return .consult(members: fields["members"], words: words)
        case .grade: return .grade(grading)
        case .transfer: return .transfer(to: fields.id("unit"), words: words)
        case .reportUp: return .reportUp(at: fields.moment("at"), recipients: fields["recipients"])
        case .draftStatement: return nil
        case .recordConference:
            return .recordConference(
                at: fields.moment("at"), place: fields["place"],
                speakers: Set((fields.texts("speakers") ?? []).compactMap(ConferenceSpeaker.init(rawValue:))),
                attendance: fields["attendance"], words: words)
        case .addRumour:
            return .addRumour(
                claim: fields["claim"], fact: fields["fact"], evidence: fields["evidence"],
                isSerious: fields.flag("serious") ?? false)
        case .referRumour: return .referRumour(fields.id("rumour"), words: words)
        case .addSuggestion:
            return .addSuggestion(words: words, SuggestionFate(rawValue: fields["fate"]), answer: fields["answer"])
        case .setTopic: return .setTopic(fields.id("column"))
        case .handle: return .handle(words: words)
        case .evaluate: return .evaluate(OpinionEffect(rawValue: fields["effect"]), words: words)
        case .account: return .account(AccountabilityOutcome(rawValue: fields["outcome"]), words: words)
        case .archive: return .archive
        case .proposeDecline: return .proposeDecline(reason: words)
        case .confirmDecline: return .confirmDecline
        case .withdrawDecline: return .withdrawDecline(reason: words)
        case .correctTimes:
            return .correctTimes(
                OpinionTimes(discovered: fields.moment("discovered"), occurred: fields.moment("occurred")), words: words
            )
        case .reopen: return .reopen(words: words)
        }
    }

    private var grading: OpinionGrading {
        OpinionGrading(
            level: OpinionLevel(rawValue: fields["level"]), unit: fields.id("unit"),
            reasons: Set((fields.texts("reasons") ?? []).compactMap(ResponseReason.init(rawValue:))),
            spansPlaces: fields.flag("spans") ?? false, superior: fields["superior"], order: fields["order"])
    }

    var statement: StatementDraft {
        StatementDraft(
            kind: StatementKind(rawValue: fields["kind"]), title: fields["title"], text: fields["text"],
            column: fields.id("column"), rumour: fields.id("rumour"))
    }
}
