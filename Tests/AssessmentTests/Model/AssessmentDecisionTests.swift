import Foundation
import Inspection
import Kernel
import Testing

@testable import Assessment

@Suite struct AssessmentDecisionTests {
    typealias World = AssessmentWorld

    private static func sheet(_ stage: AssessmentSheet.Stage, _ party: AssessedParty = .unit(World.section))
        -> AssessmentSheet
    {
        var sheet = AssessmentSheet(
            id: World.id(50), round: World.id(51), agency: World.commission, party: party, name: "疾控科", group: .section,
            owner: World.section)
        sheet.stage = stage
        sheet.reporter = World.head.id
        if stage.isFrozen { sheet.checker = World.assessor.id }
        if [.approving, .approved, .notified, .appealed, .settled].contains(stage) {
            sheet.commenter = World.openness.id
        }
        if [.approved, .notified, .appealed, .settled].contains(stage) { sheet.approver = World.deputy.id }
        return sheet
    }

    /// EVAL-2, EVAL-4, ROLE-14, ROLE-15: every officer, stage and act; pinned.
    @Test("Who may do what in which stage is as it is pinned")
    func table() throws {
        var lines: [String] = []
        for (name, party) in [("科室", AssessedParty.unit(World.section)), ("下级机构", .agency(World.hospitalAgency))] {
            for stage in AssessmentSheet.Stage.allCases {
                for officer in World.everybody {
                    let sheet = Self.sheet(stage, party)
                    let acts = SheetAct.allCases.filter {
                        sheet.refusal(
                            of: $0, by: officer, today: World.day("2026-01-20"), appealEnds: World.day("2026-01-26"))
                            == nil
                    }
                    guard !acts.isEmpty else { continue }
                    lines.append(
                        "\(name) \(stage.chinese) \(officer.name)：\(acts.map(\.chinese).joined(separator: "、"))")
                }
            }
        }
        let text = lines.joined(separator: "\n") + "\n"
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Pinned/sheet-permissions.txt")
        if ProcessInfo.processInfo.environment["GONGKAI_RECORD"] != nil {
            try Data(text.utf8).write(to: file)
        }
        #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == text)
    }

    @Test("Nobody acts twice where two people are needed, nobody judges the own unit, the supervisor only reads")
    func separation() {
        let day = World.day("2026-01-20")
        func refusal(_ act: SheetAct, _ stage: AssessmentSheet.Stage, _ officer: Officer) -> Refusal? {
            Self.sheet(stage).refusal(of: act, by: officer, today: day, appealEnds: nil)
        }
        let both = World.officer(20, "考核员兼公开办", [.assessor, .opennessOffice, .leader])
        #expect(refusal(.check, .checking, both) == nil)
        #expect(refusal(.comment, .commenting, both)?.rule == "EVAL-2")
        #expect(refusal(.approve, .approving, both)?.rule == "EVAL-2")
        #expect(refusal(.uphold, .appealed, both)?.rule == "EVAL-2")
        let own = World.officer(60, "本科室的考核员", [.assessor], units: [World.section])
        #expect(refusal(.check, .checking, own)?.rule == "EVAL-2")
        #expect(refusal(.uphold, .appealed, World.deputy)?.rule == "EVAL-2")
        #expect(refusal(.uphold, .appealed, World.principal) == nil)
        for act in SheetAct.allCases {
            for stage in AssessmentSheet.Stage.allCases {
                #expect(refusal(act, stage, World.supervisor)?.rule == "ROLE-14")
                #expect(refusal(act, stage, World.outsider) == .notFound)
                #expect(refusal(act, stage, World.administrator) == .notFound)
                #expect(refusal(act, stage, World.above) != nil)
            }
        }
    }

    @Test("Each stage leads on, and the last one ends it")
    func law() {
        for stage in AssessmentSheet.Stage.allCases where stage != .settled {
            #expect(SheetAct.allCases.contains { AssessmentLaw.target(of: $0, in: stage) != nil })
        }
        #expect(SheetAct.allCases.allSatisfy { AssessmentLaw.target(of: $0, in: .settled) == nil })
    }

    @Test("What was entered is looked at")
    func input() {
        #expect(SheetInput.report(words: "").fault?.field == "words")
        #expect(SheetInput.comment(words: String(repeating: "长", count: 2_001)).fault != nil)
        #expect(SheetInput.adjust(points: .none, words: "改").fault?.field == "points")
        #expect(SheetInput.approve.fault == nil && SheetInput.check([:]).fault == nil)
    }
}
