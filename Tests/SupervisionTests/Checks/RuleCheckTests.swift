import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Supervision

/// Rules that are looked at every day without any clause of a plan (SUP-2).
@Suite struct RuleCheckTests {
    typealias World = CheckWorld

    private func standing(_ world: World, for officer: Officer = World.office) async throws -> CheckStanding? {
        try await world.rules.list(for: officer).first { $0.rule == "INT-7" && $0.agency == World.commission }?.standing
    }

    @Test("Once a day, red told once, mended told in the journal", arguments: TestDatabases.all)
    func dayByDay(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-15") { world in
            world.figures.set(.rate(part: 8, whole: 10))
            #expect(try await world.look() == 1)
            #expect(try await world.look() == 0)
            #expect(try await standing(world)?.signal == .red)
            world.clock.set("2026-09-16")
            try await world.look()
            #expect(try await standing(world)?.redSince == Day(iso: "2026-09-15"))
            #expect(world.figures.alerts == ["INT-7 red"])
            var detail = try await world.rules.detail("INT-7", of: World.commission, for: World.clerk)
            #expect(detail.items.map(\.title) == ["《通知》未解读"] && detail.runs.map(\.signal) == [.red, .red])
            world.clock.set("2026-09-17")
            world.figures.set(.rate(part: 10, whole: 10))
            try await world.look()
            detail = try await world.rules.detail("INT-7", of: World.commission, for: World.above)
            #expect(detail.check.standing.signal == .green && detail.check.standing.redSince == nil)
            #expect(detail.items.isEmpty)
            let record = detail.check.journalID
            let acts = try await world.store.read { [journal = world.journal] in
                try journal.timeline(subjectKind: RuleCheck.journalKind, subjectID: record, in: $0).map(\.act)
            }
            #expect(acts == ["supervision.rule.red", "supervision.rule.recovered"])
            #expect(try await world.problems() == [])
        }
    }

    @Test("Four workers look once", arguments: TestDatabases.all)
    func workers(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-09-15") { world in
            world.figures.set(.rate(part: 8, whole: 10))
            let looked = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await world.look() } }
                return try await group.reduce(0, +)
            }
            #expect(looked == 1 && world.figures.alerts == ["INT-7 red"])
        }
    }

    @Test func `an agency without records has no light, and what cannot be read keeps nobody`() async throws {
        try await World.with(.memory, on: "2026-09-15") { world in
            world.figures.set(.rate(part: 0, whole: 0))
            try await world.look()
            let standing = try await standing(world)
            #expect(standing?.signal == nil && standing?.sentence == "多样化解读率：没有应当统计的记录。")
            world.clock.set("2026-09-16")
            world.figures.fail(true)
            var failed: [String] = []
            #expect(try await world.rules.runAll { rule, _ in failed.append(rule) } == 0)
            #expect(failed == ["INT-7"])
        }
    }

    /// ROLE-14, MLPS-3.
    @Test func `the agency and those above see it, strangers and 三员 do not`() async throws {
        try await World.with(.memory, on: "2026-09-15") { world in
            try await world.look()
            for officer in [World.office, World.clerk, World.stranger, World.above] {
                #expect(try await standing(world, for: officer) != nil, "\(officer.name)")
            }
            #expect(try await standing(world, for: World.keeper) == nil)
            let outside = Officer(id: World.id(77), name: "外单位", agency: World.id(9), roles: [.opennessOffice])
            let refusal = await #expect(throws: Refusal.self) {
                try await world.rules.detail("INT-7", of: World.commission, for: outside)
            }
            #expect(refusal?.code == .notFound)
        }
    }

    /// Every rule of the file that is looked at names a figure of the catalogue, and a rule of an office that does not is told.
    @Test func `a rule names a figure that there is`() throws {
        let measures = try MeasureFile.shipped(), day = try #require(Day(iso: "2026-09-15"))
        let looked = try RuleFileReading.book(local: []).inForce(on: day).filter {
            if case .check = $0.trigger { true } else { false }
        }
        #expect(looked.map(\.id) == ["CAT-1", "INT-7", "INT-7-B", "SITE-6", "SITE-7"])
        #expect(looked.allSatisfy { RuleQuestion($0, measures) != nil })
    }
}
