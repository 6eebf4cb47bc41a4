import Kernel
import OfficeFormats
import Screening
import Testing

@testable import Publishing

/// The gate in front of publication (PII-6): what it stops, what it lets by, and that it never shows what it found.
@Suite struct PublishingGateTests {
    typealias World = ArticleWorld

    static let number = "11010519491231002X"
    static let gate = ContentGate(policy: .shipped())
    static let day = World.day("2026-03-10")

    private func findings(_ edit: (inout ArticleContent) -> Void) -> [FindingDraft] {
        var content = World.content()
        edit(&content)
        return Self.gate.findings(in: content, on: Self.day)
    }

    @Test func aCleanTextHasNoFinding() {
        #expect(findings { _ in } == [])
    }

    @Test func anIdentityNumberBlocksWhereverItStands() throws {
        let places: [(String, (inout ArticleContent) -> Void)] = [
            ("正文", { $0.body = "<p>张三（\(Self.number)）</p>" }), ("标题", { $0.title = "关于\(Self.number)的决定" }),
            ("摘要", { $0.summary = Self.number }), ("关键词", { $0.keywords = ["公示", Self.number] }),
            ("作者", { $0.author = Self.number }),
            ("要素“违法事实”", { $0.fields = StructuredFields(.penalty, ["facts": "当事人\(Self.number)"]) }),
            (
                "附件名称",
                {
                    $0.attachments = [
                        Attachment(name: "\(Self.number).pdf", original: "a", published: "b", size: 1, kind: "pdf")
                    ]
                }
            ),
        ]
        for (place, edit) in places {
            let found = findings(edit).filter { $0.kind == "id_card" }
            #expect(found.count == 1, "\(place)")
            let finding = try #require(found.first)
            #expect(finding.place == place && finding.weight == .high && finding.isPrivacy)
            #expect(finding.kept(as: World.id(71)).isBlocking)
            #expect(!finding.shown.contains("19491231") && !finding.suggestion.contains("19491231"), "\(finding)")
        }
    }

    @Test func theRangeInTheBodyIsThatOfThePlainText() throws {
        let body = "<p>名单：</p><p>张三 \(Self.number)</p>"
        let found = try #require(findings { $0.body = body }.first { $0.kind == "id_card" })
        let range = try #require(found.range)
        let scalars = Array(RichReader.html(body).plainText.unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[range])) == Self.number)
    }

    /// PII-2, PII-5: a punishment of a natural person tells of home and health without naming the person again.
    @Test func whatFieldsSayOfANaturalPersonIsFound() {
        let said = ["party": "欧阳测试", "party_kind": "自然人", "facts": "住青禾县人民路8号3单元402室，患高血压、乙肝"]
        let found = findings { $0.fields = StructuredFields(.penalty, said) }
        #expect(Set(found.map(\.kind)) == ["name", "address", "health"])
        #expect(found.allSatisfy { $0.place.hasPrefix("要素“") })
        var firm = said
        firm["party_kind"] = "法人及非法人组织"
        firm["party"] = "青禾县南坪乡暖泉洗浴中心"
        #expect(findings { $0.fields = StructuredFields(.penalty, firm) } == [])
    }

    /// PII-2: a title over the table, cells that reach over several rows, tables inside lists and quotations.
    @Test func aNameIsFoundUnderItsHeadHoweverTheTableIsBuilt() {
        let titled = """
            <table><tr><td colspan="3">补助对象名单</td></tr><tr><td>乡镇</td><td>姓名</td><td>金额</td></tr>\
            <tr><td rowspan="2">青禾镇</td><td>王小明</td><td>300</td></tr><tr><td>欧阳明华</td><td>3000</td></tr></table>
            """
        let plain = "<table><tr><th>姓名</th><th>金额</th></tr><tr><td>欧阳明华</td><td>3000</td></tr></table>"
        for body in [titled, "<ul><li>\(plain)</li></ul>", "<blockquote>\(plain)</blockquote>"] {
            let names = findings { $0.body = body }.filter { $0.kind == "name" }.map(\.place)
            #expect(names.contains("正文表格“姓名”列"), "\(body)")
        }
        #expect(findings { $0.body = titled }.filter { $0.kind == "name" }.count == 2)
    }

    @Test func aNameUnderTheHeadOfItsColumnIsFound() {
        let table = "<table><tr><th>姓名</th><th>金额</th></tr><tr><td>欧阳明华</td><td>3000</td></tr></table>"
        let found = findings { $0.body = table }.filter { $0.kind == "name" }
        #expect(found.map(\.place) == ["正文表格“姓名”列"])
        #expect(found.allSatisfy { $0.isPrivacy && !$0.shown.contains("欧阳明华") })
    }

    @Test func aCreditCodeIsNoPersonalData() {
        #expect(findings { $0.body = "<p>统一社会信用代码91350100M000100Y43</p>" }.filter(\.isPrivacy) == [])
    }

    @Test func whatIsHiddenInAFileIsFoundAndItsPlaceNamed() throws {
        let extraction = Extraction(
            parts: [
                ExtractedPart(place: .body, detail: "", text: "公示名单"),
                ExtractedPart(place: .hiddenSheet, detail: "工作表“底表”B2", text: Self.number, columnHead: "身份证号"),
            ], notes: [], isComplete: true)
        let found = Self.gate.findings(in: extraction, named: "名单.xlsx", on: Self.day)
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.kind == "id_card" && finding.weight == .high)
        #expect(finding.place == "附件《名单.xlsx》隐藏工作表，工作表“底表”B2")
        #expect(!finding.shown.contains("19491231"))
    }

    /// A photographed number is asked about, not blocked: recognition errs.
    @Test func whatWasReadFromAPictureIsNeverSure() {
        let part = ExtractedPart(place: .ocr, detail: "图1", text: Self.number, isFromOCR: true)
        let found = Self.gate.findings(
            in: Extraction(parts: [part], notes: [], isComplete: true), named: "a.pdf", on: Self.day)
        #expect(found.map(\.weight) == [.medium])
    }

    /// The gate fails closed.
    @Test func aFileThatCannotBeReadWholeBlocks() throws {
        let extraction = Extraction(parts: [], notes: [], isComplete: false)
        let found = Self.gate.findings(in: extraction, named: "a.docx", on: Self.day)
        let finding = try #require(found.first)
        #expect(finding.kind == "unreadable" && finding.kept(as: World.id(71)).isBlocking && finding.rule == "PII-6")
        // PII-6: it is not explained away; a second person must agree.
        let article = World.article(World.hand(.drafting, findings: [finding.kept(as: World.id(71))]))
        let ignored = article.settlingFinding(World.id(71), as: .ignoreFinding, reason: "无妨", by: World.drafter)
        #expect(ignored.refusal?.rule == "PII-6")
    }

    @Test func theListOfFindingsIsBounded() {
        let text = Array(repeating: Self.number, count: 2_000).joined(separator: "，")
        let extraction = Extraction(
            parts: [ExtractedPart(place: .body, detail: "", text: text)], notes: [], isComplete: false)
        let found = Self.gate.findings(in: extraction, named: "a.txt", on: Self.day)
        #expect(found.count == 500 && found.first?.kind == "unreadable")
    }
}
