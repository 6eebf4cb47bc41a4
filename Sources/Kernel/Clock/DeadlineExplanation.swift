/// How a deadline was reached, so that the applicant, the handler and the supervisor can each follow it (FOI-D1…D6).
package struct DeadlineExplanation: Hashable, Sendable {
    /// A day that was looked at.
    package struct Row: Hashable, Sendable {
        package let day: Day
        /// Its number in the count; nil when it was skipped.
        package let number: Int?
        /// `第 5 个工作日（调休上班：国庆节）`, `法定节假日：春节`.
        package let why: String

        package var counted: Bool { number != nil }

        /// `9月23日 周二　第 1 个工作日`.
        package var chinese: String { "\(day) \(day.weekday.chinese)　\(why)" }
    }

    /// Day 0; nil when nothing has started the clock.
    package let from: Day?
    package let due: Due
    /// Every day after day 0 through the last one; empty for hours, fixed days and clocks that stand still.
    package let days: [Row]
    /// What was applied, in order, one sentence each.
    package let steps: [String]

    /// The last sentence: when it is due.
    package var conclusion: String {
        switch due {
        case .notStarted: "期限尚未起算。"
        case .stopped(let since, let pause): "\(since.day.chinese)起因\(pause.chinese)停止计算，收到后重新起算。"
        case .held(let since, let remaining): "\(since.chinese)起征求意见，期限暂不计算；返回后还有 \(remaining) 个计数单位。"
        case .by(let deadline):
            "应当在\(deadline.isHourly ? deadline.moment.chinese : deadline.day.chineseWithWeekday)前（含当日）办结。"
                + (deadline.isProvisional ? "其中有年份的放假安排尚未公布，本日期为暂定，公布后重新计算。" : "")
        }
    }

    /// The steps and the conclusion, without the single days.
    package var summary: String { (steps + [conclusion]).joined(separator: "\n") }

    /// Everything, line by line.
    package var text: String { (steps + days.map(\.chinese) + [conclusion]).joined(separator: "\n") }
}

extension DeadlineExplanation {
    /// Explains `count` working days from `day`, and `extra` more from the deadline so found (FOI-D1, FOI-D3, FOI-D5).
    package init(
        workingDays count: Int, extendedBy extra: Int = 0, after day: Day, excluding exclusions: [Exclusion] = [],
        calendar: WorkCalendar
    ) {
        var clock = ClockRun(length: .workingDays(count), start: Moment(day: day), extra: extra, exclusions: exclusions)
        clock.steps = ["\(day.chineseWithWeekday)为第 0 日，不计入；期限 \(count) 个工作日。"]
        for exclusion in exclusions { clock.steps.append(ClockRun.step(exclusion)) }
        if extra > 0 { clock.steps.append("延长 \(extra) 个工作日。") }
        self = clock.explained(calendar)
    }
}

/// One uninterrupted count, ready to be computed or explained.
struct ClockRun {
    let length: TermLength
    let start: Moment
    let extra: Int
    let exclusions: [Exclusion]
    var steps: [String] = []

    func due(_ calendar: WorkCalendar) -> Due {
        length.due(from: start, extra: extra, exclusions: exclusions, calendar: calendar)
    }

    func explained(_ calendar: WorkCalendar) -> DeadlineExplanation {
        let due = due(calendar)
        return DeadlineExplanation(
            from: start.day, due: due, days: due.deadline.map { rows(through: $0.day, calendar) } ?? [], steps: steps)
    }

    static func step(_ exclusion: Exclusion) -> String {
        guard let through = exclusion.through else {
            return "\(exclusion.after.day.chinese)起\(exclusion.why)，尚未返回，此后的日子暂不计入。"
        }
        return "\(exclusion.why)：\(exclusion.after.day.chinese)之后至\(through.day.chinese)的日子不计入。"
    }

    private func rows(through last: Day, _ calendar: WorkCalendar) -> [DeadlineExplanation.Row] {
        var number = 0, rows: [DeadlineExplanation.Row] = []
        var day = start.day.adding(days: 1)
        while day <= last, day < .latest {
            rows.append(row(day, &number, calendar))
            day = day.adding(days: 1)
        }
        return rows
    }

    private func row(_ day: Day, _ number: inout Int, _ calendar: WorkCalendar) -> DeadlineExplanation.Row {
        let reason = calendar.reason(day)
        let excluded = exclusions.first { $0.covers(day) }
        switch length {
        case .workingDays:
            guard reason.isWorkday else {
                return .init(day: day, number: nil, why: reason.chinese + doubt(day, calendar))
            }
            if let excluded { return .init(day: day, number: nil, why: "\(excluded.why)，不计入") }
            number += 1
            let remark = reason == .weekday ? "" : "（\(reason.chinese)）"
            return .init(day: day, number: number, why: "第 \(number) 个工作日\(remark)\(doubt(day, calendar))")
        case .naturalDays, .naturalMonths:
            if let excluded { return .init(day: day, number: nil, why: "\(excluded.why)，不计入") }
            if number >= total {
                return .init(day: day, number: nil, why: reason.isWorkday ? "顺延至本日届满" : "\(reason.chinese)，届满日顺延")
            }
            number += 1
            return .init(day: day, number: number, why: "第 \(number) 日")
        case .naturalHours, .until:
            return .init(day: day, number: nil, why: reason.chinese)
        }
    }

    private var total: Int {
        switch length {
        case .naturalMonths: start.day.days(to: start.day.adding(months: length.count + extra))
        case .workingDays, .naturalDays, .naturalHours, .until: length.count + extra
        }
    }

    private func doubt(_ day: Day, _ calendar: WorkCalendar) -> String {
        calendar.publishedYears.contains(day.year) ? "" : "（\(day.year) 年放假安排尚未公布，暂按周一至周五计）"
    }
}
