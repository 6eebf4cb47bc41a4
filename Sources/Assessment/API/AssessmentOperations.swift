import HTTPTypes
import Inspection
import Kernel
package import Site

/// Assessments for programs: what a performance system takes over.
package struct AssessmentOperations: Sendable {
    let assessments: AssessmentStore

    package init(assessments: AssessmentStore) { self.assessments = assessments }

    private static let tag = "考核"
    private static let round = APISchema.named(
        "AssessmentRound",
        .object(
            APIField("id", .id, "编号"), APIField("year", .integer(2019...2199), "年度"),
            APIField("scheme", .text(), "考核办法"), APIField("share", .integer(0...100), "政务公开分值权重，%"),
            APIField("opened_at", .moment, "启动时间")))
    private static let score = APISchema.named(
        "AssessmentScore",
        .object(
            APIField("indicator", .text(), "指标编号"), APIField("title", .text(), "指标"),
            APIField("reading", .text(), "情况"),
            APIField("weight", .text(), "分值"), APIField("got", .text(), "得分"), APIField("applicable", .boolean, "是否计分"))
    )
    private static let sheet = APISchema.named(
        "AssessmentSheet",
        .object(
            APIField("id", .id, "编号"), APIField("round", .id, "年度考核"), APIField("name", .text(), "被考核单位"),
            APIField("group", .word(PartyGroup.allCases.map(\.rawValue)), "组别"),
            APIField("stage", .word(AssessmentSheet.Stage.allCases.map(\.rawValue)), "进度"),
            APIField("total", .nullable(.text()), "得分"), APIField("band", .text(), "等次")))
    private static let ranked = APISchema.named(
        "AssessmentRanking",
        .object(APIField("round", round, "年度考核"), APIField("sheets", .list(sheet), "各单位，同组按名次")))
    private static let detail = APISchema.named(
        "AssessmentDetail", .object(APIField("sheet", sheet, "考核"), APIField("scores", .list(score), "各项指标")))

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/assessments"), "各年度考核", tag: tag, kind: .reads, answers: .list(round))
    static let ranking = APIOperation(
        .get, Route<AssessmentRoundID>("/api/v1/assessments/{round}"), "一个年度的结果", tag: tag, kind: .reads,
        answers: .json(ranked))
    static let read = APIOperation(
        .get, Route<AssessmentSheetID>("/api/v1/assessment-sheets/{sheet}"), "一个单位的考核", tag: tag, kind: .reads,
        answers: .json(detail))

    package func register(on routes: SiteRoutes) {
        routes.reading(AssessmentOperations.list) { call in
            let paging = try call.paging, page = try paging.page
            let found = try await assessments.rounds(for: try call.officer)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(AssessmentOperations.ranking) { call, id in
            let found = try await assessments.ranking(id, for: try call.officer)
            let sheets = found.groups.flatMap { $0.1.map { $0.sheet.json(found.scheme) } }
            return APIAnswer(.object(["round": found.round.json, "sheets": .list(sheets)]))
        }
        routes.reading(AssessmentOperations.read) { call, id in
            let detail = try await assessments.detail(id, for: try call.officer)
            let scheme = try assessments.scheme(of: detail.round)
            return APIAnswer(
                .object([
                    "sheet": detail.sheet.json(scheme, total: detail.total), "scores": .list(detail.scores.map(\.json)),
                ]), version: detail.sheet.version)
        }
    }
}

extension AssessmentRound {
    var json: JSONValue {
        .object([
            "id": .id(id), "year": .integer(year), "scheme": .text(scheme), "share": .integer(share),
            "opened_at": .moment(openedAt),
        ])
    }
}

extension AssessmentSheet {
    func json(_ scheme: AssessmentScheme, total shown: Points? = nil) -> JSONValue {
        let total = shown ?? total
        return .object([
            "id": .id(id), "round": .id(round), "name": .text(name), "group": .text(group.rawValue),
            "stage": .text(stage.rawValue), "total": total.map { .text($0.description) } ?? .null,
            "band": .text(total.map { scheme.band(of: $0) } ?? ""),
        ])
    }
}

extension IndicatorScore {
    var json: JSONValue {
        .object([
            "indicator": .text(indicator.id), "title": .text(indicator.title), "reading": .text(reading),
            "weight": .text(indicator.weight.description), "got": .text(got.description),
            "applicable": .bool(isApplicable),
        ])
    }
}
