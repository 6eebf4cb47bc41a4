import Foundation
import Kernel
import Testing

@testable import Documents

/// Who may do what at which stage, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct NormativePermissionTests {
    typealias World = NormativeWorld

    @Test func everyOfficerActAndStageIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/normative-permissions.txt").standardized
        let actual = NormativePermissionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    /// MLPS-3, ROLE-14: whatever the stage, these people act on nothing.
    @Test(arguments: NormativeWorld.Standing.allCases)
    func onlookersNeverAct(_ standing: NormativeWorld.Standing) {
        let text = World.text(standing)
        for officer in [World.supervisor, World.above, World.outsider, World.administrator] {
            #expect(text.allowedActs(for: officer).isEmpty, "\(officer.name)")
        }
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for act in NormativeAct.allCases {
            #expect(World.text(.registered).refusal(of: act, by: World.outsider) == .notFound)
            #expect(World.text(.registered).refusal(of: act, by: World.administrator) == .notFound)
            // A draft is nobody's but the agency's.
            #expect(World.text(.drafted).refusal(of: act, by: World.above) == .notFound)
        }
        #expect(World.text(.registered).refusal(of: .register, by: World.above)?.rule == "ROLE-14")
    }

    /// Section 15 of the rules: drafter and submitter do not review, drafter and reviewer do not sign.
    @Test func separationOfDuties() {
        let text = World.text(.reviewing)
        let both = World.officer(21, "起草兼审查", [.clerk, .legalReviewer], [World.medical])
        #expect(text.refusal(of: .concludeReview, by: both)?.rule == "ROLE-9")
        let submitter = World.officer(22, "送审兼审查", [.sectionHead, .legalReviewer], [World.medical])
        #expect(text.refusal(of: .concludeReview, by: submitter)?.rule == "ROLE-9")
        #expect(text.refusal(of: .concludeReview, by: World.legal) == nil)

        var signing = World.text(.deliberated)
        signing.reviews = [World.review(.lawful, by: World.legalLeader)]
        #expect(signing.refusal(of: .sign, by: World.legalLeader)?.rule == "ROLE-13")
        #expect(signing.refusal(of: .sign, by: World.leader) == nil)
        let drafterLeader = World.officer(21, "起草的领导", [.leader])
        #expect(signing.refusal(of: .sign, by: drafterLeader)?.rule == "ROLE-13")
    }

    @Test func everyRefusalIsASentenceThatSaysWhy() {
        for standing in NormativeWorld.Standing.allCases {
            for officer in World.everybody {
                for act in NormativeAct.allCases {
                    guard let refusal = World.text(standing).refusal(of: act, by: officer) else { continue }
                    #expect(refusal.sentence.hasSuffix("。") && !refusal.sentence.contains("！"))
                    #expect(refusal == .notFound || refusal.sentence.hasPrefix("未能\(act.chinese)"))
                    #expect(refusal == .notFound || refusal.rule != nil)
                }
            }
        }
    }

    static func table() -> String {
        var lines: [String] = []
        for standing in NormativeWorld.Standing.allCases {
            lines.append(standing.rawValue)
            for officer in NormativeWorld.everybody {
                let text = NormativeWorld.text(standing)
                var acts = text.allowedActs(for: officer).map(\.rawValue)
                let skipped = NormativeStage.allCases.filter { stage in
                    if case .success = text.skipping(stage, reason: "理由", by: officer, today: NormativeWorld.today) {
                        return true
                    }
                    return false
                }
                if !skipped.isEmpty { acts.append("(\(skipped.map(\.rawValue).joined(separator: " ")))") }
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
