package import Kernel

/// What is put before the public.
package enum ConsultationKind: String, CaseIterable, Sendable {
    case decision, normative, other

    package var chinese: String {
        switch self {
        case .decision: "重大行政决策"
        case .normative: "行政规范性文件"
        case .other: "其他事项"
        }
    }

    /// The rule that sets the least period.
    package var rule: String {
        switch self {
        case .decision: "CONS-2"
        case .normative: "CONS-8"
        case .other: "CONS-10"
        }
    }

    /// The least period (CONS-2, CONS-8). For other matters no law sets one: seven days.
    package func least(touchesMarket: Bool) -> TermLength {
        switch self {
        case .decision: .naturalDays(30, rolls: false)
        case .normative: touchesMarket ? .naturalDays(30, rolls: false) : .workingDays(7)
        case .other: .naturalDays(7, rolls: false)
        }
    }

    /// Day 0 is the day of publication; the last day of the least period is the earliest closing day (CONS-10).
    package func earliestClosing(touchesMarket: Bool, publishedOn day: Day, calendar: WorkCalendar) -> Day {
        switch least(touchesMarket: touchesMarket) {
        case .workingDays(let count): calendar.workday(count, after: day)
        case .naturalDays(let count, _): day.adding(days: count)
        case .naturalMonths(let count, _): day.adding(months: count)
        case .naturalHours: day
        case .until(let last): last
        }
    }
}

/// Where a consultation stands on a day. What is closed by the clock needs nobody to close it.
package enum ConsultationPhase: String, CaseIterable, Sendable {
    case drafting, review, collecting, sorting, explaining, released, archived, dropped

    package var chinese: String {
        switch self {
        case .drafting: "起草"
        case .review: "待审核"
        case .collecting: "正在征集"
        case .sorting: "已截止，整理意见"
        case .explaining: "采纳说明待审核"
        case .released: "结果已公布"
        case .archived: "已归档"
        case .dropped: "已终止"
        }
    }

    /// How the portal calls it.
    package var publicWords: String {
        switch self {
        case .drafting, .review: "正在修改草案"
        case .collecting: "正在征集"
        case .sorting, .explaining: "已截止，正在整理意见"
        case .released, .archived: "结果已公布"
        case .dropped: "已终止"
        }
    }
}

/// What the record itself keeps; the rest of the phase follows from the clock.
package enum ConsultationStage: String, CaseIterable, Sendable {
    case drafting, review, issued, explained, released, archived, dropped
}
