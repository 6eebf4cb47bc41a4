import Kernel
import Site

/// What forms look like to programs.
enum SiteReportSchemas {
    private static let section = APISchema.word(SiteReportItem.Section.allCases.map(\.rawValue))
    private static let item = APISchema.word(SiteReportItem.allCases.map(\.rawValue))

    static let report = APISchema.named(
        "SiteReport",
        .object(
            APIField("id", .id, "编号"), APIField("year", .integer(2017...2099), "年度"),
            APIField("state", .word(SiteYearReport.State.allCases.map(\.rawValue)), "状态"),
            APIField("due", .day, "公布期限"), APIField("published_at", .nullable(.moment), "公布时间"),
            APIField("acts", .list(.word(SiteReportAct.allCases.map(\.rawValue))), "本人现在可以办理的事项"),
            APIField("version", .integer(1...1_000_000), "版本，与 ETag 相同")))
    private static let figure = APISchema.named(
        "SiteReportFigure",
        .object(
            APIField("item", item, "项目"), APIField("title", .text(), "项目名称"), APIField("section", section, "部分"),
            APIField("value", .nullable(.text()), "内容"), APIField("counted", .boolean, "由系统从记录中取得"),
            APIField("address", .text(), "统计到的记录在本系统中的地址"), APIField("source", .text(), "登记的来源"),
            APIField("confirmed", .boolean, "登记的数字已由另一人复核")))
    static let detail = APISchema.named(
        "SiteReportDetail",
        .object(
            APIField("report", report, "报表"), APIField("figures", .list(figure), "各项"),
            APIField("contradictions", .list(.text()), "前后不一致的数字")))

    static let act = APISchema.object(
        APIField("act", .word(SiteReportAct.allCases.map(\.rawValue)), "事项"),
        APIField("section", section, "登记、复核的部分", required: false),
        APIField(
            "figures",
            .list(.object(APIField("item", item, "项目"), APIField("value", .text(longest: 500), "内容")), most: 60),
            "登记的各项", required: false),
        APIField("source", .text(longest: 2_000), "数字来源", required: false),
        APIField("reason", .text(longest: 2_000), "退回修改的原因", required: false))

    static func entry(_ fields: APIFields) throws -> SiteReportEntry {
        guard let act = SiteReportAct(rawValue: fields["act"]) else { throw Refusal.notFound }
        let used: Set<String> =
            switch act {
            case .enter: ["section", "figures", "source"]
            case .confirm: ["section"]
            case .reopen: ["reason"]
            case .settle, .publish: []
            }
        if let other = ["section", "figures", "source", "reason"].first(where: { fields.has($0) && !used.contains($0) })
        {
            throw Refusal(
                .invalid, "未能\(act.chinese)：字段 \(other) 不属于这一事项。请去掉后重新提交。", rule: "SITE-9", field: other)
        }
        switch act {
        case .settle: return .settle
        case .publish: return .publish
        case .reopen: return .reopen(reason: fields["reason"])
        case .enter, .confirm:
            guard let section = SiteReportItem.Section(rawValue: fields["section"]) else {
                throw Refusal(.invalid, "未能\(act.chinese)：没有写明是哪一部分。请填写 section。", rule: "SITE-9", field: "section")
            }
            return act == .confirm
                ? .confirm(section) : .enter(section, try values(fields), source: fields["source"])
        }
    }

    private static func values(_ fields: APIFields) throws -> [SiteReportItem: String] {
        var found: [SiteReportItem: String] = [:]
        for one in fields.objects("figures") ?? [] {
            guard let item = SiteReportItem(rawValue: one["item"]), found[item] == nil else {
                throw Refusal(.invalid, "未能登记数字：“\(one["item"])”写了两次。请每项只写一次。", rule: "SITE-9", field: "figures")
            }
            found[item] = one["value"]
        }
        return found
    }
}

extension SiteYearReport {
    func json(for officer: Officer) -> JSONValue {
        let acts = SiteReportAct.allCases.filter { refusal(of: $0, by: officer) == nil }
        return .object([
            "id": .id(id), "year": .integer(year), "state": .text(state.rawValue),
            "due": .day(SiteYearReport.lastDay(of: year)), "published_at": .moment(publishedAt),
            "acts": .list(acts.map { .text($0.rawValue) }), "version": .integer(version),
        ])
    }
}

extension SiteReportView {
    func json(for officer: Officer) -> JSONValue {
        .object([
            "report": report.json(for: officer),
            "figures": .list(
                SiteReportItem.allCases.map { item in
                    .object([
                        "item": .text(item.rawValue), "title": .text(item.label),
                        "section": .text(item.section.rawValue), "value": values[item].map { .text($0) } ?? .null,
                        "counted": .bool(item.isCounted), "address": .text(counted[item]?.address ?? ""),
                        "source": .text(entered(item)?.source ?? ""),
                        "confirmed": .bool(item.isCounted || entered(item)?.isConfirmed ?? false),
                    ])
                }),
            "contradictions": .list(failures.map { .text($0.words) }),
        ])
    }
}
