import Kernel
import Testing

@testable import Catalogue

/// What a line and an edition must hold, and what an edition changes.
@Suite struct CatalogueEditionTests {
    typealias World = CatalogueWorld

    @Test func aLineMustBeWhole() {
        #expect(World.content().fault(in: .basic) == nil)
        let holes: [(String, (inout ItemContent) -> Void)] = [
            ("category", { $0.category = "" }), ("name", { $0.name = "" }), ("content", { $0.content = "" }),
            ("basis", { $0.basis = "" }), ("limit", { $0.limit = TimeLimit("") }),
            ("owner_words", { $0.ownerWords = "" }), ("channels", { $0.channels = [] }),
            ("name", { $0.name = String(repeating: "长", count: 201) }),
            ("clause", { $0.clause = String(repeating: "长", count: 4_001) }),
        ]
        for (field, hole) in holes {
            var content = World.content()
            hole(&content)
            #expect(content.fault(in: .basic)?.field == field)
        }
        // CAT-11: the ticks are asked of the standard catalogue only.
        #expect(World.content().fault(in: .standard)?.field == "levels")
        #expect(World.standardContent("医师执业注册").fault(in: .standard) == nil)
    }

    @Test func nothingHalfDoneIsSubmitted() {
        #expect(World.edition(.draft, items: []).submissionFault?.sentence.contains("还没有事项") == true)
        let orphan = World.edition(.draft, items: [World.item(1, owner: nil)])
        #expect(orphan.submissionFault?.sentence.contains("没有对应的责任科室") == true)
        let twins = World.edition(.draft, items: [World.item(1), World.item(2)])
        #expect(twins.submissionFault?.sentence.contains("重复") == true)
        #expect(World.edition(.draft).submissionFault == nil)
    }

    @Test func comparisonFollowsTheItemNotItsPlace() {
        let old = World.edition(
            .inForce,
            items: [World.item(1), World.item(2, World.content("机构设置")), World.item(3, World.content("联系方式"))])
        let next = World.edition(
            .draft, items: [World.item(4, World.content("领导信息")), World.item(2, World.content("内设机构")), World.item(1)])
        let comparison = EditionComparison(next, since: old)
        #expect(comparison.added == [World.id(104)] && comparison.changed == [World.id(102)])
        #expect(
            comparison.removed.map(\.id) == [World.id(103)] && comparison.touched == [World.id(102), World.id(103)])
        #expect(comparison.chinese == "新增1项，修改1项，删除1项")
        #expect(EditionComparison(old, since: old).touched.isEmpty)
    }

    @Test func aChangeHasADayAndAReason() {
        let today = World.day("2026-03-10")
        #expect(DutyChange.fault(on: today, "机构改革", today: today) == nil)
        #expect(DutyChange.fault(on: World.day("2026-03-11"), "机构改革", today: today)?.field == "happened_on")
        #expect(DutyChange.fault(on: World.day("2023-01-01"), "机构改革", today: today)?.field == "happened_on")
        #expect(DutyChange.fault(on: today, "", today: today)?.field == "reason")
    }
}
