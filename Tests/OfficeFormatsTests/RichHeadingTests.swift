import OfficeFormats
import Testing

/// Titles and headings of Word files: by style, and by the form that official documents have (DOC-10's typefaces).
@Suite struct RichHeadingTests {
    private static func p(
        _ text: String, face: String = "仿宋_GB2312", size: Int = 32, bold: Bool = false, center: Bool = false
    ) -> String {
        """
        <w:p><w:pPr>\(center ? "<w:jc w:val=\"center\"/>" : "")</w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="\(face)"/>\(bold ? "<w:b/>" : "")\
        <w:sz w:val="\(size)"/></w:rPr><w:t>\(text)</w:t></w:r></w:p>
        """
    }

    private func read(_ body: [String], _ styles: String = "") throws -> RichDocument {
        try RichReader.docx(
            RichWordTests.file(
                body.joined(),
                styles.isEmpty ? [] : [("word/styles.xml", "<w:styles xmlns:w=\"w\">\(styles)</w:styles>")]))
    }

    @Test func theOfficialFormGivesTitleAndHeadings() throws {
        let document = try read([
            Self.p("关于做好政务公开", face: "小标宋", size: 44, center: true),
            Self.p("工作的通知", face: "小标宋", size: 44, center: true),
            Self.p("各县区："), Self.p("一、总体要求", face: "黑体"), Self.p("全面推进。"), Self.p("二、主要任务", face: "黑体"),
            Self.p("（一）加强公开", face: "楷体_GB2312"), Self.p("1.公开什么", bold: true), Self.p("公开结果。"),
            Self.p("（二）强化解读", face: "楷体_GB2312"),
            Self.p("及时解读。"),
        ])
        #expect(document.title == "关于做好政务公开工作的通知")
        #expect(
            document.html == """
                <p>各县区：</p>
                <h2>一、总体要求</h2>
                <p>全面推进。</p>
                <h2>二、主要任务</h2>
                <h3>（一）加强公开</h3>
                <h4>1.公开什么</h4>
                <p>公开结果。</p>
                <h3>（二）强化解读</h3>
                <p>及时解读。</p>

                """)
    }

    @Test(arguments: [
        // One of them is a sentence: a list of sentences, no headings.
        [p("一、加强领导", face: "黑体"), p("正文。"), p("二、这是一句话。", face: "黑体"), p("正文。")],
        // They do not count up.
        [p("一、甲", face: "黑体"), p("正文。"), p("三、乙", face: "黑体"), p("正文。")],
        // Some stand out and some do not.
        [p("一、甲", face: "黑体"), p("正文。"), p("二、乙"), p("正文。")],
        // Everything stands out.
        [p("一、甲", bold: true), p("正文", bold: true), p("二、乙", bold: true)],
        // Nothing stands out and nothing is below: a list.
        [p("一、甲"), p("二、乙"), p("三、丙")],
        // 1. without a look of its own is a list.
        [p("1.甲"), p("正文。"), p("2.乙"), p("正文。")],
    ]) func whatIsNotConsistentStaysBodyText(_ body: [String]) throws {
        #expect(!(try read(body).html.contains("<h")))
    }

    @Test func withoutALookChapterNumbersNeedSomethingBelowThem() throws {
        let html = try read([Self.p("一、甲"), Self.p("正文。"), Self.p("二、乙"), Self.p("正文。")]).html
        #expect(html == "<h2>一、甲</h2>\n<p>正文。</p>\n<h2>二、乙</h2>\n<p>正文。</p>\n")
    }

    @Test func stylesComeFirstAndLevelsHaveNoGaps() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>\
            <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/></w:style>
            """
        let styled = { (text: String, style: String) in ReadingFiles.p(text, "<w:pStyle w:val=\"\(style)\"/>") }
        let document = try read(
            [styled("题目", "T"), styled("章", "1"), Self.p("一、不是", face: "黑体"), styled("节", "3"), styled("章二", "1")],
            styles)
        #expect(document.title == "题目")
        #expect(document.html == "<h2>章</h2>\n<p>一、不是</p>\n<h3>节</h3>\n<h2>章二</h2>\n")
    }

    @Test func tableStylesAreNoConcernOfParagraphs() throws {
        let styles = """
            <w:style w:type="table" w:styleId="t"><w:name w:val="heading 1"/></w:style><w:style w:styleId="u" w:type="table"/>\
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="table" w:styleId="v"><w:rPr/></w:style>
            """
        let body = ["t", "u", "1"].map { ReadingFiles.p("字" + $0, "<w:pStyle w:val=\"\($0)\"/>") }
        #expect(try read(body, styles).html == "<p>字t</p>\n<p>字u</p>\n<h2>字1</h2>\n")
    }

    @Test func theOnlyFirstHeadingIsTheTitle() throws {
        let styles = """
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
            """
        let styled = { (text: String, style: String) in ReadingFiles.p(text, "<w:pStyle w:val=\"\(style)\"/>") }
        let document = try read([styled("题目", "1"), Self.p("正文"), styled("章", "2")], styles)
        #expect(document.title == "题目")
        #expect(document.html == "<p>正文</p>\n<h2>章</h2>\n")
    }

    @Test func aRedLetterheadIsNotTheTitle() throws {
        let red = """
            <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="FF0000"/><w:sz w:val="90"/></w:rPr><w:t>某市人民政府文件</w:t></w:r></w:p>
            """
        let document = try read([
            red, Self.p("某政发〔2026〕1号", center: true), Self.p("关于通知", size: 44, center: true), Self.p("正文。"),
        ])
        #expect(document.title == "关于通知")
        #expect(document.plainText == "某市人民政府文件\n某政发〔2026〕1号\n正文。")
    }

    @Test func withoutALargeCentredLineThereIsNoTitle() throws {
        #expect(try read([Self.p("正文一。"), Self.p("正文二。")]).title == nil)
    }
}
