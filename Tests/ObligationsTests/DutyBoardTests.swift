import Kernel
import SQL
import TestSupport
import Testing

@testable import Obligations

/// The board of the ledger: lights, order, pages, counts and what will be red, on both databases.
@Suite struct DutyBoardTests {
    typealias World = ObligationWorld

    /// On Wednesday 2026-09-16; Sunday 2026-09-20 is worked.
    private static let due: [(id: String, day: String, signal: Signal)] = [
        ("late", "2026-09-01", .black), ("today", "2026-09-16", .red), ("next", "2026-09-17", .red),
        ("three", "2026-09-20", .orange), ("five", "2026-09-22", .yellow), ("later", "2026-09-23", .green),
        ("far", "2026-12-31", .green),
    ]

    private static func fill(_ world: World) async throws {
        for row in due { try await world.open(row.id, Term(.until(try #require(Day(iso: row.day))))) }
        try await world.open("paused", .reply)
        try await world.append(.stopped(.correction), to: "paused")
        try await world.open("met", .reply)
        try await world.append(.met, to: "met")
        try await world.open("foreign", Term(.until(try #require(Day(iso: "2026-09-02")))), of: World.otherAgency)
    }

    private static func ids(_ world: World, _ query: DutyQuery) async throws -> [String] {
        try await world.store.read { [obligations = world.obligations] snapshot in
            try obligations.board(query, now: try World.moment("2026-09-16"), in: snapshot).lines.map(\.subject.id)
        }
    }

    @Test("Each light is a filter, in the order of the due days (FOI-D7)", arguments: TestDatabases.all)
    func lights(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-14") { world in
            try await Self.fill(world)
            let all = DutyQuery(scope: .agency(World.agency))
            #expect(try await Self.ids(world, all) == Self.due.map(\.id) + ["paused"])
            for signal in Signal.allCases {
                var query = all
                query.signal = signal
                let wanted = Self.due.filter { $0.signal == signal }.map(\.id) + (signal == .green ? ["paused"] : [])
                #expect(try await Self.ids(world, query) == wanted, "\(signal)")
            }
            var met = all
            met.state = .met
            #expect(try await Self.ids(world, met) == ["met"])
            var soon = all
            soon.dueBy = try #require(Day(iso: "2026-09-17"))
            #expect(try await Self.ids(world, soon) == ["late", "today", "next"])
        }
    }

    @Test("Pages go on where the one before ended, and lose none", arguments: TestDatabases.all)
    func pages(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-14") { world in
            try await Self.fill(world)
            for signal in [nil, Signal.red] {
                var query = DutyQuery(scope: .agency(World.agency), signal: signal, size: 1), seen: [String] = []
                repeat {
                    let asked = query
                    let page = try await world.store.read { [obligations = world.obligations] snapshot in
                        try obligations.board(asked, now: try World.moment("2026-09-16"), in: snapshot)
                    }
                    seen += page.lines.map(\.subject.id)
                    query.cursor = page.next.flatMap { DutyCursor($0.text) }
                } while query.cursor != nil && seen.count < 20
                #expect(seen == (signal == nil ? Self.due.map(\.id) + ["paused"] : ["today", "next"]))
            }
        }
    }

    @Test("Counts by unit, rule and light; what turned in a week; what turns next", arguments: TestDatabases.all)
    func figures(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-14") { world in
            try await Self.fill(world)
            try await world.open(
                "other", Term(.until(try #require(Day(iso: "2026-09-10")))), owner: World.publicity, rule: "INT-3")
            let now = try World.moment("2026-09-16"), end = try #require(Day(iso: "2026-09-27"))
            let (figures, turning) = try await world.store.read { [obligations = world.obligations] snapshot in
                let scope = DutyScope.agency(World.agency)
                return (
                    try obligations.figures(scope, now: now, in: snapshot),
                    try obligations.turning(scope, by: end, now: now, limit: 10, in: snapshot)
                )
            }
            #expect(figures.open == 9 && figures.units[World.publicity] == 1 && figures.rules["INT-3"] == 1)
            let counts = Signal.allCases.map { figures.count($0) }
            #expect(counts == [3, 1, 1, 2, 2])
            #expect(
                figures.count(.black, unit: World.publicity) == 1 && figures.count(.green, unit: World.publicity) == 0)
            // The one due on 09-10 became black within the week; the one due on 09-01 long before.
            #expect(figures.newlyBlack == 1 && figures.newlyRed == 2)
            #expect(turning.turns.map(\.obligation.subject.id) == ["three", "five", "later"] && turning.total == 3)
            #expect(turning.turns.map(\.red.description) == ["2026-09-18", "2026-09-21", "2026-09-22"])
        }
    }

    @Test("Units see what is theirs, whichever agency it stands under", arguments: TestDatabases.all)
    func scope(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-14") { world in
            try await Self.fill(world)
            #expect(try await Self.ids(world, DutyQuery(scope: .units([World.publicity]))) == [])
            #expect(try await Self.ids(world, DutyQuery(scope: .units([]))) == [])
            let office = try await Self.ids(world, DutyQuery(scope: .units([World.office]), signal: .black))
            #expect(office == ["late", "foreign"])
        }
    }
}
