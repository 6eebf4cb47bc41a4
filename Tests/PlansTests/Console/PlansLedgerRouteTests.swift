import HTTPTypes
import Kernel
import Markup
import PageChecking
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Plans

/// The ledger, the list of plans, the workbench: who sees what, and what may be done to many tasks at once.
@Suite struct PlansLedgerRouteTests {
    typealias World = LedgerWorld

    static let texts = ["公开疫情信息", "解读医保政策", "回应群众关切", "组织业务培训"]

    @Test func filtersAndOrderComeFromTheAddress() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan(PlansLedgerRouteTests.texts)
            let tasks = try await site.world.tasks(of: plan)
            _ = try await site.world.plans.assign(tasks[1].id, tasks[1].assignments, by: World.office)
            let cases: [(Link, [Int])] = [
                (LedgerLinks.ledger, [0, 1, 2, 3]), (LedgerLinks.ledger(state: .assigned), [1]),
                (LedgerLinks.ledger(state: .pending), [0, 2, 3]), (LedgerLinks.ledger(words: "解读"), [1, 3]),
                (LedgerLinks.ledger(unit: World.petitions), []), (LedgerLinks.ledger(window: .overdue), []),
                (LedgerLinks.ledger(window: .later), [0, 1, 2, 3]),
                (LedgerLinks.ledger.query("state", "nonsense").query("page", "99999999999"), []),
                (LedgerLinks.ledger.query("sort", "-position"), [3, 2, 1, 0]),
            ]
            for (link, expected) in cases {
                let page = try await site.page(link, as: World.leader)
                let found = PlansLedgerRouteTests.texts.indices.filter {
                    page.contains(">\(PlansLedgerRouteTests.texts[$0])</a>")
                }
                #expect(found == expected.sorted(), "\(link.address)")
                let places = expected.compactMap { page.firstRange(of: PlansLedgerRouteTests.texts[$0] + "</a>") }
                #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted(), "\(link.address)")
            }
        }
    }

    /// 全部分派 hands out what the plan names, in one transaction, once.
    @Test func allPendingTasksAreHandedOutAtOnce() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan(PlansLedgerRouteTests.texts)
            let link = LedgerLinks.assignments(plan)
            #expect(try await site.page(LedgerLinks.ledger(plan: plan), as: World.office).contains("全部分派"))
            #expect(!(try await site.page(LedgerLinks.ledger(plan: plan), as: World.leadHead).contains("全部分派")))
            for officer in [World.leadHead, World.leader, World.supervisor, World.above] {
                #expect(try await site.post(link, as: officer).status == .forbidden, "\(officer.name)")
            }
            #expect(try await site.post(link, as: World.outsider).status == .notFound)
            #expect(try await site.post(link, as: World.office, proof: false).status == .forbidden)
            #expect(try await site.world.tasks(of: plan).allSatisfy { $0.state == .pending })

            #expect(try await site.post(link, as: World.office).status == .seeOther)
            #expect(try await site.world.tasks(of: plan).allSatisfy { $0.state == .assigned })
            for task in try await site.world.tasks(of: plan) {
                #expect(try await site.world.obligation(of: task) != nil)
            }
            #expect(try await site.post(link, as: World.office).status == .conflict)
        }
    }

    /// A task that names no answering unit waits for a person (TASK-1).
    @Test(arguments: TestDatabases.all)
    func tasksWithoutAnAnsweringUnitStayPending(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let plan = try await world.plan(units: [RowUnit(name: "财务科", duty: .cooperating)])
            await #expect(throws: Refusal.self) { _ = try await world.plans.assignAll(of: plan, by: World.office) }
            #expect(try await world.tasks(of: plan).allSatisfy { $0.state == .pending })
        }
    }

    static let exports = LedgerExportFormat.allCases

    /// ROLE-2: the office alone takes the ledger out; it gets exactly what is filtered.
    @Test(arguments: exports)
    func theOfficeExportsWhatItFiltered(_ format: LedgerExportFormat) async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan(PlansLedgerRouteTests.texts)
            let link = LedgerLinks.export(format.rawValue).query("plan", plan.text).query("q", "医保")
            let answer = try await site.get(link, as: World.office)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentDisposition]?.contains("2026-06-10.\(format.rawValue)") == true)
            if format == .csv || format == .json {
                #expect(answer.text.contains("解读医保政策") && !answer.text.contains("公开疫情信息"))
            }
            for officer in [World.leader, World.leadHead, World.supervisor] {
                #expect(try await site.get(link, as: officer).status == .forbidden, "\(officer.name)")
            }
            // Another agency's office gets its own ledger: an empty one.
            let foreign = try await site.get(link, as: World.outsider)
            #expect(!foreign.text.contains("解读医保政策"))
            #expect(try await site.get(LedgerLinks.export("exe"), as: World.office).status == .notFound)
        }
    }

    @Test func theWorkbenchTellsEachWhatWaits() async throws {
        try await LedgerSite.with { site in
            let plan = try await site.world.plan(PlansLedgerRouteTests.texts)
            let tasks = try await site.world.tasks(of: plan)
            try await site.assign(tasks[0])
            try await site.assign(tasks[1])
            try await site.report(tasks[1], "已解读")
            _ = try await site.act(
                .proposeChange, tasks[0], [("propose_change_due", "2026-12-01"), ("propose_change_reason", "推迟")],
                as: World.office)
            let cases: [(Officer, [String])] = [
                (World.leadClerk, ["我要办的（1）", "等他人处理的（1）"]),
                (World.office, ["等我审核的报送（1）", "等我分派的任务（2）", "等他人处理的（1）"]),
                (World.leader, ["等我批准的调整（1）"]), (World.supervisor, ["现在没有要您办理的事项"]),
            ]
            for (officer, headings) in cases {
                let page = try await site.page(LedgerLinks.workbench, as: officer)
                for heading in headings { #expect(page.contains(heading), "\(officer.name) \(heading)") }
                #expect(page.contains("全机关进度"), "\(officer.name)")
            }
            let administrator = try await site.page(LedgerLinks.workbench, as: World.administrator)
            #expect(administrator.contains("不经办业务") && !administrator.contains("公开疫情信息"))
        }
    }

    /// Before there is anything, every page says what would be here and how to begin.
    @Test func emptyPagesSayHowToBegin() async throws {
        try await LedgerSite.with { site in
            for link in [LedgerLinks.workbench, LedgerLinks.ledger, LedgerLinks.plans, LedgerLinks.overview] {
                let page = try await site.page(link, as: World.office)
                #expect(page.contains("href=\"/console/plans/imports/new\""), "\(link.address)")
                let clerk = try await site.page(link, as: World.leadClerk)
                #expect(!clerk.contains("href=\"/console/plans/imports/new\""), "\(link.address)")
            }
            #expect(try await site.page(LedgerLinks.publicLedger, as: nil).contains("还没有公开的工作台账"))
        }
    }

    @Test func theOverviewCountsWhatTheLedgerLists() async throws {
        try await LedgerSite.with(on: "2026-12-02") { site in
            let plan = try await site.world.plan(PlansLedgerRouteTests.texts)
            let tasks = try await site.world.tasks(of: plan)
            try await site.assign(tasks[0])
            try await site.report(tasks[0], "已公开")
            _ = try await site.act(.accept, tasks[0], as: World.office)
            let page = try await site.page(LedgerLinks.overview, as: World.leader)
            #expect(page.contains("2026年要点共4项任务，已办结1项（25%），还有3项未办结。"))
            #expect(page.contains("已办结的任务按时率0%，1项逾期办结。"))
            #expect(
                page.contains(
                    "href=\"\(LedgerLinks.ledger(plan: plan, window: .overdue).address.replacing("&", with: "&amp;"))\""
                ))
            let ledger = try await site.page(LedgerLinks.ledger(plan: plan, window: .overdue), as: World.leader)
            #expect(ledger.contains("共 3 项"))
            #expect(
                try await site.get(LedgerLinks.overview.query("plan", plan.text), as: World.outsider).status
                    == .notFound)
        }
    }

    /// Nobody reaches a page of the ledger without signing in.
    @Test func everyConsoleRouteAsksWhoIsThere() async throws {
        try await LedgerSite.with { site in
            for route in site.declared where route.path.hasPrefix("/console") {
                #expect(route.audience != .everyone, "\(route.path)")
                #expect(route.method == .get || route.proof == .formToken, "\(route.path)")
                #expect(route.isSound, "\(route.path)")
            }
            #expect(site.declared.count { $0.path.hasPrefix("/console/tasks") } == 12)
        }
    }
}
