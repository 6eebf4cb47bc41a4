package import Kernel

/// One line of the catalogue of measures: a figure that is computed from records, and the words by which a clause of a
/// plan asks for it (EVAL-3).
package struct MeasureDefinition: Hashable, Sendable {
    /// How a figure is held against a clause.
    package enum Comparison: String, CaseIterable, Sendable {
        /// 解读率不低于 90 %.
        case rateAtLeast = "rate_at_least"
        /// 纠错率不超过 5 %.
        case rateAtMost = "rate_at_most"
        /// 全年不少于 2 次.
        case countAtLeast = "count_at_least"
        /// 空白栏目为 0.
        case countAtMost = "count_at_most"
        /// 14 天内有更新.
        case within

        package var chinese: String {
            switch self {
            case .rateAtLeast: "比例不低于"
            case .rateAtMost: "比例不超过"
            case .countAtLeast: "次数不少于"
            case .countAtMost: "数量不超过"
            case .within: "间隔不超过"
            }
        }

        package var unit: String {
            switch self {
            case .rateAtLeast, .rateAtMost: "%"
            case .countAtLeast, .countAtMost: ""
            case .within: "天"
            }
        }

        package func threshold(_ value: Int) -> Check.Threshold {
            switch self {
            case .rateAtLeast: .atLeastPercent(value)
            case .rateAtMost: .atMostPercent(value)
            case .countAtLeast: .atLeast(value)
            case .countAtMost: .atMost(value)
            case .within: .withinDays(value)
            }
        }

        /// The greatest number that makes sense.
        package var limit: Int {
            switch self {
            case .rateAtLeast, .rateAtMost: 100
            case .countAtLeast, .countAtMost: 100_000
            case .within: 3_660
            }
        }
    }

    /// `interpretation.on-time.rate`.
    package let name: String
    /// `解读材料按时发布率`.
    package let title: String
    /// What is counted, in one sentence.
    package let counts: String
    package let comparison: Comparison
    /// The threshold when a clause names none.
    package let standard: Int
    /// How near to the threshold turns yellow.
    package let margin: Int
    /// The periods it can be asked for; the first when a clause names none.
    package let periods: [Period.Kind]
    /// The rule of domain.md behind it.
    package let rule: String
    /// Whether the records tell what it was on a past day.
    package let isHistorical: Bool
    /// For measures that count what was published on a subject: the words of the subject.
    package let subject: [String]
    /// Groups of words; a clause asks for this when each group has one in it.
    package let words: [[String]]
    /// Words that say the clause means something else.
    package let without: [String]
    /// Whether a clause without any number asks for it: 消除空白栏目.
    package let standsAlone: Bool

    package init(
        name: String, title: String, counts: String, comparison: Comparison, standard: Int, margin: Int = 0,
        periods: [Period.Kind], rule: String, isHistorical: Bool, subject: [String] = [], words: [[String]],
        without: [String] = [], standsAlone: Bool = false
    ) {
        self.name = name
        self.title = title
        self.counts = counts
        self.comparison = comparison
        self.standard = standard
        self.margin = margin
        self.periods = periods
        self.rule = rule
        self.isHistorical = isHistorical
        self.subject = subject
        self.words = words
        self.without = without
        self.standsAlone = standsAlone
    }

    /// What it is about when nobody chose otherwise: the whole agency, or the subject.
    package var scope: CheckScope { subject.isEmpty ? .agency : .subject(subject) }

    /// How near to `value` turns yellow: what cannot be done better is no close call.
    package func margin(at value: Int) -> Int {
        switch comparison {
        case .rateAtLeast: min(margin, max(100 - value, 0))
        case .rateAtMost, .countAtMost, .within: min(margin, max(value, 0))
        case .countAtLeast: margin
        }
    }

    /// `解读材料按时发布率：比例不低于90%，按年`.
    package func sentence(value: Int, period: Period.Kind) -> String {
        "\(title)：\(comparison.chinese)\(value)\(comparison.unit)，\(period.chineseAdverb)"
    }
}

/// Whom or what a check is about.
package enum CheckScope: Hashable, Sendable {
    case agency
    /// What was published with one of these words in its title.
    case subject([String])

    /// As it stands in a row: `` or `words:疫情|传染病`.
    package var text: String {
        switch self {
        case .agency: ""
        case .subject(let words): "words:" + words.joined(separator: "|")
        }
    }

    package init(_ text: String) {
        guard text.hasPrefix("words:") else {
            self = .agency
            return
        }
        let words = text.dropFirst(6).split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
        self = words.isEmpty ? .agency : .subject(words)
    }

    package var chinese: String {
        switch self {
        case .agency: "本机关"
        case .subject(let words): "标题含“\(words.joined(separator: "”或“"))”的公开信息"
        }
    }
}

extension Period.Kind {
    /// `每季度`.
    package var chineseAdverb: String {
        switch self {
        case .week: "每周"
        case .month: "每月"
        case .quarter: "每季度"
        case .halfYear: "每半年"
        case .year: "全年"
        }
    }
}

/// All measures, in the order of the file; their names are unique.
package struct MeasureBook: Hashable, Sendable {
    package let all: [MeasureDefinition]
    private let byName: [String: MeasureDefinition]

    package init(_ all: [MeasureDefinition]) {
        self.all = all
        byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(name: String) -> MeasureDefinition? { byName[name] }
}
