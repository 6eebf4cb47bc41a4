import Foundation
import Kernel
import Testing

@testable import Consultation

@Suite struct ConsultationDecisionTests {
    typealias World = ConsultationWorld

    /// Who may do what in which phase, printed from the decision function and pinned whole: a change of one cell shows.
    @Test func everyOfficerActAndPhaseIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/consultation-permissions.txt").standardized
        let actual = ConsultationDecisionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    static func table() -> String {
        var lines: [String] = []
        for phase in ConsultationPhase.allCases {
            lines.append(phase.rawValue)
            for officer in World.everybody {
                let acts = World.found(phase).allowedActs(for: officer, on: World.today).map(\.rawValue)
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for phase in ConsultationPhase.allCases {
            for officer in [World.outsider, World.administrator] {
                for act in ConsultationAct.allCases {
                    #expect(World.found(phase).refusal(of: act, by: officer, on: World.today) == .notFound)
                }
            }
        }
        // ROLE-14: drafts are not read from above, what was published is.
        #expect(World.found(.review).reach(of: World.above) == .none)
        #expect(World.found(.collecting).reach(of: World.above) == .reading)
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for phase in ConsultationPhase.allCases {
            for officer in World.everybody {
                for act in ConsultationAct.allCases {
                    guard let refusal = World.found(phase).refusal(of: act, by: officer, on: World.today),
                        refusal != .notFound
                    else { continue }
                    #expect(refusal.sentence.hasPrefix("未能\(act.chinese)"), "\(refusal.sentence)")
                    #expect(refusal.sentence.hasSuffix("。") && refusal.rule != nil)
                }
            }
        }
    }

    /// CONS-10: nobody closes early, by whatever act: the last day can only become later.
    @Test func noActMakesTheLastDayEarlier() throws {
        let found = World.found(.collecting), day = World.today
        for text in ["2026-03-26", "2026-04-19", "2026-04-20"] {
            let earlier = found.prolonging(to: World.day(text), reason: "提前", by: World.drafter, on: day)
            #expect(throws: Refusal.self) { try earlier.get() }
        }
        let later = try found.prolonging(to: World.day("2026-05-08"), reason: "节假日", by: World.drafter, on: day).get()
        #expect(later.round?.closesOn == World.day("2026-05-08"))
        #expect(later.round?.firstClosesOn == World.day("2026-04-20"))
        for act in [ConsultationAct.sort, .answer, .explain, .reopen, .submitLegality] {
            let refusal = try #require(found.refusal(of: act, by: World.drafter, on: day))
            #expect(refusal.sentence.contains("不能提前截止"), "\(refusal.sentence)")
        }
        let explained = found.explaining("说明", World.result(), by: World.drafter, on: World.day("2026-04-20"))
        #expect(throws: Refusal.self) { try explained.get() }
        #expect(
            try found.explaining("说明", World.result(), by: World.drafter, on: World.day("2026-04-21")).get().stage
                == .explained)
    }

    /// The state follows the clock: open through the last day, closed the day after, whoever does nothing.
    @Test(arguments: [
        ("2026-04-19", ConsultationPhase.collecting), ("2026-04-20", .collecting), ("2026-04-21", .sorting),
        ("2027-01-01", .sorting),
    ])
    func thePhaseFollowsTheClock(_ day: String, _ phase: ConsultationPhase) {
        #expect(World.found(.collecting).phase(on: World.day(day)) == phase)
    }

    /// CONS-5, CONS-9: no result while one opinion has no answer.
    @Test func everyOpinionIsAnsweredBeforeTheResult() throws {
        let found = World.found(.sorting), answered = World.group(1, answered: true),
            open = World.group(2, answered: false)
        var hearing = ConsultationHearing(
            id: World.id(71), consultation: found.id, kind: .symposium, on: World.day("2026-03-18"), place: "会议室",
            selection: "", participants: "")
        let lacking: [(ConsultationResult, String)] = [
            (World.result((1, 1, 0), groups: [answered]), "待核意见"),
            (World.result((0, 2, 1), groups: [answered]), "没有归类"),
            (World.result((0, 2, 0), groups: [answered, open]), "第2组意见"),
            (World.result(hearings: [hearing]), "还没有登记记录"),
            (World.result((0, 1, 0), groups: [answered], personal: ["第1组的意见或者理由"]), "个人信息"),
        ]
        for (result, words) in lacking {
            let refused = found.explaining("说明", result, by: World.drafter, on: World.today)
            guard case .failure(let refusal) = refused else {
                Issue.record("\(words)")
                continue
            }
            #expect(refusal.sentence.contains(words), "\(refusal.sentence)")
        }
        hearing.heldOn = World.day("2026-03-18")
        let whole = World.result(
            (0, 1, 0), groups: [answered, World.group(3, answered: false, size: 0)], hearings: [hearing])
        let explained = try found.explaining("说明", whole, by: World.drafter, on: World.today).get()
        // PII-6: a second person releases it.
        let own = Officer(
            id: World.drafter.id, name: "起草人", agency: World.commission, roles: [.opennessOffice],
            units: [World.section])
        let now = Moment(day: World.today, minute: 600)
        #expect(throws: Refusal.self) { try explained.releasing(whole, by: own, at: now).get() }
        #expect(throws: Refusal.self) {
            try explained.releasing(World.result((0, 1, 1)), by: World.office, at: now).get()
        }
        let released = try explained.releasing(whole, by: World.office, at: now).get()
        #expect(released.phase(on: World.today) == .released)
    }

