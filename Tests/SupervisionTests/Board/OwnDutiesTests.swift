import Kernel
import TestSupport
import Testing

@testable import Supervision

/// What one's own units owe, for the first screen.
@Suite struct OwnDutiesTests {
    typealias People = SupervisionPeople
    typealias World = SupervisionWorld

    private static func fill(_ world: World) async throws {
        _ = try await world.owe("远期", due: "2026-12-31")
        _ = try await world.owe("目录", due: "2026-09-01")
        _ = try await world.owe("预算", due: "2026-09-10", owner: People.finance)
        _ = try await world.owe("清单", due: "2026-09-08")
        _ = try await world.owe("任务", due: "2026-09-02", rule: "TASK-4")
    }

    @Test(
        "Everybody finds what their own units owe, whoever sees more; the first due on top (ROLE-14, MLPS-3)",
        arguments: TestDatabases.all)
    func own(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await Self.fill(world)
            let table: [(Officer, [String])] = [
                (People.clerk, ["公开《目录》", "公开《清单》", "公开《远期》"]), (People.finances, ["公开《预算》"]),
                (People.leader, []), (People.above, []), (People.outsider, []), (People.administrator, []),
            ]
            for (officer, titles) in table {
                let own = try await world.board.own(for: officer, besides: "TASK-4", limit: 10)
                #expect(own.lines.map(\.obligation.title) == titles, "\(officer.name)")
                #expect(own.total == titles.count, "\(officer.name)")
                #expect(try await world.board.ownCount(for: officer, besides: "TASK-4") == titles.count)
            }
        }
    }

    @Test("A list that is cut says how many there are", arguments: TestDatabases.all)
    func cut(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await Self.fill(world)
            let own = try await world.board.own(for: People.clerk, besides: "TASK-4", limit: 2)
            #expect(own.lines.map(\.obligation.title) == ["公开《目录》", "公开《清单》"])
            #expect(own.total == 3)
            #expect(own.lines.map(\.reading.signal) == [.black, .black])
            #expect(own.unitNames == [People.section: "医政医管科"])
        }
    }
}
