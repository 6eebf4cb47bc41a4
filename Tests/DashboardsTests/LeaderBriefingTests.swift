import HTTPTypes
import Kernel
import Obligations
import SQL
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Dashboards

/// The first screen of a leader: what is red where they answer, what waits for them, fast clocks, this month and the last.
@Suite(.serialized) struct LeaderBriefingTests {
    typealias World = DashboardWorld

    private static let head = Officer(
        id: World.id(31), name: "主要负责人", agency: World.commission, roles: [.leader, .principalHead],
        units: [World.office])
    private static let deputy = Officer(
        id: World.id(32), name: "分管领导", agency: World.commission, roles: [.leader], units: [World.section])
    private static let watcher = Officer(
        id: World.id(33), name: "纪检", agency: World.commission, roles: [.leader, .supervisor])

    /// On 2026-09-15: the section has two overdue and one red; the office one overdue; August was worse than September.
    private static func fill(_ world: World) async throws {
        world.now.set(World.day("2026-08-01"))
        let owed: [(String, UnitID, String?)] = [
            ("2026-09-10", World.section, nil), ("2026-09-11", World.section, nil), ("2026-09-15", World.section, nil),
            ("2026-09-14", World.office, nil), ("2026-08-20", World.section, "2026-08-25"),
            ("2026-08-21", World.section, "2026-08-26"), ("2026-08-22", World.section, "2026-08-27"),
            ("2026-09-02", World.section, "2026-09-01"), ("2026-12-01", World.section, nil),
        ]
        for (place, duty) in owed.enumerated() {
            world.now.set(duty.2.map { World.day($0) } ?? World.day("2026-08-01"))
            try await world.owe(place, due: World.day(duty.0), by: duty.1, done: duty.2.map { World.day($0) })
        }
        world.now.set(World.day("2026-09-15"))
    }

    private static let sources = LeaderSources(
        piles: { officer in
            [
                LeaderPile(
                    "公文", officer == head ? 2 : 1, address: "/console/documents",
                    papers: [.init("关于<印发>的通知", address: "/console/documents/1")]),
                LeaderPile("考核", 0, address: "/console/assessment"),
            ]
        },
        clocks: { _ in
            [
                FastClock("丙", name: "最迟回应", due: Moment(day: World.day("2026-09-16")), address: "/console/opinion/2"),
                FastClock("乙", name: "力争发布", due: Moment(day: World.day("2026-09-14")), address: "/console/opinion/1"),
            ]
        }, months: { [MonthFigure("公开信息", $0.period.period.first.month, address: "/console/articles")] })

    @Test("A deputy sees the own sections, the head all of it, nobody else anything", arguments: TestDatabases.all)
    func scope(database: TestDatabase) async throws {
        try await World.with(database, leaders: Self.sources) { world in
            try await Self.fill(world)
            let deputy = try #require(try await world.dashboards.briefing(for: Self.deputy))
            #expect(deputy.black == 2 && deputy.red == 1 && deputy.units.map(\.name) == ["医政科"])
            #expect(deputy.lit.map(\.signal) == [.black, .black, .red] && deputy.whose == "医政科")
            let head = try #require(try await world.dashboards.briefing(for: Self.head))
            #expect(head.black == 3 && head.units.map(\.name) == ["医政科", "办公室"] && head.whose == "本机关")
            #expect(head.waiting == 2 && head.piles.count == 1 && head.clocks.map(\.title) == ["乙", "丙"])
            for officer in [World.clerk, World.openness, World.administrator, World.above, Self.watcher] {
                #expect(try await world.dashboards.briefing(for: officer) == nil)
            }
        }
    }

    @Test("This month stands beside the last, by the same measures", arguments: TestDatabases.all)
    func months(database: TestDatabase) async throws {
        try await World.with(database, leaders: Self.sources) { world in
            try await Self.fill(world)
            let found = try #require(try await world.dashboards.briefing(for: Self.deputy)).months
            // September: one of the three that are over was met in time. August: all three were late.
            #expect(found.map(\.name) == ["到期事项按时率", "逾期或者逾期办结", "公开信息"])
            #expect(found.map(\.now) == ["33%（1/3）", "2 件", "9"])
            #expect(found.map(\.before) == ["0%（0/3）", "3 件", "8"])
            #expect(found.map(\.trend) == [.better, .better, .none])
        }
    }

    @Test("The page shows it on the first screen of a leader alone, each line leading to its record")
    func page() async throws {
        try await World.with(TestDatabases.all[0], leaders: Self.sources) { world in
            try await Self.fill(world)
            try await SignedInSite.serving(
                world, to: World.everybody + [Self.head, Self.deputy, Self.watcher],
                routes: { DashboardRoutes(dashboards: world.dashboards).register(on: $0) }
            ) { site in
                let page = try await site.page("/console/dashboard", as: Self.deputy)
                #expect(page.contains("逾期 2 件，红灯 1 件") && page.contains("等您签批 1 件"))
                #expect(page.contains("关于&lt;印发&gt;的通知") && page.contains("href=\"/console/duties/"))
                #expect(page.contains("href=\"/console/opinion/1\"") && page.contains("已超过"))
                for officer in [World.clerk, World.openness, World.above, Self.watcher] {
                    #expect(!(try await site.page("/console/dashboard", as: officer)).contains("今天要看的"))
                }
                let one = try await site.page("/console/dashboard?unit=\(World.section)", as: Self.head)
                #expect(!one.contains("今天要看的"))
                for query in ["?period=x", "?period=2031", "?period=2026-13"] {
                    #expect(try await site.page("/console/dashboard\(query)", as: Self.head).contains("2026年"))
                }
                #expect(try await site.get("/console/dashboard?unit=x", as: Self.head).status == .ok)
                #expect(
                    try await site.get("/console/dashboard?agency=\(World.stranger)", as: Self.head).status == .notFound
                )
            }
        }
    }
}
