import Kernel
import OfficeFormats
import Testing

@testable import Documents

/// 立改废清理 (NORM-6) and the separation of its three hands.
@Suite struct CleanUpTests {
    typealias World = NormativeWorld

    static func cleanUp(_ choices: [CleanUpChoice?], agreed: Bool = true) -> CleanUp {
        CleanUp(
            id: World.id(61), agency: World.commission, title: "2026年规范性文件清理", asOf: World.today,
            openedBy: World.legal.id,
            items: choices.enumerated().map { index, choice in
                CleanUpItem(
                    text: World.id(70 + index), title: "文件\(index + 1)", number: "青卫发〔2022〕\(index + 1)号",
                    unit: World.medical,
                    proposal: choice.map {
                        CleanUpItem.Proposal($0, reason: "理由", by: World.drafter.id, byName: World.drafter.name)
                    },
                    review: choice == nil || !agreed
                        ? nil
                        : CleanUpItem.Review(agrees: true, note: "", by: World.legal.id, byName: World.legal.name))
            })
    }

    @Test func onlyTheUnitProposesOnlyTheReviewerReviewsOnlyALeaderApproves() {
        let open = CleanUpTests.cleanUp([nil])
        for officer in World.everybody {
            let may = open.refusal(of: .propose, on: open.items.first, by: officer) == nil
            #expect(may == officer.units.contains(World.medical), "\(officer.name)")
        }
        let proposed = CleanUpTests.cleanUp([.repeal], agreed: false)
        let reviewers = World.everybody.filter {
            proposed.refusal(of: .review, on: proposed.items.first, by: $0) == nil
        }
        #expect(reviewers.map(\.name) == ["法规科员", "法规科长", "兼职审查员", "兼管法规的领导"])
        let ready = CleanUpTests.cleanUp([.repeal, .keep])
        #expect(
            World.everybody.filter { ready.refusal(of: .approve, by: $0) == nil }.map(\.name) == ["分管领导", "兼管法规的领导"])
    }

    /// Proposer ≠ reviewer ≠ approver.
    @Test func threeDistinctPersons() {
        let own = World.officer(21, "提出又审核", [.clerk, .legalReviewer], [World.medical])
        let proposed = CleanUpTests.cleanUp([.repeal], agreed: false)
        #expect(proposed.refusal(of: .review, on: proposed.items.first, by: own)?.rule == "ROLE-9")
        let reviewing = World.officer(24, "审核又批准", [.leader, .legalReviewer])
        #expect(CleanUpTests.cleanUp([.repeal]).refusal(of: .approve, by: reviewing)?.rule == "ROLE-13")
    }

    @Test func nothingIsApprovedBeforeEveryTextIsDecidedAndAgreedTo() throws {
        #expect(CleanUpTests.cleanUp([.keep, nil]).refusal(of: .approve, by: World.leader)?.code == .stateRefused)
        #expect(
            CleanUpTests.cleanUp([.keep], agreed: false).refusal(of: .approve, by: World.leader)?.code == .stateRefused)
        let sentBack = try CleanUpTests.cleanUp([.keep], agreed: false)
            .reviewing(agrees: false, note: "上位法已修改", on: World.id(70), by: World.legal).get()
        #expect(sentBack.refusal(of: .approve, by: World.leader)?.code == .stateRefused)
        #expect(sentBack.refusal(of: .propose, on: sentBack.items.first, by: World.drafter) == nil)
        #expect(throws: Refusal.self) {
            try CleanUpTests.cleanUp([.keep]).approving(
                from: World.day("2026-06-09"), by: World.leader, today: World.today
            ).get()
        }
    }

    @Test func everyActByStateIsDecided() {
        var table: [String] = []
        for state in CleanUp.State.allCases {
            var cleanUp = CleanUpTests.cleanUp([.keep])
            cleanUp.state = state
            let all = World.officer(90, "全部角色", [.leader, .legalReviewer, .opennessOffice, .clerk], [World.medical])
            let open = CleanUpTests.cleanUp([.keep], agreed: false)
            var item = open.items.first
            if state != .open { item = cleanUp.items.first }
            let allowed = CleanUpAct.allCases.filter { cleanUp.refusal(of: $0, on: item, by: all) == nil }
            table.append("\(state.rawValue): \(allowed.map(\.rawValue).joined(separator: " "))")
        }
        #expect(
            table == ["open: propose review approve abandon", "approved: publish", "published: ", "abandoned: "])
    }

    @Test func theResultHasFourListsAndEscapesTitles() throws {
        var cleanUp = CleanUpTests.cleanUp([.keep, .amend, .repeal, .repeal])
        cleanUp.items[0] = CleanUpItem(
            text: World.id(70), title: "<b>关于A&B的办法</b>", number: "青卫发〔2022〕1号", unit: World.medical,
            proposal: cleanUp.items[0].proposal, review: cleanUp.items[0].review)
        #expect(CleanUpResult(cleanUp) == nil)
        let approved = try cleanUp.approving(from: World.today, by: World.leader, today: World.today).get()
        let result = try #require(CleanUpResult(approved))
        #expect(result.title == "2026年规范性文件清理结果")
        #expect(result.html.hasPrefix("<p>经清理，继续有效1件，修改1件，废止2件，宣布失效0件。清理结果自2026年6月10日起执行。</p>"))
        #expect(result.html.contains("<td>&lt;b&gt;关于A&amp;B的办法&lt;/b&gt;</td>"))
        #expect(result.html.contains("<h2>三、废止的行政规范性文件（2件）</h2>"))
        #expect(result.html.contains("<h2>四、宣布失效的行政规范性文件（0件）</h2>\n<p>无。</p>"))
        // Stored bodies are canonical: reading and writing it again gives the same bytes.
        #expect(RichReader.html(result.html).html == result.html)
    }
}
