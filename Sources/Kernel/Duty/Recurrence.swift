/// A duty that comes back: when in each period it falls due (TASK-7).
package enum Recurrence: Hashable, Sendable {
    case weekly(Weekday)
    case monthly(DayOfMonth)
    /// In the first, second or third month of each quarter.
    case quarterly(month: Int, DayOfMonth)
    /// In the first … sixth month of each half-year.
    case halfYearly(month: Int, DayOfMonth)
    case yearly(month: Int, DayOfMonth)

    /// Which day of a month.
    package enum DayOfMonth: Hashable, Sendable {
        /// The month's last day where it has no such day.
        case day(Int)
        case last
        /// The n-th working day; the last one where the month has fewer.
        case workday(Int)
    }

    /// The first time it falls due after `day`.
    package func next(after day: Day, calendar: WorkCalendar) -> Day {
        switch self {
        case .weekly(let weekday):
            let ahead = (weekday.rawValue - day.weekday.rawValue + 6) % 7 + 1
            return day.adding(days: ahead)
        case .monthly, .quarterly, .halfYearly, .yearly:
            var month = day.firstOfMonth
            // Two years hold every month of every pattern at least once.
            for _ in 0..<25 {
                if let due = due(inMonthOf: month, calendar), due > day { return due }
                month = month.adding(months: 1)
            }
            return .latest
        }
    }

    /// Every time it falls due with `start < day ≤ end`, in order.
    package func occurrences(after start: Day, through end: Day, calendar: WorkCalendar) -> [Day] {
        var found: [Day] = [], day = next(after: start, calendar: calendar)
        while day <= end {
            found.append(day)
            let following = next(after: day, calendar: calendar)
            guard following > day else { break }
            day = following
        }
        return found
    }

    private func due(inMonthOf first: Day, _ calendar: WorkCalendar) -> Day? {
        let month = first.month
        switch self {
        case .weekly: return nil
        case .monthly(let day): return day.resolved(inMonthOf: first, calendar)
        case .quarterly(let place, let day):
            return (month - 1) % 3 + 1 == place ? day.resolved(inMonthOf: first, calendar) : nil
        case .halfYearly(let place, let day):
            return (month - 1) % 6 + 1 == place ? day.resolved(inMonthOf: first, calendar) : nil
        case .yearly(let place, let day): return month == place ? day.resolved(inMonthOf: first, calendar) : nil
        }
    }
}

extension Recurrence.DayOfMonth {
    func resolved(inMonthOf first: Day, _ calendar: WorkCalendar) -> Day {
        let last = first.lastOfMonth
        switch self {
        case .last: return last
        case .day(let number): return min(first.adding(days: max(number, 1) - 1), last)
        case .workday(let n):
            let found = calendar.workday(max(n, 1), after: first.adding(days: -1))
            return found <= last ? found : calendar.workday(1, before: last.adding(days: 1))
        }
    }

    package var chinese: String {
        switch self {
        case .day(let number): "\(number)日"
        case .last: "最后一日"
        case .workday(let n): "第 \(n) 个工作日"
        }
    }
}

extension Recurrence {
    /// `每年1月31日`, `每季度第 3 个月10日`, `每周五`.
    package var chinese: String {
        switch self {
        case .weekly(let weekday): "每\(weekday.chinese)"
        case .monthly(let day): "每月\(day.chinese)"
        case .quarterly(let month, let day): "每季度第 \(month) 个月\(day.chinese)"
        case .halfYearly(let month, let day): "每半年第 \(month) 个月\(day.chinese)"
        case .yearly(let month, let day): "每年\(month)月\(day.chinese)"
        }
    }
}
