import Kernel
import Testing

/// Deadlines that the tests of foreign systems state, with the calendars they hold there: facts, typed in as data.
@Suite struct KernelPeerFactsTests {
    struct Fact: Sendable {
        let calendar: Foreign
        let start: String
        let length: TermLength
        let due: String
        /// The given date is counted as day 1 there.
        var isFirstDayCounted = false
    }
    enum Foreign: Sendable {
        case alaveteli, englandAndWales, unitedKingdom, unitedStates

        func workCalendar() throws -> WorkCalendar {
            switch self {
            case .alaveteli: try calendar(off: ForeignHolidays.alaveteli, years: 2007...2010)
            case .englandAndWales: try calendar(off: ForeignHolidays.englandAndWales, years: 2017...2024)
            case .unitedKingdom:
                try calendar(off: ForeignHolidays.englandAndWales + ForeignHolidays.scotland, years: 2017...2024)
            case .unitedStates: try calendar(off: ForeignHolidays.unitedStates, years: 2010...2010)
            }
        }
    }

    static let facts: [Fact] =
        [
            ("2008-10-01", "2008-10-29"), ("2007-02-01", "2007-03-01"), ("2008-02-01", "2008-02-29"),
            ("2009-03-12", "2009-04-14"), ("2009-03-13", "2009-04-15"), ("2009-03-14", "2009-04-15"),
            ("2009-03-15", "2009-04-15"), ("2009-03-16", "2009-04-16"),
        ].map { Fact(calendar: .alaveteli, start: $0.0, length: .workingDays(20), due: $0.1) }
        + [
            ("2008-10-01", "2008-10-21"), ("2008-10-04", "2008-10-24"), ("2008-10-05", "2008-10-27"),
            ("2008-10-06", "2008-10-27"), ("2008-10-07", "2008-10-27"), ("2008-12-04", "2008-12-24"),
            ("2008-12-05", "2008-12-29"), ("2009-03-17", "2009-04-06"),
        ].map { Fact(calendar: .alaveteli, start: $0.0, length: .naturalDays(20, rolls: true), due: $0.1) }
        + [
            ("2017-05-18", 3, "2017-05-23"), ("2017-05-18", 10, "2017-06-02"), ("2017-05-18", 20, "2017-06-16"),
            ("2017-05-18", 30, "2017-06-30"), ("2021-07-03", 3, "2021-07-07"), ("2021-07-03", 10, "2021-07-16"),
            ("2021-07-03", 20, "2021-07-30"), ("2021-05-01", 3, "2021-05-06"), ("2021-05-01", 10, "2021-05-17"),
            ("2021-05-01", 20, "2021-06-01"),
        ].map { Fact(calendar: .englandAndWales, start: $0.0, length: .workingDays($0.1), due: $0.2) }
        + [("2023-11-27", 3, "2023-12-01"), ("2023-11-27", 10, "2023-12-12"), ("2023-11-27", 20, "2023-12-28")]
        .map { Fact(calendar: .unitedKingdom, start: $0.0, length: .workingDays($0.1), due: $0.2) }
        + [("2017-05-18", 10, "2017-06-01"), ("2017-05-18", 20, "2017-06-15")].map {
            Fact(
                calendar: .englandAndWales, start: $0.0, length: .workingDays($0.1), due: $0.2, isFirstDayCounted: true)
        }
        + [Fact(calendar: .unitedStates, start: "2010-11-01", length: .workingDays(30), due: "2010-12-15")]

    @Test("All 32 facts of foi.md §2.3 are here")
    func complete() { #expect(KernelPeerFactsTests.facts.count == 32) }

    @Test("A foreign deadline comes out as its own system's tests say", arguments: facts)
    func fact(_ fact: Fact) throws {
        let start = try day(fact.start).adding(days: fact.isFirstDayCounted ? -1 : 0)
        let clock = ObligationClock(term: Term(fact.length), startedOn: start)
        let due = clock.due(try fact.calendar.workCalendar())
        #expect(due.deadline?.day == (try day(fact.due)))
        #expect(due.deadline?.isProvisional == false)
    }
}

enum ForeignHolidays {
    static let alaveteli = [
        ("2007-11-30", "St. Andrew's Day"), ("2007-12-25", "Christmas Day"), ("2007-12-26", "Boxing Day"),
        ("2008-01-01", "New Year's Day"), ("2008-01-02", "2nd January"), ("2008-03-17", "St. Patrick's Day"),
        ("2008-03-21", "Good Friday"), ("2008-03-24", "Easter Monday"), ("2008-05-05", "Early May"),
        ("2008-05-26", "Spring"), ("2008-07-14", "Battle of the Boyne"), ("2008-08-04", "Summer (Scotland)"),
        ("2008-08-25", "Summer"), ("2008-12-01", "St. Andrew's Day"), ("2008-12-25", "Christmas Day"),
        ("2008-12-26", "Boxing Day"), ("2009-01-01", "New Year's Day"), ("2009-01-02", "2nd January"),
        ("2009-03-17", "St. Patrick's Day"), ("2009-04-10", "Good Friday"), ("2009-04-13", "Easter Monday"),
        ("2009-05-04", "Early May"), ("2009-05-25", "Spring"),
    ]
    static let englandAndWales = [
        ("2017-04-14", "Good Friday"), ("2017-04-17", "Easter Monday"), ("2017-05-01", "Early May"),
        ("2017-05-29", "Spring"), ("2017-08-28", "Summer"), ("2021-04-02", "Good Friday"),
        ("2021-04-05", "Easter Monday"), ("2021-05-03", "Early May"), ("2021-05-31", "Spring"),
        ("2021-08-30", "Summer"), ("2023-12-25", "Christmas Day"), ("2023-12-26", "Boxing Day"),
        ("2024-01-01", "New Year's Day"),
    ]
    static let scotland = [("2023-11-30", "St. Andrew's Day"), ("2024-01-02", "2nd January")]
    static let unitedStates = [("2010-11-11", "Veterans Day"), ("2010-11-25", "Thanksgiving")]
}
