import Inspection
import Kernel
import SQL
import TestSupport
import Testing

@testable import Assessment

@Suite struct AssessmentStoreTests {
    typealias World = AssessmentWorld

    private static let full: [String: ManualScore] = ["B1": ManualScore(points: Points(10))]

    /// Through the steps up to the notice.
    private func notified(_ name: String, _ round: AssessmentRound, _ world: World, by reporter: Officer) async throws
        -> AssessmentSheetID
    {
        let id = try await world.sheet(name, round).id
        let steps: [(SheetInput, Officer)] = [
            (.report(words: "按要求公开。"), reporter), (.check(Self.full), World.assessor),
            (.comment(words: "情况属实。"), World.openness), (.approve, World.deputy), (.notify, World.assessor),
        ]
        for (input, officer) in steps { try await world.assessments.act(input, on: id, by: officer) }
        return id
    }

    @Test(
        "A round makes a sheet for each unit, an agency below as itself, and the duty to report",
        arguments: TestDatabases.all)
    func opening(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let found = try await world.assessments.ranking(round.id, for: World.assessor)
            #expect(found.groups.map(\.0) == [.section, .affiliate])
            #expect(try await world.sheet("县医院", round).party == .agency(World.hospitalAgency))
            #expect(try await world.duties().count == 4)
            #expect(try await world.duties().allSatisfy { $0.hasPrefix("EVAL-2-R open 2026-01-26 ") })
            await #expect(throws: Refusal.self) { try await world.assessments.open(2025, by: World.openness) }
            await #expect(throws: Refusal.self) { try await world.assessments.open(2027, by: World.openness) }
            await #expect(throws: Refusal.self) { try await world.assessments.open(2024, by: World.head) }
        }
    }

    @Test("Below 4 % nothing begins (EVAL-1)", arguments: TestDatabases.all)
    func share(database: TestDatabase) async throws {
        try await World.with(database, share: 3) { world in
            do {
                _ = try await world.assessments.open(2025, by: World.assessor)
                Issue.record("a share of 3 % was taken")
            } catch let refusal as Refusal { #expect(refusal.rule == "EVAL-1") }
        }
        try await World.with(database, share: 4) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let reading = try await world.store.read {
                try AssessmentStore.weight(of: World.commission, on: World.day("2026-01-12"), in: $0)
            }
            #expect(reading.measure == .rate(part: round.share, whole: 100))
        }
    }

    @Test("From the report to the answer of an appeal; figures stay as they were checked", arguments: TestDatabases.all)
    func way(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let id = try await notified("疾控科", round, world, by: World.head)
            let told = try await world.assessments.detail(id, for: World.clerk)
            // (18.4 + 10 + 10) of 40 that apply; a section is measured for A1, A7 and B1 here.
            #expect(told.sheet.total == Points(96) && told.sheet.stage == .notified)
            #expect(told.scores.first { $0.indicator.id == "A1" }?.items == World.late)
            #expect(told.appealEnds == World.day("2026-01-26"))
            world.clock.set("2026-01-26")
            try await world.assessments.act(.appeal(words: "其中一件为法定延期。"), on: id, by: World.head)
            #expect(try await world.duties().contains { $0.hasPrefix("EVAL-4-A open 2026-02-09") })
            let settled = try await world.assessments.act(
                .adjust(points: Points(tenths: 15), words: "经核实，予以调整。"), on: id, by: World.principal)
            #expect(settled.total == Points(tenths: 975) && settled.stage == .settled)
            #expect(try await world.duties().contains { $0.hasPrefix("EVAL-4-A met") })
            await #expect(throws: Refusal.self) {
                try await world.assessments.act(.appeal(words: "再次"), on: id, by: World.head)
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("After its ten working days nobody appeals (EVAL-4)", arguments: TestDatabases.all)
    func late(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let id = try await notified("县医院", round, world, by: World.ofHospital)
            world.clock.set("2026-01-27")
            await #expect(throws: Refusal.self) {
                try await world.assessments.act(.appeal(words: "有异议"), on: id, by: World.ofHospital)
            }
        }
    }

    @Test(
        "A sheet that goes back is checked anew, and a version that is old changes nothing",
        arguments: TestDatabases.all)
    func back(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            let id = try await world.sheet("中医院", round).id
            let first = try await world.assessments.act(.report(words: "一"), on: id, by: World.liaison)
            try await world.assessments.act(.sendBack(words: "补充"), on: id, by: World.assessor)
            await #expect(throws: Refusal.self) {
                try await world.assessments.act(.report(words: "二"), on: id, by: World.liaison, version: first.version)
            }
            for (input, officer) in [
                (SheetInput.report(words: "二"), World.liaison), (.check(Self.full), World.assessor),
                (.comment(words: "可"), World.openness), (.reject(words: "重核"), World.deputy),
            ] { try await world.assessments.act(input, on: id, by: officer) }
            let again = try await world.assessments.detail(id, for: World.liaison)
            #expect(again.sheet.stage == .checking && again.sheet.total == nil && again.sheet.checker == nil)
            // A7: 3 × 0.5 points off 10; of 30 + 10.
            #expect(again.total == Points(tenths: 950))
            await #expect(throws: Refusal.self) {
                try await world.assessments.act(.check([:]), on: id, by: World.assessor)
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test("Who sees what before and after the notice", arguments: TestDatabases.all)
    func visibility(database: TestDatabase) async throws {
        try await World.with(database) { world in
            let round = try await world.assessments.open(2025, by: World.assessor)
            func seen(_ officer: Officer) async throws -> Int {
                do {
                    return try await world.assessments.ranking(round.id, for: officer).groups.flatMap(\.1).count
                } catch let refusal as Refusal where refusal.code == .notFound { return -1 }
            }
            var before: [Int] = []
            for officer in World.everybody { before.append(try await seen(officer)) }
            #expect(before == [4, 4, 4, 1, 1, 1, 4, 4, 4, 4, 1, -1, -1])
            _ = try await notified("疾控科", round, world, by: World.head)
            #expect(try await seen(World.liaison) == 2)
            #expect(try await seen(World.ofHospital) == 1)
            #expect(try await world.assessments.waiting(for: World.liaison) == 1)
            #expect(try await world.assessments.waiting(for: World.supervisor) == 0)
        }
    }
}
