import Kernel
import Requests
import Site

/// What annual reports look like to programs.
enum ReportSchemas {
    private static let count = APISchema.integer(-1_000_000_000...1_000_000_000)
    static let year = APISchema.integer(YearReport.years)
    private static let milestone = APISchema.named(
        "AnnualReportMilestone",
        .object(
            APIField("name", .text(), "要求"), APIField("due_on", .day, "日期"),
            APIField("met_on", .nullable(.day), "完成日期")))
    private static let texts = APISchema.named(
        "AnnualReportTexts",
        .object(
            APIField("overview", .text(), "一、总体情况"), APIField("problems", .text(), "五、存在的主要问题及改进情况"),
            APIField("others", .text(), "六、其他需要报告的事项")))
    static let report = APISchema.named(
        "AnnualReport",
        .object(
            APIField("id", .id, "编号"), APIField("agency", .id, "机关"), APIField("year", year, "年度"),
            APIField("government", .boolean, "本级政府的年度报告"),
            APIField("state", .word(YearReport.State.allCases.map(\.rawValue)), "状态"),
            APIField("last_day", .day, "公布期限（FOI-49）"), APIField("texts", texts, "文字部分，花括号是数字位置"),
            APIField("milestones", .list(milestone), "时间节点（RPT-4）"),
            APIField("article", .nullable(.id), "定稿以后送三审三校的信息"),
            APIField("published_at", .nullable(.moment), "发布时间"),
            APIField("acts", .list(.word(ReportAct.allCases.map(\.rawValue))), "本人现在可以办理的事项"),
            APIField("version", .integer(1...1_000_000), "版本，与 ETag 相同")))
    static let cell = APISchema.named(
        "AnnualReportCell",
        .object(
            APIField("key", .text(), "格，例如 r1.c7"), APIField("title", .text(), "含义"), APIField("value", .text(), "数字")))
    private static let figure = APISchema.named(
        "AnnualReportManualFigure",
        .object(
            APIField("id", .id, "编号"), APIField("place", .text(), "填入哪一格"), APIField("title", .text(), "含义"),
            APIField("value", .text(), "数字"), APIField("source", .text(), "来源"),
            APIField("entered_by", .text(), "登记人"), APIField("entered_at", .moment, "登记时间"),
            APIField("confirmed_by", .nullable(.text()), "复核人")))
    private static let identity = APISchema.named(
        "AnnualReportIdentity",
        .object(
            APIField("rule", .text(), "规则"), APIField("words", .text(), "勾稽关系"), APIField("left", count, "左边"),
            APIField("right", count, "右边")))
    private static let warning = APISchema.named(
        "AnnualReportWarning",
        .object(
            APIField("rule", .text(), "规则"), APIField("words", .text(), "提示"),
            APIField("reason", .nullable(.text()), "已经说明的原因")))
    static let detail = APISchema.named(
        "AnnualReportDetail",
        .object(
            APIField("report", report, "年度报告"), APIField("agency_name", .text(), "机关名称"),
            APIField("cells", .list(cell), "表二、表三、表四的每一格"), APIField("filled", texts, "填入数字以后的文字"),
            APIField("figures", .list(figure), "人工填报的数字"),
            APIField("failures", .list(identity), "不成立的勾稽关系"), APIField("warnings", .list(warning), "提示"),
            APIField("obstacle", .nullable(.text()), "现在不能定稿的原因")))
    private static let row = APISchema.named(
        "AnnualReportRow",
        .object(APIField("title", .text(), "记录"), APIField("note", .text(), "说明"), APIField("address", .text(), "页面")))
    static let rows = APISchema.named(
        "AnnualReportRows",
        .object(
            APIField("cell", cell, "格"), APIField("counted", count, "系统统计"),
            APIField("rows", .list(row), "统计到的记录，最多500件")))
    static let received = APISchema.named(
        "ReceivedAnnualReport",
        .object(
            APIField("id", .id, "编号"), APIField("sender", .text(), "机关"), APIField("year", year, "年度"),
            APIField("state", .word(ReceivedReport.State.allCases.map(\.rawValue)), "结果"),
            APIField("faults", .list(.text()), "需要更正的勾稽关系"), APIField("received_on", .day, "收到日期")))
    static let sum = APISchema.named(
        "AnnualReportSum", .object(APIField("year", year, "年度"), APIField("cells", .list(cell), "核对无误的报告的合计")))
}

extension YearReport {
    func json(for officer: Officer) -> JSONValue {
        .object([
            "id": .id(id), "agency": .id(agency), "year": .integer(year), "government": .bool(isGovernment),
            "state": .text(state.rawValue),
            "last_day": .day(YearReport.lastDay(of: year, isGovernment: isGovernment)), "texts": texts.json,
            "milestones": .list(milestones.map(\.json)), "article": article.map { .id($0) } ?? .null,
            "published_at": .moment(publishedAt),
            "acts": .list(allowedActs(for: officer).map { .text($0.rawValue) }), "version": .integer(version),
        ])
    }
}

extension ReportView {
    func json(for officer: Officer, today: Day) -> JSONValue {
        .object([
            "report": report.json(for: officer), "agency_name": .text(agencyName), "cells": tables.json,
            "filled": texts.json, "figures": .list(figures.map(\.json)),
            "failures": .list(check.failures.map(\.json)),
            "warnings": .list(
                check.warnings.map {
                    .object([
                        "rule": .text($0.rule), "words": .text($0.words), "reason": .optional(remarks[$0.key]?.reason),
                    ])
                }), "obstacle": .optional(obstacle(today: today)?.sentence),
        ])
    }
}

extension ReportTables {
    var json: JSONValue { .list(ReportCell.all.map { cell($0) }) }

    func cell(_ cell: ReportCell) -> JSONValue {
        .object(["key": .text(cell.key), "title": .text(cell.chinese), "value": .text(text(cell))])
    }
}

extension ReceivedReport {
    var json: JSONValue {
        .object([
            "id": .id(id), "sender": .text(sender), "year": .integer(contents.year), "state": .text(state.rawValue),
            "faults": .list(faults.map { .text($0) }), "received_on": .day(receivedOn),
        ])
    }
}

extension ReportTexts {
    fileprivate var json: JSONValue {
        .object(["overview": .text(overview), "problems": .text(problems), "others": .text(others)])
    }
}

extension ReportMilestone {
    fileprivate var json: JSONValue {
        .object(["name": .text(name), "due_on": .day(dueOn), "met_on": .day(metOn)])
    }
}

extension ManualFigure {
    fileprivate var json: JSONValue {
        .object([
            "id": .id(id), "place": .text(place.key), "title": .text(place.chinese), "value": .text(value),
            "source": .text(source), "entered_by": .text(enteredName), "entered_at": .moment(enteredAt),
            "confirmed_by": .optional(isConfirmed ? confirmedName : nil),
        ])
    }
}

extension TallyIdentity {
    fileprivate var json: JSONValue {
        .object(["rule": .text(rule), "words": .text(words), "left": .integer(left), "right": .integer(right)])
    }
}
