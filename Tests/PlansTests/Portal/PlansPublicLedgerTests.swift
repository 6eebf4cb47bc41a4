import Audit
import HTTPTypes
import Kernel
import Markup
import SignedInSite
import SQL
import Site
import TestSupport
import Testing

@testable import Plans

/// What the public sees of the ledger, and when.
@Suite struct PlansPublicLedgerTests {
    typealias World = LedgerWorld

    @Test func theOfficePublishesAndWithdraws() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan()
            let link = LedgerLinks.publicPlan(plan)
            #expect(try await site.get(link, as: nil).status == .notFound)
            for officer in [World.leadHead, World.leader, World.supervisor] {
                #expect(try await site.post(LedgerLinks.publication(plan), as: officer).status == .forbidden)
            }
            #expect(try await site.post(LedgerLinks.publication(plan), as: World.outsider).status == .notFound)
            #expect(
                try await site.post(LedgerLinks.publication(plan), as: World.office, proof: false).status == .forbidden)
            #expect(try await site.get(link, as: nil).status == .notFound)

            #expect(try await site.post(LedgerLinks.publication(plan), as: World.office).status == .seeOther)
            #expect(try await site.page(link, as: nil).contains("及时公开、精准解读相关政策措施。"))
            #expect(try await site.page(LedgerLinks.publicLedger, as: nil).contains(link.address))
            #expect(try await site.post(LedgerLinks.publication(plan), as: World.office).status == .conflict)

            #expect(try await site.post(LedgerLinks.withdrawal(plan), as: World.office).status == .seeOther)
            #expect(try await site.get(link, as: nil).status == .notFound)
            #expect(!(try await site.page(LedgerLinks.publicLedger, as: nil).contains(link.address)))
            #expect(try await site.post(LedgerLinks.withdrawal(plan), as: World.office).status == .conflict)
        }
    }

    /// Never evidence, reports, or the name of a person.
    @Test func thePublicPageNamesNoPersonAndNoProof() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan()
            let task = try #require(try await site.world.tasks(of: plan).first)
            try await site.assign(task)
            _ = try await site.act(.acknowledge, task, as: World.leadHead)
            try await site.report(task, "内部情况说明", name: "内部截图.png")
            _ = try await site.act(.sendBack, task, [("send_back_reason", "口径不一致")], as: World.office)
            try await site.report(task, "内部情况说明二", name: "内部截图.png")
            _ = try await site.act(.accept, task, as: World.office)
            try await site.world.plans.publish(plan, by: World.office)
            let page = try await site.page(LedgerLinks.publicPlan(plan), as: nil)
            for words in ["一、公开", "及时公开、精准解读相关政策措施。", "宣传教育科", "县人民医院", "2026-11-30", "已办结", "100%"] {
                #expect(page.contains(words), "\(words)")
            }
            for words in ["内部", "口径", "截图", "evidence"] + World.everybody.map(\.name) {
                #expect(!page.contains(words), "\(words)")
            }
        }
    }

    /// Publishing and withdrawing stand in the journal, in the transaction of the act.
    @Test(arguments: TestDatabases.all)
    func publicationIsJournalled(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let plan = try await world.plan()
            try await world.plans.publish(plan, by: World.office)
            try await world.plans.withdraw(plan, by: World.secondOffice)
            await #expect(throws: Refusal.self) { try await world.plans.withdraw(plan, by: World.office) }
            await #expect(throws: Refusal.notFound) { try await world.plans.publish(plan, by: World.outsider) }
            await #expect(throws: Refusal.notFound) { _ = try await world.plans.publicPlan(plan) }
            let journal = world.journal
            let acts = try await world.store.read { snapshot in
                try journal.entries(subjectKind: "plan", subjectID: plan.text, agency: World.commission, in: snapshot)
                    .map { "\($0.act) \($0.actorName)" }
            }
            #expect(acts == ["plan.confirm 办公室甲", "plan.publish 办公室甲", "plan.withdraw 办公室乙"])
        }
    }
}
