import OfficeFormats
import Testing

@Suite struct RichWordTests {
    @Test func marksComeFromRunsAndStyles() throws {
        let body = """
            <w:p><w:r><w:t>平</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Em"/></w:rPr><w:t>斜</w:t></w:r>\
            <w:r><w:rPr><w:u w:val="single"/><w:strike/></w:rPr><w:t>划</w:t></w:r><w:r><w:t>m</w:t></w:r>\
            <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:b w:val="0"/><w:u w:val="none"/></w:rPr><w:t>H</w:t></w:r>\
            <w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pStyle w:val="Strong"/></w:pPr><w:r><w:t>全粗</w:t></w:r><w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>不粗</w:t></w:r></w:p>
            """
        let styles = """
            <w:styles xmlns:w="w"><w:style w:type="character" w:styleId="Em"><w:rPr><w:i/></w:rPr></w:style>\
            <w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>\
            <w:style w:type="paragraph" w:styleId="Strong"><w:basedOn w:val="Base"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style></w:styles>
            """
        #expect(
            try html(body, [("word/styles.xml", styles)])
                == "<p>平<strong>粗</strong><em>斜</em><u><s>划</s></u>m<sup>2</sup>H<sub>2</sub></p>\n<p class=\"align-end\"><strong>全粗</strong>不粗</p>\n"
        )
    }

    @Test func revisionsCommentsHiddenTextAndFieldsAreReadAsOnPaper() throws {
        let field = { (code: String, result: String) in
            """
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> \(code) </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>\(result)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
            """
        }
        let body = """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>\(ReadingFiles.p("目录"))</w:sdtContent></w:sdt>\
            <w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>\
            <w:commentRangeStart w:id="1"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>丁</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>\
            \(field("DATE", "2026年"))\(field("PAGE", "7"))\(field("HYPERLINK &quot;https://a.cn/&quot;", "链"))\
            <w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>戊</w:t><w:tab/><w:t>己</w:t><w:br/><w:t>庚</w:t><w:br w:type="page"/>\
            <w:sym w:font="Wingdings" w:char="F0FE"/><w:ruby><w:rt><w:r><w:t>han</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>\
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>\
            <w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>
            """
        let document = try read(body)
        #expect(
            document.html
                == "<p>甲乙2026年<a href=\"https://a.cn/\">链</a>戊 己<br>庚☑汉</p>\n<p>前半后半</p>\n<hr>\n")
        #expect(document.notes.map(\.code) == ["contents", "deleted_text", "comments", "hidden_text"])
    }

    @Test func aContentsFieldOverSeveralParagraphsIsDroppedWhole() throws {
        let body = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:hyperlink w:anchor="_Toc1"><w:r><w:t>一、甲</w:t></w:r></w:hyperlink></w:p>\(ReadingFiles.p("二、乙"))\
            <w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\(ReadingFiles.p("正文"))
            """
        #expect(try html(body) == "<p>正文</p>\n")
    }

    @Test func onlyHarmlessLinksStay() throws {
        let body = """
            <w:p><w:hyperlink r:id="a"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>官网</w:t></w:r></w:hyperlink><w:hyperlink r:id="b"><w:r><w:t>坏</w:t></w:r></w:hyperlink>\
            <w:hyperlink w:anchor="x"><w:r><w:t>内</w:t></w:r></w:hyperlink></w:p>
            """
        let relations = """
            <Relationships><Relationship Id="a" Target="https://a.cn/?x=1&amp;y=2" TargetMode="External"/>\
            <Relationship Id="b" Target="file:///C:/x" TargetMode="External"/></Relationships>
            """
        let document = try read(body, [("word/_rels/document.xml.rels", relations)])
        #expect(document.html == "<p><a href=\"https://a.cn/?x=1&amp;y=2\">官网</a>坏内</p>\n")
        #expect(document.notes.map(\.code) == ["dropped_link"])
    }

    @Test func footnotesAndEndnotesFollowInTheOrderOfTheirMarks() throws {
        let notes = { (name: String, id: String, text: String) in
            """
            <w:\(name)s xmlns:w="w"><w:\(name) w:type="separator" w:id="-1"><w:p/></w:\(name)>\
            <w:\(name) w:id="\(id)"><w:p><w:r><w:\(name)Ref/></w:r><w:r><w:t> \(text)</w:t></w:r></w:p>\(ReadingFiles.p("二"))</w:\(name)></w:\(name)s>
            """
        }
        let body = """
            <w:p><w:r><w:t>文</w:t></w:r><w:r><w:endnoteReference w:id="5"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>格</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:tc>\
            <w:tc><w:p/></w:tc></w:tr></w:tbl>
            """
        let document = try read(
            body,
            [("word/footnotes.xml", notes("footnote", "2", "脚注")), ("word/endnotes.xml", notes("endnote", "5", "尾注"))])
        #expect(
            document.footnotes.map { $0.map { if case .text(let text, _) = $0 { text } else { "/" } } } == [
                ["尾注", "/", "二"], ["脚注", "/", "二"],
            ])
        #expect(document.html.contains("<p>文<sup class=\"note\"><a id=\"fnref-1\" href=\"#fn-1\""))
        #expect(document.html.contains("<td>格<sup class=\"note\"><a id=\"fnref-2\" href=\"#fn-2\""))
        #expect(document.html.contains("<li id=\"fn-2\">脚注<br>二 <a class=\"back\" href=\"#fnref-2\""))
    }

    @Test func numbersOfOfficialHeadingsBecomeWordsAndOtherNumbersLists() throws {
        let level = { (index: Int, format: String, text: String) in
            #"<w:lvl w:ilvl="\#(index)"><w:start w:val="1"/><w:numFmt w:val="\#(format)"/><w:lvlText w:val="\#(text)"/></w:lvl>"#
        }
        let numbering = """
            <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">\(level(0, "chineseCounting", "%1、"))\(level(1, "chineseCounting", "（%2）"))\(level(2, "decimal", "%3."))</w:abstractNum>\
            <w:abstractNum w:abstractNumId="2">\(level(0, "decimal", "%1."))\(level(1, "bullet", "o"))\(level(2, "decimalEnclosedCircle", "%3"))</w:abstractNum>\
            <w:abstractNum w:abstractNumId="3">\(level(0, "decimal", "%1"))\(level(1, "decimal", "%1.%2"))</w:abstractNum>\
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>\
            <w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>
            """
        let item = { (list: Int, level: Int, text: String) in
            ReadingFiles.p(text, #"<w:numPr><w:ilvl w:val="\#(level)"/><w:numId w:val="\#(list)"/></w:numPr>"#)
        }
        let body =
            item(1, 0, "总则。") + item(1, 1, "甲。") + item(1, 2, "子。") + item(2, 0, "一") + item(2, 1, "点")
            + item(2, 2, "圈") + item(2, 2, "圈")
            + item(2, 0, "二") + ReadingFiles.p("间隔。") + item(2, 0, "三") + item(4, 0, "五") + item(3, 0, "章")
            + item(3, 1, "节")
        let numbered = try html(body, [("word/numbering.xml", numbering)])
        #expect(
            numbered
                == """
                <p>一、总则。</p>
                <p>（一）甲。</p>
                <p>1.子。</p>
                <ol><li>一<ul><li>点<ol class="list-circled"><li>圈</li><li>圈</li></ol></li></ul></li><li>二</li></ol>
                <p>间隔。</p>
                <ol start="3"><li>三</li></ol>
                <ol start="5"><li>五</li></ol>
                <ol><li>章</li></ol>
                <p>1.1 节</p>

                """)
    }

    @Test func tablesKeepSpansHeadsNestingAndCaptions() throws {
        let cell = { (content: String, properties: String) in "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content)</w:tc>" }
        let inner =
            "<w:tbl><w:tr>\(cell(ReadingFiles.p("内1"), ""))\(cell(ReadingFiles.p("内2"), ""))</w:tr></w:tbl><w:p/>"
        let body = """
            \(ReadingFiles.p("表1 任务表", #"<w:jc w:val="center"/>"#))<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>\(cell(ReadingFiles.p("名称"), #"<w:vMerge w:val="restart"/>"#))\(cell(ReadingFiles.p("数量", #"<w:jc w:val="center"/>"#), #"<w:gridSpan w:val="2"/>"#))</w:tr>\
            <w:tr>\(cell("<w:p/>", "<w:vMerge/>"))\(cell(ReadingFiles.p("甲"), ""))\(cell(ReadingFiles.p("乙"), ""))</w:tr>\
            <w:tr>\(cell(inner, ""))\(cell(ReadingFiles.p("1") + ReadingFiles.p("2"), ""))\(cell(ReadingFiles.p("3"), ""))</w:tr>\
            <w:tr><w:trPr><w:del/></w:trPr>\(cell(ReadingFiles.p("删"), ""))</w:tr></w:tbl>
            """
        #expect(
            try html(body) == """
                <table><caption>表1 任务表</caption>
                <thead>
                <tr><th scope="col" rowspan="2">名称</th><th scope="colgroup" colspan="2" class="align-center">数量</th></tr>
                <tr><th scope="col">甲</th><th scope="col">乙</th></tr>
                </thead>
                <tbody>
                <tr><td><table>
                <tbody>
                <tr><td>内1</td><td>内2</td></tr>
                </tbody>
                </table></td><td><p>1</p><p>2</p></td><td>3</td></tr>
                </tbody>
                </table>

                """)
    }

    @Test func picturesComeWithAltAndSize() throws {
        let drawing = { (frame: String, about: String) in
            #"<w:p><w:r><w:drawing><wp:\#(frame)><wp:extent cx="952500" cy="476250"/><wp:docPr id="1" \#(about)/><a:blip r:embed="p"/></wp:\#(frame)></w:drawing></w:r></w:p>"#
        }
        let body = """
            \(drawing("inline", #"descr="位置图""#))\(ReadingFiles.p("图1 位置", #"<w:jc w:val="center"/>"#))\(drawing("anchor", ""))\
            <w:p><w:r><w:t>文</w:t><w:pict><v:shape alt="旧" style="width:72pt;height:36pt"><v:imagedata r:id="p"/></v:shape></w:pict></w:r></w:p>\
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="2"/><a:blip r:link="q"/></wp:inline></w:drawing></w:r></w:p>
            """
        let relations = #"<Relationships><Relationship Id="p" Target="media/a.png"/></Relationships>"#
        let document = try read(
            body,
            [
                ("word/_rels/document.xml.rels", relations),
                ("word/media/a.png", "GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0}\u{0};"),
            ])
        #expect(document.images.map(\.kind) == [.gif])
        let first = RichImageReference(source: .embedded(0), alt: "位置图", width: 100, height: 50)
        let second = RichImageReference(source: .embedded(0), alt: "", width: 100, height: 50)
        let third = RichImageReference(source: .embedded(0), alt: "旧", width: 96, height: 48)
        #expect(
            document.blocks == [
                .figure(first, caption: [.text("图1 位置", [])]), .figure(second, caption: []),
                .paragraph([.text("文", []), .image(third)], .start),
            ])
        #expect(document.notes.map(\.code) == ["picture_without_alt", "linked_picture"])
    }

    @Test func textBoxesAndFormulasAreRead() throws {
        let box = "<w:txbxContent>\(ReadingFiles.p("框中"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:txbx>\(box)</wps:txbx></wp:anchor></w:drawing></mc:Choice>\
            <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
            <w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:r><m:t>=</m:t></m:r>\
            <m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>
            """
        let document = try read(body)
        #expect(document.html == "<p>正文</p>\n<p>框中</p>\n<p>(a+b)/2=c<sup>2</sup></p>\n")
        #expect(document.notes.map(\.code) == ["equation"])
    }

    @Test func whatIsNoWordFileIsRefusedWithASentence() {
        #expect(throws: ReadingError(.empty)) { try RichReader.docx([]) }
        #expect(throws: ReadingError(.unsupported, "不是 docx 文件")) { try RichReader.docx(Array("文字".utf8)) }
        #expect(throws: ReadingError(.unreadable, "内部数据格式错误")) {
            try RichReader.docx(ReadingFiles.zip([("word/document.xml", "")]))
        }
    }

    private func html(_ body: String, _ parts: [(String, String)] = []) throws -> String {
        try read(body, parts).html
    }

    private func read(_ body: String, _ parts: [(String, String)] = []) throws -> RichDocument {
        try RichReader.docx(Self.file(body, parts))
    }

    static func file(_ body: String, _ parts: [(String, String)] = []) -> [UInt8] {
        let names = ["w", "r", "wp", "a", "v", "m", "mc", "wps"].map { "xmlns:\($0)=\"\($0)\"" }.joined(separator: " ")
        return ReadingFiles.zip(
            [("word/document.xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>")] + parts)
    }
}
