import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Letters

/// CAL-5: the list of letters is sorted by days that a new calendar moves; and the figures of MAIL-2 and MAIL-6.
@Suite struct LetterCalendarTests {
    typealias World = LetterWorld

    @Test(arguments: TestDatabases.all)
    func aProlongedHolidayMovesTheListToo(_ database: TestDatabase) async throws {
        let shelf = TestCalendar(StateCouncil.calendar.known(on: World.day("2020-01-20")))
        try await LetterStoreWorld.with(database, on: "2020-01-20") { made in
            let world = try LetterStoreWorld(made.store, made.clock, terms: .usual, calendar: { shelf.value })
            let letter = try await world.letters.receive(World.new(category: .complaint))
            let answered = try await world.letters.receive(World.new("另一件投诉", category: .complaint))
            try await world.play(answered.id, LetterStoreWorld.toReplied)
            func shown(_ id: LetterID) async throws -> String? {
                try await world.store.read {
                    try $0.first("SELECT due_at FROM letter WHERE id = ?", [id])?.optionalMoment(0)?.day.description
                }
            }
            #expect(try await shown(letter.id) == "2020-02-14")
            let calendars = CalendarStore(
                store: world.store, journal: world.journal, current: shelf, followers: [LetterStore.followDeadlines])
            _ = try await calendars.load(TestCalendar.prolonged, named: "2020.csv", by: "张宁")
            #expect(try await shown(letter.id) == "2020-02-18")
            #expect(try await shown(answered.id) == nil)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// MAIL-6: content ÷ rated, by the day of the answer; what names the writer is no part of an item.
    @Test(arguments: TestDatabases.all)
    func satisfactionCountsWhatWasRated(_ database: TestDatabase) async throws {
        try await LetterStoreWorld.with(database, on: "2026-03-10") { world in
            func reading(_ first: String, _ last: String) async throws -> MeasureReading {
                try await world.store.read {
                    try LetterStore.satisfaction(
                        of: World.commission, from: World.day(first), through: World.day(last),
                        address: { "/console/letters/\($0)" }, in: $0)
                }
            }
            let outcomes: [LetterOutcome?] = [.satisfied, .fair, .resultUnsatisfied, nil]
            for (index, outcome) in outcomes.enumerated() {
                let receipt = try await world.letters.receive(World.new("第\(index + 1)件咨询"))
                try await world.play(receipt.id, LetterStoreWorld.toReplied)
                if let outcome { try await world.letters.rate(receipt.code, outcome, words: "") }
            }
            let march = try await reading("2026-03-01", "2026-03-31")
            #expect(march.measure == .rate(part: 2, whole: 3))
            #expect(march.items.map(\.title) == ["来信LX2026-0003"] && march.items.first?.note == "对办理结果不满意")
            #expect(try await reading("2026-04-01", "2026-04-30").measure == .rate(part: 0, whole: 0))
        }
    }
}

extension TestCalendar: CalendarShelf {}
