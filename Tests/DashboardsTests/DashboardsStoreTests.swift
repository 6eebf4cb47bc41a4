import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Dashboards

/// Dashboards over a real ledger, against a count of its rows one by one.
@Suite(.serialized) struct DashboardsStoreTests {
    typealias World = DashboardWorld

    /// Duties of the first nine months, ended before, on and after their days, from a fixed seed.
    static func fill(_ world: World, _ count: Int = 160) async throws {
        var random = SystemSeed(7)
        for index in 0..<count {
            let opened = World.day("2026-01-02").adding(days: random.next(220))
            world.now.set(opened)
            let due = opened.adding(days: 1 + random.next(60))
            let unit = [World.office, World.section, World.finance][random.next(3)]
            let done = due.adding(days: random.next(12) - 8)
            let isDone = random.next(4) > 0 && done >= opened && done <= World.day("2026-09-15")
            if isDone { world.now.set(done) }
            try await world.owe(index, due: due, by: unit, done: isDone ? done : nil, waived: random.next(10) == 0)
        }
        world.now.set(World.day("2026-09-15"))
    }

    struct Row {
        let unit: UnitID
        let state: String
        let due: Day
    }

    static func rows(_ world: World) async throws -> [Row] {
        try await world.store.read { snapshot in
            try snapshot.query("SELECT owner_unit_id, state, due_at FROM obligation").map {
                Row(unit: try $0.id(0), state: try $0.text(1), due: try $0.moment(2).day)
            }
        }
    }

    @Test(arguments: TestDatabases.all)
    func figuresAreTheRows(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            try await Self.fill(world)
            let rows = try await Self.rows(world), today = World.day("2026-09-15")
            for period in ["2026", "2026-Q2", "2026-08"].map({ DashboardPeriod($0, today: today) }) {
                let view = try await world.dashboards.dashboard(period, agency: nil, unit: nil, for: World.leader)
                let inside = rows.filter { period.period.contains($0.due) }
                let met = inside.count { $0.state == "met" }
                let decided = met + inside.count { $0.state == "met_late" || ($0.state == "open" && $0.due < today) }
                let found = view.figures.map(\.finding)
                #expect(found.contains { $0.contains("（\(met)/\(decided)）") }, "\(period.text) \(found)")
            }
            let open = rows.filter { $0.state == "open" }, late = open.filter { $0.due < today }
            let view = try await world.dashboards.dashboard(
                DashboardPeriod("2026", today: today), agency: nil, unit: nil, for: World.openness)
            #expect(view.figures.contains { $0.finding.hasPrefix("在办 \(open.count) 件，逾期 \(late.count) 件") })
            let soon = open.count { today <= $0.due && $0.due <= today.adding(days: 29) }
            #expect(view.figures.contains { $0.finding.hasPrefix("30天内有 \(soon) 件到期") })
            let ours = open.filter { $0.unit == World.section }
            let section = try await world.dashboards.dashboard(
                DashboardPeriod("2026", today: today), agency: nil, unit: nil, for: World.clerk)
            #expect(section.figures.contains { $0.finding.hasPrefix("在办 \(ours.count) 件") })
            #expect(section.scope.whose == "医政科" && section.units.isEmpty)
        }
    }

    /// ROLE-14, MLPS-3: decided by role, never by what was asked for.
    @Test func everybodySeesTheirOwn() async throws {
        try await World.with(TestDatabases.all[0]) { world in
            try await Self.fill(world, 20)
            let year = DashboardPeriod("2026", today: world.dashboards.today)
            func view(
                _ officer: Officer, _ agency: AgencyID? = nil, _ unit: UnitID? = nil
            ) async throws -> DashboardView {
                try await world.dashboards.dashboard(year, agency: agency, unit: unit, for: officer)
            }
            await #expect(throws: Refusal.self) { try await view(World.administrator) }
            await #expect(throws: Refusal.self) { try await view(World.outsider, World.commission) }
            await #expect(throws: Refusal.self) { try await view(World.clerk, World.government) }
            await #expect(throws: Refusal.self) { try await view(World.clerk, nil, World.finance) }
            await #expect(throws: Refusal.self) { try await view(World.outsider, nil, World.section) }
            #expect(try await view(World.leader, nil, World.finance).scope.whose == "财务科")
            #expect(try await view(World.leader).units.map(\.name).sorted() == ["办公室", "医政科", "财务科"].sorted())
            let superior = try await view(World.above)
            #expect(superior.below.count == 1 && superior.agencies.map(\.name).contains("青禾县卫生健康局"))
            #expect(try await view(World.above, World.commission).scope.whose == "青禾县卫生健康局")
            #expect(try await view(World.leader).below.isEmpty)
        }
    }
}

/// Numbers from a seed.
struct SystemSeed {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
