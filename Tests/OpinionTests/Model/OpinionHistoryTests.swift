import Kernel
import TestSupport
import Testing

@testable import Opinion

/// Random histories: whatever people do in whatever hour, no case is put away unanswered, unaccounted for or by one alone.
@Suite struct OpinionHistoryTests {
    typealias World = OpinionWorld

    static let officers = World.everybody

    private static func entries(_ found: OpinionCase, at now: Moment, _ numbers: inout SeededNumbers) -> [OpinionEntry]
    {
        let level = OpinionLevel.allCases.randomElement(using: &numbers)
        let unit = [World.section, World.finance, World.id(99)].randomElement(using: &numbers)
        let effect = OpinionEffect.allCases.randomElement(using: &numbers)
        let shift = Int.random(in: -40...40, using: &numbers)
        return [
            .consult(members: "甲", words: "属实"), .grade(OpinionGrading(level: level, unit: unit, order: "查明")),
            .transfer(to: unit, words: "职责"), .reportUp(at: now, recipients: "县政府"),
            .recordConference(at: now, place: "会议室", speakers: [.spokesperson], attendance: "甲", words: "通报"),
            .addRumour(claim: "死亡", fact: "没有", evidence: "记录", isSerious: Bool.random(using: &numbers)),
            .referRumour(found.rumours.randomElement(using: &numbers)?.id, words: "公安局"),
            .addSuggestion(words: "建议", .partly, answer: "部分采纳"), .setTopic(nil), .handle(words: "整改"),
            .evaluate(effect, words: "评估"), .account(.criticism, words: "迟报"), .archive,
            .proposeDecline(reason: "无关"), .confirmDecline, .withdrawDecline(reason: "有关"),
            .correctTimes(
                OpinionTimes(discovered: found.notice.discoveredAt.adding(hours: shift), occurred: nil), words: "记录"),
            .reopen(words: "有关"),
        ]
    }

    @Test(arguments: 0..<60)
    func noCaseIsPutAwayUnanswered(_ seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed) &* 7_919 &+ 13), now = World.moment("2026-03-10T10:00"),
            part = 1_000
        var found = OpinionDecisionTests.opinion(.registered, .ordinary, health: seed % 2 == 0)
        var proposer: MemberID?
        for _ in 0..<250 where found.stage != .archived {
            now = now.adding(hours: Int.random(in: 0...3, using: &numbers))
            part += 1
            let officer = Self.officers.randomElement(using: &numbers) ?? World.office
            if found.stage == .assigned, Int.random(in: 0..<8, using: &numbers) == 0 {
                publish(&found, part, at: now)
                continue
            }
            guard let entry = Self.entries(found, at: now, &numbers).randomElement(using: &numbers) else { continue }
            let setting = OpinionSetting(
                now: now, id: World.id(part), openUnits: [World.section, World.finance])
            guard case .success(let change) = found.deciding(entry, by: officer, in: setting) else { continue }
            check(change, of: entry, from: found, by: officer, proposer: proposer)
            proposer = change.next.decline?.by
            found = change.next
        }
        if found.stage == .archived {
            #expect(found.respondedAt != nil && found.evaluation != nil && !found.handling.isEmpty)
            #expect(found.rumours.allSatisfy { !$0.isSerious || $0.referredAt != nil })
            #expect(found.owesPress ? found.pressAt != nil : true)
            if found.isLate(at: now) { #expect(found.accountability != nil) }
        }
        // Whoever sees it waits for somebody: every open case has a next step that somebody may do, or a text to publish.
        if found.stage.isOpen {
            let next = OpinionNextStep.act(found)
            #expect(
                next.map { act in Self.officers.contains { found.refusal(of: act, by: $0) == nil } } ?? found.hasDraft,
                "\(found.stage) \(next.map { "\($0)" } ?? "-")")
        }
    }

    private func publish(_ found: inout OpinionCase, _ part: Int, at now: Moment) {
        found.statements.append(
            OpinionStatement(id: World.id(part), kind: .first, article: World.id(part + 5_000), draftedAt: now))
        found = found.published(World.id(part + 5_000), at: now)
    }

    private func check(
        _ change: OpinionChange, of entry: OpinionEntry, from found: OpinionCase, by officer: Officer,
        proposer: MemberID?
    ) {
        let next = change.next
        #expect(next.version == found.version + 1)
        #expect(officer.agency == World.commission && !officer.holds(.supervisor), "\(officer.name)")
        // SEN-5: never by one alone.
        if next.stage == .declined { #expect(proposer != nil && proposer != officer.id) }
        // SEN-3: a limit moves away by a correction alone, and only whoever commands makes it.
        if next.clocks.limit > found.clocks.limit {
            #expect(change.act == .correctTimes && OpinionCase.commands(officer, agency: World.commission))
        }
        // A clock that begins anew is one of a run of its own.
        if next.clocks.start != found.clocks.start { #expect(next.clockRun == found.clockRun + 1) }
        #expect(next.clockRun >= found.clockRun)
    }
}
