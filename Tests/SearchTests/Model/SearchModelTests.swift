import Testing

@testable import Search

@Suite struct SearchModelTests {
    @Test(
        "Document numbers as people type them",
        arguments: [
            ("国办发〔2026〕12号", "国办发|2026|12"), ("国办发[2026]12号", "国办发|2026|12"), ("国办发（2026）第12号", "国办发|2026|12"),
            ("国办发 2026 12", "国办发|2026|12"), ("国办发2026-12", "国办发|2026|12"), ("国办发２０２６年１２号", "国办发|2026|12"),
            ("国办发【2026】 12 号", "国办发|2026|12"), ("〔2026〕12号", "|2026|12"), ("2026年12号", "|2026|12"),
        ])
    func numbers(typed: String, key: String) {
        #expect(TypedNumber(typed)?.key == key)
    }

    @Test(
        "What is no document number",
        arguments: [
            "2026年12月", "2026-12", "2026", "第12号", "国办发", "国办发〔1826〕12号", "2026年度报告2025", "", "国办发2026",
            "关于2026年预算12号", "国办发〔2026〕0号", "〔2026〕9999999号",
        ])
    func words(typed: String) {
        #expect(TypedNumber(typed) == nil)
    }

    @Test(
        "What a title is about",
        arguments: [
            ("青禾县卫生健康局关于印发《春季传染病防控方案》的通知", "春季传染病防控方案"), ("关于做好秋季疫苗接种工作的通知", "秋季疫苗接种工作"),
            ("政务公开工作要点", "政务公开工作要点"), ("通知", nil), ("2026", nil),
        ])
    func matter(title: String, about: String?) {
        #expect(TitleMatter.of(title) == about)
    }
}
