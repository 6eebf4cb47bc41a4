/// What an aggregate over records came to.
package enum Measure: Hashable, Sendable {
    /// So many of so many: 36 of 39 documents.
    case rate(part: Int, whole: Int)
    case count(Int)
    /// Days since the last one; nil when there has been none.
    case age(days: Int?)

    /// `92.3%（36/39）`, `2`, `12 天`.
    package var chinese: String {
        switch self {
        case .rate(_, let whole) where whole <= 0: "没有应当统计的记录"
        case .rate(let part, let whole): "\(Measure.percent(part, whole))（\(part)/\(whole)）"
        case .count(let n): "\(n)"
        case .age(let days): days.map { "\($0) 天" } ?? "从未"
        }
    }

    /// To one decimal, cut and not rounded, so that 89.96 % never reads as 90 %.
    private static func percent(_ part: Int, _ whole: Int) -> String {
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return "—" }
        let tenths = scaled / whole
        return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
}
