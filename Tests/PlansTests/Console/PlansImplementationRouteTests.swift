import HTTPTypes
import Kernel
import Markup
import SQL
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Plans

/// 落实情况 on its page, as files and over the API (TASK-6): who reads it, and that all three say the same.
@Suite struct PlansImplementationRouteTests {
    typealias World = LedgerWorld

    /// Two tasks due on 30 November: one accepted with a picture, one that a unit has and did nothing about.
    private func plan(_ site: LedgerSite) async throws -> PlanID {
        let plans = site.world.plans
        let plan = try await site.world.plan(["公开疫情信息", "解读医保政策"])
        for task in try await site.world.tasks(of: plan) {
            _ = try await plans.assign(task.id, task.assignments, by: World.office)
        }
        let first = try #require(try await site.world.tasks(of: plan).first)
        _ = try await plans.acknowledge(first.id, by: World.leadHead)
        _ = try await plans.report(first.id, "已公开", evidence: [LedgerStoreWorld.evidence], by: World.leadHead)
        site.world.clock.set("2026-06-12")
        _ = try await plans.accept(first.id, note: "", by: World.office)
        site.world.clock.set("2026-12-03")
        return plan
    }

    @Test(arguments: TestDatabases.all)
    func `the page tells what proves a task and why another is late`(_ database: TestDatabase) async throws {
        try await LedgerSite.with(database) { site in
            let plan = try await plan(site), link = LedgerLinks.implementation(plan)
            let page = try await site.page(link, as: World.office)
            for words in [
                "本情况由系统于2026年12月3日按任务台账的记录写成", "截图.png", "2026-06-12确认", "<code>bbbbbbbbbbbb</code>",
                "逾期3天，未办结", "承担单位尚未签收。", "2026年要点共2项任务，已办结1项（50%），还有1项未办结。",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            // What only a unit of another agency does in it, that unit reads in the ledger.
            for officer in [World.hospitalLiaison, World.outsider] {
                #expect(try await site.get(link, as: officer).status == .notFound, "\(officer.name)")
            }
            #expect(try await site.get(link, as: World.above).status == .ok)
            #expect(try await site.get(link, as: World.administrator).status == .forbidden)
            #expect(try await site.get(LedgerLinks.implementation(World.id(99)), as: World.office).status == .notFound)
            let list = try await site.page(LedgerLinks.plans, as: World.office)
            #expect(list.contains("href=\"\(link.address)\""))
            #expect(!(try await site.page(LedgerLinks.plans, as: World.hospitalLiaison)).contains(link.address))
        }
    }

    @Test(arguments: TestDatabases.all)
    func `the file and the operation say what the page says, and the ledger counts`(
        _ database: TestDatabase
    ) async throws {
        try await LedgerSite.with(database) { site in
            let plan = try await plan(site)
            let file = LedgerLinks.implementationFile(plan, "json")
            #expect(try await site.get(file, as: World.leadHead).status == .forbidden)
            #expect(
                try await site.get(LedgerLinks.implementationFile(plan, "pdf"), as: World.office).status == .notFound)
            #expect(
                try await site.get(LedgerLinks.implementationFile(plan, "docx"), as: World.office).status == .ok)
            let api = LedgerAPI(site: site), path = "/api/v1/plans/\(plan)/implementation"
            let answer = try await api.get(path, as: World.leadHead).json
            let kept = try JSONReader.read(Array(try await site.get(file, as: World.office).text.utf8))
            #expect(answer == kept)
            #expect(answer["totals"]?["total"] == .integer(2) && answer["totals"]?["accepted"] == .integer(1))
            #expect(answer["totals"]?["overdue"] == .integer(1) && answer["as_of"] == .text("2026-12-03"))
            let listing = try await site.world.plans.listings(for: World.office).first { $0.plan.id == plan }
            #expect(listing?.total == 2 && listing?.accepted == 1 && listing?.overdue == 1)
            #expect(try await api.get(path, as: World.outsider).status == 404)
            let standings = try await site.world.store.read {
                try PlanStore.standings(of: World.commission, year: 2026, on: World.day("2026-12-31"), in: $0)
            }
            #expect(standings.map(\.plan.id) == [plan])
            #expect(standings.first?.counts.total == 2 && standings.first?.counts.accepted == 1)
        }
    }
}
