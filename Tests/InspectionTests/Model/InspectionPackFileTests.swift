import Kernel
import Testing

@testable import Inspection

@Suite struct InspectionPackFileTests {
    private func sentence(_ text: String) -> String {
        do {
            _ = try InspectionPackFile.pack(local: [("县.yaml", text)])
            return ""
        } catch let refusal as Refusal { return refusal.sentence } catch { return "\(error)" }
    }

    @Test("An office adds an item and changes the points of another")
    func local() throws {
        let text = """
            items:
            - {id: QH-1, title: 首页暗链, source: 县网信办要求, area: links, looks_at: [inner_address], points: 2.5, cap: 10}
            - {id: SITE-6-9, title: 链接打不开, source: 县检查办法, area: links, looks_at: [dead_link], points: 1, cap: 20}
            """
        let pack = try InspectionPackFile.pack(local: [("县.yaml", text)])
        #expect(
            pack.items.contains {
                $0.id == "QH-1" && $0.weight == .deduction(each: Points(tenths: 25), cap: Points(10))
            })
        #expect(
            pack.items.filter { $0.id == "SITE-6-9" }.map(\.weight) == [.deduction(each: Points(1), cap: Points(20))])
    }

    @Test(
        "A fault is told with its file and line",
        arguments: [
            (
                "items:\n- {id: A-1, title: 甲, source: 乙, area: links, looks_at: [dead_lnk], points: 1}",
                "县.yaml 第 2 行：“looks_at”不认识“dead_lnk”"
            ),
            ("items:\n- {id: A-1, title: 甲, source: 乙, area: links, looks_at: [dead_link]}", "县.yaml 第 2 行：没有写后果"),
            (
                "items:\n- {id: A-1, title: 甲, source: 乙, area: links, looks_at: [dead_link], veto: 1, points: 1}",
                "只能写一个"
            ),
            ("items:\n- {id: A-1, title: 甲, source: 乙, area: links, looks_at: [dead_link], points: 3, cap: 1}", "不能小于"),
            ("items:\n- {id: A-1, title: 甲, source: 乙, area: link, looks_at: [dead_link], points: 3}", "“area”应是"),
            ("items:\n- {id: A-1, titel: 甲}", "不认识“titel”"),
            (
                "items:\n- {id: A-1, title: 甲, source: 乙, area: links, looks_at: [dead_link], points: 1, from: 2026-02-30}",
                "日期不对"
            ),
            (
                "items:\n\n- {id: SITE-5-3, title: 甲, source: 乙, area: links, looks_at: [home_age], points: 1}",
                "县.yaml 第 3 行：SITE-5-3 是单项否决指标"
            ),
            ("items: [", "不是有效的 YAML"), ("nothing: 1", "没有“items:”"),
        ])
    func faults(text: String, expected: String) {
        #expect(sentence(text).contains(expected), "\(sentence(text))")
    }

    @Test("Items hold in their time")
    func dates() throws {
        let text = """
            items:
            - {id: QH-2, title: 甲, source: 乙, area: links, looks_at: [dead_link], points: 1, from: 2026-07-01}
            """
        let pack = try InspectionPackFile.pack(local: [("县.yaml", text)])
        #expect(!pack.items(on: InspectionWorld.day("2026-06-30")).contains { $0.id == "QH-2" })
        #expect(pack.items(on: InspectionWorld.day("2026-07-01")).contains { $0.id == "QH-2" })
    }

    @Test("Points are read exactly", arguments: [("5", 50), ("0.5", 5), ("100", 1_000)])
    func points(text: String, tenths: Int) { #expect(Points(text)?.tenths == tenths) }

    @Test("What are no points", arguments: ["", "-1", "0.55", "1e3", "99999", "5.", ".5", "五"])
    func noPoints(text: String) { #expect(Points(text) == nil) }
}
