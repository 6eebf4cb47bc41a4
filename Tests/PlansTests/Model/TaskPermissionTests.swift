import Foundation
import Kernel
import Testing

@testable import Plans

/// Who may do what in which state, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct PlansPermissionTests {
    @Test func everyOfficerActAndStateIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/ledger-permissions.txt").standardized
        let actual = PlansPermissionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    /// MLPS-3, ROLE-14: whatever the state, these people act on nothing.
    @Test(arguments: TaskState.allCases)
    func onlookersNeverAct(_ state: TaskState) {
        let task = LedgerWorld.task(state, change: LedgerWorld.change)
        for officer in [
            LedgerWorld.supervisor, LedgerWorld.supervisorInUnit, LedgerWorld.above, LedgerWorld.outsider,
            LedgerWorld.administrator,
        ] {
            #expect(task.allowedActs(for: officer).isEmpty, "\(officer.name)")
        }
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        let task = LedgerWorld.task(.assigned)
        for officer in [LedgerWorld.outsider, LedgerWorld.administrator] {
            for act in TaskAct.allCases { #expect(task.refusal(of: act, by: officer) == .notFound) }
        }
    }

    @Test func theAgencyAboveReadsAndIsToldWhyItCannotAct() {
        let task = LedgerWorld.task(.reported)
        #expect(task.reach(of: LedgerWorld.above) == .reading)
        #expect(task.refusal(of: .accept, by: LedgerWorld.above)?.rule == "ROLE-14")
    }

    /// 职责分离: the office member who reported for a unit cannot accept that report; a colleague can.
    @Test func whoReportedDoesNotAccept() {
        let both = LedgerWorld.officer(25, "兼职", [.opennessOffice, .clerk], [LedgerWorld.publicity])
        let task = LedgerWorld.task(.reported)
        #expect(task.refusal(of: .accept, by: both)?.code == .roleRefused)
        #expect(task.refusal(of: .sendBack, by: both)?.code == .roleRefused)
        #expect(task.refusal(of: .accept, by: LedgerWorld.secondOffice) == nil)
    }

    /// ROLE-13: proposer ≠ approver, even when the proposer is a leader too.
    @Test func whoProposedDoesNotApprove() {
        let both = LedgerWorld.officer(21, "兼任", [.opennessOffice, .leader])
        let task = LedgerWorld.task(.inProgress, change: LedgerWorld.change)
        #expect(task.refusal(of: .approveChange, by: both)?.rule == "ROLE-13")
        #expect(task.refusal(of: .approveChange, by: LedgerWorld.leader) == nil)
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for state in TaskState.allCases {
            for officer in LedgerWorld.everybody {
                for act in TaskAct.allCases {
                    guard let refusal = LedgerWorld.task(state).refusal(of: act, by: officer) else { continue }
                    #expect(refusal.sentence.hasSuffix("。"))
                    #expect(!refusal.sentence.contains("！"))
                    #expect(refusal == .notFound || refusal.sentence.hasPrefix("未能\(act.chinese)"))
                }
            }
        }
    }

    static func table() -> String {
        var lines: [String] = []
        for state in TaskState.allCases {
            for change in [nil, LedgerWorld.change] {
                lines.append("\(state.rawValue)\(change == nil ? "" : " + change pending")")
                for officer in LedgerWorld.everybody {
                    let task = LedgerWorld.task(state, change: change)
                    let acts = task.allowedActs(for: officer).map(\.rawValue)
                    lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
