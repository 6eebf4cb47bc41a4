import Kernel
import SQL
import TestSupport
import Testing

@testable import Supervision

/// Which record meets which period of ROLE-1 and ROLE-T (TASK-7).
@Suite struct RoundMeetingTests {
    typealias World = EngineWorld

    private static let officer = Officer(
        id: World.officer, name: "公开办", agency: World.agency, roles: [.opennessOffice], units: [World.office])

    private func hear(_ day: String, _ world: World) async throws {
        let registers = RegisterStore(
            store: world.store, journal: world.journal, obligations: world.obligations, people: world.engine.people)
        _ = try await registers.add(
            RegisterDraft(
                day: try #require(Day(iso: day)), unit: World.office, values: ["leader": "局领导", "matters": "公开工作"]),
            to: .hearing, by: Self.officer)
    }

    private func states(_ world: World) async throws -> [String] {
        try await world.duties("ROLE-1").map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    @Test(
        "A hearing that was held before its half-year was opened meets it on the day it opens",
        arguments: TestDatabases.all
    )
    func early(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-10") { world in
            try await world.run()
            #expect(try await states(world) == [])
            try await hear("2026-03-10", world)
            // 30 June less sixty days.
            try world.clock.set("2026-05-01")
            #expect(try await world.run().ended == 1)
            #expect(try await states(world) == ["2026H1 met"])
            #expect(try await world.run().isEmpty)
        }
    }

    @Test("A hearing of the half-year before says nothing of this one", arguments: TestDatabases.all)
    func stale(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-05-06") { world in
            try await world.run()
            try await hear("2025-12-30", world)
            #expect(try await states(world) == ["2026H1 open"])
            try await hear("2026-02-10", world)
            #expect(try await states(world) == ["2026H1 met"])
        }
    }

    @Test(
        "One hearing makes up for a half-year that was missed, and is not counted twice", arguments: TestDatabases.all)
    func late(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-05-06") { world in
            try await world.run()
            try world.clock.set("2026-07-08")
            try await hear("2026-07-08", world)
            #expect(try await states(world) == ["2026H1 met_late"])
            try world.clock.set("2026-11-03")
            try await world.run()
            #expect(try await states(world) == ["2026H1 met_late", "2026H2 open"])
            try await hear("2026-11-03", world)
            #expect(try await states(world) == ["2026H1 met_late", "2026H2 met"])
        }
    }

    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31"), ("2026H1", "2026-01-01", "2026-06-30"),
        ("2026H2", "2026-07-01", "2026-12-31"), ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026-02", "2026-02-01", "2026-02-28"),
    ]) func `the name of a period says which days it has`(_ name: String, _ first: String, _ last: String) throws {
        let stretch = try #require(RuleRound.stretch(named: name))
        #expect(stretch.first.description == first && stretch.last.description == last)
        for wrong in ["", "26H1", "2026H3", "2026Q0", "2026-13", "2026-09-14", "x"] {
            #expect(RuleRound.stretch(named: wrong) == nil, "\(wrong)")
        }
    }
}
