/// A stretch of whole days that figures and checks are about.
package struct Period: Hashable, Sendable {
    package let first: Day
    package let last: Day
    /// `2026年第三季度`.
    package let title: String

    /// The kinds of period that reports and checks use.
    package enum Kind: String, CaseIterable, Sendable {
        case week, month, quarter, halfYear = "half_year", year
    }

    package func contains(_ day: Day) -> Bool { first <= day && day <= last }

    /// The period of `kind` that `day` lies in; weeks begin on Monday.
    package init(_ kind: Kind, containing day: Day) {
        let january = day.adding(months: 1 - day.month).firstOfMonth
        switch kind {
        case .week:
            first = day.adding(days: 1 - day.weekday.rawValue)
            last = first.adding(days: 6)
            title = "\(first) 至 \(last)"
        case .month:
            first = day.firstOfMonth
            last = day.lastOfMonth
            title = "\(day.year)年\(day.month)月"
        case .quarter:
            let index = (day.month - 1) / 3
            first = january.adding(months: index * 3)
            last = first.adding(months: 2).lastOfMonth
            title = "\(day.year)年第\(ChineseNumeral.text(index + 1))季度"
        case .halfYear:
            let isFirst = day.month <= 6
            first = isFirst ? january : january.adding(months: 6)
            last = first.adding(months: 5).lastOfMonth
            title = "\(day.year)年\(isFirst ? "上" : "下")半年"
        case .year:
            first = january
            last = january.adding(months: 11).lastOfMonth
            title = "\(day.year)年"
        }
    }
}
