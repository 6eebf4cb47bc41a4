import Kernel
import Site

/// How the summary of a plan looks to programs; `ImplementationJSON` writes it.
enum ImplementationSchemas {
    private static let count = APISchema.integer(0...1_000_000)
    private static let percent = APISchema.nullable(.integer(0...100))

    private static let counts = [
        APIField("total", count, "任务数"), APIField("accepted", count, "已办结"), APIField("on_time", count, "按时办结"),
        APIField("overdue", count, "逾期未办结"), APIField("due_soon", count, "即将到期"),
        APIField("waiting_for_review", count, "等待审核"), APIField("pending", count, "待分派"),
        APIField("done_percent", percent, "办结率，百分数的整数部分"), APIField("on_time_percent", percent, "办结任务的按时率"),
    ]

    private static let evidence = APISchema.object(
        APIField("kind", .word(["file"] + LiveRecord.Kind.allCases.map(\.rawValue)), "file 文件，其余为系统内记录"),
        APIField("title", .text(), "名称"), APIField("sha256", .text(longest: 64), "摘要"),
        APIField("address", .nullable(.text()), "文件的下载地址，或者记录的地址"), APIField("accepted_on", .day, "确认日期"),
        APIField(
            "standing", .nullable(.word(RecordEvidence.Standing.allCases.map(\.rawValue))), "系统内记录现在的情况；文件为 null"))

    private static let task = APISchema.object([
        APIField("id", .id, "编号"), APIField("position", .integer(0...1_000_000), "在要点中的次序"),
        APIField("section", .list(.text()), "各级标题"), APIField("text", .text(), "具体任务"),
        APIField("lead", .list(.text()), "牵头单位"), APIField("responsible", .list(.text()), "责任单位"),
        APIField("cooperating", .list(.text()), "配合单位"), APIField("due", .day, "完成时限"),
        APIField("state", .word(TaskState.allCases.map(\.rawValue)), "状态"),
        APIField("reported_on", .nullable(.day), "报送日期"), APIField("accepted_on", .nullable(.day), "确认办结日期"),
        APIField("on_time", .nullable(.boolean), "是否按时办结；未办结为 null"), APIField("days_late", count, "逾期天数"),
        APIField("reasons", .list(.text()), "逾期的原因，取自记录；没有逾期的为空"), APIField("evidence", .list(evidence), "经确认的佐证"),
    ])

    static let implementation = APISchema.named(
        "PlanImplementation",
        .object(
            APIField("plan", .id, "工作要点"), APIField("title", .text(), "标题"),
            APIField("year", .integer(1_900...9_999), "年度"), APIField("as_of", .day, "截至日期"),
            APIField("sentences", .list(.text()), "情况概述"), APIField("totals", .object(counts), "合计"),
            APIField("units", .list(.object([APIField("unit", .text(), "单位")] + counts)), "各牵头、责任单位"),
            APIField("tasks", .list(task, most: 10_000), "逐项任务")))
}
