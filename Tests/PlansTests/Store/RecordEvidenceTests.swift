import Audit
import Kernel
import SQL
import Synchronization
import TestSupport
import Testing

@testable import Plans

/// Records of the system as evidence: TASK-4.
@Suite struct RecordEvidenceTests {
    typealias World = LedgerWorld

    /// One article that can be changed and withdrawn under the report's feet.
    final class Site: Sendable {
        private let hash: Mutex<String?> = Mutex("h1")
        func set(_ now: String?) { hash.withLock { $0 = now } }

        var records: LiveRecords {
            LiveRecords(
                search: { [self] words, _, _ in article().map { [$0] }?.filter { $0.title.contains(words) } ?? [] },
                read: { [self] _, id, _, _ in id == "a1" ? article() : nil })
        }

        private func article() -> LiveRecord? {
            hash.withLock { $0 }.map {
                LiveRecord(
                    kind: .article, id: "a1", title: "解读通知", address: "/articles/a1", hash: $0, state: "2026年3月1日公开")
            }
        }
    }

    private func with(
        _ database: TestDatabase, _ body: (LedgerStoreWorld, PlanStore, Site, PlanTask) async throws -> Void
    ) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let site = Site()
            let plans = PlanStore(
                store: world.store, journal: world.journal, obligations: world.obligations, records: site.records)
            var task = try await world.assigned()
            task = try await plans.acknowledge(task.id, by: World.leadHead)
            try await body(world, plans, site, task)
        }
    }

    @Test(arguments: TestDatabases.all) func `a report is proved by a record alone, and accepted`(
        _ database: TestDatabase
    ) async throws {
        try await with(database) { _, plans, _, task in
            #expect(
                try await plans.provingRecords("解读", for: task.id, by: World.leadHead).map(\.reference) == [
                    "article:a1"
                ])
            #expect(try await plans.provingRecords("解读", for: task.id, by: World.supervisor).isEmpty)
            _ = try await plans.report(
                task.id, "已解读", evidence: [], records: ["article:a1", "article:a1"], by: World.leadHead)
            let done = try await plans.accept(task.id, note: "", by: World.office)
            #expect(done.state == .accepted && done.report?.evidenceCount == 1)
            let record = try #require(try await plans.reports(on: task.id, for: World.office).first?.records.first)
            #expect(record.record.hash == "h1" && record.standing == .holds)
        }
    }

    @Test(arguments: [["article:a2"], ["letter:a1"], ["a1"], []])
    func `what is no record proves nothing`(_ records: [String]) async throws {
        try await with(.memory) { world, plans, _, task in
            let refusal = await #expect(throws: Refusal.self) {
                try await plans.report(task.id, "已解读", evidence: [], records: records, by: World.leadHead)
            }
            #expect(refusal?.rule == "TASK-4")
            let kept = try await plans.reports(on: task.id, for: World.office)
            #expect(kept.isEmpty)
        }
    }

    @Test(arguments: TestDatabases.all) func `a record that changes or goes is seen at once and told once a day`(
        _ database: TestDatabase
    ) async throws {
        try await with(database) { world, plans, site, task in
            _ = try await plans.report(task.id, "已解读", evidence: [], records: ["article:a1"], by: World.leadHead)
            let told = Mutex<[String]>([])
            func day(_ day: String) async throws -> Int {
                world.clock.set(day)
                return try await plans.verifyRecords { _, evidence, _ in
                    told.withLock { $0.append(evidence.standing.rawValue) }
                }
            }
            func standing() async throws -> RecordEvidence.Standing? {
                try await plans.reports(on: task.id, for: World.office).first?.records.first?.standing
            }
            #expect(try await day("2026-03-11") == 0)
            site.set("h2")
            #expect(try await standing() == .changed)
            #expect(try await day("2026-03-12") == 1)
            #expect(try await day("2026-03-12") == 0)
            #expect(try await day("2026-03-13") == 0)
            site.set(nil)
            #expect(try await day("2026-03-14") == 1)
            #expect(try await standing() == .gone)
            site.set("h1")
            #expect(try await day("2026-03-15") == 1)
            #expect(told.withLock { $0 } == ["changed", "gone"])
            let acts = try await plans.timeline(of: task.id, for: World.office).filter {
                $0.act == "plan.task.evidence"
            }
            #expect(acts.count == 3)
        }
    }
}
