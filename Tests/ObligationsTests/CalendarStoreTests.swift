import Audit
import Foundation
import Kernel
import SQL
import TestSupport
import Testing

@testable import Obligations

@Suite struct CalendarStoreTests {
    @Test("A year newly published makes provisional deadlines final (CAL-5, CAL-T6)", arguments: TestDatabases.all)
    func publishedYearMakesDeadlinesFinal(_ database: TestDatabase) async throws {
        // Counted from 2018-12-24. Before: Monday to Friday; 2019-01-01 and 2018-12-31 off and 2018-12-29 worked after.
        let table: [(days: Int, before: String, provisional: Bool, after: String)] = [
            (3, "2018-12-27", false, "2018-12-27"), (5, "2018-12-31", false, "2018-12-29"),
            (7, "2019-01-02", true, "2019-01-03"), (15, "2019-01-14", true, "2019-01-15"),
            (20, "2019-01-21", true, "2019-01-22"), (40, "2019-02-18", true, "2019-02-22"),
        ]
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            for row in table {
                try await world.open("\(row.days)", Term(.workingDays(row.days)))
                let stored = try await world.stored("\(row.days)")
                #expect(stored?.dueDay == row.before && stored?.isProvisional == row.provisional, "\(row.days)")
            }
            let affected = try await world.calendars.load(Self.text(of: 2019), named: "2019.csv", by: "张宁")
            let moved = affected.map { Self.line($0) }
            #expect(
                moved == table.filter { $0.before != $0.after }.map { "答复申请 \($0.days): \($0.before) → \($0.after)" })
            for row in table {
                let stored = try await world.stored("\(row.days)")
                #expect(stored?.dueDay == row.after && stored?.isProvisional == false, "\(row.days)")
                #expect(stored?.calendarVersion == world.shelf.value.version)
                #expect(stored?.events == 1)
            }
        }
    }

    @Test("A holiday prolonged in the middle of it moves what is final (CAL-5, CAL-T4)", arguments: TestDatabases.all)
    func changedYearMovesDeadlines(_ database: TestDatabase) async throws {
        let table = [
            (7, "2020-02-04", "2020-02-06"), (15, "2020-02-14", "2020-02-18"), (20, "2020-02-21", "2020-02-25"),
            (40, "2020-03-20", "2020-03-24"),
        ]
        let known = StateCouncil.calendar.known(on: try #require(Day(iso: "2020-01-20")))
        try await ObligationWorld.with(database, on: "2020-01-20", known) { world in
            for (days, before, _) in table {
                try await world.open("\(days)", Term(.workingDays(days)))
                let stored = try await world.stored("\(days)")
                #expect(stored?.dueDay == before && stored?.isProvisional == false, "\(days)")
            }
            let text = try Self.text(of: 2020, knownSince: "2020-01-27")
            let affected = try await world.calendars.load(text, named: "2020.csv", by: "张宁")
            #expect(affected.map(Self.line) == table.map { "答复申请 \($0.0): \($0.1) → \($0.2)" })
            for (days, _, after) in table { #expect(try await world.stored("\(days)")?.dueDay == after, "\(days)") }
        }
    }

    @Test("Only what is open and counts those days is affected", arguments: TestDatabases.all)
    func onlyOpenCountsAreAffected(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            try await world.open("fixed", Term(.until(try #require(Day(iso: "2019-01-21")))))
            try await world.open("natural", .budgetPublication)
            for id in ["met", "withdrawn", "stopped", "owed"] { try await world.open(id, .reply) }
            try await world.open("foreign", .reply, of: ObligationWorld.otherAgency)
            try await world.append(.met, to: "met")
            try await world.append(.waived, to: "withdrawn")
            try await world.append(.stopped(.correction), to: "stopped")
            let before = try await world.stored("met")
            let affected = try await world.calendars.load(Self.text(of: 2019), named: "2019.csv", by: "张宁")
            #expect(Set(affected.map(\.obligation.subject.id)) == ["owed", "foreign"])
            #expect(try await world.stored("met") == before)
            #expect(try await world.stored("stopped")?.due == nil)
            // The stopped one begins anew by the new calendar: 2019-01-01 is off now (CAL-T6 counted from its restart).
            try await world.append(.restarted, to: "stopped")
            #expect(try await world.stored("stopped")?.dueDay == "2019-01-22")
        }
    }

    @Test("The same file a second time, and a file that says nothing new, are refused", arguments: TestDatabases.all)
    func sameCalendarIsRefused(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            let text = try Self.text(of: 2019)
            _ = try await world.calendars.load(text, named: "2019.csv", by: "张宁")
            for again in [text, try Self.text(of: 2018)] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await world.calendars.load(again, named: "又一次.csv", by: "张宁")
                }
                #expect(refusal?.sentence.contains("又一次.csv") == true && refusal?.rule == "CAL-5")
            }
            #expect(try await loadedNames(world) == ["2019.csv"])
        }
    }

    @Test("A file that is not understood changes nothing, and names the line", arguments: TestDatabases.all)
    func badFileChangesNothing(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            try await world.open("20", .reply)
            let before = try await world.stored("20"), version = world.shelf.value.version
            let text = try Self.text(of: 2019) + "2019-02-30,holiday,春节,,,\n"
            let line = text.split(separator: "\n").count
            let refusal = await #expect(throws: Refusal.self) {
                try await world.calendars.load(text, named: "2019.csv", by: "张宁")
            }
            #expect(refusal?.sentence.contains("第 \(line) 行") == true)
            #expect(try await world.stored("20") == before && world.shelf.value.version == version)
            #expect(try await loadedNames(world) == [])
        }
    }

    @Test("Loading is in the journal of the installation", arguments: TestDatabases.all)
    func loadingIsJournalled(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            try await world.open("20", .reply)
            _ = try await world.calendars.load(Self.text(of: 2019), named: "2019.csv", by: "张宁")
            let journal = world.journal
            let entries = try await world.store.read { snapshot in
                let id = try #require(try snapshot.first("SELECT id FROM loaded_calendar")).text(0)
                return try journal.entries(subjectKind: "calendar", subjectID: id, agency: nil, in: snapshot)
            }
            let entry = try #require(entries.first)
            #expect(entries.count == 1 && entry.act == "calendar.load" && entry.actorName == "张宁")
            #expect(entry.rule == "CAL-5" && entry.note.contains("2019.csv") && entry.note.contains("1 项"))
            #expect(entry.beforeHash != nil && entry.afterHash != nil && entry.beforeHash != entry.afterHash)
        }
    }

    @Test("What was loaded is there again after a restart", arguments: TestDatabases.lasting)
    func loadedCalendarIsRestored(_ database: TestDatabase) async throws {
        let clock = TestClock(try ObligationWorld.moment("2018-12-24"))
        try await database.withPlace { place in
            let version = try await database.withStore(
                at: place, ObligationWorld.migrations, timekeeper: clock.timekeeper
            ) { store in
                let world = ObligationWorld(store, clock, try Self.calendar(through: 2018))
                try await world.open("20", .reply)
                for year in [2019, 2020] {
                    _ = try await world.calendars.load(Self.text(of: year), named: "\(year).csv", by: "张宁")
                }
                return world.shelf.value.version
            }
            try await database.withStore(at: place, ObligationWorld.migrations, timekeeper: clock.timekeeper) {
                store in
                let world = ObligationWorld(store, clock, try Self.calendar(through: 2018))
                try await world.calendars.restore()
                #expect(world.shelf.value.version == version)
                #expect(world.shelf.value.publishedYears == [2018, 2019, 2020])
                #expect(try await world.obligation("20")?.dueCache?.moment.day.description == "2019-01-22")
                #expect(try await world.calendars.settle() == [])
            }
        }
    }

    @Test(
        "A calendar that came with a new release moves what is open, once, and is journalled",
        arguments: TestDatabases.all)
    func newReleaseMovesWhatIsOpen(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2018-12-24", Self.calendar(through: 2018)) { world in
            try await world.open("3", Term(.workingDays(3)))
            try await world.open("20", .reply)
            let next = ObligationWorld(world.store, world.clock, try Self.calendar(through: 2019))
            let affected = try await next.calendars.settle()
            #expect(affected.map(Self.line) == ["答复申请 20: 2019-01-21 → 2019-01-22"])
            #expect(try await next.stored("3")?.calendarVersion == next.shelf.value.version)
            #expect(try await next.calendars.settle() == [])
            let acts = try await world.store.read { snapshot in
                try snapshot.query("SELECT act FROM journal_entry").map { try $0.text(0) }
            }
            #expect(acts == ["calendar.settle"])
        }
    }

    private func loadedNames(_ world: ObligationWorld) async throws -> [String] {
        try await world.store.read { snapshot in
            try snapshot.query("SELECT name FROM loaded_calendar ORDER BY loaded_at, id").map { try $0.text(0) }
        }
    }

    private static func line(_ item: AffectedObligation) -> String {
        let before = item.before?.day.description ?? "-", after = item.after?.day.description ?? "-"
        return "\(item.obligation.title): \(before) → \(after)"
    }

    /// The State Council's calendar as if no later year had been published.
    private static func calendar(through year: Int) throws -> WorkCalendar {
        WorkCalendar(arrangements: StateCouncil.calendar.arrangements.filter { $0.year <= year })
    }

    /// One year of the shipped file, in contract form: the latest notice, or that of one day.
    static func text(of year: Int, knownSince day: String? = nil) throws -> String {
        let known = try day.map { try #require(Day(iso: $0)) }
        let notices = StateCouncil.calendar.arrangements.filter {
            $0.year == year && $0.region == nil && (known == nil || $0.knownSince == known)
        }
        let notice = try #require(notices.last)
        let tail = "\(notice.source),\(notice.knownSince?.description ?? ""),"
        let rows = notice.departures.map { "\($0.day),\($0.kind.rawValue),\($0.name),\(tail)\n" }
        return "date,kind,name,source,known_since,region\n\(year)-01-01,published,,\(tail)\n" + rows.joined()
    }
}
