import Foundation
import Kernel
import Testing

@testable import Publishing

/// Who may do what at which stage, printed from the decision function and pinned whole: a change of one cell shows.
@Suite struct PublishingPermissionTests {
    typealias World = ArticleWorld

    @Test func everyOfficerActAndStageIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/article-permissions.txt").standardized
        let actual = PublishingPermissionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    /// MLPS-3, ROLE-14: whatever the stage, these people act on nothing.
    @Test func onlookersNeverAct() {
        for (name, article) in World.stages {
            for officer in [
                World.supervisor, World.above, World.outsider, World.systemAdministrator, World.securityAdministrator,
                World.auditAdministrator,
            ] {
                #expect(article.allowedActs(for: officer).isEmpty, "\(officer.name) at \(name)")
            }
        }
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for (_, article) in World.stages {
            for officer in [World.outsider, World.systemAdministrator, World.auditAdministrator] {
                for act in ArticleAct.allCases { #expect(article.refusal(of: act, by: officer) == .notFound) }
            }
        }
    }

    /// A hospital's own office, leader and secrecy reviewer are not the commission's, though it is a unit of it (PUB-2).
    @Test func rolesInAnotherAgencyDoNotReviewOrPublish() {
        let acts: Set<ArticleAct> = [
            .proof, .pass, .delegate, .sendBack, .secrecy, .override, .publish, .schedule, .unschedule,
            .publishUrgently, .withdraw, .recordRelease,
        ]
        for (name, article) in World.stages {
            #expect(acts.isDisjoint(with: article.allowedActs(for: World.hospitalOffice)), "\(name)")
        }
    }

    /// PUB-3: with every signature there it is nobody's turn; only who publishes gives back.
    @Test func whatIsApprovedIsGivenBackByThoseWhoPublish() {
        for (name, article) in World.stages where article.working?.stage == .approved {
            let givers = World.everybody.filter { article.refusal(of: .sendBack, by: $0) == nil }.map(\.name)
            #expect(givers == ["公开办甲", "公开办负责人", "网站管理员"], "\(name)")
        }
    }

    /// PUB-3: nothing but a fully cleared text is published, and only the principal head has another way.
    @Test func onlyClearedTextsGoOut() {
        for (name, article) in World.stages {
            for officer in World.everybody {
                let acts = article.allowedActs(for: officer)
                if acts.contains(.publish) { #expect(article.working?.isFullyCleared == true, "\(name)") }
                if acts.contains(.publishUrgently) { #expect(officer == World.principal, "\(name)") }
            }
        }
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for (_, article) in World.stages {
            for officer in World.everybody {
                for act in ArticleAct.allCases {
                    guard let refusal = article.refusal(of: act, by: officer) else { continue }
                    #expect(refusal.sentence.hasSuffix("。"))
                    #expect(!refusal.sentence.contains("！"))
                    #expect(refusal == .notFound || refusal.sentence.hasPrefix("未能\(act.chinese)"))
                    #expect(refusal == .notFound || refusal.rule != nil)
                }
            }
        }
    }

    static func table() -> String {
        var lines: [String] = []
        for (name, article) in World.stages {
            lines.append(name)
            for officer in World.everybody {
                let acts = article.allowedActs(for: officer).map(\.rawValue)
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
