package import Kernel

/// Which year, quarter or month a dashboard speaks of.
package struct DashboardPeriod: Hashable, Sendable {
    package let period: Period
    package let kind: Period.Kind

    /// Reads `2026`, `2026-Q3`, `2026-09`; the year of `today` for anything else and for what has not begun.
    package init(_ text: String, today: Day) {
        let asked = DashboardPeriod.read(text)
        let found = asked.map { ($0.0, Period($0.0, containing: $0.1)) }
        if let (kind, period) = found, period.first <= today {
            self.init(kind, period)
        } else {
            self.init(.year, Period(.year, containing: today))
        }
    }

    package init(_ kind: Period.Kind, containing day: Day) { self.init(kind, Period(kind, containing: day)) }

    private init(_ kind: Period.Kind, _ period: Period) {
        self.kind = kind
        self.period = period
    }

    private static func read(_ text: String) -> (Period.Kind, Day)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ $0.count == 4 ? Int($0) : nil }), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return Day(year: year, month: 1, day: 1).map { (.year, $0) } }
        if parts[1].hasPrefix("Q") {
            guard let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) else { return nil }
            return Day(year: year, month: quarter * 3, day: 1).map { (.quarter, $0) }
        }
        guard parts[1].count == 2, let month = Int(parts[1]) else { return nil }
        return Day(year: year, month: month, day: 1).map { (.month, $0) }
    }

    /// What `init` reads.
    package var text: String {
        let first = period.first
        switch kind {
        case .year, .week, .halfYear: return "\(first.year)"
        case .quarter: return "\(first.year)-Q\((first.month + 2) / 3)"
        case .month: return "\(first.year)-\(first.month < 10 ? "0" : "")\(first.month)"
        }
    }

    package var before: DashboardPeriod {
        DashboardPeriod(kind, Period(kind, containing: period.first.adding(days: -1)))
    }

    /// What to offer beside one another: this year by year, quarter and month up to `today`, and the year before.
    package static func choices(today: Day) -> [DashboardPeriod] {
        let year = DashboardPeriod(.year, Period(.year, containing: today))
        let parts = [Period.Kind.quarter, .month].flatMap { kind -> [DashboardPeriod] in
            var found = [DashboardPeriod(kind, Period(kind, containing: today))]
            while let last = found.last, last.before.period.first >= year.period.first { found.append(last.before) }
            return found
        }
        return [year, year.before] + parts
    }

    /// The parts that a line runs over: months of a year or quarter, days of a month.
    package var steps: [Period] {
        var found: [Period] = []
        var day = period.first
        while day <= period.last {
            let step = Period(kind == .month ? .week : .month, containing: day)
            found.append(step)
            day = step.last.adding(days: 1)
        }
        return found
    }

    /// How a step is named under a line.
    package func label(_ step: Period) -> String {
        kind == .month
            ? "\(max(step.first, period.first).dayOfMonth)日起" : "\(step.first.month)月"
    }
}
