import Inspection
import Kernel
import Site

/// One act as programs send it: its word, and the values that belong to it.
struct SheetActFields {
    let act: SheetAct
    let fields: APIFields

    private static let score = APISchema.object(
        APIField("indicator", .text(longest: 20), "指标编号"), APIField("points", .text(longest: 10), "得分，最多一位小数"),
        APIField("reason", .text(longest: 2_000), "失分理由（满分不填）", required: false),
        APIField("address", .text(longest: 2_000), "失分的记录在本系统中的地址（满分不填）", required: false))
    private static let all: [APIField] = [
        APIField("words", .text(longest: 8_000), "自评、理由、意见或者答复", required: false),
        APIField("points", .text(longest: 10), "增加的分数，例如 2.5", required: false),
        APIField("scores", .list(score, most: 100), "核查人评分的各项指标", required: false),
    ]

    static let schema = APISchema.object(
        APIField("act", .word(SheetAct.allCases.map(\.rawValue)), "事项"),
        APIField("fields", .object(all), "该事项的字段", required: false))

    /// - Throws: `Refusal` for a field that belongs to another act: what is sent is either used or refused.
    init(_ call: APIFields) throws {
        guard let act = SheetAct(rawValue: call["act"]) else { throw Refusal.notFound }
        self.act = act
        fields = call.object("fields") ?? call
        guard call.has("fields") else { return }
        let known = SheetActFields.names(of: act)
        if let other = SheetActFields.all.first(where: { fields.has($0.name) && !known.contains($0.name) }) {
            throw Refusal(
                .invalid, "未能\(act.chinese)：字段 \(other.name) 不属于这一事项。请去掉后重新提交。", rule: "EVAL-2",
                field: other.name)
        }
    }

    private static func names(of act: SheetAct) -> Set<String> {
        switch act {
        case .report, .sendBack, .comment, .reject, .appeal, .uphold: ["words"]
        case .check: ["scores"]
        case .adjust: ["points", "words"]
        case .approve, .notify: []
        }
    }

    /// - Parameter manual: the indicators that a person scores.
    func input(manual: Set<String>) throws(Refusal) -> SheetInput {
        let words = fields["words"]
        switch act {
        case .report: return .report(words: words)
        case .sendBack: return .sendBack(words: words)
        case .check: return .check(try scores(manual))
        case .comment: return .comment(words: words)
        case .approve: return .approve
        case .reject: return .reject(words: words)
        case .notify: return .notify
        case .appeal: return .appeal(words: words)
        case .uphold: return .uphold(words: words)
        case .adjust: return .adjust(points: Points(fields["points"]) ?? .none, words: words)
        }
    }

    private func scores(_ manual: Set<String>) throws(Refusal) -> [String: ManualScore] {
        var given: [String: ManualScore] = [:]
        for one in fields.objects("scores") ?? [] {
            let name = one["indicator"]
            guard manual.contains(name) else {
                throw Refusal(
                    .invalid, "未能核查：“\(name)”不是由核查人评分的指标。请去掉后重新提交。", rule: "EVAL-2", field: "scores")
            }
            guard let points = Points(one["points"]), given[name] == nil else {
                throw Refusal(
                    .invalid, "未能核查：指标 \(name) 的得分不是分数，或者写了两次。请写成 8 或者 8.5。", rule: "EVAL-2", field: "scores")
            }
            given[name] = ManualScore(points: points, reason: one["reason"], address: one["address"])
        }
        return given
    }
}
