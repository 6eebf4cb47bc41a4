import Kernel
import SQL
import TestSupport
import Testing

@testable import Inspection

@Suite struct SiteProbeStoreTests {
    typealias World = InspectionWorld

    private static func slot(_ day: String, _ hour: Int) -> Moment { Moment(day: World.day(day), minute: hour * 60) }

    private static func week(_ world: World, _ last: String) async throws -> ReachWeek {
        try await world.store.read {
            try InspectionStore.reach(of: World.commission, endingOn: World.day(last), in: $0)
        }
    }

    @Test(
        "One visit an hour is kept; hours in which the own site did not run count as closed, those of another do not",
        arguments: TestDatabases.all)
    func gaps(database: TestDatabase) async throws {
        try await World.with(database) { world in
            for isOwn in [false, true] {
                let port = isOwn ? 8_080 : 8_081
                for hour in [1, 5, 5] {
                    try await world.inspections.record(
                        SiteProbe(slot: Self.slot("2026-03-09", hour), port: port, milliseconds: 9),
                        of: World.commission, isOwn: isOwn)
                }
                let found = try await Self.week(world, "2026-03-09")
                #expect(found.visits == (isOwn ? 7 : 2) && found.failed == (isOwn ? 3 : 0))
            }
            #expect(try await world.inspections.isProbed(Self.slot("2026-03-09", 3), 8_080, of: World.commission))
            #expect(!(try await world.inspections.isProbed(Self.slot("2026-03-09", 3), 8_080, of: World.stranger)))
        }
    }

    @Test("What is older than 400 days goes", arguments: TestDatabases.all)
    func old(database: TestDatabase) async throws {
        try await World.with(database) { world in
            for day in ["2024-12-01", "2026-03-09"] {
                try await world.inspections.record(
                    SiteProbe(slot: Self.slot(day, 8), port: 80, milliseconds: 1), of: World.commission, isOwn: false)
            }
            #expect(try await Self.week(world, "2024-12-01").visits == 0)
            #expect(try await Self.week(world, "2026-03-09").visits == 1)
        }
    }

    @Test("The round visits once an hour and says why the site was closed")
    func round() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            let round = ProbeRound(
                inspections: world.inspections, agency: { World.commission }, port: 8_080, isOwn: true,
                now: { world.clock.timekeeper.now() }, ask: { _ in SiteAnswer(status: 503) })
            let first = try await round.run()
            #expect(first?.failure == "返回 503")
            #expect(try await round.run() == nil)
            world.clock.set("2026-03-11")
            #expect(try await round.run() != nil)
            #expect(try await Self.week(world, "2026-03-11").visits == 25)
            let nobody = ProbeRound(
                inspections: world.inspections, agency: { nil }, port: 1, isOwn: true,
                now: { world.clock.timekeeper.now() }, ask: { _ in SiteAnswer(status: 200) })
            #expect(try await nobody.run() == nil)
        }
    }
}
