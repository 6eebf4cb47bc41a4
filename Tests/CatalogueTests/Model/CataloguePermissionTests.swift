import Foundation
import Kernel
import Testing

@testable import Catalogue

/// Who may do what at which stage, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct CataloguePermissionTests {
    typealias World = CatalogueWorld

    static func table() -> String {
        var lines: [String] = []
        for kind in CatalogueKind.allCases {
            for stage in CatalogueEdition.Stage.allCases {
                lines.append("# \(kind.chinese)，\(stage.chinese)")
                let edition = World.edition(
                    stage, kind: kind, submitter: stage == .submitted ? World.officeHead.id : nil)
                for officer in World.everybody {
                    let acts = edition.allowedActs(for: officer).map(\.rawValue)
                    let onItem = CatalogueAct.allCases.filter { act in
                        !acts.contains(act.rawValue)
                            && edition.refusal(of: act, on: edition.items.first, by: officer) == nil
                    }.map { "own item: \($0.rawValue)" }
                    lines.append("\(officer.name)\t\((acts + onItem).joined(separator: ", "))")
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func everyOfficerActAndStageIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/catalogue-permissions.txt").standardized
        let actual = CataloguePermissionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    /// MLPS-3, ROLE-14: whatever the stage, these people act on nothing, and strangers get the answer for nothing.
    @Test func onlookersNeverAct() {
        for kind in CatalogueKind.allCases {
            for stage in CatalogueEdition.Stage.allCases {
                let edition = World.edition(stage, kind: kind)
                for officer in [World.supervisor, World.above, World.outsider, World.systemAdministrator] {
                    #expect(edition.allowedActs(for: officer).isEmpty, "\(officer.name)")
                }
                for officer in [World.outsider, World.systemAdministrator] {
                    for act in CatalogueAct.allCases { #expect(edition.refusal(of: act, by: officer) == .notFound) }
                }
            }
        }
    }

    /// CAT-1: nothing comes into force by the people who wrote it.
    @Test func nobodyApprovesTheirOwn() {
        let own = World.edition(.submitted, submitter: World.officeAndLeader.id)
        #expect(own.refusal(of: .approve, by: World.officeAndLeader)?.sentence.contains("不能批准同一版") == true)
        #expect(own.refusal(of: .approve, by: World.leader) == nil)
        #expect(own.refusal(of: .sendBack, by: World.officeAndLeader) == nil)
    }

    /// INST-1: the institution keeps its own catalogue, and its head may approve it; the commission's others are not theirs.
    @Test func aHospitalKeepsOnlyItsOwn() {
        #expect(World.edition(.draft, kind: .institution).refusal(of: .edit, by: World.liaison) == nil)
        #expect(World.edition(.submitted, kind: .institution).refusal(of: .approve, by: World.hospitalHead) == nil)
        #expect(World.edition(.draft, kind: .basic).refusal(of: .edit, by: World.liaison)?.code == .roleRefused)
        #expect(World.edition(.submitted, kind: .basic).refusal(of: .approve, by: World.hospitalHead) == .notFound)
    }
}
