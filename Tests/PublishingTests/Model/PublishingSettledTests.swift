import Kernel
import Screening
import Testing

@testable import Publishing

/// What was agreed to once is agreed to once; and a look by today's lists at what is public (PII-6, WORD-1).
@Suite struct PublishingSettledTests {
    typealias World = ArticleWorld

    private static func draft(_ place: String = "正文", _ shown: String = "1101**********002X") -> FindingDraft {
        FindingDraft(kind: "id_card", rule: "PII-2", weight: .high, isPrivacy: true, place: place, shown: shown)
    }

    private static func settled(_ settlement: Settlement?) -> Finding {
        World.finding(settlement: settlement)
    }

    /// What each of these is answered, one after the other.
    private static func taken(_ drafts: [FindingDraft], of findings: [Finding]) -> [Bool] {
        var settled = SettledFindings(findings)
        return drafts.map { settled.take($0) }
    }

    @Test func twoBehindOneMaskNeedTwoAgreements() {
        let agreed = Self.settled(.overridden(reason: "确需公开", askedBy: World.drafter.id, by: World.office.id))
        let twice = [Self.draft(), Self.draft()]
        #expect(Self.taken(twice, of: [agreed]) == [true, false])
        #expect(Self.taken(twice + [Self.draft()], of: [agreed, agreed]) == [true, true, false])
    }

    @Test func elsewhereOrOnlyAskedForIsNotAgreed() {
        let agreed = Self.settled(.overridden(reason: "确需公开", askedBy: World.drafter.id, by: World.office.id))
        let others = [Self.draft("标题"), Self.draft("正文", "3301**********1234")]
        #expect(Self.taken(others, of: [agreed]) == [false, false])
        let asked = Self.settled(.overrideAsked(reason: "确需公开", by: World.drafter.id))
        #expect(Self.taken([Self.draft()], of: [asked, Self.settled(nil)]) == [false])
    }

    @Test func aLookByTodaysListsFindsWhatWasNotSettled() {
        let gate = ContentGate(policy: .shipped()), day = World.day("2026-03-10")
        var content = World.content()
        content.body = "<p>当事人（\(PublishingGateTests.number)）</p>"
        let article = World.article(live: World.live)
        func found(_ settled: [Finding], _ files: [LiveText.File] = []) -> [String] {
            gate.rescan(LiveText(article: article, content: content, settled: settled, files: files), on: day)
                .map { "\($0.place) \($0.kind)" }
        }
        #expect(found([]) == ["正文 id_card"])
        let shown = gate.findings(in: content, on: day).first?.shown ?? ""
        let agreed = Finding(
            id: World.id(71), kind: "id_card", rule: "PII-2", weight: .high, isPrivacy: true, place: "正文", shown: shown,
            settlement: .overridden(reason: "确需公开", askedBy: World.drafter.id, by: World.office.id))
        #expect(found([agreed]) == [])
        let file = LiveText.File(name: "名单.pdf", text: "姓名 \(PublishingGateTests.number)")
        // What was never looked into is a finding, what was found empty is none.
        let unknown = LiveText.File(name: "旧表.xls", text: nil), empty = LiveText.File(name: "图.png", text: "")
        #expect(found([agreed], [unknown, empty]) == ["附件《旧表.xls》 unreadable"])
        #expect(found([agreed], [file]).contains { $0.hasPrefix("附件《名单.pdf》") && $0.hasSuffix("id_card") })
    }

    @Test func whoLooksThroughWhatIsPublic() {
        let may = World.everybody.filter { Article.refusalOfRescan(by: $0) == nil }.map(\.name)
        #expect(
            Set(may) == ["公开办甲", "公开办负责人", "网站管理员", "保密审查员", "监察员", "县政府办", "外单位", "直属单位"])
    }
}
