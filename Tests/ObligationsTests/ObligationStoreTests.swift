import Kernel
import SQL
import TestSupport
import Testing

@testable import Obligations

@Suite struct ObligationStoreTests {
    @Test("An opened obligation is due as the calendar vectors say (CAL-T3)", arguments: TestDatabases.all)
    func openedObligationIsDueByVector(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database, on: "2026-02-05") { world in
            let table = [(7, "2026-02-14"), (15, "2026-03-04"), (20, "2026-03-11"), (40, "2026-04-09")]
            for (days, due) in table {
                try await world.open("T3-\(days)", Term(.workingDays(days)))
                let found = try #require(try await world.obligation("T3-\(days)"))
                #expect(found.dueCache?.moment.day.description == due)
                #expect(found.dueCache?.isProvisional == false && found.state == .open)
                #expect(try await world.stored("T3-\(days)")?.dueDay == due)
            }
        }
    }

    @Test("What was opened is read back whole", arguments: TestDatabases.all)
    func openedObligationIsReadBackWhole(_ database: TestDatabase) async throws {
        let terms: [Term] = [
            .reply, .publication, .budgetPublication, Term(.naturalMonths(6, rolls: true), extensionCap: 3),
            Term(.naturalHours(48)), Term(.until(try #require(Day(iso: "2026-12-21")))),
            Term(.workingDays(5), correctionWithin: 2, stopsForPayment: true, excludesConsultation: true),
        ]
        try await ObligationWorld.with(database) { world in
            for (index, term) in terms.enumerated() {
                try await world.open("\(index)", term, owner: ObligationWorld.publicity)
                let found = try #require(try await world.obligation("\(index)"))
                #expect(found.clock.term == term)
                #expect(found.clock.events == [ClockEvent(.started, at: world.clock.now)])
                #expect(found.rule == "FOI-33" && found.title == "答复申请 \(index)")
                #expect(found.owner == ObligationWorld.publicity && found.agency == ObligationWorld.agency)
            }
        }
    }

    @Test("One rule owes one thing once, each agency for itself", arguments: TestDatabases.all)
    func openingTwiceIsRefused(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            try await world.open("r1", .reply)
            let before = try await world.stored("r1")
            await #expect(throws: SQLError.self) { try await world.open("r1", .publication) }
            #expect(try await world.stored("r1") == before)
            try await world.open("r1", .reply, of: ObligationWorld.otherAgency)
            try await world.open("r1", .reply, rule: "FOI-26")
            let count = try await world.store.read { try $0.first("SELECT count(*) FROM obligation")?.integer(0) }
            #expect(count == 3)
            let there = try #require(try await world.obligation("r1", of: ObligationWorld.otherAgency))
            #expect(there.agency == ObligationWorld.otherAgency)
        }
    }

    @Test("A refusal of the clock leaves nothing behind", arguments: TestDatabases.all)
    func refusalLeavesNothing(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            try await world.open("r1", .reply)
            try await world.open("plan", Term(.until(try #require(Day(iso: "2026-12-21")))))
            try world.clock.set("2026-02-10")
            try await world.append(.extended(20), to: "r1")
            let table: [(String, ClockEvent.Kind, String)] = [
                ("r1", .extended(5), "FOI-D5"), ("r1", .restarted, "FOI-D4"), ("r1", .started, "FOI-D4"),
                ("r1", .consulted(matter: "x", whom: .ownDivision), "FOI-D3"), ("r1", .answered(matter: "x"), "FOI-D3"),
                ("plan", .stopped(.correction), "FOI-30"), ("plan", .extended(5), "FOI-D5"),
            ]
            for (id, kind, rule) in table {
                let before = try await world.stored(id)
                let refusal = await #expect(throws: Refusal.self) { try await world.append(kind, to: id) }
                #expect(refusal?.rule == rule, "\(kind)")
                #expect(try await world.stored(id) == before, "\(kind)")
            }
        }
    }

    @Test("A refusal undoes the rest of the act too", arguments: TestDatabases.all)
    func refusalUndoesTheAct(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            try await world.open("r1", .reply)
            let obligations = world.obligations
            await #expect(throws: Refusal.self) {
                try await world.store.write { tx in
                    try obligations.open(
                        "FOI-26", on: ObligationWorld.subject("r2"), of: ObligationWorld.agency, title: "公开",
                        owner: ObligationWorld.office, term: .publication, in: tx)
                    try obligations.append(
                        .restarted, to: "FOI-33", on: ObligationWorld.subject("r1"), of: ObligationWorld.agency,
                        at: tx.now, in: tx)
                }
            }
            #expect(try await world.stored("r2") == nil)
        }
    }

    @Test("What does not exist cannot be appended to or handed on", arguments: TestDatabases.all)
    func unknownObligationIsAnError(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            await #expect(throws: SQLError.self) { try await world.append(.met, to: "nothing") }
            try await world.open("r1", .reply, of: ObligationWorld.otherAgency)
            // Another agency's record is as good as none.
            await #expect(throws: SQLError.self) { try await world.append(.met, to: "r1") }
            #expect(try await world.stored("r1")?.state == "open")
            #expect(try await world.obligation("r1") == nil)
        }
    }

    @Test("Handing on changes the owner and not the clock", arguments: TestDatabases.all)
    func handingOnKeepsTheClock(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            try await world.open("r1", .reply)
            let before = try #require(try await world.obligation("r1"))
            try world.clock.set("2026-02-12")
            try await world.store.write { [obligations = world.obligations] tx in
                try obligations.hand(
                    "FOI-33", on: ObligationWorld.subject("r1"), of: ObligationWorld.agency,
                    to: ObligationWorld.publicity, in: tx)
            }
            let after = try #require(try await world.obligation("r1"))
            #expect(after.owner == ObligationWorld.publicity && before.owner == ObligationWorld.office)
            #expect(after.clock == before.clock && after.dueCache == before.dueCache)
            #expect(try await world.stored("r1")?.version == 2)
        }
    }

    @Test("Met on time, met late, waived: by the day it happened (FOI-D7, TASK-4)", arguments: TestDatabases.all)
    func endingsFollowTheDayItHappened(_ database: TestDatabase) async throws {
        // Due 2026-03-11 (CAL-T3); what happened is recorded later.
        let table: [(String, ClockEvent.Kind, String, String)] = [
            ("last day", .met, "2026-03-11", "met"), ("a day late", .met, "2026-03-12", "met_late"),
            ("recorded late", .met, "2026-03-10", "met"), ("withdrawn", .waived, "2026-03-20", "waived"),
        ]
        try await ObligationWorld.with(database) { world in
            for (id, _, _, _) in table { try await world.open(id, .reply) }
            try world.clock.set("2026-04-01")
            for (id, kind, day, state) in table {
                try await world.append(kind, to: id, at: try ObligationWorld.moment(day), note: "第 1 号")
                let found = try #require(try await world.obligation(id))
                #expect(found.state.rawValue == state, "\(id)")
                #expect(found.clock.events.last?.note == "第 1 号")
                #expect(try await world.stored(id)?.state == state, "\(id)")
                await #expect(throws: Refusal.self) { try await world.append(.met, to: id) }
            }
        }
    }

    @Test("What is owed by a day: open, due, the nearest first, this agency's", arguments: TestDatabases.all)
    func openListsWhatIsOwed(_ database: TestDatabase) async throws {
        try await ObligationWorld.with(database) { world in
            for days in [40, 7, 20, 15] { try await world.open("\(days)", Term(.workingDays(days))) }
            try await world.open("met", Term(.workingDays(7)))
            try await world.open("stopped", .reply)
            try await world.open("foreign", Term(.workingDays(7)), of: ObligationWorld.otherAgency)
            try await world.append(.met, to: "met")
            try await world.append(.stopped(.correction), to: "stopped")
            #expect(try await world.titles(until: "2026-02-13") == [])
            #expect(try await world.titles(until: "2026-02-14") == ["答复申请 7"])
            #expect(try await world.titles(until: "2026-03-10") == ["答复申请 7", "答复申请 15"])
            #expect(
                try await world.titles(until: "2026-12-31") == [
                    "答复申请 7", "答复申请 15", "答复申请 20", "答复申请 40",
                ])
            let there = try await world.titles(until: "2026-12-31", of: ObligationWorld.otherAgency)
            #expect(there == ["答复申请 foreign"])
        }
    }
}
