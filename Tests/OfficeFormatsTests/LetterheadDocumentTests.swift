import Foundation
import Testing

@testable import OfficeFormats

/// What stands in the written package, read back without LibreOffice.
@Suite struct LetterheadDocumentTests {
    @Test(arguments: [LetterheadDocument.Form.headed, .letter], [1, 3])
    func thePackageIsSound(form: LetterheadDocument.Form, organs: Int) async throws {
        var document = LetterheadLayoutTests.document(form, paragraphs: 1)
        document.organs = Array(["某县卫生健康局", "某县财政局", "某县医疗保障局"].prefix(organs))
        document.signers = ["王某某", "李某", "赵某某"]
        document.isSealed = true
        document.faces = .standard
        let bytes = try document.bytes()
        #expect(try document.bytes() == bytes)
        #expect(try await PackageParts.check(bytes) == "sound\n")
        let parts = try await PackageParts.read(bytes)
        let text = try #require(parts["word/document.xml"])
        // DOC-10
        for face in ["仿宋_GB2312", "方正小标宋简体"] { #expect(text.contains(face) || form == .letter, "\(face)") }
        #expect(text.contains("签发人：") == (form == .headed))
        #expect(text.contains(organs > 1 ? "某县医疗保障局" : "某县卫生健康局") == true)
        #expect(text.contains("印发</w:t>") == (form == .headed))
    }

    @Test func headingsListsTablesAndPicturesComeThrough() throws {
        let image = RichImage(bytes: try #require(Data(base64Encoded: Self.pixel).map { [UInt8]($0) }), kind: .png)
        let cell = { (text: String) in RichCell(blocks: [.paragraph([.text(text, [])], .start)]) }
        var wide = cell("合并")
        wide.columnSpan = 2
        var tall = cell("1")
        tall.rowSpan = 2
        var document = LetterheadLayoutTests.document(.headed, paragraphs: 1)
        document.body = RichDocument(
            blocks: [
                .heading(level: 2, [.text("一、总体要求", [])]), .heading(level: 3, [.text("（一）基本原则", [])]),
                .list(
                    RichList(
                        isOrdered: true, start: 9, style: .chinese,
                        items: [
                            [.paragraph([.text("第九项", [])], .start)], [.paragraph([.text("第十项", [.bold])], .start)],
                        ])),
                .table(
                    RichTable(
                        headerRows: 1,
                        rows: [[cell("甲"), cell("乙"), cell("丙")], [tall, wide], [cell("丁"), cell("戊")]])),
                .paragraph([.image(RichImageReference(source: .stored(hex: "ab"), alt: "示意图"))], .center),
                .paragraph([.image(RichImageReference(source: .stored(hex: "cd"), alt: "缺图"))], .center),
                .paragraph([.text("正文", []), .note(0)], .start),
            ], footnotes: [[.text("脚注内容", [])]])
        document.pictures = ["ab": image]
        let read = try RichReader.docx(try document.bytes())
        let text = read.plainText
        for words in ["一、总体要求", "（一）基本原则", "九、第九项", "十、第十项", "（图：缺图）", "［1］脚注内容", "附件：1."] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(read.images == [image])
        let tables = read.blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
        #expect(
            tables.first?.rows.map { $0.map { [$0.columnSpan, $0.rowSpan] } } == [
                [[1, 1], [1, 1], [1, 1]], [[1, 2], [2, 1]], [[1, 1], [1, 1]],
            ])
    }

    @Test(arguments: [
        ("关于做好春节期间值班工作的通知", ["关于做好春节期间值班工作的通知"]),
        ("某县卫生健康局关于印发2026年政务公开工作要点及任务分工方案的通知", ["某县卫生健康局关于印发2026年", "政务公开工作要点及任务分工方案的通知"]),
        ("关于进一步加强基层医疗卫生机构信息公开工作的实施意见", ["关于进一步加强基层医疗", "卫生机构信息公开工作的实施意见"]),
        ("第一行\n第二行更长一些", ["第一行", "第二行更长一些"]),
        ("", []),
    ])
    func titlesBreakBetweenWords(title: String, lines: [String]) { #expect(TitleLines.broken(title) == lines) }

    @Test func longTitlesFitTheirLinesAndLoseNothing() {
        let words = Array("某县人民政府办公室关于转发县卫生健康局等部门《某县深化医药卫生体制改革近期重点工作任务分工方案（试行）》的通知请认真贯彻执行并及时报送进展情况")
        for length in 1...words.count {
            let title = String(words.prefix(length))
            let lines = TitleLines.broken(title)
            #expect(lines.joined() == title)
            #expect(lines.allSatisfy { LetterMeasure.characters($0) <= 20 }, "\(lines)")
        }
    }

    @Test func theProofSheetSaysEveryAct() async throws {
        var sheet = ProofSheet(
            title: "关于印发工作要点的通知", column: "政策文件", agency: "某县卫生健康局", revision: 3, hash: "9f2c61d0a4b87e55c3",
            drafter: "王某",
            draftedAt: "2026-03-02 09:00")
        sheet.reviews = [.init(step: "一审", person: "李某", time: "2026-03-02 10:00", result: "退回", opinion: "标题不规范")]
        sheet.passes = [
            .init(step: "一校", person: "周某", time: "2026-03-02 10:30", hash: "aabbccddeeff0011", corrections: "错别字2处")
        ]
        sheet.findings = [
            .init(kind: "手机号", place: "正文", words: "138****1234", settlement: .overridden(by: "钱某", reason: "值班电话")),
            .init(kind: "用语", place: "标题", words: "登陆", settlement: .ignored(reason: "引用原文")),
        ]
        sheet.secrecy = [.init(step: "批准", person: "孙某", time: "2026-03-02 12:00", conclusion: "可以公开", basis: "不涉密")]
        sheet.emergencyDebt = "应于2026-03-03前补办"
        let bytes = try sheet.bytes()
        #expect(try await PackageParts.check(bytes) == "sound\n")
        let text = try RichReader.docx(bytes).plainText
        for words in [
            "第3版", "9f2c61d0a4b8", "退回", "标题不规范", "周某", "aabbccddeeff", "放行，批准人：钱某，理由：值班电话", "忽略，理由：引用原文", "可以公开",
            "不涉密",
            "未发布", "应于2026-03-03前补办",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("9f2c61d0a4b87"))
        let parts = try await PackageParts.read(bytes)
        #expect(try #require(parts["word/document.xml"]).components(separatedBy: "<w:tblHeader/>").count - 1 == 8)
    }

    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
}
