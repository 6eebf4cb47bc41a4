import Foundation
import Kernel
import Testing

@testable import Letters

@Suite struct LetterDecisionTests {
    typealias World = LetterWorld

    /// MAIL-1: who may do what in which stage, printed from the decision function and pinned whole.
    @Test func everyOfficerActAndStageIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/letter-permissions.txt").standardized
        let actual = LetterDecisionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    static func table() -> String {
        var lines: [String] = []
        for stage in LetterStage.allCases {
            lines.append(stage.rawValue)
            for officer in World.everybody {
                let acts = World.letter(stage).allowedActs(for: officer).map(\.rawValue)
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for stage in LetterStage.allCases {
            for officer in [World.outsider, World.systemAdministrator, World.siteOperator, World.liaison] {
                for act in LetterAct.allCases {
                    #expect(World.letter(stage).refusal(of: act, by: officer) == .notFound)
                }
            }
        }
    }

    /// ROLE-14: who watches reads and changes nothing.
    @Test func whoWatchesChangesNothing() {
        for stage in LetterStage.allCases {
            for officer in [World.supervisor, World.above] {
                for act in LetterAct.allCases {
                    #expect(World.letter(stage).refusal(of: act, by: officer)?.rule == "ROLE-14")
                }
            }
        }
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for stage in LetterStage.allCases {
            for officer in World.everybody {
                for act in LetterAct.allCases {
                    guard let refusal = World.letter(stage).refusal(of: act, by: officer), refusal != .notFound
                    else { continue }
                    #expect(refusal.sentence.hasPrefix("未能\(act.chinese)"))
                    #expect(refusal.sentence.hasSuffix("。") && refusal.rule != nil)
                }
            }
        }
    }

    /// Whoever wrote an answer does not let it out.
    @Test func theDrafterDoesNotReview() {
        var letter = World.letter(.reviewing)
        letter.drafter = World.head.id
        #expect(letter.refusal(of: .approve, by: World.head)?.code == .roleRefused)
        #expect(letter.refusal(of: .approve, by: World.dispatcher) == nil)
        #expect(letter.refusal(of: .approve, by: World.clerk)?.code == .roleRefused)
    }

    /// MAIL-3: a unit gives an order back by law or duty alone, with the provision.
    @Test func aReturnNeedsGroundAndBasis() throws {
        let letter = World.letter(.dispatched)
        for (ground, words) in [(nil, "三定"), (LetterReturnGround.notDuty, " ")] as [(LetterReturnGround?, String)] {
            let decision = letter.deciding(.askReturn(ground, words: words), by: World.clerk, in: World.context())
            #expect(throws: Refusal.self) { try decision.get() }
        }
        let asked = try letter.deciding(
            .askReturn(.notDuty, words: "三定规定第四条"), by: World.clerk, in: World.context()
        ).get()
        #expect(asked.next.stage == .returning && asked.duties == [.meet(.signing(1))])
        let granted = try asked.next.deciding(.grantReturn(words: ""), by: World.dispatcher, in: World.context()).get()
        #expect(granted.next.stage == .accepted && granted.next.unit == World.office && granted.next.returns == 1)
        #expect(granted.duties == [.hand(.answer(.consultation), World.office), .hand(.site, World.office)])
        let refused = try asked.next.deciding(
            .refuseReturn(words: "属你科职责"), by: World.dispatcher, in: World.context()
        ).get()
        #expect(refused.next.stage == .dispatched && refused.next.dispatches == 2)
        #expect(asked.next.refusal(of: .grantReturn, by: World.clerk)?.code == .roleRefused)
    }

    /// MAIL-3: again once, and only when the handling is what the writer is not content with.
    @Test(arguments: [
        (LetterOutcome.satisfied, false, true), (.fair, false, true), (.resultUnsatisfied, false, true),
        (.unreached, false, true), (.handlerUnsatisfied, true, false),
    ])
    func againOnlyForTheHandling(_ outcome: LetterOutcome, _ again: Bool, _ closes: Bool) throws {
        let visited = try World.letter(.replied).deciding(
            .visit(outcome, words: ""), by: World.dispatcher, in: World.context()
        ).get().next
        #expect((visited.refusal(of: .rehandle, by: World.dispatcher) == nil) == again)
        #expect((visited.refusal(of: .close, by: World.dispatcher) == nil) == closes)
        guard again else { return }
        let decision = try visited.deciding(
            .rehandle(words: "请重新核实"), by: World.dispatcher, in: World.context()
        ).get()
        #expect(decision.next.stage == .handling && decision.next.round == 2)
        var second = decision.next
        second.stage = .visited
        second.outcome = .handlerUnsatisfied
        #expect(second.refusal(of: .rehandle, by: World.dispatcher)?.rule == "MAIL-3")
        #expect(second.refusal(of: .close, by: World.dispatcher) == nil)
    }

    /// MAIL-2: asked once, for a bounded number of days, allowed by another.
    @Test func anExtensionIsAskedOnce() throws {
        let letter = World.letter(.handling)
        for days in [nil, 0, 6] as [Int?] {
            let decision = letter.deciding(
                .askExtension(days: days, reason: "须现场核实"), by: World.clerk, in: World.context())
            #expect(throws: Refusal.self) { try decision.get() }
        }
        let asked = try letter.deciding(
            .askExtension(days: 5, reason: "须现场核实"), by: World.clerk, in: World.context()
        ).get().next
        #expect(asked.refusal(of: .askExtension, by: World.clerk)?.rule == "MAIL-2")
        #expect(asked.refusal(of: .grantExtension, by: World.clerk) != nil)
        #expect(asked.refusal(of: .grantExtension, by: World.colleague) != nil)
        let granted = try asked.deciding(.grantExtension, by: World.leader, in: World.context()).get()
        #expect(granted.duties == [.extend(.answer(.consultation), 5, reason: "须现场核实")])
        var urgent = letter
        urgent.isUrgent = true
        #expect(urgent.refusal(of: .askExtension, by: World.clerk)?.rule == "MAIL-2")
    }

    /// What is told of a unit is not given to that unit, and it does not learn who told it.
    @Test func theAccusedUnitNeitherHandlesNorLearnsWho() throws {
        let letter = World.letter(.accepted, category: .report, accused: World.section)
        let wrong = letter.deciding(
            .dispatch(to: World.section, note: ""), by: World.dispatcher, in: World.context())
        #expect(throws: Refusal.self) { try wrong.get() }
        let right = try letter.deciding(
            .dispatch(to: World.hospital, note: ""), by: World.dispatcher, in: World.context()
        ).get().next
        #expect(right.refusal(of: .sign, by: World.clerk) == .notFound)
        #expect(right.refusal(of: .reveal, by: World.dispatcher) == nil)
        let inside = World.officer(60, "兼职", [.opennessOffice], [World.section])
        #expect(right.refusal(of: .reveal, by: inside)?.code == .roleRefused)
    }

    /// PII-1, PII-6: a second person lets out; reports and what the writer did not allow never go out.
    @Test func publicationTakesTwoAndConsent() throws {
        let letter = World.letter(.closed)
        let proposed = try letter.deciding(
            .proposePublication(title: "接种证补办", question: "怎么补办", answer: "到原接种门诊"), by: World.clerk,
            in: World.context()
        ).get().next
        #expect(proposed.refusal(of: .publish, by: World.dispatcher) == nil)
        var own = proposed
        own.publication = LetterPublication(
            title: "甲", question: "乙", answer: "丙", proposer: World.dispatcher.id)
        #expect(own.refusal(of: .publish, by: World.dispatcher)?.rule == "PII-6")
        var context = World.context()
        context.personal = "姓名"
        let blocked = proposed.deciding(.publish, by: World.dispatcher, in: context)
        #expect(throws: Refusal.self) { try blocked.get() }
        #expect(World.letter(.closed, category: .report).refusal(of: .proposePublication, by: World.clerk) != nil)
        #expect(World.letter(.closed, mayPublish: false).refusal(of: .proposePublication, by: World.clerk) != nil)
    }

    @Test func mergedLettersLeadSomewhere() throws {
        var main = World.letter(.handling)
        let letter = Letter(
            id: World.id(42), agency: World.commission, number: "LX2026-0002", category: .consultation,
            channel: .message, title: "同上", words: "同上", receivedAt: World.moment, home: World.office)
        var context = World.context()
        #expect(throws: Refusal.self) {
            try letter.deciding(.merge(into: "LX2026-0001"), by: World.dispatcher, in: context).get()
        }
        context.main = main
        let merged = try letter.deciding(.merge(into: "LX2026-0001"), by: World.dispatcher, in: context).get()
        #expect(merged.next.stage == .merged && merged.next.mergedInto == main.id)
        main.stage = .merged
        context.main = main
        let chain = letter.deciding(.merge(into: "LX2026-0001"), by: World.dispatcher, in: context)
        #expect(throws: Refusal.self) { try chain.get() }
    }
}
