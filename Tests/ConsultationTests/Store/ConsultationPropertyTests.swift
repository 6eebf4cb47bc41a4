import Kernel
import SQL
import TestSupport
import Testing

@testable import Consultation

@Suite(.serialized) struct ConsultationPropertyTests {
    typealias World = ConsultationWorld

    /// CONS-10, CONS-5: whatever officers try on whatever day, nothing is sorted or explained before the last day is over, and
    /// no result is public while an opinion has no answer.
    @Test(arguments: TestDatabases.all)
    func nothingClosesEarlyAndNothingIsLeftUnanswered(_ database: TestDatabase) async throws {
        var numbers = SeededNumbers(seed: 20_260_302)
        for _ in 0..<3 {
            try await ConsultationStoreWorld.with(database) { world in
                let id = try await world.published().id
                var day = World.day("2026-03-02")
                for _ in 0..<60 {
                    day = day.adding(days: Int.random(in: 0...2, using: &numbers))
                    world.clock.set(day.description)
                    let before = try await world.consultations.publicView(id)
                    try await step(world, id, &numbers)
                    let after = try await world.consultations.publicView(id)
                    if let was = before.found.round, let now = after.found.round, now.number == was.number {
                        #expect(now.closesOn >= was.closesOn)
                        if day <= now.closesOn { #expect(after.phase == .collecting) }
                    }
                    if after.phase == .released {
                        #expect(after.counts.queued == 0 && after.counts.ungrouped == 0)
                        #expect(after.result.unanswered.isEmpty)
                    }
                }
                #expect(try await world.journalProblems() == [])
            }
        }
    }

    /// One attempt of somebody; a refusal is an answer too.
    private func step(
        _ world: ConsultationStoreWorld, _ id: ConsultationID, _ numbers: inout SeededNumbers
    ) async throws {
        let store = world.consultations
        let officer = [World.drafter, World.office, World.head].randomElement(using: &numbers) ?? World.drafter
        do {
            switch Int.random(in: 0..<8, using: &numbers) {
            case 0, 1:
                let words = "意见\(Int.random(in: 0..<5, using: &numbers))", isQueued = Bool.random(using: &numbers)
                _ = try await store.receive(World.comment(words), files: [], isQueued: isQueued, on: id)
            case 2: try await world.answerAll(id)
            case 3: _ = try await store.perform(.explain("说明"), on: id, by: officer)
            case 4: _ = try await store.perform(.release, on: id, by: officer)
            case 5:
                let closes = world.clock.now.day.adding(days: Int.random(in: -5...20, using: &numbers))
                _ = try await store.perform(.prolong(closes, "需要"), on: id, by: officer)
            case 6:
                for one in try await store.comments(of: id, state: .queued, for: officer).prefix(2) {
                    try await store.screen(one.comment.id, of: id, accepting: true, reason: "", by: officer)
                }
            case _: _ = try await store.perform(.returnExplanation("补充"), on: id, by: officer)
            }
        } catch is Refusal {}
    }

    /// CONS-10, PII-6: names and numbers in what would be published hold the result back, wherever they stand; what people
    /// wrote stands nowhere.
    @Test(arguments: [
        ("联系人王建国，电话13812345678", "已采纳", "说明"), ("建议增加天数", "已电话答复13812345678", "说明"),
        ("建议增加天数", "已采纳", "身份证号110101199003074514的群众提出"),
    ])
    func noPublishedOpinionNamesAPerson(_ summary: String, _ reason: String, _ words: String) async throws {
        try await ConsultationStoreWorld.with(TestDatabases.all[0]) { world in
            let store = world.consultations, id = try await world.published().id
            _ = try await store.receive(
                World.comment("我叫李秀英，住城关镇幸福路12号3单元，电话13987654321，要求六天"), files: [], isQueued: false, on: id)
            world.clock.set("2026-04-21")
            try await world.answerAll(id, summary: summary, reason: reason)
            do {
                _ = try await store.perform(.explain(words), on: id, by: World.drafter)
                Issue.record("published personal data")
            } catch let refusal as Refusal { #expect(refusal.rule == "PII-6", "\(refusal.sentence)") }
            let group = try #require(try await store.view(id, for: World.drafter).groups.first)
            try await store.answer(
                group.id, of: id, summary: "建议增加开诊天数", adoption: .adopted, reason: "已采纳", by: World.drafter)
            _ = try await store.perform(.explain("意见已经研究。"), on: id, by: World.drafter)
            _ = try await store.perform(.release, on: id, by: World.office)
        }
    }
}