    /// CONS-9: that nothing came in is published too.
    @Test func noOpinionIsAResultToo() throws {
        let explained = try World.found(.sorting).explaining("未收到意见。", World.result(), by: World.head, on: World.today)
            .get()
        _ = try explained.releasing(World.result(), by: World.office, at: Moment(day: World.today)).get()
        #expect(CommentFigures.sentence(World.result()) == "征求意见期间未收到意见。")
        #expect(
            CommentFigures.sentence(World.result((0, 3, 0), groups: [World.group(1, answered: true, size: 3)]))
                == "收到意见3条，归纳为1组：采纳3条，部分采纳0条，不采纳0条。")
    }

    /// CONS-4: materials seven days before; list and selection in advance; the record is signed.
    @Test func aHearingIsAnnouncedSevenDaysBefore() throws {
        let found = World.found(.collecting), day = World.today
        func draft(_ on: String, _ selection: String = "自愿报名", _ list: String = "村民代表5人") -> HearingDraft {
            HearingDraft(kind: .hearing, on: World.day(on), place: "局会议室", selection: selection, participants: list)
        }
        for bad in [draft("2026-03-31"), draft("2026-04-08", ""), draft("2026-04-08", "报名", "")] {
            #expect(throws: Refusal.self) {
                try found.announcing(bad, id: World.id(71), by: World.drafter, on: day).get()
            }
        }
        #expect(throws: Refusal.self) {
            try World.found(.review).announcing(draft("2026-04-08"), id: World.id(71), by: World.drafter, on: day).get()
        }
        let hearing = try found.announcing(draft("2026-04-01"), id: World.id(71), by: World.drafter, on: day).get()
        #expect(hearing.materialsDue == World.day("2026-03-25"))
        func act(_ one: ConsultationHearing, _ act: HearingAct, on text: String, signed: Bool = false) throws
            -> ConsultationHearing
        {
            try found.hearing(one, act, words: "意见集中在开诊天数", isSigned: signed, by: World.drafter, on: World.day(text))
                .get()
        }
        #expect(throws: Refusal.self) { try act(hearing, .hold, on: "2026-04-01", signed: true) }
        let sent = try act(hearing, .materials, on: "2026-03-25")
        #expect(throws: Refusal.self) { try act(sent, .hold, on: "2026-03-31", signed: true) }
        #expect(throws: Refusal.self) { try act(sent, .hold, on: "2026-04-01") }
        #expect(try act(sent, .hold, on: "2026-04-01", signed: true).heldOn == World.day("2026-04-01"))
    }

    /// CONS-6: a decision is not discussed before its legality review, and neither is left out.
    @Test func aDecisionIsNotDiscussedBeforeItsReview() throws {
        let item = DecisionItem(
            id: World.id(81), agency: World.commission, year: 2026, position: 1, title: "村卫生室布局", unit: World.section,
            planned: "第三季度")
        let mark = DecisionItem.Mark(on: World.today, isNeedless: false, note: "")
        let needless = DecisionItem.Mark(on: World.today, isNeedless: true, note: "不涉及")
        func marked(_ item: DecisionItem, _ step: DecisionItem.Step, _ mark: DecisionItem.Mark) throws -> DecisionItem {
            try item.marking(step, mark, by: World.drafter, today: World.today).get()
        }
        #expect(throws: Refusal.self) { try marked(item, .deliberation, mark) }
        #expect(throws: Refusal.self) { try marked(item, .legality, needless) }
        let reviewed = try marked(try marked(item, .risk, needless), .legality, mark)
        #expect(try marked(reviewed, .deliberation, mark).marks.count == 3)
        #expect(throws: Refusal.self) { try marked(reviewed, .risk, mark) }
    }
}
