import Audit
import Kernel
import Site

/// How normative documents look to programs beyond their reviews.
enum NormativeSchemas {
    static let stage = APISchema.word(NormativeStage.allCases.map(\.rawValue))
    static let relation = APISchema.word(NormativeRelationKind.allCases.map(\.rawValue))
    static let criterion = APISchema.word(NormativeCriterion.allCases.map(\.rawValue))
    static let issuerKind = APISchema.word(NormativeIssuerKind.allCases.map(\.rawValue))

    /// A text with its chain, its relations and what was done on it.
    static let record = APISchema.named(
        "NormativeRecord",
        .object(
            APIField("text", ReviewPlatformOperations.text, "规范性文件"),
            APIField("validity", .word(Validity.allCases.map(\.rawValue)), "今天的效力"),
            APIField("registered_on", .nullable(.day), "印发日期"), APIField("code", .nullable(.text()), "统一登记号"),
            APIField("published_on", .nullable(.day), "公布日期"), APIField("address", .nullable(.text()), "公布地址"),
            APIField("renews", .nullable(.id), "重新制定的是哪一份"),
            APIField("stages", .list(stageRecord), "已办理的环节"), APIField("open_stages", .list(stage), "等待办理的环节"),
            APIField("relations", .list(related), "与其他文件的关系"),
            APIField("acts", .list(.word(NormativeAct.allCases.map(\.rawValue))), "现在可以办理的事项"),
            APIField("timeline", .list(NormativeSchemas.line), "办理过程")))

    private static let stageRecord = APISchema.object(
        APIField("stage", stage, "环节"), APIField("on", .day, "日期"), APIField("from", .nullable(.day), "起始日期"),
        APIField("note", .text(), "说明"), APIField("skipped", .boolean, "是否略过"), APIField("by", .text(), "登记人"))
    private static let related = APISchema.object(
        APIField("id", .id, "关系编号"), APIField("words", .text(), "关系，如“修改”“被修改”"),
        APIField("other", .nullable(.id), "库中的另一份文件"), APIField("title", .text(), "另一份文件的名称"),
        APIField("scope", .nullable(.text()), "涉及的条款；null 为全文"))
    static let line = APISchema.object(
        APIField("act", .text(), "事项"), APIField("who", .text(), "办理人"), APIField("at", .moment, "时间"),
        APIField("rule", .nullable(.text()), "依据"), APIField("note", .text(), "内容"),
        APIField("sequence", .integer(0...999_999_999_999_999), "审计凭证号"))

    /// What 立项 and 入库 write.
    static let draft = [
        APIField("title", .text(longest: 500), "文件名称，全称，不带书名号"), APIField("issuer", .text(longest: 200), "制定机关"),
        APIField("issuer_kind", issuerKind, "制定机关性质（NORM-1）"), APIField("unit", .id, "起草科室"),
        APIField("market", .boolean, "与市场主体生产经营密切相关", required: false),
    ]

    static let registration = [
        APIField("number", .text(longest: 100), "发文字号（NORM-3）"),
        APIField("code", .nullable(.text(longest: 60)), "统一登记号", required: false),
        APIField("on", .day, "印发日期"), APIField("effective", .day, "施行日期"),
        APIField("term", .word(["years", "until", "open"]), "有效期：years 按年数、until 到某一天、open 长期有效（NORM-5）"),
        APIField("years", .integer(0...99), "年数", required: false),
        APIField("until", .nullable(.day), "有效期至", required: false),
        APIField("reason", .text(longest: 500), "长期有效的理由", required: false),
    ]
}

extension NormativeText {
    func record(
        in library: NormativeLibrary, _ timeline: [RecordedEntry], for officer: Officer, on day: Day
    ) -> JSONValue {
        let stages = stages.sorted { ($0.value.on, $0.key.rawValue) < ($1.value.on, $1.key.rawValue) }
        return .object([
            "text": json, "validity": .text(library.graph.validity(of: id, on: day).rawValue),
            "registered_on": .day(registration?.on), "code": .optional(registration?.code),
            "published_on": .day(publication?.on), "address": .optional(publication?.address), "renews": .id(renews),
            "stages": .list(stages.map { $0.value.json($0.key) }),
            "open_stages": .list(openStages.map { .text($0.rawValue) }),
            "relations": .list(library.relations(of: id).map(\.json)),
            "acts": .list(allowedActs(for: officer).map { .text($0.rawValue) }),
            "timeline": .list(timeline.map(\.json)),
        ])
    }

    /// What every act answers with: the text as it now is.
    var answer: APIAnswer { APIAnswer(json, version: version) }
    var created: APIAnswer {
        APIAnswer(created: json, at: ReviewPlatformOperations.read.route(id), version: version)
    }
}

extension StageRecord {
    fileprivate func json(_ stage: NormativeStage) -> JSONValue {
        .object([
            "stage": .text(stage.rawValue), "on": .day(on), "from": .day(from), "note": .text(note),
            "skipped": .bool(isSkipped), "by": .text(byName),
        ])
    }
}

extension NormativeRelationReading {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(row.id), "words": .text(words), "other": .id(other?.id), "title": .text(plainTitle),
            "scope": .optional(row.scope),
        ])
    }
}
