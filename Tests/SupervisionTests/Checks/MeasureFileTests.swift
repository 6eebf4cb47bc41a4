import Kernel
import Testing

@testable import Supervision

@Suite struct MeasureFileTests {
    @Test func `the shipped catalogue reads, and says what each figure counts`() throws {
        let book = try MeasureFile.shipped()
        #expect(book.all.count >= 40)
        for definition in book.all {
            #expect(definition.counts.count >= 8)
            #expect(definition.standard <= definition.comparison.limit)
        }
    }

    static let good = "- {名称: a, 标题: 甲, 统计: 乙, 比较: within, 标准: 14, 余量: 3, 周期: [month], 依据: SITE-7, 可回算: true, 词: [[甲]]}"

    @Test(arguments: [
        ("名称: a", "逐项"), (good + "\n" + good, "两次"),
        (good.replacing("within", with: "about"), "比较"), (good.replacing("month", with: "moon"), "moon"),
        (good.replacing("标准: 14", with: "标准: 很多"), "标准"), (good.replacing("词: [[甲]]", with: "词: 甲"), "词"),
        (good.replacing("统计: 乙, ", with: ""), "统计"), (good.replacing("统计", with: "统记"), "统记"), ("- {名称: [", "YAML"),
        (good.replacing("可回算: true", with: "可回算: 是"), "可回算"),
    ]) func `a fault names the file and what to write`(_ text: String, _ words: String) throws {
        let refusal = #expect(throws: Refusal.self) { try MeasureFile.book(text, file: "m.yaml") }
        #expect(refusal?.sentence.contains("m.yaml") == true)
        #expect(refusal?.sentence.contains(words) == true, "\(refusal?.sentence ?? "")")
    }

    @Test func `a good entry reads`() throws {
        let definition = try #require(try MeasureFile.book(MeasureFileTests.good, file: "m.yaml")["a"])
        #expect(definition.comparison == .within && definition.standard == 14 && definition.periods == [.month])
        #expect(definition.sentence(value: 14, period: .month) == "甲：间隔不超过14天，每月")
    }

    @Test(arguments: [CheckScope.agency, .subject(["疫情", "传染病"])])
    func `a scope reads back as it was written`(_ scope: CheckScope) {
        #expect(CheckScope(scope.text) == scope)
    }
}
