import Kernel
import Testing

@testable import Inspection

@Suite struct InspectionJudgementTests {
    private let pack: InspectionPack
    private let day = InspectionWorld.day("2026-03-10")

    init() throws { pack = try InspectionPackFile.pack() }

    private func judge(
        _ facts: [InspectionFact], totals: [InspectionMatter: Int] = [:], offersServices: Bool = true,
        seen: Set<InspectionMatter> = Set(InspectionMatter.allCases)
    ) -> InspectionResult {
        pack.judge(
            InspectionEvidence(facts, seen: seen, totals: totals, offersServices: offersServices), on: day)
    }

    private func stale(_ matter: InspectionMatter, _ count: Int, amount: Int = 200) -> [InspectionFact] {
        (0..<count).map { InspectionFact(matter, "栏目\($0)", amount: amount) }
    }

    @Test("A clean site has the full score, and everything was looked at")
    func clean() {
        let result = judge([])
        #expect(result.score == Points(100))
        #expect(result.verdict == .passed)
        #expect(result.findings.isEmpty && result.unseen.isEmpty)
    }

    /// SITE-5, each veto at its limit and one short of it.
    @Test(
        "A veto falls at its number and not before",
        arguments: [
            (InspectionMatter.staleNews, 4, 200, false), (.staleNews, 5, 200, true), (.emptyColumn, 4, 1, false),
            (.emptyColumn, 5, 1, true), (.staleOther, 9, 400, false), (.staleOther, 10, 400, true),
            (.homeAge, 1, 14, false), (.homeAge, 1, 15, true), (.letterUnanswered, 1, 90, false),
            (.letterUnanswered, 1, 91, true), (.unreachable, 1, 4, false), (.unreachable, 1, 5, true),
            (.noChannel, 1, 1, true), (.noGuides, 1, 1, true), (.privacy, 1, 1, true), (.forgedDate, 1, 1, true),
        ])
    func vetoes(matter: InspectionMatter, count: Int, amount: Int, isVetoed: Bool) {
        #expect((judge(stale(matter, count, amount: amount)).verdict == .vetoed) == isVetoed)
    }

    @Test("News, notices and policy columns are counted together (SITE-5, item 4)")
    func together() {
        let mixed = stale(.staleNews, 2) + stale(.staleNotices, 2) + stale(.stalePolicy, 1)
        #expect(judge(mixed).vetoes.map(\.item.id) == ["SITE-5-4A"])
    }

    /// SITE-5, item 6: more than five guides lack four elements, or all when there are fewer than five.
    @Test(
        "Guides that lack four elements",
        arguments: [
            (5, 20, 4, false), (6, 20, 4, true), (6, 20, 3, false), (3, 3, 4, true), (3, 4, 4, false), (5, 5, 4, false),
        ])
    func guides(lacking: Int, all: Int, elements: Int, isVetoed: Bool) {
        let result = judge(stale(.guideLacking, lacking, amount: elements), totals: [.guideLacking: all])
        #expect((result.verdict == .vetoed) == isVetoed)
    }

    @Test("Points are lost up to the cap, and a low score fails without any veto (SITE-6)")
    func deductions() {
        let many = judge(stale(.deadLink, 1_000, amount: 1))
        #expect(many.score == Points(90))
        #expect(many.verdict == .passed)
        let three = judge(stale(.deadLink, 3, amount: 1))
        #expect(three.score == Points(tenths: 994))
        let bad =
            stale(.deadLink, 99, amount: 1) + stale(.deadLinkHome, 20, amount: 1) + stale(.innerAddress, 9, amount: 1)
            + stale(.wording, 20, amount: 1) + stale(.missingTag, 9, amount: 1) + stale(.guideLacking, 9, amount: 1)
        #expect(judge(bad, totals: [.guideLacking: 30]).score == Points(57))
        #expect(judge(bad, totals: [.guideLacking: 30]).verdict == .failed)
    }

    @Test("An office without services is not asked for guides, and the rest counts for all (SITE-6)")
    func withoutServices() {
        let facts = [InspectionFact(.noGuides, "办事")] + stale(.deadLinkHome, 6, amount: 1)
        let result = judge(facts, offersServices: false)
        #expect(result.verdict == .passed)
        // (75 − 6) × 100 ÷ 75
        #expect(result.score == Points(92))
    }

    @Test("What nobody looked at is listed and costs nothing")
    func unseen() {
        let result = judge(stale(.staleNews, 9), seen: [.homeAge])
        #expect(result.score == Points(100))
        #expect(result.unseen.contains { $0.id == "SITE-5-4A" })
        #expect(!result.unseen.contains { $0.id == "SITE-5-3" })
    }

    @Test("More facts never raise the score, whatever their order")
    func monotone() {
        var facts: [InspectionFact] = [], last = judge([]).score
        for (number, matter) in (InspectionMatter.allCases + InspectionMatter.allCases).enumerated() {
            facts.append(InspectionFact(matter, "对象\(number)", amount: number * 7 % 120 + 1))
            let result = judge(facts)
            #expect(result.score <= last)
            #expect(judge(facts.reversed()) == result)
            last = result.score
        }
    }

    @Test("A thing to do stands in the list once, and what is mended is compared by what it is")
    func comparison() {
        let before = judge(stale(.stalePolicy, 1) + stale(.emptyColumn, 2)).todos
        #expect(before.count == 3)
        let after = judge(stale(.stalePolicy, 1, amount: 300) + [InspectionFact(.wording, "“其它”")]).todos
        let all = InspectionComparison(
            before, after, seen: Set(InspectionMatter.allCases), from: Points(90), to: Points(tenths: 925))
        #expect(all.mended.count == 2 && all.new.count == 1 && all.standing == 1)
        #expect(all.difference == Points(tenths: 25))
        let blind = InspectionComparison(before, after, seen: [.wording], from: Points(90), to: Points(90))
        #expect(blind.mended.isEmpty)
    }

    @Test("Every veto of SITE-5 has an item, and every matter is looked at by one")
    func complete() {
        #expect(pack.items.filter(\.isVeto).map(\.id).count == 12)
        let known = Set(pack.items.flatMap(\.matters))
        #expect(Set(InspectionMatter.allCases) == known)
    }
}
