/// 制发、废止、现行有效 of one kind of rules.
package struct RuleCounts: Hashable, Sendable {
    package var made: Int
    package var repealed: Int
    package var inForce: Int

    package init(made: Int = 0, repealed: Int = 0, inForce: Int = 0) {
        self.made = made
        self.repealed = repealed
        self.inForce = inForce
    }
}

/// Table 二 (RPT-10).
package struct DisclosureTable: Hashable, Sendable {
    package var regulations: RuleCounts
    package var normative: RuleCounts
    package var licences: Int
    package var penalties: Int
    package var coercion: Int
    package var fees: TenThousands
    /// False for a report of others that came without table 二.
    package var isGiven: Bool

    package init(
        regulations: RuleCounts = RuleCounts(), normative: RuleCounts = RuleCounts(), licences: Int = 0,
        penalties: Int = 0, coercion: Int = 0, fees: TenThousands = TenThousands(hundredths: 0), isGiven: Bool = true
    ) {
        self.regulations = regulations
        self.normative = normative
        self.licences = licences
        self.penalties = penalties
        self.coercion = coercion
        self.fees = fees
        self.isGiven = isGiven
    }

    package subscript(_ cell: DisclosureCell) -> Int {
        get {
            switch cell {
            case .regulationsMade: regulations.made
            case .regulationsRepealed: regulations.repealed
            case .regulationsInForce: regulations.inForce
            case .normativeMade: normative.made
            case .normativeRepealed: normative.repealed
            case .normativeInForce: normative.inForce
            case .licences: licences
            case .penalties: penalties
            case .coercion: coercion
            case .fees: fees.hundredths
            }
        }
        set {
            switch cell {
            case .regulationsMade: regulations.made = newValue
            case .regulationsRepealed: regulations.repealed = newValue
            case .regulationsInForce: regulations.inForce = newValue
            case .normativeMade: normative.made = newValue
            case .normativeRepealed: normative.repealed = newValue
            case .normativeInForce: normative.inForce = newValue
            case .licences: licences = newValue
            case .penalties: penalties = newValue
            case .coercion: coercion = newValue
            case .fees: fees = TenThousands(hundredths: newValue)
            }
        }
    }
}

/// The cells of table 二.
package enum DisclosureCell: String, CaseIterable, Sendable, Hashable {
    case regulationsMade = "s2.regulations.made"
    case regulationsRepealed = "s2.regulations.repealed"
    case regulationsInForce = "s2.regulations.in_force"
    case normativeMade = "s2.normative.made"
    case normativeRepealed = "s2.normative.repealed"
    case normativeInForce = "s2.normative.in_force"
    case licences = "s2.licences"
    case penalties = "s2.penalties"
    case coercion = "s2.coercion"
    case fees = "s2.fees"

    package var chinese: String {
        switch self {
        case .regulationsMade: "规章本年制发件数"
        case .regulationsRepealed: "规章本年废止件数"
        case .regulationsInForce: "规章现行有效件数"
        case .normativeMade: "行政规范性文件本年制发件数"
        case .normativeRepealed: "行政规范性文件本年废止件数"
        case .normativeInForce: "行政规范性文件现行有效件数"
        case .licences: "行政许可本年处理决定数量"
        case .penalties: "行政处罚本年处理决定数量"
        case .coercion: "行政强制本年处理决定数量"
        case .fees: "行政事业性收费本年收费金额（万元）"
        }
    }
}

/// An amount in 万元 with two decimals (RPT-32), kept as hundredths: 100 yuan each.
package struct TenThousands: Hashable, Sendable {
    package let hundredths: Int

    package init(hundredths: Int) { self.hundredths = hundredths }

    /// Reads `12`, `12.3`, `12.30`; nil for signs, more decimals and anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let head = parts.first, (1...2).contains(parts.count), let whole = ReportNumber.whole(head),
            whole <= ReportNumber.most / 100
        else { return nil }
        guard parts.count == 2 else {
            hundredths = whole * 100
            return
        }
        guard (1...2).contains(parts[1].utf8.count), let part = ReportNumber.whole(parts[1]) else { return nil }
        hundredths = whole * 100 + (parts[1].utf8.count == 1 ? part * 10 : part)
    }

    /// `12.30`.
    package var text: String {
        let size = hundredths.magnitude, part = size % 100
        return "\(hundredths < 0 ? "-" : "")\(size / 100).\(part < 10 ? "0" : "")\(part)"
    }
}

/// Numbers as reports hold them: small enough that sums of thousands of reports cannot overflow.
package enum ReportNumber {
    package static let most = 1_000_000_000

    /// A count of digits alone; nil for anything else and past `most`.
    package static func whole(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(String(text)), number <= most
        else { return nil }
        return number
    }
}
