import Audit
import Kernel
import SQL
import Testing
import TestSupport

@testable import Plans

/// The acts of the ledger on real databases: rows, journal and obligations in one transaction.
@Suite struct PlansStoreTests {
    typealias World = LedgerWorld

    /// TASK-4, ROLE-2, ROLE-4: the whole way of one task.
    @Test(arguments: TestDatabases.all)
    func aTaskGoesFromThePlanToItsAcceptedProof(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            var task = try await world.assigned()
            task = try await world.plans.acknowledge(task.id, by: World.leadClerk)
            #expect(task.state == .acknowledged)
            task = try await world.plans.progress(task.id, "正在办理", by: World.leadClerk)
            #expect(task.state == .inProgress)
            world.clock.set("2026-10-20")
            task = try await world.plans.report(
                task.id, "已完成", evidence: [LedgerStoreWorld.evidence], by: World.leadClerk)
            task = try await world.plans.sendBack(task.id, reason: "补充网址", by: World.office)
            #expect(task.state == .returned)
            world.clock.set("2026-10-26")
            task = try await world.plans.report(
                task.id, "已补充", evidence: [LedgerStoreWorld.evidence], by: World.hospitalLiaison)
            world.clock.set("2026-12-03")
            task = try await world.plans.accept(task.id, note: "齐全", by: World.office)
            #expect(task.closedOnTime == true)
            let read = try await world.plans.task(task.id, for: World.above)
            #expect(read == task)
            let reports = try await world.plans.reports(on: task.id, for: World.office)
            #expect(reports.map(\.kind) == [.completion, .completion, .progress])
            #expect(reports.map(\.outcome) == [.accepted, .returned, nil])
            #expect(reports.first?.evidence.map(\.file) == [LedgerStoreWorld.evidence])
            #expect(try await world.obligation(of: task)?.state == .met)
        }
    }

    @Test(arguments: TestDatabases.all)
    func everyActLeavesOneEntryThatHashesTheTask(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let task = try await world.assigned()
            let after = try await world.plans.acknowledge(task.id, by: World.leadHead)
            let entries = try await world.store.read { [journal = world.journal] snapshot in
                try journal.timeline(subjectKind: PlanTask.journalKind, subjectID: task.id.text, in: snapshot)
            }
            #expect(entries.map(\.act).sorted() == ["plan.task.acknowledge", "plan.task.assign", "plan.task.create"])
            let last = try #require(entries.max { $0.sequence < $1.sequence })
            let before = entries.first { $0.act == "plan.task.assign" }
            #expect(last.beforeHash == before?.afterHash)
            #expect(last.actorName == World.leadHead.name && last.rule == "ROLE-4")
            #expect(last.afterHash != last.beforeHash)
            #expect(after.version == 3)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aRefusedActChangesNothing(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let task = try await world.assigned()
            let before = try await world.contents()
            await #expect(throws: Refusal.self) {
                try await world.plans.report(task.id, "已完成", evidence: [], by: World.leadClerk)
            }
            await #expect(throws: Refusal.self) { try await world.plans.accept(task.id, note: "", by: World.office) }
            await #expect(throws: Refusal.notFound) {
                try await world.plans.acknowledge(task.id, by: World.outsider)
            }
            await #expect(throws: Refusal.self) {
                try await world.plans.progress(task.id, "x", by: World.supervisorInUnit)
            }
            #expect(try await world.contents() == before)
        }
    }

    /// Optimistic locking: of two people with the same page open, one writes and the other is told.
    @Test(arguments: TestDatabases.all)
    func twoActsOnOneVersionAreOneAct(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let task = try await world.assigned()
            let outcomes = await withTaskGroup(of: Refusal.Code?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do {
                            _ = try await world.plans.progress(
                                task.id, "同时填报", by: World.leadClerk, version: task.version)
                            return nil
                        } catch {
                            return (error as? Refusal)?.code ?? .unavailable
                        }
                    }
                }
                var all: [Refusal.Code?] = []
                for await outcome in group { all.append(outcome) }
                return all
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == .changedMeanwhile } == 7)
            #expect(try await world.plans.reports(on: task.id, for: World.office).count == 1)
        }
    }

    /// A record of another agency is not there: 404, not 403 (T1).
    @Test(arguments: TestDatabases.all)
    func strangersFindNothing(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let task = try await world.assigned()
            _ = try await world.plans.report(
                task.id, "已完成", evidence: [LedgerStoreWorld.evidence], by: World.leadClerk)
            let file = try #require(
                try await world.plans.reports(on: task.id, for: World.office).first?.evidence.first)
            for stranger in [World.outsider, World.administrator] {
                await #expect(throws: Refusal.notFound) { try await world.plans.task(task.id, for: stranger) }
                await #expect(throws: Refusal.notFound) { try await world.plans.plan(task.plan, for: stranger) }
                await #expect(throws: Refusal.notFound) { try await world.plans.reports(on: task.id, for: stranger) }
                await #expect(throws: Refusal.notFound) { try await world.plans.evidence(file.id, for: stranger) }
                #expect(try await world.plans.plans(for: stranger).isEmpty)
                #expect(try await world.tasks(of: task.plan, for: stranger).isEmpty)
            }
            #expect(try await world.plans.evidence(file.id, for: World.above).file == LedgerStoreWorld.evidence)
        }
    }

    /// ROLE-13: the new day reaches the task and its obligation in the same transaction.
    @Test(arguments: TestDatabases.all)
    func anApprovedDayMovesTheObligation(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            var task = try await world.assigned()
            task = try await world.plans.proposeChange(
                task.id, due: World.day("2026-12-10"), assignments: nil, reason: "系统升级推迟", by: World.office)
            #expect(task.due == World.day("2026-11-30"))
            task = try await world.plans.approveChange(task.id, by: World.leader)
            #expect(task.due == World.day("2026-12-10") && task.pendingChange == nil)
            #expect(try await world.obligation(of: task)?.dueCache?.moment.day == World.day("2026-12-10"))
            world.clock.set("2026-12-11")
            task = try await world.plans.report(
                task.id, "已完成", evidence: [LedgerStoreWorld.evidence], by: World.leadClerk)
            task = try await world.plans.accept(task.id, note: "", by: World.office)
            #expect(task.closedOnTime == false)
            #expect(try await world.obligation(of: task)?.state == .metLate)
        }
    }
}

extension LedgerStoreWorld {
    /// Row counts and versions of everything an act could touch.
    func contents() async throws -> [String] {
        try await store.read { snapshot in
            try [
                "plan", "plan_task", "task_assignment", "task_report", "task_evidence", "task_change", "obligation",
                "obligation_event", "journal_entry",
            ].map { table in "\(table) \(try snapshot.first("SELECT count(*) FROM \(table)")?.integer(0) ?? -1)" }
                + snapshot.query("SELECT id, state, version FROM plan_task ORDER BY id").map {
                    "\(try $0.text(0)) \(try $0.text(1)) \(try $0.integer(2))"
                }
        }
    }
}
