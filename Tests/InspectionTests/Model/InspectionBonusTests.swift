import Kernel
import Testing

@testable import Inspection

/// SITE-6: above 80 points up to 30 more.
@Suite struct InspectionBonusTests {
    private let day = InspectionWorld.day("2026-03-10")

    private func judge(_ facts: [InspectionFact], _ pack: InspectionPack) -> InspectionResult {
        pack.judge(InspectionEvidence(facts, seen: Set(InspectionMatter.allCases)), on: day)
    }

    private let merits = [
        InspectionFact(.manyForms, "解读", amount: 90), InspectionFact(.promptAnswers, "来信", amount: 100),
        InspectionFact(.satisfied, "满意", amount: 89),
    ]

    @Test("Merits count above their threshold, and are nothing to mend")
    func counted() throws {
        let result = judge(merits, try InspectionPackFile.pack())
        #expect(result.bonus == Points(12) && result.score == Points(112) && result.verdict == .passed)
        #expect(result.merits.map(\.item.id).sorted() == ["SITE-6-B1", "SITE-6-B2"])
        #expect(result.todos.isEmpty && result.faults.isEmpty)
    }

    /// Exactly 80 is not above 80.
    @Test(
        "Only a site that is good without them gains",
        arguments: [(4, 112 - 8), (10, 80), (11, 78)])
    func threshold(wrong: Int, score: Int) throws {
        let local = """
            items:
            - {id: T-1, title: 甲, source: 乙, area: links, looks_at: [dead_link], points: 2, cap: 60}
            """
        var pack = try InspectionPackFile.pack(local: [("t.yaml", local)])
        pack = InspectionPack(
            id: pack.id, title: pack.title, source: pack.source, full: pack.full, pass: pack.pass,
            withoutServices: pack.withoutServices, bonusAbove: pack.bonusAbove, mostBonus: pack.mostBonus,
            items: pack.items.filter { $0.id == "T-1" || $0.isBonus })
        let links = (0..<wrong).map { InspectionFact(.deadLink, "链接\($0)") }
        #expect(judge(merits + links, pack).score == Points(score))
    }

    @Test("A veto takes the bonus away; no more than thirty points come from merits")
    func limits() throws {
        let vetoed = judge(merits + [InspectionFact(.privacy, "手机号")], try InspectionPackFile.pack())
        #expect(vetoed.verdict == .vetoed && vetoed.bonus == .none)
        let generous = """
            items:
            - {id: T-2, title: 甲, source: 乙, area: merit, looks_at: [satisfied], bonus: 40}
            """
        let result = judge(merits, try InspectionPackFile.pack(local: [("t.yaml", generous)]))
        #expect(result.bonus == Points(30) && result.score == Points(130))
    }

    @Test(
        "A file says one thing that follows, and says it right",
        arguments: [
            ("bonus: 3, points: 2", "只能写一个"), ("bonus: 3, veto: 1", "只能写一个"), ("bonus: 3, cap: 2", "不能小于"),
            ("bonus: 0", "大于 0"), ("bonus: 3, all_below: 2", "只用于单项否决"),
        ])
    func faults(written: String, said: String) {
        let text = "items:\n- {id: T-3, title: 甲, source: 乙, area: merit, looks_at: [satisfied], \(written)}\n"
        do {
            _ = try InspectionPackFile.pack(local: [("t.yaml", text)])
            Issue.record("it was taken: \(written)")
        } catch let refusal as Refusal { #expect(refusal.sentence.contains(said)) } catch { Issue.record(error) }
    }
}
