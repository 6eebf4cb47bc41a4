/// The State Council's arrangements that the program ships with, and the calendar made of them.
///
/// The text is that of `calendars/state-council.csv`; a test holds the two together. Of each notice it has the title and
/// the day of publication; where a second notice changed a year, both versions are there (CAL-3, CAL-5).
package enum StateCouncil {
    /// The shipped calendar, 2018 to 2026 (CAL-2).
    package static let calendar: WorkCalendar = {
        do throws(Refusal) {
            return WorkCalendar(arrangements: try CalendarFile(csv).arrangements)
        } catch {
            // A calendar that knows no year marks every deadline provisional; the tests do not let the text get there.
            return WorkCalendar(arrangements: [])
        }
    }()

    /// The shipped calendar file, in the form `CalendarFile` reads.
    package static let csv = until2022 + "\n" + since2023 + "\n"
}
