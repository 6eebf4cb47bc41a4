import Kernel
import Publishing
import Site

/// One act as programs send it: its word, and the values of its fields.
struct ReportActInput {
    let act: ReportAct
    private let fields: APIFields

    private static let all: [APIField] = [
        APIField("overview", .text(longest: ReportTexts.longest), "一、总体情况", required: false),
        APIField("problems", .text(longest: ReportTexts.longest), "五、存在的主要问题及改进情况", required: false),
        APIField("others", .text(longest: ReportTexts.longest), "六、其他需要报告的事项", required: false),
        APIField("place", .text(longest: 40), "填入哪一格，例如 s2.licences", required: false),
        APIField("amount", .text(longest: 40), "数字；收费以万元为单位", required: false),
        APIField("source", .text(longest: 1_000), "数字来源", required: false),
        APIField("figure", .id, "人工填报的数字", required: false),
        APIField("warning", .text(longest: 1_000), "提示的原文", required: false),
        APIField("reason", .text(longest: 1_000), "为什么可以这样", required: false),
        APIField("name", .text(longest: 200), "时间节点", required: false),
        APIField("day", .day, "时间节点的日期", required: false),
        APIField("milestone", .integer(0...100), "第几个时间节点，从0数起", required: false),
        APIField("column", .id, "发布栏目", required: false),
    ]

    static let schema = APISchema.object(
        APIField("act", .word(ReportAct.allCases.map(\.rawValue)), "事项"),
        APIField("fields", .object(all), "该事项的字段", required: false))

    /// - Throws: `Refusal` for a field that is missing or belongs to another act: what is sent is either used or refused.
    init(_ call: APIFields) throws {
        guard let act = ReportAct(rawValue: call["act"]) else { throw Refusal.notFound }
        let given = call.object("fields"), wanted = ReportActInput.names(of: act)
        self.act = act
        fields = given ?? call
        for field in ReportActInput.all where (given?.has(field.name) ?? false) != wanted.contains(field.name) {
            let fault = wanted.contains(field.name) ? "没有填写字段" : "不需要字段"
            throw Refusal(
                .invalid, "未能\(act.chinese)：\(fault) \(field.name)。请改正后重新提交。", rule: act.rule, field: field.name)
        }
    }

    private static func names(of act: ReportAct) -> Set<String> {
        switch act {
        case .edit: ["overview", "problems", "others"]
        case .addFigure: ["place", "amount", "source"]
        case .confirmFigure, .dropFigure: ["figure"]
        case .settleWarning: ["warning", "reason"]
        case .addMilestone: ["name", "day"]
        case .meetMilestone: ["milestone"]
        case .settle: ["column"]
        case .reopen: []
        }
    }

    var column: ColumnID? { fields.id("column") }

    /// Nil for the act that makes an article.
    func entry() throws -> ReportEntry? {
        switch act {
        case .edit:
            return .edit(
                ReportTexts(overview: fields["overview"], problems: fields["problems"], others: fields["others"]))
        case .addFigure:
            return .addFigure(
                ManualFigureDraft(place: fields["place"], amount: fields["amount"], source: fields["source"]))
        case .confirmFigure: return .confirmFigure(try figure())
        case .dropFigure: return .dropFigure(try figure())
        case .settleWarning: return .settleWarning(fields["warning"], reason: fields["reason"])
        case .addMilestone:
            guard let day = fields.day("day") else { throw Refusal.notFound }
            return .addMilestone(fields["name"], on: day)
        case .meetMilestone: return .meetMilestone(fields.integer("milestone") ?? -1)
        case .reopen: return .reopen
        case .settle: return nil
        }
    }

    private func figure() throws -> ManualFigureID {
        guard let id: ManualFigureID = fields.id("figure") else { throw Refusal.notFound }
        return id
    }
}
