/// A civil day, without a time zone: the number of days since 1970-01-01 in the Gregorian calendar.
///
/// Every rule of law counts in days, so the kernel never sees a clock: the shell reads it once per
/// transaction and passes the day in.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01 (which is 0); earlier days are negative.
    package let number: Int

    /// The days the kernel knows: 1900-01-01 … 2199-12-31. Nothing outside can be made, so arithmetic cannot overflow.
    package static let earliest = Day(unchecked: -25_567)
    package static let latest = Day(unchecked: 84_005)

    private init(unchecked number: Int) { self.number = number }

    /// Nil outside `earliest...latest`.
    package init?(number: Int) {
        guard (Day.earliest.number...Day.latest.number).contains(number) else { return nil }
        self.number = number
    }

    /// Nil when there is no such day (30 February, month 13) or it lies outside `earliest...latest`.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.number = Day.daysFromCivil(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    package init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Day.digits(bytes[0..<4]), let month = Day.digits(bytes[5..<7]),
            let day = Day.digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var dayOfMonth: Int { civil.day }
    package var weekday: Weekday { Weekday(daysSinceEpoch: number) }

    /// `days` later (earlier when negative), held inside `earliest...latest`.
    package func adding(days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        if overflow { return days > 0 ? .latest : .earliest }
        return Day(unchecked: min(max(sum, Day.earliest.number), Day.latest.number))
    }

    /// Days from this one to `other`; negative when `other` is earlier.
    package func days(to other: Day) -> Int { other.number - number }

    /// The same day of the month `months` later; the last day of that month when it has no such day (01-31 + 1 → 02-28).
    package func adding(months: Int) -> Day {
        let parts = civil
        let limited = min(max(months, -4_000), 4_000)
        let index = parts.year * 12 + parts.month - 1 + limited
        let year = index / 12, month = index % 12 + 1
        guard (1900...2199).contains(year) else { return limited > 0 ? .latest : .earliest }
        return Day(
            unchecked: Day.daysFromCivil(
                year: year, month: month, day: min(parts.day, Day.length(ofMonth: month, year: year))))
    }

    package var firstOfMonth: Day { adding(days: 1 - dayOfMonth) }
    package var lastOfMonth: Day { firstOfMonth.adding(months: 1).adding(days: -1) }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Day: CustomStringConvertible {
    /// `2026-03-13`: how tables, files and URLs write a day.
    package var description: String {
        let parts = civil
        return "\(parts.year)-\(Day.twoDigits(parts.month))-\(Day.twoDigits(parts.day))"
    }

    /// `2026年3月13日`: how sentences and official letters write a day (DOC-7).
    package var chinese: String { "\(year)年\(month)月\(dayOfMonth)日" }

    /// `2026年3月13日（周五）`.
    package var chineseWithWeekday: String { "\(chinese)（\(weekday.chinese)）" }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Day {
    private var civil: (year: Int, month: Int, day: Int) {
        // Howard Hinnant's algorithm, with the year starting in March so that the leap day comes last.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 100_000_000 else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return bytes.isEmpty ? nil : value
    }
}

/// The seven days of the week, Monday first.
package enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

    init(daysSinceEpoch number: Int) {
        // 1970-01-01 was a Thursday.
        let index = ((number + 3) % 7 + 7) % 7
        self = Weekday.allCases[index]
    }

    package var isWeekend: Bool { self == .saturday || self == .sunday }

    package var chinese: String {
        switch self {
        case .monday: "周一"
        case .tuesday: "周二"
        case .wednesday: "周三"
        case .thursday: "周四"
        case .friday: "周五"
        case .saturday: "周六"
        case .sunday: "周日"
        }
    }
}
