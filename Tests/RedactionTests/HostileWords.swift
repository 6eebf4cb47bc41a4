/// Word files with the same words in a place that a black box does not reach.
enum HostileWords {
    static let before = "关于征地补偿的答复"
    static let behind = "补偿标准已经公布"

    /// Name, file, and whether a person sees the second place in the list of units and marks it too.
    static func all(_ words: String) throws -> [(String, [UInt8])] {
        let pieces = words.map { WordFiles.r(String($0), $0 == words.first ? "<w:b/>" : "") }.joined()
        func file(_ more: String = "", parts: [(String, String)] = [], raw: [(String, [UInt8])] = []) throws -> [UInt8] {
            try WordFiles.docx(
                WordFiles.p(before) + WordFiles.p("申请人\(words)来信") + more + WordFiles.p(behind), parts: parts, raw: raw)
        }
        func part(_ name: String, _ root: String, _ inner: String) -> (String, String) {
            ("word/\(name).xml", "<w:\(root) \(WordFiles.space)>\(inner)</w:\(root)>")
        }
        func linked(_ kind: String, _ root: String, _ inner: String) -> [(String, String)] {
            [part(kind + "1", root, inner), ("word/_rels/document.xml.rels", WordFiles.relations([(kind, kind + "1.xml")]))]
        }
        let note = "<w:footnote w:id=\"2\">\(WordFiles.p("见\(words)来信"))</w:footnote>"
        let notes = [
            part("footnotes", "footnotes", note),
            ("word/_rels/document.xml.rels", WordFiles.relations([("footnotes", "footnotes.xml")])),
        ]
        let deleted = "<w:p><w:del w:author=\"\(words)\"><w:r><w:delText>\(words)</w:delText></w:r></w:del>\(WordFiles.r("另附"))</w:p>"
        let moved = "<w:p><w:moveFrom><w:r><w:t>\(words)</w:t></w:r></w:moveFrom><w:ins w:author=\"\(words)\">\(WordFiles.r("另附"))</w:ins></w:p>"
        let drawing = """
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="\(words)" title="\(words)"/></wp:inline>\
            </w:drawing></w:r></w:p>
            """
        let code = """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCVARIABLE \(words) </w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            """
        let link = "<w:p><w:hyperlink r:id=\"x0\">\(WordFiles.r("网页"))</w:hyperlink></w:p>"
        let target = [
            (
                "word/_rels/document.xml.rels",
                WordFiles.relations([], external: [("hyperlink", "mailto:\(words)@example.cn")])
            )
        ]
        let core = """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>\(words)</dc:creator></cp:coreProperties>
            """
        return [
            ("正文", try file()),
            ("拆开的文字", try file("<w:p>\(pieces)</w:p>")),
            ("表格", try file(WordFiles.table([["姓名", "事项"], [words, "补偿"]]))),
            ("内容控件", try file("<w:sdt><w:sdtPr><w:alias w:val=\"\(words)\"/></w:sdtPr><w:sdtContent>\(WordFiles.p(words))</w:sdtContent></w:sdt>")),
            ("文本框", try file("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(WordFiles.p(words))</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")),
            ("脚注", try file("<w:p>\(WordFiles.r("依据"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", parts: notes)),
            ("白色文字", try file(WordFiles.p("") + "<w:p>\(WordFiles.r(words, "<w:color w:val=\"FFFFFF\"/>"))</w:p>")),
            ("全角与空格", try file(WordFiles.p(words.map(String.init).joined(separator: "\u{3000}")))),
            ("删除的修订", try file(deleted)),
            ("移动的修订", try file(moved)),
            ("隐藏文字", try file("<w:p>\(WordFiles.r(words, "<w:vanish/>"))\(WordFiles.r("另附"))</w:p>")),
            ("批注", try file(parts: linked("comments", "comments", "<w:comment w:id=\"1\" w:author=\"\(words)\">\(WordFiles.p(words))</w:comment>"))),
            ("页眉", try file(parts: linked("header", "hdr", WordFiles.p(words)))),
            ("页脚", try file(parts: linked("footer", "ftr", WordFiles.p(words)))),
            ("替代文字", try file(drawing)),
            ("域代码", try file(code)),
            ("链接地址", try file(link, parts: target)),
            ("书签", try file("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"\(words)\"/>\(WordFiles.r("另附"))<w:bookmarkEnd w:id=\"1\"/></w:p>")),
            ("文件属性", try file(parts: [("docProps/core.xml", core)])),
            ("自定义 XML", try file(parts: [("customXml/item1.xml", "<a>\(words)</a>")])),
            ("自动图文集", try file(parts: [part("glossary/document", "glossaryDocument", WordFiles.p(words))])),
            ("样式名", try file(parts: [part("styles", "styles", "<w:style w:styleId=\"a\"><w:name w:val=\"\(words)\"/></w:style>")])),
            ("文档变量", try file(parts: [part("settings", "settings", "<w:docVars><w:docVar w:name=\"a\" w:val=\"\(words)\"/></w:docVars>")])),
            ("缩略图", try file(raw: [("docProps/t.jpeg", [0xFF, 0xD8, 0xFF, 0xFE] + Array(words.utf8) + [0xFF, 0xD9])])),
            ("嵌入对象", try file(raw: [("word/embeddings/a.txt", Array(words.utf8))])),
        ]
    }
}
