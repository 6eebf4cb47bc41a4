import Foundation
import HTTPTypes
import Plans
import Kernel
import Markup
import ObjectStorage
import PageChecking
import SignedInSite
import TestSupport
import Testing

@testable import Site
@testable import Supervision

/// The pages of checks behind their routes: clauses, forms, lists, one check, turns, and the operations for programs.
@Suite struct CheckPageTests {
    typealias World = CheckWorld
    typealias CheckSite = SignedInSite<CheckWorld>

    private func with(
        on day: String = "2026-09-15", _ body: @escaping @Sendable (CheckSite) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/checks-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = FileShelf(files: try FileStore(root: folder))
        try await World.with(TestDatabases.all[0], on: day) { world in
            try await CheckSite.serving(
                world, to: World.everybody,
                routes: { routes in
                    CheckRoutes(
                        checks: world.checks, plans: world.plans, people: world.people, files: files,
                        rules: world.rules
                    ).register(on: routes)
                    CheckOperationRoutes(checks: world.checks, rules: world.rules).register(on: routes)
                }, body)
        }
    }

    /// EVAL-3: proposed, confirmed by a person, red, mended, green; every page on the way is sound.
    @Test func aClauseFromProposalToGreen() async throws {
        try await with { site in
            let plan = try await site.world.plan(), page = CheckLinks.plan(plan).address
            for officer in [World.office, World.clerk, World.above] { _ = try await site.page(page, as: officer) }
            #expect(try await site.get(page, as: World.keeper).status.isClosed)
            let line = try #require(try await site.world.lines(plan).first)
            let clause = CheckLinks.clause(line.task.id, 0)
            #expect(try await site.page(clause.address, as: World.office).contains("多样化解读率"))
            #expect(try await site.get(clause.address, as: World.clerk).status == 403)
            let fields = line.proposal.setting(unit: line.unit).fields(key: line.proposal.key, version: nil)
                .map { ($0.name, $0.value) }
            let wrong = try await site.post(
                clause, fields.map { $0.0 == "threshold" ? ($0.0, "很多") : $0 }, as: World.office)
            #expect(wrong.status == 422 && wrong.text.contains("不是整数"))
            #expect(PageChecker.problems(in: wrong.text) == [])
            #expect(try await site.post(clause, fields, as: World.clerk).status == 403)
            #expect(try await site.post(clause, fields, as: World.office).status == 303)
            #expect(try await site.post(CheckLinks.rest(plan), [], as: World.office).status == 303)
            site.world.figures.set(.rate(part: 8, whole: 10))
            try await site.world.round()
            let check = try await site.world.confirmed(.measured, of: plan)
            let red = try await site.page(CheckLinks.record(check.id).address, as: World.clerk)
            #expect(red.contains("未达到") && red.contains("《通知》未解读"))
            site.world.clock.set("2026-09-16")
            site.world.figures.set(.rate(part: 10, whole: 10))
            try await site.world.round()
            let green = try await site.page(CheckLinks.record(check.id).address, as: World.office)
            #expect(green.contains("达到") && !green.contains("《通知》未解读"))
            let list = try await site.page(CheckLinks.list.address, as: World.office)
            #expect(list.contains("达到 2 项"))
            #expect(try await site.get(CheckLinks.record(World.id(99)).address, as: World.office).status == 404)
        }
    }

    @Test func whatAPersonLooksAt() async throws {
        try await with(on: "2026-03-10") { site in
            let plan = try await site.world.plan()
            _ = try await site.world.checks.settleRest(of: plan, by: World.office)
            let check = try await site.world.confirmed(.manual, of: plan)
            let turn = try #require(try await site.world.checks.check(check.id, for: World.clerk).turns.first)
            for officer in World.everybody where officer != World.keeper {
                _ = try await site.page(CheckLinks.record(check.id).address, as: officer)
            }
            let bare = try await site.post(
                CheckLinks.report(check.id, turn.id), [("words", "已抽查"), ("version", "1")], as: World.clerk)
            #expect(bare.status == 422 && bare.text.contains("没有附佐证材料"))
            #expect(PageChecker.problems(in: bare.text) == [])
            let proof = ProofFile(name: "抽查.png", hash: String(repeating: "b", count: 64), size: 9, kind: "png")
            try await site.world.checks.report(
                turn.id, of: check.id, "抽查县医院一次", file: proof, by: World.clerk, version: 1)
            let page = try await site.page(CheckLinks.record(check.id).address, as: World.office)
            #expect(page.contains("抽查县医院一次") && page.contains("确认核查"))
            let back = try await site.post(
                CheckLinks.sendingBack(check.id, turn.id), [("reason", ""), ("version", "2")], as: World.office)
            #expect(back.status == 422)
            let accepted = try await site.post(
                CheckLinks.acceptance(check.id, turn.id), [("version", "2")], as: World.office)
            #expect(accepted.status == 303)
            #expect(try await site.page(CheckLinks.record(check.id).address, as: World.clerk).contains("已核查"))
        }
    }

    @Test func rulesStandOverTheClauses() async throws {
        try await with { site in
            site.world.figures.set(.rate(part: 8, whole: 10))
            try await site.world.look()
            let list = try await site.page(CheckLinks.list.address, as: World.clerk)
            #expect(list.contains("按规则核查") && list.contains("/console/rule-checks/INT-7"))
            let page = try await site.page(CheckLinks.rule("INT-7").address, as: World.clerk)
            #expect(page.contains("解读形式多样") && page.contains("《通知》未解读"))
            let above = CheckLinks.rule("INT-7").query("agency", World.commission.text)
            _ = try await site.page(above.address, as: World.above)
            #expect(try await site.get(above.address, as: World.keeper).status.isClosed)
            #expect(try await site.get(CheckLinks.rule("NO-1").address, as: World.clerk).status == 404)
            let green = try await site.page(CheckLinks.list.query("signal", "green").address, as: World.clerk)
            #expect(!green.contains("按规则核查"))
        }
    }

    @Test func operations() async throws {
        try await with { site in
            let plan = try await site.world.plan()
            _ = try await site.world.checks.settleRest(of: plan, by: World.office)
            site.world.figures.set(.rate(part: 8, whole: 10))
            try await site.world.round()
            try await site.world.look()
            let check = try await site.world.confirmed(.measured, of: plan)
            let red = try await site.call(.get, "/api/v1/checks?signal=red", as: World.clerk)
            #expect(red.status == 200 && red.text.contains(check.id.text))
            let one = try await site.call(.get, "/api/v1/checks/\(check.id)", as: World.above)
            #expect(one.status == 200 && one.text.contains("《通知》未解读"))
            #expect(try await site.call(.get, "/api/v1/checks/\(check.id)", as: World.keeper).status.isClosed)
            let rules = try await site.call(.get, "/api/v1/rule-checks", as: World.clerk)
            #expect(rules.status == 200 && rules.text.contains("\"rule\":\"INT-7\""))
        }
    }
}

extension HTTPResponse.Status {
    /// Refused without a word of the record: 三员 have no part in business (MLPS-3).
    fileprivate var isClosed: Bool { self == .forbidden || self == .notFound }
}
