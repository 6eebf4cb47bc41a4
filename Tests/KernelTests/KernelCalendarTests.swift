import Foundation
import Kernel
import Testing

@Suite struct KernelCalendarTests {
    let calendar = StateCouncil.calendar

    @Test(
        "CAL-T1…CAL-T8: n working days after a day that is itself day 0 (FOI-D1, FOI-D2)",
        arguments: [
            ("CAL-T1", "2025-09-22", [7: "2025-09-30", 15: "2025-10-17", 20: "2025-10-24", 40: "2025-11-21"]),
            ("CAL-T2", "2024-09-10", [7: "2024-09-20", 15: "2024-10-08", 20: "2024-10-14", 40: "2024-11-11"]),
            ("CAL-T3", "2026-02-05", [7: "2026-02-14", 15: "2026-03-04", 20: "2026-03-11", 40: "2026-04-09"]),
            ("CAL-T4", "2020-01-20", [7: "2020-02-06", 15: "2020-02-18", 20: "2020-02-25", 40: "2020-03-24"]),
            ("CAL-T5", "2026-01-01", [7: "2026-01-12", 15: "2026-01-22", 20: "2026-01-29", 40: "2026-03-04"]),
            ("CAL-T6", "2018-12-24", [7: "2019-01-03", 15: "2019-01-15", 20: "2019-01-22", 40: "2019-02-22"]),
            ("CAL-T7", "2023-04-20", [7: "2023-04-28", 15: "2023-05-12", 20: "2023-05-19", 40: "2023-06-16"]),
            ("CAL-T8", "2026-02-14", [7: "2026-03-03", 15: "2026-03-13", 20: "2026-03-20", 40: "2026-04-20"]),
        ])
    func vectors(id: String, start: String, expected: [Int: String]) throws {
        for (n, due) in expected {
            #expect(calendar.workday(n, after: try day(start)) == (try day(due)), "\(id) +\(n)")
            #expect(calendar.workdays(after: try day(start), through: try day(due)) == n, "\(id) +\(n)")
        }
    }

    @Test("CAL-3: working days of each year")
    func workdaysPerYear() {
        let expected = [
            2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248,
        ]
        for (year, count) in expected {
            #expect(calendar.workdays(inYear: year) == (count, true), "\(year)")
        }
        #expect(calendar.workdays(inYear: 2027).published == false)
        #expect(calendar.publishedYears == Set(2018...2026))
    }

    @Test(
        "A day says why it is worked or not (CAL-1, CAL-6)",
        arguments: [
            ("2026-02-16", "法定节假日：春节", false), ("2026-02-14", "调休上班：春节", true),
            ("2024-09-29", "调休上班：国庆节", true), ("2026-03-14", "周末", false), ("2026-03-13", "工作日", true),
            ("2024-02-09", "工作日", true), ("2018-12-31", "法定节假日：元旦", false), ("2022-12-31", "周末", false),
            ("2026-03-08", "周末", false),
        ])
    func reasons(iso: String, reason: String, worked: Bool) throws {
        #expect(calendar.reason(try day(iso)).chinese == reason)
        #expect(calendar.isWorkday(try day(iso)) == worked)
    }

    @Test("Counting back, rolling on, and the ends of the kernel's days")
    func edges() throws {
        #expect(calendar.workday(1, before: try day("2026-02-24")) == (try day("2026-02-14")))
        #expect(calendar.workday(3, before: try day("2026-02-15")) == (try day("2026-02-12")))
        #expect(calendar.workday(0, after: try day("2026-02-15")) == (try day("2026-02-15")))
        #expect(calendar.workday(-4, after: try day("2026-02-15")) == (try day("2026-02-15")))
        #expect(calendar.workday(onOrAfter: try day("2026-02-15")) == (try day("2026-02-24")))
        #expect(calendar.workday(onOrAfter: try day("2026-02-14")) == (try day("2026-02-14")))
        #expect(calendar.workday(.max, after: try day("2026-02-15")) == .latest)
        #expect(calendar.workday(1, after: .latest) == .latest)
        #expect(calendar.workday(.max, before: .latest) == .earliest)
        #expect(calendar.workdays(after: try day("2026-02-15"), through: try day("2026-02-01")) == 0)
        #expect(calendar.isWorkday(.earliest))
    }

    @Test("CAL-5: whatever reaches into a year without arrangement is provisional, and Monday to Friday there")
    func provisionalYears() throws {
        let start = try day("2026-12-10")
        let due = calendar.workday(20, after: start)
        #expect(due == (try day("2027-01-07")))
        #expect(calendar.isProvisional(after: start, through: due))
        #expect(!calendar.isProvisional(after: try day("2026-12-01"), through: try day("2026-12-31")))
        #expect(!calendar.isProvisional(after: try day("2017-12-31"), through: try day("2018-01-31")))
        #expect(calendar.isProvisional(after: try day("2017-12-30"), through: try day("2018-01-31")))
        #expect(WorkCalendar(arrangements: []).isProvisional(after: start, through: due))
    }

    @Test(
        "foi.md §2.4: the make-up days decide",
        arguments: [
            ("2024-09-25", "2024-10-28", "2024-11-25"), ("2025-01-20", "2025-02-21", "2025-03-21"),
            ("2025-01-26", "2025-02-28", "2025-03-28"), ("2026-02-09", "2026-03-13", "2026-04-13"),
        ])
    func makeupDaysDecide(start: String, twenty: String, forty: String) throws {
        #expect(calendar.workday(20, after: try day(start)) == (try day(twenty)))
        #expect(calendar.workday(40, after: try day(start)) == (try day(forty)))
    }

    @Test("The calendar in the program is the file in the repository")
    func embeddedFile() throws {
        let file = try String(contentsOf: packageRoot.appending(path: "calendars/state-council.csv"), encoding: .utf8)
        #expect(StateCouncil.csv == file)
        #expect(try CalendarFile(file).arrangements.count == 11)
        // CAL-1: 164 weekdays off and 59 weekend days worked, in the versions in force.
        let days = (2018...2026).compactMap { calendar.arrangement(forYear: $0) }.flatMap(\.departures)
        #expect(days.count(where: { $0.kind == .holiday }) == 164)
        #expect(days.count(where: { $0.kind == .makeup }) == 59)
    }
}
