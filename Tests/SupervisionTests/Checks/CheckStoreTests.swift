import Kernel
import Obligations
import Plans
import SQL
import TestSupport
import Testing

@testable import Supervision

@Suite struct CheckStoreTests {
    typealias World = CheckWorld

    @Test(arguments: TestDatabases.all) func `a plan's clauses are proposed, confirmed and counted`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database) { world in
            let plan = try await world.plan()
            let before = try await world.lines(plan)
            #expect(before.map(\.proposal.method) == [.measured, .measured, .manual, .byTask])
            #expect(before.allSatisfy { $0.check == nil })
            let done = try await world.checks.settleRest(of: plan, by: World.office)
            #expect(done.settled == 4 && done.left == 0)
            let coverage = ClauseCoverage(try await world.lines(plan))
            #expect(coverage.measured == 2 && coverage.manual == 1 && coverage.byTask == 1 && coverage.open == 0)
            #expect(try await world.checks.settleRest(of: plan, by: World.office).settled == 0)
            #expect(try await world.problems() == [])
        }
    }

    @Test func `only the office confirms; others are refused, those from outside see nothing`() async throws {
        try await World.with(.memory) { world in
            let plan = try await world.plan()
            let line = try #require(try await world.lines(plan).first)
            let setting = line.proposal.setting(unit: line.unit)
            for officer in [World.clerk, World.above] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await world.checks.settle(
                        line.task.id, line.proposal.key, as: setting, reason: "", by: officer, version: nil)
                }
                #expect(refusal?.code == .roleRefused)
            }
            let refusal = await #expect(throws: Refusal.self) {
                try await world.checks.clauses(of: plan, for: World.keeper)
            }
            #expect(refusal?.code == .notFound)
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            #expect(try await world.checks.list(CheckQuery(), for: World.above).total == 3)
            #expect(try await world.checks.list(CheckQuery(), for: World.keeper).total == 0)
        }
    }

    @Test func `a check that differs from the proposal is explained, and a stale form is told so`() async throws {
        try await World.with(.memory) { world in
            let plan = try await world.plan()
            let line = try #require(try await world.lines(plan).first)
            let other = CheckSetting(method: .byTask)
            func settle(_ setting: CheckSetting, _ reason: String, _ version: Int?) async throws -> ClauseCheck {
                try await world.checks.settle(
                    line.task.id, line.proposal.key, as: setting, reason: reason, by: World.office, version: version)
            }
            let refusal = await #expect(throws: Refusal.self) { try await settle(other, "", nil) }
            #expect(refusal?.field == "reason")
            let kept = try await settle(other, "今年没有应当解读的文件", nil)
            #expect(kept.reason == "今年没有应当解读的文件")
            let stale = await #expect(throws: Refusal.self) { try await settle(other, "再次", nil) }
            #expect(stale?.code == .changedMeanwhile)
            _ = try await settle(line.proposal.setting(unit: World.publicity), "", kept.version)
            #expect(try await world.confirmed(.measured, of: plan).setting.threshold == 90)
            #expect(try await world.problems() == [])
        }
    }

    @Test(arguments: [
        (
            CheckSetting(method: .measured, measure: "letters.on-time.rate", threshold: 1, unit: World.publicity),
            "measure"
        ),
        (
            CheckSetting(
                method: .measured, measure: "interpretation.forms.rate", threshold: 101, unit: World.publicity),
            "threshold"
        ),
        (
            CheckSetting(
                method: .measured, measure: "interpretation.forms.rate", threshold: 90, period: .week,
                unit: World.publicity), "period"
        ),
        (
            CheckSetting(
                method: .measured, measure: "interpretation.forms.rate", threshold: 90, scope: .subject(["通知"]),
                unit: World.publicity), "scope"
        ),
        (CheckSetting(method: .measured, measure: "interpretation.forms.rate", threshold: 90), "unit"),
        (CheckSetting(method: .manual, unit: World.id(99)), "unit"),
    ]) func `a setting that cannot be computed is refused at its field`(_ setting: CheckSetting, _ field: String)
        async throws
    {
        try await World.with(.memory) { world in
            let plan = try await world.plan()
            let line = try #require(try await world.lines(plan).first)
            let refusal = await #expect(throws: Refusal.self) {
                try await world.checks.settle(
                    line.task.id, line.proposal.key, as: setting, reason: "改", by: World.office, version: nil)
            }
            #expect(refusal?.field == field, "\(refusal?.sentence ?? "")")
        }
    }

    @Test(arguments: TestDatabases.all) func `every check is computed once a day, and red is told once`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, on: "2026-09-15") { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            world.figures.set(.rate(part: 9, whole: 10))
            #expect(try await world.round().computed == 2)
            #expect(try await world.round().computed == 0)
            var check = try await world.confirmed(.measured, of: plan)
            #expect(check.standing.signal == .yellow)
            #expect(check.standing.sentence == "多样化解读率：90%（9/10），要求不低于 90%，刚达到。")
            world.figures.set(.rate(part: 8, whole: 10))
            world.clock.set("2026-09-16")
            _ = try await world.round()
            world.clock.set("2026-09-17")
            _ = try await world.round()
            check = try await world.confirmed(.measured, of: plan)
            #expect(check.standing.signal == .red && check.standing.redSince == Day(iso: "2026-09-16"))
            #expect(world.figures.alerts == ["interpretation.forms.rate red"])
            let detail = try await world.checks.check(check.id, for: World.clerk)
            #expect(detail.runs.map(\.signal) == [.yellow, .red, .red])
            #expect(detail.items.map(\.title) == ["《通知》未解读"])
            let list = try await world.checks.list(CheckQuery(signal: .red), for: World.office)
            #expect(list.total == 1 && list.counts == [.red: 1, .green: 1])
            #expect(try await world.problems() == [])
        }
    }

    @Test(arguments: TestDatabases.all) func `missed days are caught up for their own day, or marked 未测 (PEER-4)`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, on: "2026-09-15") { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            _ = try await world.round()
            world.clock.set("2026-09-18")
            #expect(try await world.round().computed == 2)
            let all = try await world.lines(plan).compactMap(\.check).filter { $0.setting.method == .measured }
            var runs: [String: [CheckRun]] = [:]
            for check in all {
                runs[check.setting.measure ?? ""] = try await world.checks.check(check.id, for: World.office).runs
            }
            let days = ["2026-09-15", "2026-09-16", "2026-09-17", "2026-09-18"].map { Day(iso: $0) }
            #expect(runs["interpretation.forms.rate"]?.map(\.day) == days)
            #expect(runs["interpretation.forms.rate"]?.allSatisfy { $0.measured != nil } == true)
            #expect(runs["columns.empty.count"]?.map { $0.measured == nil } == [false, true, true, false])
            #expect(world.figures.asked.filter { $0.measure == "interpretation.forms.rate" }.map(\.on) == days)
        }
    }

    @Test func `a check whose records cannot be read keeps nobody waiting`() async throws {
        try await World.with(.memory, on: "2026-09-15") { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            world.figures.fail(true)
            #expect(try await world.round().computed == 0)
            #expect(try await world.confirmed(.measured, of: plan).standing.ranOn == nil)
            world.figures.fail(false)
            #expect(try await world.round().computed == 2)
        }
    }

    @Test(arguments: [
        ("2026-03-01", 0, Signal.green), ("2026-10-01", 0, .yellow), ("2026-12-20", 0, .red), ("2026-12-31", 1, .red),
        ("2026-12-31", 2, .green), ("2026-03-01", 2, .green),
    ]) func `a number for the year is not broken in March`(_ day: String, _ count: Int, _ signal: Signal) async throws {
        try await World.with(.memory, on: day) { world in
            let plan = try await world.plan(["主要负责人每年听取政务公开工作汇报不少于2次。"])
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            world.figures.set(.count(count))
            _ = try await world.round()
            #expect(try await world.confirmed(.measured, of: plan).standing.signal == signal)
        }
    }

    @Test(arguments: TestDatabases.all) func `a manual check is owed each quarter, and met with proof`(
        _ database: TestDatabase
    ) async throws {
        try await World.with(database, on: "2026-03-10") { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            let check = try await world.confirmed(.manual, of: plan)
            world.clock.set("2026-08-01")
            #expect(try await world.round().opened == 2)
            #expect(try await world.round().opened == 0)
            var turns = try await world.checks.check(check.id, for: World.clerk).turns
            #expect(turns.map(\.due.description) == ["2026-03-31", "2026-06-30", "2026-09-30"])
            let turn = turns[2]
            func report(_ words: String, _ file: ProofFile?, _ officer: Officer) async throws {
                try await world.checks.report(
                    turn.id, of: check.id, words, file: file, by: officer, version: turn.version)
            }
            let proof = ProofFile(name: "抽查.png", hash: String(repeating: "b", count: 64), size: 9, kind: "png")
            let bare = await #expect(throws: Refusal.self) { try await report("已抽查", nil, World.clerk) }
            #expect(bare?.rule == "TASK-4")
            let other = await #expect(throws: Refusal.self) { try await report("已抽查", proof, World.stranger) }
            #expect(other?.code == .roleRefused)
            try await report("抽查县医院一次", proof, World.clerk)
            world.clock.set("2026-08-03")
            turns = try await world.checks.check(check.id, for: World.clerk).turns
            try await world.checks.accept(turn.id, of: check.id, by: World.office, version: turns[2].version)
            let duty = try await world.store.read { [obligations = world.obligations] in
                try obligations.obligation(
                    ManualTurn.rule, on: .init(kind: ManualTurn.journalKind, id: turn.id.text), of: World.commission,
                    in: $0)
            }
            #expect(duty?.state == .met)
            #expect(try await world.problems() == [])
        }
    }

    @Test func `the office does not confirm its own report, and a change lifts what is open`() async throws {
        try await World.with(.memory) { world in
            let plan = try await world.plan()
            _ = try await world.checks.settleRest(of: plan, by: World.office)
            let check = try await world.confirmed(.manual, of: plan)
            let turn = try #require(try await world.checks.check(check.id, for: World.office).turns.first)
            let proof = ProofFile(name: "a.png", hash: String(repeating: "b", count: 64), size: 9, kind: "png")
            try await world.checks.report(turn.id, of: check.id, "已查", file: proof, by: World.office, version: 1)
            let own = await #expect(throws: Refusal.self) {
                try await world.checks.accept(turn.id, of: check.id, by: World.office, version: 2)
            }
            #expect(own?.code == .roleRefused)
            try await world.checks.sendBack(turn.id, of: check.id, reason: "缺名单", by: World.secondOffice, version: 2)
            let line = try #require(try await world.lines(plan).first { $0.check?.id == check.id })
            _ = try await world.checks.settle(
                line.task.id, line.proposal.key, as: CheckSetting(method: .byTask), reason: "并入任务", by: World.office,
                version: check.version)
            let after = try await world.checks.check(check.id, for: World.office)
            #expect(after.turns.map(\.state) == [.dropped])
            #expect(try await world.problems() == [])
        }
    }
}
