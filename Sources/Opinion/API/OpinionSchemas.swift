import Kernel
import Site

/// What cases and clues look like to programs.
enum OpinionSchemas {
    static let stage = APISchema.word(OpinionStage.allCases.map(\.rawValue))
    static let kind = APISchema.word(OpinionKind.allCases.map(\.rawValue))

    private static let statement = APISchema.named(
        "OpinionStatement",
        .object(
            APIField("kind", .word(StatementKind.allCases.map(\.rawValue)), "发布类型"),
            APIField("article", .id, "信息"), APIField("published_at", .nullable(.moment), "公开时间")))
    private static let rumour = APISchema.named(
        "OpinionRumour",
        .object(
            APIField("id", .id, "编号"), APIField("claim", .text(), "网上说法"), APIField("fact", .text(), "事实"),
            APIField("serious", .boolean, "严重不实信息"), APIField("referred_at", .nullable(.moment), "转交公安机关的时间")))
    static let opinion = APISchema.named(
        "Opinion",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "舆情编号"), APIField("title", .text(), "标题"),
            APIField("kind", kind, "类别"), APIField("stage", stage, "状态"), APIField("unit", .id, "责任单位"),
            APIField("level", .nullable(.word(OpinionLevel.allCases.map(\.rawValue))), "级别"),
            APIField("discovered_at", .moment, "发现时间"), APIField("occurred_at", .nullable(.moment), "发生时间"),
            APIField("limit", .moment, "最迟回应时间（SEN-1、SEN-2）"),
            APIField("target", .nullable(.moment), "力争发布时间（SEN-3）"),
            APIField("press_limit", .nullable(.moment), "新闻发布会期限（SEN-3）"),
            APIField("responded_at", .nullable(.moment), "首次回应时间"),
            APIField("press_at", .nullable(.moment), "新闻发布会时间"),
            APIField("statements", .list(statement), "发布情况"), APIField("rumours", .list(rumour), "不实信息"),
            APIField(
                "acts", .list(.word(OpinionAct.allCases.map(\.rawValue))), "本人现在可以办理的事项"),
            APIField("version", .integer(1...1_000_000), "版本，与 ETag 相同")))
    static let clue = APISchema.named(
        "OpinionClue",
        .object(
            APIField("id", .id, "编号"), APIField("title", .text(), "标题"), APIField("link", .text(), "网址"),
            APIField("state", .word(OpinionClue.State.allCases.map(\.rawValue)), "状态"),
            APIField("found_at", .moment, "发现时间"), APIField("sightings", .integer(1...1_000_000_000), "见到的次数"),
            APIField("opinion", .nullable(.id), "登记或者并入的舆情")))

    static let newClue = APISchema.object(
        APIField("title", .text(longest: 200), "标题"), APIField("summary", .text(longest: 1_000), "摘要", required: false),
        APIField("link", .text(longest: 500), "网址", required: false),
        APIField("published_at", .moment, "发布时间", required: false),
        APIField("origin", .text(longest: 60), "来源名称", required: false))
    static let new = APISchema.object(
        APIField("title", .text(longest: 200), "标题"), APIField("kind", kind, "类别"), APIField("unit", .id, "责任单位"),
        APIField("source", .word(OpinionSource.allCases.map(\.rawValue)), "来源"),
        APIField("summary", .text(longest: 4_000), "情况", required: false),
        APIField("address", .text(longest: 1_000), "来源地址", required: false),
        APIField("discovered_at", .moment, "发现时间"),
        APIField("occurred_at", .moment, "发生时间，不知道的不填", required: false),
        APIField("health", .boolean, "突发公共卫生事件（SEN-8）", required: false),
        APIField("clue", .id, "由哪一条线索登记", required: false))

    static func registration(_ fields: APIFields) throws -> OpinionRegistration {
        guard let kind = OpinionKind(rawValue: fields["kind"]), let source = OpinionSource(rawValue: fields["source"]),
            let discovered = fields.moment("discovered_at")
        else { throw Refusal(.invalid, "未能登记舆情：没有类别、来源或者发现时间。请补充后再提交。", rule: "SEN-6") }
        let notice = OpinionNotice(
            title: fields["title"], summary: fields["summary"], source: source, address: fields["address"],
            occurredAt: fields.moment("occurred_at"), discoveredAt: discovered,
            isHealthEmergency: fields.flag("health") ?? false)
        return OpinionRegistration(notice: notice, kind: kind, unit: fields.id("unit"), clue: fields.id("clue"))
    }
}

extension OpinionCase {
    func json(for officer: Officer) -> JSONValue {
        let clocks = clocks
        return .object([
            "id": .id(id), "number": .text(number), "title": .text(notice.title), "kind": .text(kind.rawValue),
            "stage": .text(stage.rawValue), "unit": .id(unit), "level": .optional(level?.rawValue),
            "discovered_at": .moment(notice.discoveredAt), "occurred_at": .moment(notice.occurredAt),
            "limit": .moment(clocks.limit), "target": .moment(clocks.target),
            "press_limit": .moment(owesPress ? clocks.press : nil), "responded_at": .moment(respondedAt),
            "press_at": .moment(pressAt), "statements": .list(statements.map(\.json)),
            "rumours": .list(rumours.map(\.json)),
            "acts": .list(allowedActs(for: officer).map { .text($0.rawValue) }), "version": .integer(version),
        ])
    }
}

extension OpinionStatement {
    fileprivate var json: JSONValue {
        .object(["kind": .text(kind.rawValue), "article": .id(article), "published_at": .moment(publishedAt)])
    }
}

extension OpinionRumour {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "claim": .text(claim), "fact": .text(fact), "serious": .bool(isSerious),
            "referred_at": .moment(referredAt),
        ])
    }
}

extension OpinionClue {
    var json: JSONValue {
        .object([
            "id": .id(id), "title": .text(title), "link": .text(link), "state": .text(state.rawValue),
            "found_at": .moment(foundAt), "sightings": .integer(sightings),
            "opinion": opinion.map { .id($0) } ?? .null,
        ])
    }
}
