import Foundation
import Kernel
import Testing

@testable import Supervision

@Suite struct ItemDecisionTests {
    typealias People = SupervisionPeople

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func compare(_ actual: String, at path: String) throws {
        let file = root.appending(path: path)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(actual == expected, "\(path) changed; look at every line, then run with RECORD=1")
    }

    /// SUP-1: who may do what in which stage, printed from the decision function and pinned whole.
    @Test func everyOfficerStageAndActIsPinned() throws {
        var lines: [String] = []
        let kinds: [(String, (ItemStage) -> SupervisionItem)] = [
            ("本级督办", { People.item($0) }), ("本级督办，已逾期", { People.item($0, due: "2026-09-15") }),
            ("本级督办，已通报", { People.item($0, due: "2026-09-15", papers: [.circular]) }),
            ("上级督办（ROLE-14）", { People.item($0, from: People.government) }),
        ]
        for (name, make) in kinds {
            for stage in ItemStage.allCases {
                lines.append("\(name)：\(stage.rawValue)")
                for officer in People.everybody {
                    let item = make(stage)
                    let acts = item.allowedActs(for: officer, in: People.context).map(\.rawValue)
                    let reach = item.reach(of: officer)
                    let said = acts.isEmpty ? (reach == .none ? "-" : "reads") : acts.joined(separator: " ")
                    lines.append("  \(officer.name): \(said)")
                }
            }
        }
        try Self.compare(
            lines.joined(separator: "\n") + "\n", at: "Tests/SupervisionTests/Pinned/item-permissions.txt")
    }

    @Test func theDiagramIsDrawnFromTheTable() throws {
        try Self.compare(ItemDiagram.text(), at: "docs/supervision-stages.md")
    }

    /// Three people at least: who drafts does not sign, who rectifies does not review, whatever roles they hold together.
    @Test func nobodyHoldsTwoHandsOfOneItem() {
        let everything: Set<Role> = [.opennessOffice, .officeHead, .leader, .principalHead, .sectionHead]
        let all = People.officer(61, "兼任者", everything)
        var drafted = People.item(.awaitingSignature)
        #expect(drafted.refusal(of: .issue, by: all, in: People.context) == nil)
        drafted = SupervisionItem(
            id: drafted.id, agency: drafted.agency, target: drafted.target, unit: drafted.unit, drafter: all.id,
            draftedAt: drafted.draftedAt, contents: drafted.contents, matters: [])
        drafted.stage = .awaitingSignature
        #expect(drafted.refusal(of: .issue, by: all, in: People.context)?.rule == "SUP-1")
        let reviewed = People.item(.reviewing, reporter: all)
        for act in [ItemAct.pass, .fail] {
            #expect(reviewed.refusal(of: act, by: all, in: People.context)?.rule == "SUP-1")
        }
        // Who moved into the unit since does not judge it either.
        let inside = People.officer(62, "新任科长", everything, [People.section])
        for stage in [ItemStage.drafting, .awaitingSignature, .reviewing, .passed] {
            let acts = People.item(stage).allowedActs(for: inside, in: People.context)
            #expect(acts == [], "\(stage)")
        }
    }

    @Test func strangersGetTheSameAnswerAsForNothing() {
        for stage in ItemStage.allCases {
            for officer in [People.outsider, People.administrator, People.finances] {
                for act in ItemAct.allCases {
                    #expect(People.item(stage).refusal(of: act, by: officer, in: People.context) == .notFound)
                }
            }
        }
        for officer in [People.clerk, People.above] {
            #expect(People.item(.drafting).refusal(of: .rectify, by: officer, in: People.context) == .notFound)
        }
    }

    @Test func everyRefusalIsASentence() {
        for stage in ItemStage.allCases {
            for officer in People.everybody {
                for act in ItemAct.allCases {
                    let item = People.item(stage)
                    guard let refusal = item.refusal(of: act, by: officer, in: People.context), refusal != .notFound
                    else { continue }
                    #expect(refusal.sentence.hasPrefix("未能\(act.chinese)：") && refusal.sentence.hasSuffix("。"))
                    #expect(refusal.rule != nil)
                }
            }
        }
    }

