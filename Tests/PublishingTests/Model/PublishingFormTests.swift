import Kernel
import Testing

@testable import Publishing

/// 体裁: what the fields of a structured article hold, and what is still missing (CAT-2, SITE-5, SEN-8).
@Suite struct PublishingFormTests {
    typealias World = ArticleWorld

    @Test func everyFieldOfAFormHasItsOwnKeyAndName() {
        for form in ContentForm.allCases {
            #expect(Set(form.fields.map(\.key)).count == form.fields.count, "\(form)")
            #expect(Set(form.fields.map(\.name)).count == form.fields.count, "\(form)")
            #expect(form == .text || !form.listedFields.isEmpty, "\(form)")
            #expect(form == .text || form.fields.contains(where: \.isRequired), "\(form)")
        }
    }

    /// SITE-5, item 6.
    @Test func aGuideAsksForTheEightElements() {
        #expect(
            ContentForm.guide.fields.filter(\.isRequired).map(\.name) == [
                "事项名称", "设定依据", "申请条件", "办理材料", "办理地点", "办理时间", "联系电话", "办理流程",
            ])
    }

    /// SEN-8: no figures without who allowed them.
    @Test func figuresNameTheirAuthority() throws {
        var values = [
            "period": "2026年2月", "subject": "法定报告传染病", "frequency": "月度", "source": "传染病报告信息管理系统",
        ]
        let missing = try #require(StructuredFields(.figures, values).omission(for: .figures))
        #expect(missing.sentence.contains("发布权限依据") && missing.field == "field_authority")
        values["authority"] = "省级卫生健康主管部门授权"
        #expect(StructuredFields(.figures, values).omission(for: .figures) == nil)
    }

    @Test func valuesAreWhatTheirKindSays() {
        let cases: [(String, String, Bool)] = [
            ("decided_on", "2026-03-10", true), ("decided_on", "2026-02-30", false), ("decided_on", "三月十日", false),
            ("amount", "0.5", true), ("amount", "-3", true), ("amount", "1e5", false), ("amount", "1.", false),
            ("amount", "五千", false), ("party_kind", "个体工商户", true), ("party_kind", "公司", false),
            ("facts", String(repeating: "事", count: 10_001), false),
        ]
        for (key, value, isRight) in cases {
            #expect((StructuredFields(.penalty, [key: value]).fault == nil) == isRight, "\(key): \(value.prefix(20))")
        }
        let links = [
            ("https://zwfw.example.gov.cn/1", true), ("/articles/1", true), ("//example.cn", false),
            ("javascript:alert(1)", false), ("https://a b", false),
        ]
        for (value, isRight) in links {
            #expect((StructuredFields(.guide, ["online": value]).fault == nil) == isRight, "\(value)")
        }
    }

    @Test func whatIsEmptyOrUnknownIsNotKept() {
        let fields = StructuredFields(.charge, ["item": "  病历复印\u{1F}费 ", "payer": " \n", "colour": "红"])
        #expect(fields.values == ["item": "病历复印费"] && fields.form == .charge)
        #expect(StructuredFields(.charge, ["payer": ""]) == .none)
        #expect(fields.moved(to: .text) == .none)
    }

    /// Texts that were signed before there were forms keep their hash; a changed field is another text (PUB-3).
    @Test func fieldsAreUnderTheHashOnlyWhereThereAreAny() {
        var content = World.content()
        let plain = PublishingStore.hash(of: content)
        #expect(!content.canonicalText.contains("fields"))
        content.fields = StructuredFields(.charge, ["item": "病历复印费"])
        let one = PublishingStore.hash(of: content)
        content.fields = StructuredFields(.charge, ["item": "病历复印费", "unit": "页"])
        #expect(Set([plain, one, PublishingStore.hash(of: content)]).count == 3)
    }

    @Test func theFormIsStoredAsItWas() throws {
        let all: [StructuredFields] = [
            .none, StructuredFields(.guide, ["materials": "一、申请表\n二、执照", "online": "/s/1"]),
            StructuredFields(.question, ["category": "医师=注册\t"]),
        ]
        for fields in all { #expect(try FieldText.fields(from: FieldText.text(of: fields)) == fields) }
    }
}
