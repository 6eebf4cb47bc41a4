import Audit
import Interpretation
import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Consultation

/// CAL-5: days of a consultation follow a calendar that is loaded later; and what it tells the package of its policy.
@Suite struct ConsultationCalendarTests {
    typealias World = ConsultationWorld

    @Test(arguments: TestDatabases.all)
    func theDayOfTheResultFollows(_ database: TestDatabase) async throws {
        let shelf = TestCalendar(StateCouncil.calendar.known(on: World.day("2020-01-20")))
        try await ConsultationStoreWorld.with(database, on: "2020-01-20") { made in
            let world = ConsultationStoreWorld(made.store, made.clock, files: made.files, calendar: { shelf.value })
            let id = try await world.published(World.draft(until: "2020-01-22", short: "疫情防控急需")).id
            // Twenty working days after the 22nd, Saturday 1 February worked.
            #expect(try await world.duties().map(\.due) == ["2020-02-25"])
            #expect(try await world.consultations.settleCalendar() == 0)
            let calendars = CalendarStore(
                store: world.store, journal: world.journal, current: shelf,
                followers: [ConsultationStore.followDeadlines])
            _ = try await calendars.load(TestCalendar.prolonged, named: "2020.csv", by: "张宁")
            #expect(try await world.consultations.settleCalendar() == 1)
            #expect(try await world.consultations.settleCalendar() == 0)
            #expect(try await world.duties().map(\.due) == ["2020-02-27"])
            #expect(try await world.consultations.timeline(of: id, for: World.office).last?.rule == "CAL-5")
            // What is overdue stays so.
            world.clock.set("2020-02-28")
            shelf.replace(StateCouncil.calendar.known(on: World.day("2020-01-20")))
            #expect(try await world.consultations.settleCalendar() == 0)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// CONS-6: the record shows the day of the review as the ledger has it.
    @Test(arguments: TestDatabases.all)
    func theDayOfTheReviewFollows(_ database: TestDatabase) async throws {
        let shelf = TestCalendar(StateCouncil.calendar.known(on: World.day("2020-01-20")))
        try await ConsultationStoreWorld.with(database, on: "2020-01-06") { made in
            let world = ConsultationStoreWorld(made.store, made.clock, files: made.files, calendar: { shelf.value })
            let id = try await world.published(World.draft(until: "2020-01-10", short: "疫情防控急需")).id
            world.clock.set("2020-01-20")
            _ = try await world.consultations.perform(.explain("没有收到意见。"), on: id, by: World.drafter)
            _ = try await world.consultations.perform(.release, on: id, by: World.office)
            _ = try await world.consultations.perform(.submitLegality(World.law), on: id, by: World.drafter)
            func shown() async throws -> String? {
                try await world.consultations.view(id, for: World.office).found.legality?.dueOn.description
            }
            #expect(try await shown() == "2020-02-04")
            let calendars = CalendarStore(
                store: world.store, journal: world.journal, current: shelf,
                followers: [ConsultationStore.followDeadlines])
            _ = try await calendars.load(TestCalendar.prolonged, named: "2020.csv", by: "张宁")
            #expect(try await shown() == "2020-02-06")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// NORM-6: by the page that it names, once its draft was public.
    @Test(arguments: TestDatabases.all)
    func itBelongsToThePackageOfItsPolicy(_ database: TestDatabase) async throws {
        try await ConsultationStoreWorld.with(database) { world in
            let id = try await world.published().id
            func members(_ page: String?) async throws -> [OutsideMember] {
                try await world.store.read { try ConsultationStore.members(of: nil, on: page, in: $0) }
            }
            let page = "/articles/0192f0c4-7a10-7b3c-8d4e-5f60718293a4"
            #expect(try await members(page) == [])
            world.clock.set("2026-04-21")
            _ = try await world.consultations.perform(.explain("没有收到意见。"), on: id, by: World.drafter)
            _ = try await world.consultations.perform(.release, on: id, by: World.office)
            _ = try await world.consultations.perform(
                .link(ConsultationLinked(normative: nil, documentPage: page, interpretationPage: "")), on: id,
                by: World.drafter)
            let found = try await members(page)
            #expect(found.map(\.title) == ["青禾县村卫生室管理办法（征求意见）"] && found.map(\.since) == [World.day("2026-03-02")])
            #expect(found.first?.place.key == id.text)
            for other in [nil, "", "/articles/1"] { #expect(try await members(other) == []) }
        }
    }
}

extension TestCalendar: CalendarShelf {}
