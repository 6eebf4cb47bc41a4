import Foundation
import Kernel
import Testing

@testable import Corrections

@Suite struct CorrectionDecisionTests {
    typealias World = CorrectionWorld

    /// Who may do what in which state, printed from the decision function and pinned whole: a change of one cell shows.
    @Test func everyOfficerActAndStateIsPinned() throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/correction-permissions.txt").standardized
        let actual = CorrectionDecisionTests.table()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: pinned, encoding: .utf8)
        #expect(actual == expected, "the permission table changed; look at every cell, then run with RECORD=1")
    }

    static func table() -> String {
        var lines: [String] = []
        for state in CorrectionState.allCases {
            lines.append(state.rawValue)
            for officer in World.everybody {
                let acts = World.correction(state).allowedActs(for: officer).map(\.rawValue)
                lines.append("  \(officer.name): \(acts.isEmpty ? "-" : acts.joined(separator: " "))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for state in CorrectionState.allCases {
            for officer in [World.outsider, World.systemAdministrator, World.otherClerk.elsewhere] {
                for act in CorrectionAct.allCases {
                    #expect(World.correction(state).refusal(of: act, by: officer) == .notFound)
                }
            }
        }
    }

    @Test func everyRefusalIsASentenceThatSaysWhatToDo() {
        for state in CorrectionState.allCases {
            for officer in World.everybody {
                for act in CorrectionAct.allCases {
                    guard let refusal = World.correction(state).refusal(of: act, by: officer), refusal != .notFound
                    else { continue }
                    #expect(refusal.sentence.hasPrefix("未能\(act.chinese)"))
                    #expect(refusal.sentence.hasSuffix("。") && refusal.rule != nil)
                }
            }
        }
    }

    /// SITE-4: whoever reported reads the result, so none is given without words.
    @Test(arguments: [CorrectionAct.answer, .reject])
    func nothingIsClosedWithoutWords(_ act: CorrectionAct) throws {
        let found = World.correction(.handling)
        let refused = found.closing(act, words: "", by: World.head, at: World.moment)
        #expect(throws: Refusal.self) { try refused.get() }
        let long = found.closing(act, words: String(repeating: "字", count: 2_001), by: World.head, at: World.moment)
        #expect(throws: Refusal.self) { try long.get() }
        let event = try found.closing(act, words: "已改正", by: World.head, at: World.moment).get()
        let closed = found.after(event, at: World.moment)
        #expect(closed.state == (act == .reject ? .rejected : .answered))
        #expect(closed.answers.map(\.words) == ["已改正"])
    }

    @Test func itIsGivenToAnotherOpenUnit() throws {
        let found = World.correction(.received)
        let same = found.assigning(to: World.section, isOpen: true, note: "", by: World.office)
        #expect(throws: Refusal.self) { try same.get() }
        let closed = found.assigning(to: World.closed, isOpen: false, note: "", by: World.office)
        #expect(throws: Refusal.self) { try closed.get() }
        let event = try found.assigning(to: World.finance, isOpen: true, note: "", by: World.office).get()
        let next = found.after(event, at: World.moment)
        #expect(next.unit == World.finance && next.state == .handling && next.acceptedAt == World.moment)
    }

    /// SITE-4: the visitor may ask again once.
    @Test func aSecondRoundAndNoThird() throws {
        var found = World.correction(.answered)
        found = found.after(try found.reopening(words: "还是打不开").get(), at: World.moment)
        #expect(found.round == 2 && found.state == .received && found.acceptedAt == nil)
        #expect(found.reopeningRefusal?.code == .stateRefused)
        found.state = .answered
        #expect(found.reopeningRefusal?.code == .stateRefused)
        #expect(throws: Refusal.self) { try World.correction(.rejected).reopening(words: "").get() }
    }

    @Test(arguments: [
        ("", "/"), ("  /articles/1 ", "/articles/1"), ("https://wjw.example.cn/articles/1#top", "/articles/1"),
        ("HTTP://WJW.example.cn", "/"), ("/columns/tzgg?page=2", "/columns/tzgg?page=2"),
    ])
    func addressesOfThisSiteBecomePaths(_ typed: String, _ path: String) {
        #expect(CorrectionPage.path(in: typed, authority: "wjw.example.cn") == path)
    }

    @Test(arguments: [
        "https://evil.example/articles/1", "//evil.example", "articles/1", "javascript:alert(1)", "/a b", "/a\\b",
        "https://wjw.example.cn.evil.example/", "https://wjw.example.cn@evil.example/",
        "/" + String(repeating: "a", count: 500),
    ])
    func othersAreRefused(_ typed: String) {
        #expect(CorrectionPage.path(in: typed, authority: "wjw.example.cn") == nil)
    }

    @Test func everythingThatIsWrongIsSaidAtOnce() {
        let draft = CorrectionDraft(
            page: "ftp://x", kind: "no", words: String(repeating: "字", count: 1_001),
            contact: String(repeating: "1", count: 101))
        guard case .failure(let faults) = draft.report(authority: "a") else {
            Issue.record("taken")
            return
        }
        #expect(faults.faults.map(\.field) == ["page", "kind", "words", "contact"])
    }

    @Test func spacesAndMarksMakeNoOtherError() {
        #expect(World.report("“其它” 应为“其他”。").sameness == World.report("其它应为其他").sameness)
        #expect(World.report("甲").sameness != World.report("甲", page: "/b").sameness)
    }
}

extension Officer {
    /// The same person in an agency that has nothing to do with it.
    fileprivate var elsewhere: Officer {
        Officer(id: id, name: name, agency: CorrectionWorld.stranger, roles: roles, units: units)
    }
}
