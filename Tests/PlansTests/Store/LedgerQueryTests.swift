import Kernel
import Testing
import TestSupport

@testable import Plans

/// The ledger's SQL against the same question asked of all tasks in Swift.
@Suite struct PlansLedgerQueryTests {
    typealias World = LedgerWorld

    @Test(arguments: TestDatabases.all)
    func filtersFindWhatAPlainScanFinds(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database, on: "2026-06-10") { world in
            let plan = try await PlansLedgerQueryTests.fill(world)
            let all = try await world.tasks(of: plan)
            let window = DueWindow(today: World.day("2026-06-10"), soonUntil: World.day("2026-06-17"))
            var random = Numbers(state: 7)
            for _ in 0..<120 {
                let query = PlansLedgerQueryTests.query(&random)
                let found = try await world.plans.ledger(query, for: World.office, window: window)
                let expected = all.filter { PlansLedgerQueryTests.matches($0, query, window) }
                #expect(Set(found.tasks.map(\.id)) == Set(expected.map(\.id)), "\(query)")
                #expect(found.total == expected.count)
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func pagesCoverTheListOnce(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database, on: "2026-06-10") { world in
            let plan = try await PlansLedgerQueryTests.fill(world)
            let window = DueWindow(today: World.day("2026-06-10"), soonUntil: World.day("2026-06-17"))
            for order in LedgerQuery.Order.allCases {
                for descending in [false, true] {
                    var seen: [PlanTaskID] = []
                    for page in 1...5 {
                        let query = LedgerQuery(
                            plan: plan, order: order, descending: descending, page: page, pageSize: 7)
                        seen += try await world.plans.ledger(query, for: World.office, window: window).tasks.map(\.id)
                    }
                    #expect(seen.count == 30 && Set(seen).count == 30, "\(order)")
                }
            }
        }
    }

    /// The border of the SQL is that of `RecordReach`, for everybody.
    @Test(arguments: TestDatabases.all)
    func everyoneListsExactlyWhatTheyMayRead(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let plan = try await PlansLedgerQueryTests.fill(world)
            let all = try await world.tasks(of: plan)
            for officer in World.everybody {
                let listed = try await world.tasks(of: plan, for: officer)
                #expect(
                    Set(listed.map(\.id)) == Set(all.filter { $0.reach(of: officer).canRead }.map(\.id)),
                    "\(officer.name)")
            }
        }
    }

    @Test(arguments: ["100%", "_", "!", "'; DROP TABLE plan_task; --", "\\", "%公开%"])
    func signsOfTheSearchLanguageAreText(_ words: String) async throws {
        try await LedgerStoreWorld.with(TestDatabases.all[0]) { world in
            let plan = try await world.plan(["办结率100%，按_公开!目录'\\办理", "其他任务公开"])
            let found = try await world.plans.ledger(
                LedgerQuery(plan: plan, words: words), for: World.office,
                window: DueWindow(today: World.day("2026-03-10"), soonUntil: World.day("2026-03-17")))
            let expected = try await world.tasks(of: plan).filter { task in
                words.split(separator: " ").allSatisfy { task.text.contains($0) || task.sectionPath[0].contains($0) }
            }
            #expect(found.total == expected.count)
        }
    }

    private static func fill(_ world: LedgerStoreWorld) async throws -> PlanID {
        let texts = (1...30).map { "第\($0)项：" + ["公开疫情信息", "解读政策", "回应关切", "培训"][$0 % 4] }
        let plan = try await world.plan(texts)
        world.clock.set("2026-03-11")
        for (index, task) in try await world.tasks(of: plan).enumerated() where index % 3 != 0 {
            var chosen = task.assignments
            if index % 2 == 0 { chosen = [Assignment(unit: World.petitions, duty: .responsible)] }
            _ = try await world.plans.assign(task.id, chosen, by: World.office)
            if index % 4 == 1 {
                _ = try await world.plans.acknowledge(task.id, by: index % 2 == 0 ? World.uninvolved : World.leadHead)
            }
        }
        world.clock.set("2026-06-10")
        return plan
    }

    private static func query(_ random: inout Numbers) -> LedgerQuery {
        func some<Value>(_ values: [Value]) -> Value? {
            Bool.random(using: &random) ? values.randomElement(using: &random) : nil
        }
        return LedgerQuery(
            states: Set([some(TaskState.allCases), some(TaskState.allCases)].compactMap { $0 }),
            unit: some([World.publicity, World.petitions, World.hospital]),
            window: some(LedgerQuery.Window.allCases), words: some(["公开", "解读 政策", "第1", "没有"]) ?? "",
            pageSize: 1_000)
    }

    private static func matches(_ task: PlanTask, _ query: LedgerQuery, _ window: DueWindow) -> Bool {
        if !query.states.isEmpty, !query.states.contains(task.state) { return false }
        if let unit = query.unit, !task.assignments.contains(where: { $0.unit == unit }) { return false }
        if let wanted = query.window {
            let actual: LedgerQuery.Window =
                task.due < window.today ? .overdue : task.due <= window.soonUntil ? .soon : .later
            if !task.state.isOpen || actual != wanted { return false }
        }
        return query.words.split(separator: " ").allSatisfy { word in
            task.text.contains(word) || task.sectionPath.contains { $0.contains(word) } || task.number ?? "" == word
        }
    }
}

/// Numbers that repeat, so that a failure can be run again.
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
