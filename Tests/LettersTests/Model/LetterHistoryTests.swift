import Kernel
import TestSupport
import Testing

@testable import Letters

/// Random histories: whatever people do, every letter ends answered, routed or withdrawn.
@Suite struct LetterHistoryTests {
    typealias World = LetterWorld

    static func inputs(_ numbers: inout SeededNumbers) -> [LetterInput] {
        let outcome = LetterOutcome.allCases.randomElement(using: &numbers)
        let unit = [World.section, World.hospital, World.closed].randomElement(using: &numbers)
        return [
            .accept, .dispatch(to: unit, note: ""), .sign, .askReturn(.notDuty, words: "三定"), .grantReturn(words: ""),
            .refuseReturn(words: "属你"), .askExtension(days: 3, reason: "核实"), .grantExtension,
            .refuseExtension(words: "不必"), .draft(words: "答复"), .approve, .sendBack(words: "改"),
            .visit(outcome, words: ""), .rehandle(words: "再办"), .close, .urge(words: "快"),
            .decline(.notOurs, words: "请向教育局"), .transfer(to: "教育局", words: ""),
            .reclassify(.complaint, isUrgent: false),
            .routePetition(words: "按信访"), .notifyPetition(isAccepted: Bool.random(using: &numbers), words: "告知"),
            .extendPetition(words: "复杂"), .finishPetition(words: "处理意见"),
            .askReview(words: "不服"), .answerReview(words: "维持"),
            .proposePublication(title: "甲", question: "乙", answer: "丙"), .publish, .declinePublication(words: "不宜"),
            .unpublish(words: "撤"),
        ]
    }

    static let officers = [
        World.dispatcher, World.colleague, World.clerk, World.head, World.liaison, World.officeHead, World.leader,
    ]

    @Test(arguments: 0..<40)
    func everyLetterEndsAnsweredRoutedOrWithdrawn(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed) &* 7_919 &+ 13)
        var letter = World.letter(.received), clocks: Set<LetterClock> = []
        note(letter.beginning(World.context().terms), &clocks)
        for _ in 0..<400 where letter.stage.isOpen {
            step(&letter, &clocks, &numbers)
            if letter.stage.isOpen { #expect(isHeld(letter, clocks), "\(letter.stage) \(clocks)") }
        }
        // Whatever was done before, people who do their next step bring it to an end.
        for _ in 0..<20 where letter.stage.isOpen { goOn(&letter, &clocks) }
        #expect(!letter.stage.isOpen, "\(letter.stage)")
        // No clock of a letter that ended runs on.
        #expect(clocks.allSatisfy { if case .selection = $0 { true } else { false } }, "\(letter.stage) \(clocks)")
        switch letter.stage {
        case .closed: #expect(letter.answer != nil)
        case .declined, .petitionClosed, .petitionReviewed, .petitionFinal: #expect(!letter.told.isEmpty)
        case .transferred, .withdrawn: break
        case .merged: #expect(letter.mergedInto != nil)
        case .received, .accepted, .dispatched, .returning, .handling, .reviewing, .replied, .visited, .petition,
            .petitionReview, .petitionRecheck:
            Issue.record("open")
        }
    }

    private func step(_ letter: inout Letter, _ clocks: inout Set<LetterClock>, _ numbers: inout SeededNumbers) {
        let input = LetterHistoryTests.inputs(&numbers).randomElement(using: &numbers) ?? .accept
        let officer = LetterHistoryTests.officers.randomElement(using: &numbers) ?? World.dispatcher
        var decision = letter.deciding(input, by: officer, in: World.context())
        if Int.random(in: 0..<120, using: &numbers) == 0 { decision = letter.withdrawing(reason: "", at: World.moment) }
        guard case .success(let made) = decision else { return }
        #expect(made.next.version == letter.version + 1 && !made.note.isEmpty)
        note(made.duties, &clocks)
        letter = made.next
    }

    /// While a writer waits, some clock runs.
    private func isHeld(_ letter: Letter, _ clocks: Set<LetterClock>) -> Bool {
        guard let clock = letter.currentClock else { return true }
        if letter.stage == .dispatched, !clocks.contains(.signing(letter.dispatches)) { return false }
        return clocks.contains(clock)
    }

    private static let diligent: [LetterInput] = [
        .accept, .sign, .grantReturn(words: ""), .draft(words: "答复"), .approve, .visit(.satisfied, words: ""), .close,
        .rehandle(words: "再办"), .notifyPetition(isAccepted: true, words: "受理"), .finishPetition(words: "处理意见"),
        .answerReview(words: "维持"), .dispatch(to: World.section, note: ""),
    ]

    private func goOn(_ letter: inout Letter, _ clocks: inout Set<LetterClock>) {
        for input in LetterHistoryTests.diligent {
            for officer in LetterHistoryTests.officers {
                guard case .success(let made) = letter.deciding(input, by: officer, in: World.context()) else {
                    continue
                }
                note(made.duties, &clocks)
                letter = made.next
                return
            }
        }
        Issue.record("nobody can go on with \(letter.stage)")
    }

    private func note(_ duties: [LetterDuty], _ clocks: inout Set<LetterClock>) {
        for duty in duties {
            switch duty {
            case .open(let clock, _, _, _, _):
                #expect(!clocks.contains(clock), "\(clock) is opened twice")
                clocks.insert(clock)
            case .meet(.selection): break
            case .meet(let clock), .waive(let clock, _):
                #expect(clocks.remove(clock) != nil, "\(clock) does not run")
            case .hand(let clock, _), .extend(let clock, _, _): #expect(clocks.contains(clock), "\(clock)")
            }
        }
    }
}
