package import Kernel

/// 有效期: how long a text is to hold (NORM-5).
package enum NormativeTerm: Hashable, Sendable {
    case years(Int)
    /// Through this day.
    case until(Day)
    /// Without an end, for this reason.
    case openEnded(reason: String)

    /// The last day on which the text holds; nil when there is none.
    package func expiry(from effective: Day) -> Day? {
        switch self {
        case .years(let years):
            let anniversary = effective.adding(months: min(max(years, 0), 200) * 12)
            // A text in force from 29 February ends with February where there is no such day.
            return anniversary.dayOfMonth == effective.dayOfMonth ? anniversary.adding(days: -1) : anniversary
        case .until(let day): return day
        case .openEnded: return nil
        }
    }

    package var chinese: String {
        switch self {
        case .years(let years): "\(years)年"
        case .until(let day): "至\(day.chinese)"
        case .openEnded: "长期有效"
        }
    }

    /// 暂行 and 试行 texts hold for a shorter time.
    package static func isTrial(_ title: String) -> Bool { title.contains("暂行") || title.contains("试行") }

    /// Nil when a text with this title may be given this term.
    func refusal(title: String, effective: Day, policy: NormativePolicy) -> Refusal? {
        let most = policy.longestTerm(of: title)
        switch self {
        case .years(let years) where years < 1: return refused("有效期要写明年数")
        case .years, .until:
            guard let last = expiry(from: effective), last >= effective else {
                return refused("有效期截止日早于施行日期")
            }
            guard let longest = NormativeTerm.years(most).expiry(from: effective), last <= longest else {
                let kind = NormativeTerm.isTrial(title) ? "暂行、试行的文件" : "行政规范性文件"
                return refused("\(kind)有效期最长\(most)年")
            }
            return nil
        case .openEnded(let reason):
            if NormativeTerm.isTrial(title) { return refused("暂行、试行的文件有效期最长\(most)年") }
            return reason.isEmpty ? refused("长期有效的要写明理由") : nil
        }
    }

    private func refused(_ why: String) -> Refusal {
        Refusal(.invalid, "未能登记：\(why)（NORM-5）。请修改有效期后再登记。", rule: "NORM-5", field: "term")
    }
}

extension NormativeTerm {
    /// How a column holds it: `5y`, `2030-01-01`, `open 理由`.
    package var stored: String {
        switch self {
        case .years(let years): "\(years)y"
        case .until(let day): day.description
        case .openEnded(let reason): "open \(reason)"
        }
    }

    package init?(stored text: String) {
        if let day = Day(iso: text) {
            self = .until(day)
        } else if text.hasPrefix("open ") {
            self = .openEnded(reason: String(text.dropFirst(5)))
        } else if text.hasSuffix("y"), let years = String(text.dropLast()).decimalNumber {
            self = .years(years)
        } else {
            return nil
        }
    }
}
