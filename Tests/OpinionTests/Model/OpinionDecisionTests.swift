import Foundation
import Kernel
import Testing

@testable import Opinion

@Suite struct OpinionDecisionTests {
    typealias World = OpinionWorld

    static let setting = OpinionSetting(
        now: World.moment("2026-03-10T10:00"), id: World.id(900), openUnits: [World.section, World.finance])

    static func opinion(
        _ stage: OpinionStage = .registered, _ kind: OpinionKind = .ordinary, health: Bool = false
    ) -> OpinionCase {
        var found = OpinionCase(
            id: World.id(500), agency: World.commission, number: "YQ2026-0001", notice: World.notice(health: health),
            kind: kind, unit: World.section, registeredAt: World.moment("2026-03-10T09:20"))
        found.stage = stage
        return found
    }

    /// Every officer × stage × act, written down: a change of any cell shows.
    @Test func permissionsArePinned() throws {
        let pinned = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../Pinned/opinion-permissions.txt").standardized
        let actual = OpinionDecisionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    static func table() -> String {
        var lines: [String] = []
        for kind in OpinionKind.allCases {
            for stage in OpinionStage.allCases {
                lines.append("\(kind.rawValue) \(stage.rawValue)")
                for officer in World.everybody {
                    let acts = opinion(stage, kind, health: true).allowedActs(for: officer).map(\.rawValue)
                    lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func everyRefusalIsASentenceWithItsRule() {
        for stage in OpinionStage.allCases {
            for officer in World.everybody {
                for act in OpinionAct.allCases {
                    guard let refusal = Self.opinion(stage).refusal(of: act, by: officer), refusal != .notFound
                    else { continue }
                    #expect(refusal.sentence.hasPrefix("未能\(act.chinese)：") && refusal.sentence.hasSuffix("。"))
                    #expect(refusal.rule != nil)
                }
            }
        }
    }

    /// ROLE-14, MLPS-3: who only looks on does nothing; strangers know of nothing.
    @Test func thoseWhoOnlyLookOnDoNothing() {
        for stage in OpinionStage.allCases {
            for act in OpinionAct.allCases {
                let found = Self.opinion(stage)
                #expect(found.refusal(of: act, by: World.above)?.rule == "ROLE-14")
                #expect(found.refusal(of: act, by: World.supervisor)?.rule == "ROLE-14")
                #expect(found.refusal(of: act, by: World.outsider) == .notFound)
                #expect(found.refusal(of: act, by: World.administrator) == .notFound)
            }
        }
    }

    private func decide(_ found: OpinionCase, _ entry: OpinionEntry, by officer: Officer = World.office) throws
        -> OpinionCase
    {
        try found.deciding(entry, by: officer, in: Self.setting).get().next
    }

    private func refusal(_ found: OpinionCase, _ entry: OpinionEntry, by officer: Officer = World.office) -> Refusal? {
        guard case .failure(let refusal) = found.deciding(entry, by: officer, in: Self.setting) else { return nil }
        return refusal
    }

    /// SEN-6: the stages in their order; an emergency is given out before it is judged together.
    @Test func stagesFollowOneAnother() throws {
        let grading = OpinionEntry.grade(OpinionGrading(level: .three, unit: World.finance))
        #expect(refusal(Self.opinion(), grading)?.rule == "SEN-4")
        let major = try decide(
            Self.opinion(.registered, .major), .grade(OpinionGrading(level: .two, unit: World.section)))
        #expect(major.stage == .assigned && major.kind == .major)
        var found = try decide(Self.opinion(), .consult(members: "甲、乙", words: "属实"))
        #expect(found.stage == .consulted)
        found = try decide(found, grading)
        #expect(found.stage == .assigned && found.unit == World.finance)
        #expect(refusal(found, .handle(words: "已处置"))?.code == .stateRefused)
        found.statements = [
            OpinionStatement(id: World.id(1), kind: .first, article: World.id(2), draftedAt: Self.setting.now)
        ]
        found = found.published(World.id(2), at: Self.setting.now)
        #expect(found.stage == .responded)
        found = try decide(found, .handle(words: "已处置"))
        // What still spreads is answered on.
        #expect(try decide(found, .evaluate(.spreading, words: "还在转发")).stage == .responded)
        found = try decide(found, .evaluate(.settled, words: "已经平息"))
        #expect(found.stage == .evaluated)
        #expect(try decide(found, .archive).stage == .archived)
    }

    /// SEN-3: a level that rises later makes the clock shorter from the same start; one that falls gives no time back.
    @Test func clocksNeverGetLonger() throws {
        var found = Self.opinion(.consulted)
        #expect(found.clocks.limit.minute == "2026-03-12 09:00")
        found = try decide(found, .grade(OpinionGrading(level: .one, unit: World.section)))
        #expect(found.clocks.limit.minute == "2026-03-10 14:00" && found.clocks.press?.minute == "2026-03-11 09:00")
        found = try decide(found, .grade(OpinionGrading(level: .four, unit: World.section)))
        #expect(found.kind == .ordinary && found.clocks.limit.minute == "2026-03-10 14:00" && !found.owesPress)
    }

    /// SEN-4: several places are led by the superior department; the unit is one that works.
    @Test func gradingNamesWhoAnswers() {
        let found = Self.opinion(.consulted)
        func fault(_ grading: OpinionGrading) -> String? { refusal(found, .grade(grading))?.field }
        #expect(fault(OpinionGrading(level: nil, unit: World.section)) == "level")
        #expect(fault(OpinionGrading(level: .four, unit: World.id(99))) == "unit")
        #expect(fault(OpinionGrading(level: .four, unit: World.section, spansPlaces: true)) == "superior")
        #expect(fault(OpinionGrading(level: .four, unit: World.section, spansPlaces: true, superior: "市卫生健康委")) == nil)
    }

    /// SEN-5: what must be answered cannot be declined; the rest needs a reason and a second person.
    @Test func decliningNeedsASecondPerson() throws {
        let propose = OpinionEntry.proposeDecline(reason: "与本机关职责无关")
        #expect(refusal(Self.opinion(.registered, .major), propose)?.rule == "SEN-5")
        var owed = Self.opinion(.consulted)
        owed.reasons = [.vital]
        #expect(refusal(owed, propose)?.rule == "SEN-5")
        #expect(refusal(Self.opinion(), .proposeDecline(reason: ""))?.field == "words")
        let proposed = try decide(Self.opinion(), propose, by: World.spokesperson)
        #expect(refusal(proposed, .confirmDecline, by: World.spokesperson)?.code == .roleRefused)
        #expect(try decide(proposed, .withdrawDecline(reason: "涉及切身利益"), by: World.leader).decline == nil)
        let declined = try decide(proposed, .confirmDecline, by: World.leader)
        #expect(declined.stage == .declined && declined.faces.isEmpty)
    }

    /// SEN-7: a conference without a head or the spokesperson is none; its hour lies where it can.
    @Test func conferencesHaveSomebodyWhoAnswers() {
        let found = Self.opinion(.assigned, .major)
        func held(_ at: String?, _ speakers: Set<ConferenceSpeaker>) -> OpinionEntry {
            .recordConference(
                at: at.map(World.moment), place: "县会议中心", speakers: speakers, attendance: "发言人某某", words: "通报情况")
        }
        #expect(refusal(found, held("2026-03-10T09:50", [.expert]))?.rule == "SEN-7")
        #expect(refusal(found, held("2026-03-10T10:01", [.spokesperson]))?.field == "at")
        #expect(refusal(found, held("2026-03-10T08:59", [.spokesperson]))?.field == "at")
        #expect(refusal(found, held(nil, [.spokesperson]))?.field == "at")
        #expect(refusal(found, held("2026-03-10T09:50", [.spokesperson, .expert])) == nil)
    }

    /// SEN-7: a late answer is not put away before somebody has answered for it.
    @Test func lateAnswersAreAccountedFor() throws {
        var found = Self.opinion(.evaluated)
        found.statements = [
            OpinionStatement(
                id: World.id(1), kind: .first, article: World.id(2), draftedAt: Self.setting.now,
                publishedAt: World.moment("2026-03-12T09:01"))
        ]
        #expect(OpinionNextStep.act(found) == .account)
        #expect(refusal(found, .archive)?.rule == "SEN-7")
        #expect(refusal(found, .account(.criticism, words: "迟报"))?.code == .roleRefused)
        found = try decide(found, .account(.criticism, words: "迟报"), by: World.leader)
        #expect(try decide(found, .archive).stage == .archived)
    }

    /// SEN-6: serious rumours go to the police before the case is put away.
    @Test func seriousRumoursAreReferred() throws {
        var found = try decide(
            Self.opinion(.handled), .addRumour(claim: "死亡数十人", fact: "没有死亡", evidence: "医院记录", isSerious: true))
        found.stage = .evaluated
        #expect(refusal(found, .archive)?.rule == "SEN-6")
        let rumour = try #require(found.rumours.first)
        #expect(refusal(found, .referRumour(World.id(77), words: "县公安局"))?.field == "rumour")
        found = try decide(found, .referRumour(rumour.id, words: "县公安局，函〔2026〕3号"))
        #expect(try decide(found, .archive).stage == .archived)
    }

    /// SEN-8: the report is a clock of its own, beside publication, and only for emergencies of public health.
    @Test func reportingUpwardsIsADutyOfItsOwn() throws {
        let found = Self.opinion(.registered, .major, health: true)
        #expect(found.faces.map(\.name) == [.report, .target, .response, .press])
        #expect(found.faces.first?.due.minute == "2026-03-10 11:00")
        let reported = try decide(
            found, .reportUp(at: World.moment("2026-03-10T09:40"), recipients: "县政府"), by: World.clerk)
        #expect(reported.faces.first?.metAt != nil && reported.respondedAt == nil)
        #expect(refusal(Self.opinion(), .reportUp(at: Self.setting.now, recipients: "县政府"))?.rule == "SEN-8")
    }

    /// SEN-3: times are corrected with a reason; an earlier start makes the clock shorter, a later one is the leaders' word.
    @Test func timesAreCorrected() throws {
        let found = Self.opinion(.assigned)
        func times(_ discovered: String?, _ occurred: String? = nil, words: String = "监控录像") -> OpinionEntry {
            .correctTimes(
                OpinionTimes(discovered: discovered.map(World.moment), occurred: occurred.map(World.moment)),
                words: words)
        }
        let earlier = try decide(found, times("2026-03-10T08:30"))
        #expect(earlier.clocks.limit.minute == "2026-03-12 08:30" && earlier.clockRun == 2)
        #expect(
            try decide(found, times("2026-03-10T09:00", "2026-03-10T06:00")).clocks.start.minute == "2026-03-10 06:00")
        #expect(refusal(found, times("2026-03-10T09:10"))?.code == .roleRefused)
        #expect(
            try decide(found, times("2026-03-10T09:10"), by: World.leader).clocks.limit.minute == "2026-03-12 09:10")
        for (entry, field) in [
            (times(nil), "discovered"), (times("2026-03-10T09:21"), "discovered"),
            (times("2026-03-10T09:00"), "discovered"),
            (times("2025-12-01T09:00"), "discovered"), (times("2026-03-10T08:30", "2026-03-10T09:30"), "occurred"),
            (times("2026-03-10T08:30", words: ""), "words"),
            (
                .correctTimes(
                    OpinionTimes(
                        discovered: World.moment("2026-03-10T08:30"), occurred: nil, isOccurredUnreadable: true),
                    words: "录像"), "occurred"
            ),
        ] { #expect(refusal(found, entry, by: World.leader)?.field == field, "\(entry)") }
        #expect(refusal(Self.opinion(.archived), times("2026-03-10T08:30"))?.code == .stateRefused)
        #expect(refusal(found, times("2026-03-10T08:30"), by: World.clerk)?.code == .roleRefused)
    }

    /// SEN-5: a decision that was wrong is taken back, and no time comes back with it.
    @Test func aDeclinedCaseIsTakenUpAgain() throws {
        var found = Self.opinion(.declined)
        found.decline = DeclineProposal(reason: "与本机关无关", by: World.spokesperson.id, byName: "新闻发言人")
        #expect(refusal(found, .reopen(words: ""))?.field == "words")
        #expect(refusal(found, .reopen(words: "有关"), by: World.clerk)?.code == .roleRefused)
        let again = try decide(found, .reopen(words: "经核实属于本机关职责"))
        #expect(again.stage == .registered && again.decline == nil && again.clockRun == 2)
        #expect(again.clocks.limit == Self.opinion().clocks.limit && again.faces.contains { $0.isRunning })
        #expect(refusal(Self.opinion(.assigned), .reopen(words: "有关"))?.code == .stateRefused)
    }

    @Test func noticesAreChecked() {
        let now = Self.setting.now
        #expect(World.notice().fault(at: now) == nil)
        #expect(World.notice("短").fault(at: now)?.field == "title")
        #expect(World.notice(discovered: "2026-03-10T10:01").fault(at: now)?.field == "discovered")
        #expect(World.notice(occurred: "2026-03-11T00:00").fault(at: now)?.field == "occurred")
        #expect(World.notice(discovered: "2025-12-01T00:00").fault(at: now)?.field == "discovered")
    }
}
