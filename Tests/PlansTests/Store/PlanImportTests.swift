import Kernel
import People
import SQL
import Testing
import TestSupport

@testable import Plans

/// The import wizard's store: one saved answer at a time, and all of the plan or nothing.
@Suite struct PlansImportStoreTests {
    typealias World = LedgerWorld

    @Test(arguments: TestDatabases.all)
    func nothingIsConfirmedWhileAQuestionIsOpen(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            var draft = LedgerStoreWorld.draft(["任务一", "任务二"], due: nil)
            draft.rows[1].questions = [ImportQuestion(code: "inherited_units", message: "沿用上一行的单位。")]
            let id = try await world.begin(draft)
            let refusal = await #expect(throws: Refusal.self) { try await world.confirm(id) }
            #expect(refusal?.sentence.contains("1 处") == true)
            try await world.imports.edit(id, by: World.office, version: nil, note: "确认") { draft in
                try draft.answer("inherited_units", at: 2)
            }
            let plan = try await world.confirm(id)
            #expect(try await world.tasks(of: plan).map(\.due) == [World.day("2026-12-21"), World.day("2026-12-21")])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aRowLeftOutAsksNothingAndBecomesNoTask(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            var draft = LedgerStoreWorld.draft(["任务一", "任务二"], due: nil)
            draft.rows[0].questions = [ImportQuestion(code: "unit_cell_note", message: "有说明。")]
            let id = try await world.begin(draft)
            try await world.imports.edit(id, by: World.office, version: 1, note: "不导入") { try $0.include(false, at: 1) }
            let plan = try await world.confirm(id)
            #expect(try await world.tasks(of: plan).map(\.text) == ["任务二"])
        }
    }

    /// The unit, the plan and its tasks come together: when the unit cannot be made, there is no plan.
    @Test(arguments: TestDatabases.all)
    func aFailedConfirmationLeavesNothing(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            var draft = LedgerStoreWorld.draft(["任务一"], due: nil)
            draft.units[0].choice = .create
            let id = try await world.begin(draft)
            let before = try await world.contents()
            await #expect(throws: Refusal.notFound) { try await world.confirm(id) }
            #expect(try await world.contents() == before)
            #expect(try await world.imports.item(id, for: World.office).state == .open)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aPlanIsConfirmedOnce(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let id = try await world.begin(LedgerStoreWorld.draft(["任务一"], due: nil))
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        do {
                            _ = try await world.confirm(id)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            #expect(try await world.plans.plans(for: World.office).count == 1)
            await #expect(throws: Refusal.self) { try await world.imports.discard(id, by: World.office) }
        }
    }

    /// ROLE-2: nobody else imports; a foreign office does not even see it.
    @Test(arguments: TestDatabases.all)
    func onlyTheOfficeImports(_ database: TestDatabase) async throws {
        try await LedgerStoreWorld.with(database) { world in
            let draft = LedgerStoreWorld.draft(["任务一"], due: nil)
            let id = try await world.begin(draft)
            for officer in World.everybody where officer != World.office {
                await #expect(throws: Refusal.self, "\(officer.name)") {
                    try await world.imports.edit(id, by: officer, version: nil, note: "") { $0.title = "改" }
                }
            }
            await #expect(throws: Refusal.notFound) { try await world.imports.item(id, for: World.outsider) }
            #expect(try await world.imports.item(id, for: World.office).draft == draft)
        }
    }
}

extension LedgerStoreWorld {
    func begin(_ draft: ImportDraft) async throws -> PlanImportID {
        try await imports.begin(
            fileName: "要点.docx", fileHash: String(repeating: "c", count: 64), draft: draft,
            source: SourcePreview(format: "docx", blocks: [.paragraph("一")], notes: []), by: LedgerWorld.office)
    }

    func confirm(_ id: PlanImportID) async throws -> PlanID {
        try await imports.confirm(id, by: LedgerWorld.office, version: nil) { _, _, _ in throw Refusal.notFound }
    }
}
