import Audit
import Kernel
import Obligations
import SQL
import TestSupport
import Testing

@testable import Documents

/// 清理 and 公报 in real databases (NORM-6, GAZ-1…GAZ-3).
@Suite struct CleanUpStoreTests {
    typealias World = NormativeWorld

    @Test(arguments: TestDatabases.all)
    func resultsTakeEffectAtOnce(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database, on: "2026-06-10") { world, clock in
            let texts = try await [
                world.enrol("甲办法", "青卫发〔2023〕1号", effective: "2023-01-01"),
                world.enrol("乙办法", "青卫发〔2023〕2号", effective: "2023-01-01"),
                world.enrol("丙办法", "青卫发〔2023〕3号", effective: "2023-01-01"),
                world.enrol("丁办法", "青卫发〔2023〕4号", effective: "2023-01-01"),
            ]
            try await world.enrol("旧办法", "青卫发〔2015〕9号", effective: "2015-01-01")
            await #expect(throws: Refusal.self) {
                try await world.texts.openCleanUp("清理", asOf: clock.now.day, by: World.drafter)
            }
            var cleanUp = try await world.texts.openCleanUp("2026年清理", asOf: clock.now.day, by: World.legal)
            // What had run out by the day is not in scope.
            #expect(cleanUp.items.map(\.number) == ["青卫发〔2023〕1号", "青卫发〔2023〕2号", "青卫发〔2023〕3号", "青卫发〔2023〕4号"])
            for (text, choice) in zip(texts, CleanUpChoice.allCases) {
                cleanUp = try await world.texts.propose(
                    choice, reason: "理由", on: text.id, in: cleanUp.id, by: World.drafter, version: cleanUp.version)
            }
            await #expect(throws: Refusal.self) { try await world.texts.approve(cleanUp.id, by: World.leader) }
            for text in texts {
                cleanUp = try await world.texts.review(
                    agrees: true, note: "", on: text.id, in: cleanUp.id, by: World.legal)
            }
            #expect(try await world.texts.cleanUp(cleanUp.id, for: World.leader) == cleanUp)
            cleanUp = try await world.texts.approve(
                cleanUp.id, from: World.day("2026-07-01"), by: World.leader, version: cleanUp.version)
            let library = try await world.texts.library(for: World.legal)
            func validities(_ day: String) -> [Validity] {
                texts.map { library.graph.validity(of: $0.id, on: World.day(day)) }
            }
            #expect(validities("2026-06-30") == [.inForce, .inForce, .inForce, .inForce])
            #expect(validities("2026-07-01") == [.inForce, .inForce, .repealed, .declaredVoid])
            #expect(try await world.obligation("NORM-5", of: texts[0])?.state == .open)
            #expect(try await world.obligation("NORM-5", of: texts[2])?.state == .waived)
            #expect(try await amendment(of: texts[1], in: cleanUp, world)?.owner == World.medical)
            #expect(try await world.acts(on: texts[3].id.text).last == "normative.end 分管领导")
            #expect(CleanUpResult(cleanUp)?.lists.map(\.lines.count) == [1, 1, 1, 1])
            await #expect(throws: Refusal.self) { try await world.texts.approve(cleanUp.id, by: World.leader) }
            cleanUp = try await world.texts.publish(cleanUp.id, address: "/articles/1", by: World.office)
            #expect(cleanUp.state == .published)
            #expect(
                try await world.acts(on: cleanUp.id.text, kind: CleanUp.journalKind).suffix(2) == [
                    "clean_up.approve 分管领导", "clean_up.publish 公开办",
                ])
        }
    }

    /// NORM-6: “修改” is closed on the day the amended text holds, whether it was registered before or is looked at later.
    @Test(arguments: TestDatabases.all)
    func anAmendmentClosesItsResult(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database, on: "2026-06-10") { world, clock in
            var texts: [NormativeText] = []
            for number in 1...4 {
                texts.append(
                    try await world.enrol("办法\(number)", "青卫发〔2023〕\(number)号", effective: "2023-01-01"))
            }
            let cleanUp = try await amending(texts, world, clock)
            func item(_ index: Int) async throws -> CleanUpItem? {
                try await world.texts.cleanUp(cleanUp.id, for: World.legal).item(texts[index].id)
            }
            clock.set("2026-07-01")
            let now = try await world.enrol("修改决定", "青卫发〔2026〕1号", effective: "2026-07-01")
            let later = try await world.enrol("修改决定二", "青卫发〔2026〕2号", issued: "2026-07-01", effective: "2026-07-20")
            try await world.texts.relate(now.id, .amends, to: .own(texts[0].id), by: World.legal)
            try await world.texts.relate(later.id, .amends, to: .own(texts[1].id), by: World.legal)
            try await world.texts.relate(later.id, .replaces, to: .own(texts[2].id), by: World.legal)
            #expect(try await item(0)?.settlement == CleanUpItem.Settlement(by: now.id, on: World.day("2026-07-01")))
            #expect(try await amendment(of: texts[0], in: cleanUp, world)?.state == .met)
            #expect(try await item(1)?.settlement == nil)
            #expect(try await world.texts.settleCleanUps() == 0)
            clock.set("2026-08-03")
            #expect(try await world.texts.settleCleanUps() == 2)
            #expect(try await world.texts.settleCleanUps() == 0)
            for index in [1, 2] {
                #expect(try await item(index)?.settlement?.on == World.day("2026-07-20"))
                #expect(try await item(index)?.settlement?.by == later.id)
                let duty = try await amendment(of: texts[index], in: cleanUp, world)
                #expect(duty?.state == .met && duty?.clock.events.last?.at.day == World.day("2026-07-20"))
            }
            // What nobody amended stays owed, and is owed no longer once the text itself has ended.
            #expect(try await item(3)?.settlement == nil)
            #expect(try await world.texts.amendmentDays(of: cleanUp.id, for: World.legal).count == 1)
            clock.set("2028-02-01")
            #expect(try await world.texts.settleCleanUps() == 1)
            #expect(try await amendment(of: texts[3], in: cleanUp, world)?.state == .waived)
            let kinds = try await world.acts(on: cleanUp.id.text, kind: CleanUp.journalKind)
            #expect(kinds.filter { $0.hasPrefix("clean_up.settle") }.count == 3)
        }
    }

    /// A clean-up that wants every one of `texts` amended, approved.
    private func amending(
        _ texts: [NormativeText], _ world: NormativeStoreWorld, _ clock: NormativeClock
    ) async throws -> CleanUp {
        let cleanUp = try await world.texts.openCleanUp("2026年清理", asOf: clock.now.day, by: World.legal)
        for text in texts {
            _ = try await world.texts.propose(
                .amend, reason: "与上位法不一致", on: text.id, in: cleanUp.id, by: World.drafter)
            _ = try await world.texts.review(agrees: true, note: "", on: text.id, in: cleanUp.id, by: World.legal)
        }
        return try await world.texts.approve(cleanUp.id, by: World.leader)
    }

    private func amendment(
        of text: NormativeText, in cleanUp: CleanUp, _ world: NormativeStoreWorld
    ) async throws -> Obligation? {
        try await world.store.read { [obligations = world.obligations] in
            try obligations.obligation(
                "NORM-6", on: Obligation.Subject(kind: CleanUp.journalKind, id: "\(cleanUp.id)/\(text.id)"),
                of: World.commission, in: $0)
        }
    }

    /// A failing text leaves no half of the results behind.
    @Test(arguments: TestDatabases.all)
    func aRefusedApprovalChangesNothing(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database, on: "2026-06-10") { world, clock in
            let text = try await world.enrol("甲办法", "青卫发〔2023〕1号", effective: "2023-01-01")
            var cleanUp = try await world.texts.openCleanUp("清理", asOf: clock.now.day, by: World.legal)
            cleanUp = try await world.texts.propose(
                .repeal, reason: "无依据", on: text.id, in: cleanUp.id, by: World.drafter)
            cleanUp = try await world.texts.review(agrees: true, note: "", on: text.id, in: cleanUp.id, by: World.legal)
            await #expect(throws: Refusal.self) {
                try await world.texts.approve(cleanUp.id, from: World.day("2026-06-09"), by: World.leader)
            }
            await #expect(throws: NormativeStore.changedMeanwhile) {
                try await world.texts.approve(cleanUp.id, by: World.leader, version: 1)
            }
            #expect(try await world.texts.text(text.id, for: World.legal).ending == nil)
            #expect(try await world.texts.cleanUp(cleanUp.id, for: World.legal) == cleanUp)
        }
    }

    @Test(arguments: TestDatabases.all)
    func gazetteFromSubmissionToElectronicEdition(_ database: TestDatabase) async throws {
        try await NormativeStoreWorld.with(database, on: "2026-06-10") { world, clock in
            let text = try await world.enrol("甲办法", "青卫发〔2026〕1号", effective: "2026-05-01")
            let names = try await world.texts.agencyNames(World.commission)
            func submit(_ level: GazetteLevel, _ gazette: String) async throws -> GazetteSubmission {
                try await world.texts.submit(
                    GazetteDraft(level: level, gazette: gazette, on: clock.now.day), on: text.id, agencyNames: names,
                    by: World.office)
            }
            await #expect(throws: Refusal.self) { try await submit(.city, "青禾县卫健局公报") }
            let sent = try await submit(.province, "云岭省人民政府公报")
            await #expect(throws: Refusal.self) { try await submit(.province, "云岭省人民政府公报") }
            _ = try await world.texts.accept(sent.id, on: clock.now.day, by: World.office)
            _ = try await world.texts.print(sent.id, at: GazettePlace(year: 2026, issue: 11, page: 7), by: World.office)
            await #expect(throws: Refusal.notFound) {
                try await world.texts.link(sent.id, to: "https://www.example.gov.cn/11", by: World.outsider)
            }
            let linked = try await world.texts.link(sent.id, to: "https://www.example.gov.cn/11", by: World.office)
            #expect(try await world.texts.submissions(for: World.legal) == [linked])
            #expect(try await world.texts.submissions(for: World.outsider).isEmpty)
            #expect(linked.isStandardText && linked.title == "甲办法")
            #expect(
                try await world.acts(on: sent.id.text, kind: GazetteSubmission.journalKind) == [
                    "gazette.submit 公开办", "gazette.accept 公开办", "gazette.print 公开办", "gazette.link 公开办",
                ])
        }
    }
}
