/// An instant, in milliseconds since 1970-01-01T00:00:00Z. Its civil day and hour are those of Beijing (UTC+8, no
/// summer time since 1991), wherever the server stands.
package struct Moment: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package static let beijingOffsetMinutes: Int64 = 480
    private static let dayLength: Int64 = 86_400_000
    private static let hourLength: Int64 = 3_600_000

    /// Held inside the days the kernel knows (`Day.earliest...Day.latest`).
    package init(milliseconds: Int64) {
        let low = Int64(Day.earliest.number) * Moment.dayLength
        let high = (Int64(Day.latest.number) + 1) * Moment.dayLength - 1
        self.milliseconds = min(max(milliseconds, low), high)
    }

    /// The instant `minute` minutes after midnight in Beijing on `day`.
    package init(day: Day, minute: Int = 0) {
        self.init(
            milliseconds: Int64(day.number) * Moment.dayLength
                + (Int64(min(max(minute, 0), 1_439)) - Moment.beijingOffsetMinutes) * 60_000)
    }

    /// Reads `YYYY-MM-DD` (start of that day) or `YYYY-MM-DDTHH:MM[:SS]`, both in Beijing time.
    package init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)) else { return nil }
        if bytes.count == 10 {
            self.init(day: day)
            return
        }
        guard bytes.count == 16 || bytes.count == 19,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            let hour = Day.digits(bytes[11..<13]), hour < 24, let minute = Day.digits(bytes[14..<16]), minute < 60
        else { return nil }
        var seconds = 0
        if bytes.count == 19 {
            guard bytes[16] == UInt8(ascii: ":"), let read = Day.digits(bytes[17..<19]), read < 60 else { return nil }
            seconds = read
        }
        self.init(milliseconds: Moment(day: day, minute: hour * 60 + minute).milliseconds + Int64(seconds) * 1_000)
    }

    package static func < (one: Moment, other: Moment) -> Bool { one.milliseconds < other.milliseconds }

    /// The civil day in Beijing.
    package var day: Day { Day(number: Int(floorDivided(by: Moment.dayLength))) ?? .latest }

    /// Minutes since midnight in Beijing, 0 … 1439.
    package var minuteOfDay: Int { Int(millisecondsOfDay / 60_000) }

    package func adding(hours: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(min(max(hours, -1_000_000), 1_000_000)) * Moment.hourLength)
    }

    package func adding(seconds: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(min(max(seconds, -2_000_000_000), 2_000_000_000)) * 1_000)
    }

    private var local: Int64 { milliseconds + Moment.beijingOffsetMinutes * 60_000 }
    private var millisecondsOfDay: Int64 { local - floorDivided(by: Moment.dayLength) * Moment.dayLength }
    private func floorDivided(by length: Int64) -> Int64 { (local >= 0 ? local : local - length + 1) / length }
}

extension Moment: CustomStringConvertible {
    /// `2026-03-13T09:05:00+08:00`.
    package var description: String { "\(day)T\(clock):\(Day.twoDigits(Int(millisecondsOfDay / 1_000 % 60)))+08:00" }

    /// `09:05`.
    package var clock: String { "\(Day.twoDigits(minuteOfDay / 60)):\(Day.twoDigits(minuteOfDay % 60))" }

    /// `2026-03-13 09:05`: how tables and timelines write it.
    package var minute: String { "\(day) \(clock)" }

    /// `2026年3月13日 09:05`.
    package var chinese: String { "\(day.chinese) \(clock)" }
}
