import Kernel
import Site

/// What rehearsals look like to programs.
enum InspectionSchemas {
    static let fact = APISchema.named(
        "InspectionFact",
        .object(
            APIField("item", .text(), "指标编号"), APIField("item_title", .text(), "指标"),
            APIField("matter", .word(InspectionMatter.allCases.map(\.rawValue)), "问题种类"),
            APIField("subject", .text(), "对象"), APIField("amount", .integer(0...1_000_000_000), "数量"),
            APIField("address", .text(), "网页"), APIField("note", .text(), "情况"),
            APIField("unit", .nullable(.id), "责任科室")))
    static let finding = APISchema.named(
        "InspectionFinding",
        .object(
            APIField("item", .text(), "指标编号"), APIField("item_title", .text(), "指标"),
            APIField("vetoed", .boolean, "单项否决"), APIField("lost", .text(), "扣分"),
            APIField("gained", .text(), "可加分（SITE-6）"), APIField("records", .list(fact), "依据")))
    static let run = APISchema.named(
        "InspectionRun",
        .object(
            APIField("id", .id, "编号"), APIField("day", .day, "检查日"), APIField("pack", .text(), "指标版本"),
            APIField("state", .word(InspectionRun.State.allCases.map(\.rawValue)), "状态"),
            APIField("score", .nullable(.text()), "得分"),
            APIField("verdict", .nullable(.word(InspectionResult.Verdict.allCases.map(\.rawValue))), "结论"),
            APIField("pages", .boolean, "是否读取网页"), APIField("started_at", .moment, "检查时间"),
            APIField("handed_at", .nullable(.moment), "下发整改清单时间"),
            APIField("version", .integer(0...1_000_000), "版本，与 ETag 相同")))
    static let detail = APISchema.named(
        "InspectionDetail",
        .object(
            APIField("run", run, "检查"), APIField("bonus", .text(), "计入得分的加分"),
            APIField("findings", .list(finding), "各项指标的发现"), APIField("todos", .list(fact), "整改清单"),
            APIField("unseen", .list(.text()), "没有检查的指标")))
    static let item = APISchema.named(
        "InspectionItem",
        .object(
            APIField("id", .text(), "指标编号"), APIField("title", .text(), "指标"), APIField("source", .text(), "依据"),
            APIField("area", .word(InspectionItem.Area.allCases.map(\.rawValue)), "类别"),
            APIField("weight", .text(), "后果"), APIField("veto", .boolean, "单项否决"), APIField("bonus", .boolean, "加分"),
            APIField("convention", .boolean, "分值为约定")))
    private static let day = APISchema.object(
        APIField("day", .day, "日期"), APIField("visits", .integer(0...1_000_000), "访问次数"),
        APIField("failed", .integer(0...1_000_000), "打不开的次数"))
    private static let probe = APISchema.object(
        APIField("at", .moment, "时间"), APIField("failure", .text(), "情况"),
        APIField("milliseconds", .integer(0...1_000_000), "用时"))
    static let reach = APISchema.named(
        "InspectionReach",
        .object(
            APIField("observed", .boolean, "七天中每天的访问次数是否足够判断"), APIField("percent", .integer(0...100), "打不开的百分比"),
            APIField("days", .list(day), "七天"), APIField("failed", .list(probe), "近三十天打不开的记录")))
}

extension InspectionRun {
    var json: JSONValue {
        .object([
            "id": .id(id), "day": .day(day), "pack": .text(pack), "state": .text(state.rawValue),
            "score": score.map { .text($0.description) } ?? .null,
            "verdict": verdict.map { .text($0.rawValue) } ?? .null,
            "pages": .bool(port != nil), "started_at": .moment(startedAt), "handed_at": .moment(handedAt),
            "version": .integer(version),
        ])
    }
}

extension InspectionDetail {
    var json: JSONValue {
        .object([
            "run": run.json, "bonus": .text(result.bonus.description),
            "findings": .list(result.findings.map(\.json)), "todos": .list(result.todos.map(\.json)),
            "unseen": .list(result.unseen.map { .text($0.id) }),
        ])
    }
}

extension InspectionFinding {
    fileprivate var json: JSONValue {
        .object([
            "item": .text(item.id), "item_title": .text(item.title), "vetoed": .bool(isVetoed),
            "lost": .text(lost.description), "gained": .text(gained.description),
            "records": .list(facts.map { InspectionTodo(item: item, fact: $0).json }),
        ])
    }
}

extension InspectionTodo {
    fileprivate var json: JSONValue {
        .object([
            "item": .text(item.id), "item_title": .text(item.title), "matter": .text(fact.matter.rawValue),
            "subject": .text(fact.subject), "amount": .integer(fact.amount), "address": .text(fact.address),
            "note": .text(fact.note), "unit": fact.unit.map { .id($0) } ?? .null,
        ])
    }
}

extension InspectionItem {
    var json: JSONValue {
        .object([
            "id": .text(id), "title": .text(title), "source": .text(source), "area": .text(area.rawValue),
            "weight": .text(weightChinese), "veto": .bool(isVeto), "bonus": .bool(isBonus),
            "convention": .bool(isConvention),
        ])
    }
}

extension ReachWeek {
    func json(failed: [SiteProbe]) -> JSONValue {
        .object([
            "observed": .bool(isObserved), "percent": .integer(percent),
            "days": .list(
                counts.map {
                    .object(["day": .day($0.day), "visits": .integer($0.visits), "failed": .integer($0.failed)])
                }),
            "failed": .list(
                failed.prefix(500).map {
                    .object([
                        "at": .moment($0.slot), "failure": .text($0.failure), "milliseconds": .integer($0.milliseconds),
                    ])
                }),
        ])
    }
}
