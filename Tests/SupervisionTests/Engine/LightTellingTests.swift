import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct LightTellingTests {
    typealias World = EngineWorld

    /// FOI-D7: 20 working days from 2026-03-02.
    private static let replyLights = [
        "a yellow 2026-03-23 2026-03-30", "a orange 2026-03-25 2026-03-30", "a red 2026-03-27 2026-03-30",
        "a black 2026-03-31 2026-03-30",
    ]

    @Test("Every light is told on its day, once, to those whom the rule names", arguments: TestDatabases.all)
    func dayByDay(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.open("a")
            for day in 2...31 {
                try world.clock.set("2026-03-\(day < 10 ? "0" : "")\(day)")
                try await world.tell()
                try await world.tell()
            }
            #expect(try await world.warnings() == Self.replyLights.map { $0 + " told" })
            #expect(try await world.inbox(World.clerk).count == 4)
            #expect(try await world.inbox(World.head).count == 4)
            // Orange and more for the office, black for the leader.
            #expect(try await world.inbox(World.officer).count == 3)
            #expect(
                try await world.inbox(World.leader) == ["答复政府信息公开申请（FOI-33）已逾期，期限 2026年3月30日。责任科室：疾控科。"])
            // 三员 and closed accounts hear of nothing (MLPS-3).
            #expect(try await world.inbox(World.keeper).isEmpty)
            #expect(try await world.inbox(World.closed).isEmpty)
            let acts = try await world.journalActs("supervision.engine.warn")
            #expect(acts.count == 4 && acts.first == "supervision.engine.warn 亮灯提醒：黄灯1")
        }
    }

    /// PEER-4, PEER-10: a reminder by “equal to today” loses what a missed run would have told.
    @Test("Three days down: what was passed is caught up once and in order", arguments: TestDatabases.all)
    func threeDaysDown(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.open("a")
            try world.clock.set("2026-03-20")
            try await world.open("b")
            try await world.tell()
            #expect(try await world.warnings().isEmpty)
            // Friday; nothing runs on Monday, Tuesday and Wednesday.
            try world.clock.set("2026-03-26")
            let done = try await world.tell()
            #expect(
                try await world.warnings() == ["a yellow 2026-03-23 2026-03-30", "a orange 2026-03-25 2026-03-30 told"])
            #expect(done.warnings == 2)
            // Nobody gets three letters about one thing on one morning.
            #expect(try await world.inbox(World.clerk) == ["答复政府信息公开申请（FOI-33）转为橙灯，期限 2026年3月30日。责任科室：疾控科。"])
            #expect(try await world.tell().isEmpty)
        }
    }

    @Test(
        "Killed between batches, and in the middle of one: nothing is lost, nothing told twice",
        arguments: TestDatabases.all)
    func killed(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            for n in 0..<10 { try await world.open("r\(n)") }
            try world.clock.set("2026-03-24")
            #expect(try await world.engine.tellLights(limit: 4)?.warnings == 4)
            // The next batch dies before its commit: the inbox is not there.
            try await world.store.write { try $0.execute("ALTER TABLE inbox_note RENAME TO kept_away") }
            await #expect(throws: (any Error).self) { try await world.engine.tellLights(limit: 4) }
            #expect(try await world.count("warning") == 4)
            try await world.store.write { try $0.execute("ALTER TABLE kept_away RENAME TO inbox_note") }
            try await world.tell(limit: 4)
            #expect(try await world.count("warning") == 10)
            #expect(try await world.inbox(World.clerk).count == 10)
            #expect(try await world.inbox(World.head).count == 10)
        }
    }

    @Test("Two workers at once tell each light once", arguments: TestDatabases.all)
    func twoWorkers(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            for n in 0..<60 { try await world.open("r\(n)") }
            try world.clock.set("2026-03-24")
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await world.tell(limit: 7).warnings } }
                let total = try await group.reduce(0, +)
                #expect(total == 60)
            }
            #expect(try await world.count("warning") == 60)
            #expect(try await world.count("inbox_note") == 120)
        }
    }

    @Test("What an act moves away is lit and told again for its new day", arguments: TestDatabases.all)
    func extended(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            try await world.open("a")
            try world.clock.set("2026-03-26")
            try await world.tell()
            try await world.append(.extended(20), to: "a")
            #expect(try await world.tell().isEmpty)
            // 20 more working days end on 2026-04-28.
            try world.clock.set("2026-04-21")
            try await world.tell()
            #expect(try await world.warnings().last == "a yellow 2026-04-21 2026-04-28 told")
            try await world.append(.met, to: "a")
            try world.clock.set("2026-06-01")
            #expect(try await world.tell().isEmpty)
        }
    }

    @Test("What is opened late is told at once; what stands still is not", arguments: TestDatabases.all)
    func openedLate(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-26") { world in
            try await world.store.write { [obligations = world.obligations] tx in
                try obligations.open(
                    "FOI-33", on: World.subject("a"), of: World.agency, title: "a", owner: World.health, term: .reply,
                    from: Moment(day: Day(iso: "2026-03-02") ?? .earliest), in: tx)
            }
            try await world.tell()
            #expect(try await world.warnings().map { $0.prefix(8) } == ["a yellow", "a orange"])
            try await world.open("b")
            try await world.append(.stopped(.correction), to: "b")
            try world.clock.set("2026-08-26")
            try await world.tell()
            #expect(try await world.warnings().allSatisfy { $0.hasPrefix("a ") })
        }
    }

    @Test("A rule's own thresholds and listeners hold; a discreet one shows no title", arguments: TestDatabases.all)
    func ownPolicy(_ database: TestDatabase) async throws {
        let rules = """
            rules:
            - id: QH-9
              title: 复查密件目录
              source: 县规
              trigger: assigned
              clock: 20wd
              warnings: {lights: 10wd 2wd 0wd, yellow: [office], discreet: true}
              owner: clerk
            """
        try await World.with(database, on: "2026-03-02", rules: rules) { world in
            try await world.open("a", Term(.workingDays(20)), rule: "QH-9")
            try world.clock.set("2026-03-16")
            try await world.tell()
            #expect(try await world.warnings() == ["a yellow 2026-03-16 2026-03-30 told"])
            #expect(try await world.inbox(World.clerk).isEmpty)
            #expect(try await world.notices.inbox(of: World.officer).map(\.title) == ["复查密件目录（QH-9）"])
        }
    }

    /// SEN-3: five hours in the night.
    @Test("A clock of hours is told by the hour", arguments: TestDatabases.all)
    func hours(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-07T22:00") { world in
            try await world.open("a", Term(.naturalHours(5)), rule: "SEN-2")
            try world.clock.set("2026-03-08T02:35")
            try await world.tell()
            #expect(try await world.inbox(World.leader) == ["重大突发事件发布权威信息（SEN-2）转为红灯，期限 2026-03-08 03:00。责任科室：疾控科。"])
        }
    }
}
