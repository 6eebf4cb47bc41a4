import Kernel
import TestSupport
import Testing

@testable import Inspection

@Suite struct InspectionStoreTests {
    typealias World = InspectionWorld

    private static let stale = InspectionFact(
        .stalePolicy, "栏目“政策”", amount: 200, address: "/columns/zc", note: "旧", unit: World.section)
    private static let dead = InspectionFact(.deadLink, "《甲》", address: "/console/articles/1", unit: World.office)
    private static let bare = InspectionFact(.wording, "“其它”")
    private static let seen: Set<InspectionMatter> = [.stalePolicy, .deadLink, .wording, .homeAge]

    @Test("A rehearsal is kept as it came out, with its facts", arguments: TestDatabases.all)
    func kept(database: TestDatabase) async throws {
        try await World.with(database) { world in
            world.told.set([Self.stale, Self.dead, Self.bare], seen: Self.seen)
            let run = try await world.inspections.rehearse(
                World.commission, on: World.day("2026-03-10"), by: World.siteOperator)
            #expect(run.state == .done && run.score == Points(tenths: 943) && run.verdict == .passed)
            let detail = try await world.inspections.detail(run.id, for: World.above)
            #expect(Set(detail.result.todos.map(\.fact)) == [Self.stale, Self.dead, Self.bare])
            #expect(detail.before == nil && detail.comparison == nil)
            #expect(try await world.inspections.list(of: World.commission, for: World.supervisor) == [run])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(
        "The list goes to the units with a day; what the next rehearsal no longer finds ends their duty",
        arguments: TestDatabases.all)
    func handing(database: TestDatabase) async throws {
        try await World.with(database) { world in
            world.told.set([Self.stale, Self.dead, Self.bare], seen: Self.seen)
            let day = World.day("2026-03-10")
            let run = try await world.inspections.rehearse(World.commission, on: day, by: World.openness)
            _ = try await world.inspections.hand(run.id, by: World.openness, version: run.version)
            #expect(
                try await world.duties() == [
                    "SITE-6-R open 2026-03-24 整改网站检查（2026-03-10）发现的 2 个问题",
                    "SITE-6-R open 2026-03-24 整改网站检查（2026-03-10）发现的 1 个问题",
                ])
            // Somebody who did not look at it ends nothing.
            world.clock.set("2026-03-12")
            world.told.set([], seen: [.homeAge])
            _ = try await world.inspections.rehearse(World.commission, on: World.day("2026-03-12"), by: World.openness)
            #expect(try await world.duties().allSatisfy { $0.contains(" open ") })
            // Nor does a rehearsal of a past day.
            world.told.set([], seen: Self.seen)
            _ = try await world.inspections.rehearse(World.commission, on: World.day("2026-03-11"), by: World.openness)
            #expect(try await world.duties().allSatisfy { $0.contains(" open ") })
            world.clock.set("2026-03-13")
            world.told.set([Self.stale], seen: Self.seen)
            let next = try await world.inspections.rehearse(
                World.commission, on: World.day("2026-03-13"), by: World.openness)
            #expect(try await world.duties().map { $0.split(separator: " ")[1] } == ["met", "open"])
            let detail = try await world.inspections.detail(next.id, for: World.head)
            #expect(detail.before != nil && detail.comparison?.new.map(\.fact) == [Self.stale])
            await #expect(throws: Refusal.self) { try await world.inspections.hand(run.id, by: World.openness) }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("Who may rehearse and hand out", arguments: TestDatabases.all)
    func permissions(database: TestDatabase) async throws {
        try await World.with(database) { world in
            var table: [String] = []
            for officer in World.everybody {
                do {
                    _ = try await world.inspections.rehearse(World.commission, on: World.day("2026-03-09"), by: officer)
                    table.append("做")
                } catch let refusal as Refusal { table.append(refusal.code.rawValue) }
            }
            #expect(table == ["做", "做", "role_refused", "role_refused", "role_refused", "not_found", "not_found"])
            await #expect(throws: Refusal.notFound) {
                try await world.inspections.list(of: World.commission, for: World.outsider)
            }
            await #expect(throws: Refusal.notFound) {
                try await world.inspections.list(of: World.commission, for: World.administrator)
            }
        }
    }

    @Test("Pages are read once for a rehearsal that waits, by one reader", arguments: TestDatabases.all)
    func waiting(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let day = World.day("2026-03-10")
            world.told.set([Self.stale], seen: Self.seen)
            let run = try await world.inspections.rehearse(
                World.commission, on: day, port: 8_080, by: World.siteOperator)
            #expect(run.state == .waiting)
            await #expect(throws: Refusal.self) {
                try await world.inspections.rehearse(World.commission, on: day, port: 8_080, by: World.siteOperator)
            }
            #expect(try await world.inspections.claim()?.id == run.id)
            #expect(try await world.inspections.claim() == nil)
            try await world.inspections.finish(
                run.id, pages: InspectionEvidence([InspectionFact(.missingTag, "没有标签 SiteName")], seen: [.missingTag]))
            let detail = try await world.inspections.detail(run.id, for: World.siteOperator)
            #expect(detail.run.state == .done && detail.run.score == Points(94))
            // A second reader that comes too late changes nothing.
            try await world.inspections.fail(run.id, why: "x")
            #expect(try await world.inspections.detail(run.id, for: World.siteOperator).run.state == .done)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("A day to come, and pages of a day before, are refused", arguments: TestDatabases.all)
    func days(database: TestDatabase) async throws {
        try await World.with(database) { world in
            await #expect(throws: Refusal.self) {
                try await world.inspections.rehearse(
                    World.commission, on: World.day("2026-03-11"), by: World.siteOperator)
            }
            await #expect(throws: Refusal.self) {
                try await world.inspections.rehearse(
                    World.commission, on: World.day("2026-03-09"), port: 8_080, by: World.siteOperator)
            }
            let kept = try await world.inspections.list(of: World.commission, for: World.siteOperator)
            #expect(kept.isEmpty)
        }
    }
}
