import Kernel
import SQL
import TestSupport
import Testing

@testable import SiteReport

@Suite struct SiteReportStoreTests {
    typealias World = SiteReportWorld

    private func refused(_ code: Refusal.Code, _ work: () async throws -> Void) async throws {
        do {
            try await work()
            Issue.record("it was taken, and should be \(code)")
        } catch let refusal as Refusal { #expect(refusal.code == code, "\(refusal.sentence)") }
    }

    @Test(
        "Entered by one, confirmed by another, settled, published by another: SITE-9 is met by that act",
        arguments: TestDatabases.all)
    func way(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let reports = world.reports
            let report = try await reports.open(2025, by: World.keeper)
            #expect(try await world.duties() == ["2026 open 2026-01-31 报送、公布2025年网站工作年度报表"])
            try await refused(.stateRefused) { _ = try await reports.open(2025, by: World.openness) }
            try await refused(.stateRefused) { try await reports.perform(.settle, on: report.id, by: World.keeper) }
            try await world.filled(report)
            // Entering again asks for the second person again.
            let visits = SiteReportItem.Section.visits
            try await reports.perform(
                .enter(visits, [.visitors: "1", .views: "9"], source: "统计表"), on: report.id, by: World.openness)
            try await refused(.stateRefused) { try await reports.perform(.settle, on: report.id, by: World.keeper) }
            try await refused(.roleRefused) {
                try await reports.perform(.confirm(visits), on: report.id, by: World.openness)
            }
            try await reports.perform(.confirm(visits), on: report.id, by: World.keeper)
            try await reports.perform(.settle, on: report.id, by: World.openness)
            try await refused(.roleRefused) { try await reports.perform(.publish, on: report.id, by: World.openness) }
            try await refused(.roleRefused) { try await reports.perform(.publish, on: report.id, by: World.keeper) }
            #expect(try await reports.publicList().isEmpty)
            try await reports.perform(.publish, on: report.id, by: World.leader)
            #expect(try await world.duties() == ["2026 met 2026-01-31 报送、公布2025年网站工作年度报表"])
            #expect(try await reports.publicReport(report.id).contents.values[.visitors] == "1")
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(
        "What was settled stays whatever the records become, and goes back with a reason", arguments: TestDatabases.all)
    func frozen(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let reports = world.reports
            let report = try await reports.open(2025, by: World.keeper)
            try await world.filled(report)
            world.told.set(.news, 41)
            try await refused(.stateRefused) { try await reports.perform(.settle, on: report.id, by: World.keeper) }
            world.told.set(.news, 39)
            try await reports.perform(.settle, on: report.id, by: World.keeper)
            world.told.set(.news, 12)
            let settled = try await reports.view(report.id, for: World.clerk)
            #expect(settled.values[.news] == "39" && settled.counted[.news]?.address == "/console/articles")
            try await reports.perform(.publish, on: report.id, by: World.openness)
            try await refused(.stateRefused) {
                try await reports.perform(.enter(.visits, [:], source: "表"), on: report.id, by: World.keeper)
            }
            try await refused(.invalid) {
                try await reports.perform(.reopen(reason: " "), on: report.id, by: World.keeper)
            }
            try await reports.perform(.reopen(reason: "访问量有误"), on: report.id, by: World.keeper)
            #expect(try await reports.view(report.id, for: World.clerk).values[.news] == "12")
            try await refused(.notFound) { _ = try await reports.publicReport(report.id) }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(
        "A year that runs is not settled; an old version, a wrong figure and a wrong place change nothing",
        arguments: TestDatabases.all)
    func refusals(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let reports = world.reports
            let running = try await reports.open(2026, by: World.openness)
            try await world.filled(running)
            try await refused(.stateRefused) { try await reports.perform(.settle, on: running.id, by: World.keeper) }
            world.clock.set("2027-01-01")
            try await reports.perform(.settle, on: running.id, by: World.keeper)
            let report = try await reports.open(2025, by: World.keeper)
            let wrong: [(SiteReportEntry, Refusal.Code)] = [
                (.enter(.visits, [.visitors: "1"], source: "表"), .invalid),
                (.enter(.visits, [.visitors: "1", .views: "2"], source: " "), .invalid),
                (.enter(.visits, [.visitors: "1", .views: "2", .drill: "是"], source: "表"), .invalid),
                (.enter(.publishing, [:], source: "表"), .invalid), (.confirm(.visits), .stateRefused),
            ]
            for (entry, code) in wrong {
                try await refused(code) { try await reports.perform(entry, on: report.id, by: World.keeper) }
            }
            try await refused(.changedMeanwhile) {
                try await reports.perform(
                    .enter(.visits, World.typed(.visits), source: "表"), on: report.id, by: World.keeper, version: 7)
            }
            #expect(try await reports.view(report.id, for: World.keeper).entered.isEmpty)
            for (officer, code) in [
                (World.clerk, Refusal.Code.roleRefused), (World.supervisor, .roleRefused), (World.above, .roleRefused),
                (World.leader, .roleRefused), (World.outsider, .notFound), (World.administrator, .notFound),
            ] {
                try await refused(code) { try await reports.perform(.settle, on: report.id, by: officer) }
            }
        }
    }
}
