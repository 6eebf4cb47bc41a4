import Foundation
import Kernel
import Testing

@testable import Documents

/// Who may do what in which state, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct DocumentsPermissionTests {
    typealias World = DocumentsWorld

    @Test func everyOfficerActAndStateIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/document-permissions.txt").standardized
        let actual = DocumentsPermissionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    /// MLPS-3, ROLE-14: whatever the state, these people act on nothing.
    @Test(arguments: DocumentState.allCases)
    func onlookersNeverAct(_ state: DocumentState) {
        let document = World.document(state)
        for officer in [World.supervisor, World.above, World.outsider, World.administrator] {
            #expect(document.allowedActs(for: officer).isEmpty, "\(officer.name)")
        }
    }

    /// What is not signed is known to its unit and to those who work on documents; an agency above sees the signed.
    @Test func draftsStayWithThoseWhoWorkOnThem() {
        let draft = World.document(.drafting), signed = World.document(.signed)
        let kept = World.document(.signed, World.contents(.withheld))
        for officer in [World.outsideUnit, World.above, World.outsider, World.administrator] {
            #expect(draft.reach(of: officer) == .none, "\(officer.name)")
            #expect(draft.refusal(of: .edit, by: officer) == .notFound)
        }
        #expect(signed.reach(of: World.outsideUnit) == .acting)
        #expect(kept.reach(of: World.outsideUnit) == .none)
        #expect(signed.reach(of: World.above) == .reading)
        #expect(kept.reach(of: World.supervisor) == .acting)
    }

    /// 职责分离: proposer ≠ approver, author ≠ secrecy reviewer, signer ≠ anybody before.
    @Test func nobodySpeaksTwice() {
        let all: Set<Role> = [.sectionHead, .attributeKeeper, .secrecyReviewer, .legalReviewer, .leader]
        let author = World.officer(21, "身兼数职", all, [World.section], heads: [World.section])
        let acts: [(DocumentState, DocumentAct)] = [
            (.sectionReview, .approveDraft), (.attributeReview, .passAttribute), (.secrecyReview, .concludeSecrecy),
            (.legalityReview, .passLegality), (.signing, .sign),
        ]
        for (state, act) in acts {
            #expect(World.document(state).refusal(of: act, by: author)?.code == .roleRefused, "\(act)")
        }
        let head = World.officer(22, "科长兼职", all, [World.section], heads: [World.section])
        #expect(World.document(.secrecyReview).refusal(of: .concludeSecrecy, by: head)?.rule == "SEC-2")
        for (number, name) in [(22, "初审人"), (24, "属性审核人"), (26, "保密复审人")] {
            let reviewer = World.officer(number, name, all, [World.section], heads: [World.section])
            #expect(World.document(.signing).refusal(of: .sign, by: reviewer)?.rule == "ROLE-13", "\(name)")
        }
        #expect(World.document(.signing).refusal(of: .sign, by: World.leader) == nil)
        #expect(World.document(.signing).refusal(of: .sign, by: World.principal) == nil)
    }

    @Test func everyRefusalIsASentence() {
        for state in DocumentState.allCases {
            for officer in World.everybody {
                for act in DocumentAct.allCases {
                    guard let refusal = World.document(state).refusal(of: act, by: officer) else { continue }
                    #expect(refusal.sentence.hasSuffix("。") && !refusal.sentence.contains("！"))
                    #expect(refusal == .notFound || refusal.sentence.hasPrefix("未能\(act.chinese)："))
                }
            }
        }
    }

    private static func table() -> String {
        var lines: [String] = []
        for (name, document) in situations() {
            lines.append(name)
            for officer in World.everybody {
                let acts = document.allowedActs(for: officer).map(\.rawValue)
                let words = document.reach(of: officer) == .none ? "not found" : "-"
                lines.append("  \(officer.name): \(acts.isEmpty ? words : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Every state, and the few that look alike but are not.
    private static func situations() -> [(String, OfficialDocument)] {
        var found = DocumentState.allCases.map { ($0.rawValue, World.document($0)) }
        found.append(("issued, withheld", World.document(.issued, World.contents(.withheld))))
        var joint = World.contents
        joint.jointOrgans = ["青禾县疾病预防控制局"]
        found.append(("signing, joint", World.document(.signing, joint)))
        found.append(("signed, joint", World.document(.signed, joint)))
        var countered = World.document(.attributeReview, World.contents(.onRequest))
        countered.attribute.counter = CounterProposal(attribute: .proactive, opinion: "涉及群众利益")
        countered.hands.attributeKeeper = World.keeper.id
        found.append(("attribute_review, countered", countered))
        var released = World.document(.issued, World.contents(.withheld))
        released.review?.release = ReleaseProposal(
            attribute: .proactive, reason: "已解密", proposer: World.keeper.id)
        found.append(("issued, withheld, release proposed", released))
        return found
    }
}
