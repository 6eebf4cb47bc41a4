package import Kernel

/// When letters and messages to other programs wait: evenings, nights and days that are not worked. Clocks of hours do not
/// wait; the inbox is silent and never waits.
package struct QuietHours: Hashable, Sendable {
    /// Minutes after midnight: from here on it is quiet …
    package let from: Int
    /// … until here in the morning.
    package let until: Int
    package let onRestDays: Bool

    package init(from: Int = 20 * 60, until: Int = 8 * 60, onRestDays: Bool = true) {
        self.from = min(max(from, 0), 1_440)
        self.until = min(max(until, 0), 1_439)
        self.onRestDays = onRestDays
    }

    /// Reads `20:00-08:00`; nil for anything else.
    package init?(_ text: String, onRestDays: Bool = true) {
        let parts = text.split(separator: "-").map { QuietHours.minute($0) }
        guard parts.count == 2, let from = parts[0], let until = parts[1], until < from else { return nil }
        self.init(from: from, until: until, onRestDays: onRestDays)
    }

    /// `moment` itself when it is not quiet then, else the end of the quiet.
    package func release(_ moment: Moment, isFast: Bool, calendar: WorkCalendar) -> Moment {
        guard !isFast else { return moment }
        var day = moment.day
        let isRest = onRestDays && !calendar.isWorkday(day)
        if !isRest, (until..<from).contains(moment.minuteOfDay) { return moment }
        if isRest || moment.minuteOfDay >= from { day = day.adding(days: 1) }
        if onRestDays { day = calendar.workday(onOrAfter: day) }
        return Moment(day: day, minute: until)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let hour = parts[0].decimalNumber, let minute = parts[1].decimalNumber, hour <= 24,
            minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }
}
