import Inspection
import Kernel
import Site

/// What rounds and sheets look like to programs.
enum AssessmentSchemas {
    static let round = APISchema.named(
        "AssessmentRound",
        .object(
            APIField("id", .id, "编号"), APIField("year", .integer(2019...2199), "年度"),
            APIField("scheme", .text(), "考核办法"), APIField("share", .integer(0...100), "政务公开分值权重，%"),
            APIField("opened_at", .moment, "启动时间")))
    private static let record = APISchema.named(
        "AssessmentRecord",
        .object(
            APIField("title", .text(), "记录，无权查看的不写名称"), APIField("address", .text(), "本系统中的地址，无权查看的为空"),
            APIField("note", .text(), "情况")))
    private static let score = APISchema.named(
        "AssessmentScore",
        .object(
            APIField("indicator", .text(), "指标编号"), APIField("title", .text(), "指标"),
            APIField("reading", .text(), "情况"), APIField("weight", .text(), "分值"), APIField("got", .text(), "得分"),
            APIField("applicable", .boolean, "是否计分"), APIField("records", .list(record), "失分的依据（EVAL-4）")))
    static let sheet = APISchema.named(
        "AssessmentSheet",
        .object(
            APIField("id", .id, "编号"), APIField("round", .id, "年度考核"), APIField("name", .text(), "被考核单位"),
            APIField("group", .word(PartyGroup.allCases.map(\.rawValue)), "组别"),
            APIField("stage", .word(AssessmentSheet.Stage.allCases.map(\.rawValue)), "进度"),
            APIField("total", .nullable(.text()), "得分"), APIField("band", .text(), "等次"),
            APIField("acts", .list(.word(SheetAct.allCases.map(\.rawValue))), "本人现在可以办理的事项"),
            APIField("version", .integer(0...1_000_000), "版本，与 ETag 相同")))
    static let ranked = APISchema.named(
        "AssessmentRanking",
        .object(APIField("round", round, "年度考核"), APIField("sheets", .list(sheet), "各单位，同组按名次")))
    static let detail = APISchema.named(
        "AssessmentDetail", .object(APIField("sheet", sheet, "考核"), APIField("scores", .list(score), "各项指标")))
}

extension AssessmentRound {
    var json: JSONValue {
        .object([
            "id": .id(id), "year": .integer(year), "scheme": .text(scheme), "share": .integer(share),
            "opened_at": .moment(openedAt),
        ])
    }
}

/// Who looks at a sheet, on which day: what may be done depends on both.
struct SheetViewer: Sendable {
    let officer: Officer
    let today: Day
    let scheme: AssessmentScheme

    func json(_ sheet: AssessmentSheet, total shown: Points? = nil, appealEnds: Day?) -> JSONValue {
        let total = shown ?? sheet.total
        let acts = SheetAct.allCases.filter {
            sheet.refusal(of: $0, by: officer, today: today, appealEnds: appealEnds) == nil
        }
        return .object([
            "id": .id(sheet.id), "round": .id(sheet.round), "name": .text(sheet.name),
            "group": .text(sheet.group.rawValue), "stage": .text(sheet.stage.rawValue),
            "total": total.map { .text($0.description) } ?? .null,
            "band": .text(total.map { scheme.band(of: $0) } ?? ""),
            "acts": .list(acts.map { .text($0.rawValue) }), "version": .integer(sheet.version),
        ])
    }
}

extension IndicatorScore {
    /// - Parameter open: the records that whoever asks may open; of the others only the circumstances are told.
    func json(open: Set<MeasuredItem>) -> JSONValue {
        let records: [JSONValue] =
            lost > .none
            ? items.map { item in
                let isOpen = open.contains(item)
                return .object([
                    "title": .text(isOpen ? item.title : "一件您无权查看的记录"), "address": .text(isOpen ? item.address : ""),
                    "note": .text(item.note),
                ])
            } : []
        return .object([
            "indicator": .text(indicator.id), "title": .text(indicator.title), "reading": .text(reading),
            "weight": .text(indicator.weight.description), "got": .text(got.description),
            "applicable": .bool(isApplicable), "records": .list(records),
        ])
    }
}
