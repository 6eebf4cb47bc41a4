import OfficeFormats
import Testing

@Suite struct ReadingWordTests {
    @Test func revisionsHiddenTextAndFieldsAreReadAsAPersonSeesThem() async throws {
        let body = """
            <w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
            <w:r><w:t>戊</w:t><w:tab/><w:t>己</w:t><w:br/><w:t>庚</w:t></w:r></w:p>
            """
        let document = try await read(ReadingFiles.docx(body: body), "a.docx")
        #expect(document.texts == ["甲乙戊\t己\n庚"])
        #expect(document.notes.map(\.code) == ["deleted_text", "hidden_text"])
    }

    @Test func textBoxesFollowTheirParagraphAndTheFallbackIsNotReadTwice() async throws {
        let box = "<w:txbxContent>\(ReadingFiles.p("框中"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>正文</w:t><mc:AlternateContent xmlns:mc="m"><mc:Choice>\(box)</mc:Choice>\
            <mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r></w:p>
            """
        #expect(try await read(ReadingFiles.docx(body: body), "a.docx").texts == ["正文", "框中"])
    }

    @Test func headingsComeFromStylesAndOutlineLevels() async throws {
        let styles = """
            <w:styles xmlns:w="w"><w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>\
            <w:style w:styleId="b"><w:name w:val="我的"/><w:basedOn w:val="a"/></w:style></w:styles>
            """
        let body =
            ReadingFiles.p("一级", #"<w:pStyle w:val="b"/>"#) + ReadingFiles.p("二级", #"<w:outlineLvl w:val="1"/>"#)
            + ReadingFiles.p("正文")
        let document = try await read(ReadingFiles.docx(body: body, parts: [("word/styles.xml", styles)]), "a.docx")
        let levels = document.blocks.map { block in if case .heading(let level, _, _) = block { level } else { 0 } }
        #expect(levels == [1, 2, 0])
    }

    @Test func automaticNumbersBecomeText() async throws {
        func level(_ index: Int, _ format: String, _ text: String) -> String {
            #"<w:lvl w:ilvl="\#(index)"><w:start w:val="1"/><w:numFmt w:val="\#(format)"/><w:lvlText w:val="\#(text)"/></w:lvl>"#
        }
        let numbering = """
            <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">\(level(0, "chineseCounting", "%1、"))\
            \(level(1, "chineseCounting", "（%2）"))\(level(2, "decimal", "%3."))</w:abstractNum>\
            <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>
            """
        func item(_ level: Int, _ text: String) -> String {
            ReadingFiles.p(text, #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="3"/></w:numPr>"#)
        }
        let body =
            item(0, "甲") + item(1, "乙") + item(2, "丙") + item(2, "丁") + item(1, "戊") + item(2, "己") + item(0, "庚")
        let document = try await read(
            ReadingFiles.docx(body: body, parts: [("word/numbering.xml", numbering)]), "a.docx")
        #expect(document.texts == ["一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚"])
    }

    @Test func mergedCellsReachOverRowsAndColumns() async throws {
        func cell(_ text: String, _ properties: String = "") -> String {
            "<w:tc><w:tcPr>\(properties)</w:tcPr>\(ReadingFiles.p(text))</w:tc>"
        }
        let restart = #"<w:vMerge w:val="restart"/>"#, go = "<w:vMerge/>", two = #"<w:gridSpan w:val="2"/>"#
        let rows = [
            cell("内容", two) + cell("单位"), cell("一", restart) + cell("1.") + cell("甲", restart),
            cell("", go) + cell("2.") + cell("", go), cell("", go) + cell("3.") + cell("乙"),
        ]
        let body = "<w:tbl>" + rows.map { "<w:tr>\($0)</w:tr>" }.joined() + "</w:tbl>"
        #expect(
            try await read(ReadingFiles.docx(body: body), "a.docx").firstTable == [
                ["0,0+2x1 内容", "2,0+1x1 单位"], ["0,1+1x3 一", "1,1+1x1 1.", "2,1+1x2 甲"], ["1,2+1x1 2."],
                ["1,3+1x1 3.", "2,3+1x1 乙"],
            ])
    }

    @Test func aTableInACellBecomesItsParagraphsAndAFrameOfOneCellVanishes() async throws {
        let inner = "<w:tbl><w:tr><w:tc>\(ReadingFiles.p("内"))</w:tc><w:tc>\(ReadingFiles.p("外"))</w:tc></w:tr></w:tbl>"
        let nested =
            "<w:tbl><w:tr><w:tc>\(ReadingFiles.p("甲"))\(inner)</w:tc><w:tc>\(ReadingFiles.p("乙"))</w:tc></w:tr></w:tbl>"
        #expect(
            try await read(ReadingFiles.docx(body: nested), "a.docx").firstTable == [["0,0+1x1 甲¶内 外", "1,0+1x1 乙"]])
        let frame = "<w:tbl><w:tr><w:tc>\(ReadingFiles.p("标题"))\(inner)</w:tc></w:tr></w:tbl>"
        let document = try await read(ReadingFiles.docx(body: frame), "a.docx")
        #expect(document.texts == ["标题"])
        #expect(document.firstTable == [["0,0+1x1 内", "1,0+1x1 外"]])
    }
}
