package import Kernel

/// 公开时限: the words of the catalogue, and what they mean for the clock.
package struct TimeLimit: Hashable, Sendable {
    package enum Span: Hashable, Sendable {
        /// From the day the information is formed or changed (FOI-26, ENF-1).
        case workingDays(Int)
        case naturalDays(Int)
        case hours(Int)
        /// 实时、及时、即时.
        case atOnce
        /// Comes back: monthly figures, a yearly report.
        case recurring(Recurrence)
        /// 长期公开.
        case standing
    }

    package let text: String
    package let spans: [Span]

    package init(_ text: String) {
        self.text = text
        spans = TimeLimitReading.spans(text)
    }

    package static func == (one: TimeLimit, other: TimeLimit) -> Bool { one.text == other.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    package var recurrences: [Recurrence] {
        spans.compactMap { span in
            if case .recurring(let recurrence) = span { recurrence } else { nil }
        }
    }

    /// How it was understood: `20个工作日；每年1月31日`.
    package var understood: String { spans.map(\.chinese).joined(separator: "；") }
}

extension TimeLimit.Span {
    package var chinese: String {
        switch self {
        case .workingDays(let n): "\(n)个工作日"
        case .naturalDays(let n): "\(n)日"
        case .hours(let n): "\(n)小时"
        case .atOnce: "及时"
        case .recurring(let recurrence): recurrence.chinese
        case .standing: "长期"
        }
    }
}

extension Recurrence {
    /// The length of its period.
    package var period: Period.Kind {
        switch self {
        case .weekly: .week
        case .monthly: .month
        case .quarterly: .quarter
        case .halfYearly: .halfYear
        case .yearly: .year
        }
    }

    /// When the next update is due after one on `day`: what went out in a period, on time or late, settles that period.
    package func due(after day: Day, calendar: WorkCalendar) -> Day {
        next(after: Period(period, containing: day).last, calendar: calendar)
    }
}
