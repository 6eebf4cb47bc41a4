import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct BoardStoreTests {
    typealias People = SupervisionPeople
    typealias World = SupervisionWorld

    private static func fill(_ world: World) async throws {
        _ = try await world.owe("目录", due: "2026-09-01")
        _ = try await world.owe("清单", due: "2026-09-08")
        _ = try await world.owe("预算", due: "2026-09-10", owner: People.finance)
        _ = try await world.owe("制度", due: "2026-09-20", owner: People.finance)
        _ = try await world.owe("远期", due: "2026-12-31")
    }

    @Test(
        "A section sees its own, office and leaders the agency, those above what is below, 三员 nothing (ROLE-14, MLPS-3)",
        arguments: TestDatabases.all)
    func scope(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await Self.fill(world)
            let own = BoardQuery()
            var below = BoardQuery()
            below.agency = People.commission
            let table: [(Officer, Int?, Int?)] = [
                (People.clerk, 3, 3), (People.finances, 2, 2), (People.office, 5, 5), (People.leader, 5, 5),
                (People.supervisor, 5, 5), (People.assessor, 5, 5), (People.above, 0, 5), (People.outsider, 0, nil),
                (People.administrator, nil, nil),
            ]
            for (officer, mine, theirs) in table {
                for (query, wanted) in [(own, mine), (below, theirs)] {
                    if let wanted {
                        let view = try await world.board.board(query, for: officer)
                        #expect(view.lines.count == wanted && view.figures.open == wanted, "\(officer.name)")
                    } else {
                        await #expect(throws: Refusal.self, "\(officer.name)") {
                            try await world.board.board(query, for: officer)
                        }
                    }
                }
            }
        }
    }

    @Test("The first screen says in a sentence how it stands and who needs pressing", arguments: TestDatabases.all)
    func story(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await Self.fill(world)
            let view = try await world.board.board(BoardQuery(), for: People.leader), story = view.story
            #expect(story.standing == "截至2026年9月10日，青禾县卫生健康局在办应办事项 5 项：已逾期 2 项，马上到期 1 项。")
            #expect(story.change == "近七天新增逾期 1 项，转红 1 项；到下周日（9月20日）还将有 1 项变红。")
            #expect(story.pressing == "最需要督促的是医政医管科：逾期 2 项，最早的一项应于9月1日办结。其次是财务科。")
            #expect(view.turning.map(\.obligation.title) == ["公开《制度》"])
            #expect(view.turning.map(\.red.description) == ["2026-09-18"])
        }
    }

    @Test("Nothing owed is said too")
    func nothing() {
        let story = BoardStory(
            DutyFigures(), whose: "财务科", names: [:], turning: 0, by: People.day("2026-09-20"),
            today: People.day("2026-09-10"))
        #expect(story.standing == "截至2026年9月10日，财务科没有在办的应办事项。" && story.pressing == nil)
    }

    @Test(arguments: [("2026-09-14", "2026-09-27"), ("2026-09-20", "2026-09-27"), ("2026-09-21", "2026-10-04")])
    func nextWeekEndsOnItsSunday(_ today: String, _ end: String) {
        #expect(BoardWindow.endOfNextWeek(People.day(today)).description == end)
    }
}
