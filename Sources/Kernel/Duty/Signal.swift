/// The light of an obligation or a check on a given day; each has exactly one (FOI-D7).
package enum Signal: String, CaseIterable, Sendable, Comparable {
    case green, yellow, orange, red, black

    /// `绿灯` … `黑灯`.
    package var chinese: String {
        switch self {
        case .green: "绿灯"
        case .yellow: "黄灯"
        case .orange: "橙灯"
        case .red: "红灯"
        case .black: "黑灯"
        }
    }

    /// What it says of an obligation: `正常`, `已逾期`.
    package var meaning: String {
        switch self {
        case .green: "正常"
        case .yellow: "临近到期"
        case .orange: "即将到期"
        case .red: "马上到期"
        case .black: "已逾期"
        }
    }

    private var rank: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .orange: 2
        case .red: 3
        case .black: 4
        }
    }

    package static func < (one: Signal, other: Signal) -> Bool { one.rank < other.rank }
}

/// When a light changes (FOI-D7).
package enum Thresholds: Hashable, Sendable {
    /// That many working days left, or fewer.
    case workingDays(yellow: Int, orange: Int, red: Int)
    /// That many per cent of the term left, or fewer.
    case shares(yellow: Int, orange: Int, red: Int)

    package static let standardDays = Thresholds.workingDays(yellow: 5, orange: 3, red: 1)
    package static let standardShares = Thresholds.shares(yellow: 50, orange: 25, red: 10)

    /// Days left for terms of 15 working days or more, shares for shorter ones and for hours. Natural terms of 21 days
    /// or more and fixed days count as long.
    package static func standard(for length: TermLength) -> Thresholds {
        switch length {
        case .workingDays(let n): n >= 15 ? standardDays : standardShares
        case .naturalDays(let n, _): n >= 21 ? standardDays : standardShares
        case .naturalMonths, .until: standardDays
        case .naturalHours: standardShares
        }
    }

    func signal(left: Int, of total: Int, workingDaysLeft: Int) -> Signal {
        switch self {
        case .workingDays(let yellow, let orange, let red):
            workingDaysLeft <= red
                ? .red : workingDaysLeft <= orange ? .orange : workingDaysLeft <= yellow ? .yellow : .green
        case .shares(let yellow, let orange, let red):
            share(left, total, red)
                ? .red : share(left, total, orange) ? .orange : share(left, total, yellow) ? .yellow : .green
        }
    }

    private func share(_ left: Int, _ total: Int, _ percent: Int) -> Bool { left * 100 <= total * min(percent, 100) }
}

extension Thresholds {
    /// How rule files and tables write it: `5wd 3wd 1wd`, `50% 25% 10%`.
    package var text: String {
        switch self {
        case .workingDays(let yellow, let orange, let red): "\(yellow)wd \(orange)wd \(red)wd"
        case .shares(let yellow, let orange, let red): "\(yellow)% \(orange)% \(red)%"
        }
    }

    /// Reads what `text` writes; nil for anything else, for numbers that do not fall from yellow to red, and for shares
    /// over 100.
    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard words.count == 3 else { return nil }
        let isShare = words.allSatisfy { $0.hasSuffix("%") }
        guard isShare || words.allSatisfy({ $0.hasSuffix("wd") }) else { return nil }
        let numbers = words.compactMap { $0.dropLast(isShare ? 1 : 2).decimalNumber }
        guard numbers.count == 3, numbers[0] > numbers[1], numbers[1] > numbers[2], numbers[0] <= (isShare ? 100 : 366)
        else { return nil }
        self =
            isShare
            ? .shares(yellow: numbers[0], orange: numbers[1], red: numbers[2])
            : .workingDays(yellow: numbers[0], orange: numbers[1], red: numbers[2])
    }

    /// `剩 5、3、1 个工作日`, `剩期限的 50%、25%、10%`.
    package var chinese: String {
        switch self {
        case .workingDays(let yellow, let orange, let red): "剩 \(yellow)、\(orange)、\(red) 个工作日"
        case .shares(let yellow, let orange, let red): "剩期限的 \(yellow)%、\(orange)%、\(red)%"
        }
    }
}