    /// SUP-1: overdue before a circular, a circular before a recommendation; what is owed is done before it is struck off.
    @Test(
        arguments: [
            ("2026-09-16", [], ItemAct.circulate, false), ("2026-09-15", [], .circulate, true),
            ("2026-09-08", [.circular], .circulate, false), ("2026-09-15", [.circular], .circulate, true),
            ("2026-09-15", [], .recommend, false), ("2026-09-15", [.circular], .recommend, true),
            ("2026-09-16", [.circular], .recommend, false), ("2026-09-15", [], .interview, false),
            ("2026-09-23", [.circular], .interview, true),
        ] as [(String, [ItemPaperKind], ItemAct, Bool)])
    func measuresByGravity(_ due: String, _ papers: [ItemPaperKind], _ act: ItemAct, _ allowed: Bool) {
        let item = People.item(.rectifying, due: due, papers: papers)
        let hand = act == .interview ? People.supervisor : People.officeHead
        #expect((item.refusal(of: act, by: hand, in: People.context) == nil) == allowed)
    }

    @Test func whatIsStillOwedIsNotPassed() {
        let item = People.item(.reviewing, reporter: People.clerk)
        let open = ItemContext(today: People.context.today, openMatters: 2)
        #expect(item.refusal(of: .pass, by: People.supervisor, in: People.context) == nil)
        #expect(item.refusal(of: .pass, by: People.supervisor, in: open)?.sentence.contains("还有 2 项没有办结") == true)
        #expect(item.refusal(of: .fail, by: People.supervisor, in: open) == nil)
    }

    @Test func inputsAreLookedAt() {
        let rectifying = People.item(.rectifying), reviewing = People.item(.reviewing, reporter: People.clerk)
        func fault(_ item: SupervisionItem, _ act: ItemAct, _ input: ItemInput, _ officer: Officer) -> String? {
            switch item.deciding(act, input, by: officer, in: People.context) {
            case .success: nil
            case .failure(let refusal): refusal.field ?? refusal.code.rawValue
            }
        }
        #expect(fault(rectifying, .rectify, .words("  "), People.clerk) == "words")
        #expect(fault(rectifying, .rectify, .words("已公开"), People.clerk) == nil)
        #expect(fault(rectifying, .rectify, .words(String(repeating: "字", count: 3_001)), People.clerk) == "words")
        let late = ItemInput.review("不实", due: People.day("2026-09-16"))
        #expect(fault(reviewing, .fail, late, People.supervisor) == "due")
        #expect(fault(reviewing, .fail, .review("不实", due: People.day("2026-09-17")), People.supervisor) == nil)
        let stale = People.item(.awaitingSignature, due: "2026-09-16")
        #expect(fault(stale, .issue, .none, People.leader) == "due")
    }

    /// FOI-47: the class is the gravest of what was done.
    @Test func outcomes() {
        #expect(People.item(.drafting).outcome == nil)
        #expect(People.item(.rectifying).outcome == .rectification)
        #expect(People.item(.closed, papers: [.circular]).outcome == .circular)
        #expect(People.item(.closed, papers: [.circular, .recommendation]).outcome == .recommendation)
    }
}

/// `docs/supervision-stages.md`, drawn from `ItemLaw`.
enum ItemDiagram {
    static func text() -> String {
        var lines = [
            "# Stages of a supervision item", "",
            "Drawn from `ItemLaw` by its test (`RECORD=1` writes it anew). Rules: SUP-1, FOI-47, ROLE-14. Before it stands the",
            "warning on the board (预警); 通报, 约谈 and 处理建议 are measures taken on the way.", "", "```mermaid",
            "stateDiagram-v2",
        ]
        for stage in ItemStage.allCases { lines.append("    state \"\(stage.chinese)\" as \(stage.rawValue)") }
        lines.append("    [*] --> drafting: 拟制督办单")
        for stage in ItemStage.allCases {
            for target in ItemStage.allCases where target != stage {
                let acts = ItemAct.allCases.filter { ItemLaw.targets(of: $0, in: stage).contains(target) }
                if acts.isEmpty { continue }
                let words = acts.map(\.chinese).joined(separator: " / ")
                lines.append("    \(stage.rawValue) --> \(target.rawValue): \(words)")
            }
        }
        lines += ["    closed --> [*]", "    withdrawn --> [*]", "```", ""]
        lines += ["| stage | acts that leave it where it is |", "|---|---|"]
        for stage in ItemStage.allCases {
            let acts = ItemAct.allCases.filter { ItemLaw.targets(of: $0, in: stage).contains(stage) }
            lines.append("| \(stage.chinese) | \(acts.isEmpty ? "—" : acts.map(\.chinese).joined(separator: "、")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
