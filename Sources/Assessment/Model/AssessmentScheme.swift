package import Inspection
package import Kernel

/// Which parties are held against one another (EVAL-2).
package enum PartyGroup: String, CaseIterable, Sendable, Hashable {
    case section, affiliate, agency

    package var chinese: String {
        switch self {
        case .section: "机关科室"
        case .affiliate: "直属单位"
        case .agency: "下级机构"
        }
    }
}

/// One indicator: what is measured, and how points follow from it (EVAL-3).
package struct Indicator: Hashable, Sendable {
    package enum Method: Hashable, Sendable {
        /// Full points from this rate on, in percent; below it in proportion.
        case rate(target: Int)
        /// Points off for each record that is counted.
        case each(Points)
        /// Full points from so many on; below it in proportion.
        case reach(Int)
        /// Full points when the last one is at most so many days ago, otherwise none.
        case within(days: Int)
        /// By the hand of the checker, with a reason and a record for each point lost.
        case manual
    }

    package let id: String
    package let title: String
    package let source: String
    /// The name in the catalogue of measures; nil when a person gives the points.
    package let measure: String?
    package let weight: Points
    package let method: Method
    package let groups: Set<PartyGroup>
    /// Where the records of it stand in the console.
    package let page: String

    package init(
        id: String, title: String, source: String, measure: String?, weight: Points, method: Method,
        groups: Set<PartyGroup>, page: String
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.measure = measure
        self.weight = weight
        self.method = method
        self.groups = groups
        self.page = page
    }

    package var methodChinese: String {
        switch method {
        case .rate(let target): "达到 \(target)% 得满分，不足按比例"
        case .each(let points): "每件扣 \(points) 分"
        case .reach(let count): "达到 \(count) 次得满分，不足按比例"
        case .within(let days): "\(days) 天以内得满分"
        case .manual: "核查人评分"
        }
    }
}

/// 优秀, 良好, … from so many points on (EVAL-2).
package struct AssessmentBand: Hashable, Sendable {
    package let name: String
    package let from: Points

    package init(name: String, from: Points) {
        self.name = name
        self.from = from
    }
}

/// 考核办法: what is assessed in a year, as data.
package struct AssessmentScheme: Hashable, Sendable {
    package let id: String
    package let title: String
    package let source: String
    /// Share of openness in the whole performance assessment, in percent (EVAL-1).
    package let share: Int
    package let full: Points
    /// The highest first.
    package let bands: [AssessmentBand]
    package let indicators: [Indicator]
    package let from: Day?
    package let to: Day?

    package init(
        id: String, title: String, source: String, share: Int, full: Points, bands: [AssessmentBand],
        indicators: [Indicator], from: Day? = nil, to: Day? = nil
    ) {
        self.id = id
        self.title = title
        self.source = source
        self.share = share
        self.full = full
        self.bands = bands.sorted { $0.from > $1.from }
        self.indicators = indicators
        self.from = from
        self.to = to
    }

    package func indicators(for group: PartyGroup) -> [Indicator] { indicators.filter { $0.groups.contains(group) } }

    package func holds(on day: Day) -> Bool { (from ?? .earliest) <= day && day <= (to ?? .latest) }

    package func band(of total: Points) -> String { bands.first { $0.from <= total }?.name ?? "" }

    package static let leastShare = 4

    /// EVAL-1: openness weighs at least 4 % in the whole.
    package var shareRefusal: Refusal? {
        share >= AssessmentScheme.leastShare
            ? nil
            : Refusal(
                .stateRefused,
                "没有启动考核：《\(title)》把政务公开的分值权重定为 \(share)%，应不低于 \(AssessmentScheme.leastShare)%。请修改考核办法后再启动。",
                rule: "EVAL-1")
    }
}
