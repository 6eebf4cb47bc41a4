/// Word files with the same words in a place that a black box does not reach.
struct HostileWords {
    typealias Place = (String, [UInt8])

    static let before = "关于征地补偿的答复"
    static let behind = "补偿标准已经公布"

    private let words: String
    private let isShown: Bool

    /// Name and file: the words stand in the second paragraph, unless `isShown` is false, and in one hiding place more.
    static func all(_ words: String, isShown: Bool = true) throws -> [Place] {
        let made = HostileWords(words: words, isShown: isShown)
        return try made.shown() + made.changed() + made.coded() + made.parts()
    }

    private func file(
        _ more: String = "", parts: [(String, String)] = [], raw: [(String, [UInt8])] = []
    ) throws -> [UInt8] {
        let second = WordFiles.p("申请人\(isShown ? words : "")来信")
        return try WordFiles.docx(
            WordFiles.p(Self.before) + second + more + WordFiles.p(Self.behind), parts: parts, raw: raw)
    }

    private func part(_ name: String, _ root: String, _ inner: String) -> (String, String) {
        ("word/\(name).xml", "<w:\(root) \(WordFiles.space)>\(inner)</w:\(root)>")
    }

    private func linked(_ kind: String, _ root: String, _ inner: String) -> [(String, String)] {
        let relations = WordFiles.relations([(kind, kind + "1.xml")])
        return [part(kind + "1", root, inner), ("word/_rels/document.xml.rels", relations)]
    }

    /// What a reader sees and a person marks.
    private func shown() throws -> [Place] {
        let pieces = words.map { WordFiles.r(String($0), $0 == words.first ? "<w:b/>" : "") }.joined()
        let note = "<w:footnote w:id=\"2\">\(WordFiles.p("见\(words)来信"))</w:footnote>"
        let notes = [
            part("footnotes", "footnotes", note),
            ("word/_rels/document.xml.rels", WordFiles.relations([("footnotes", "footnotes.xml")])),
        ]
        let box = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(WordFiles.p(words))</w:txbxContent>"
        let control = "<w:sdt><w:sdtPr><w:alias w:val=\"\(words)\"/></w:sdtPr><w:sdtContent>\(WordFiles.p(words))"
        let white = WordFiles.r(words, "<w:color w:val=\"FFFFFF\"/>")
        return [
            ("正文", try file(WordFiles.p("又及\(words)"))),
            ("拆开的文字", try file("<w:p>\(pieces)</w:p>")),
            ("表格", try file(WordFiles.table([["姓名", "事项"], [words, "补偿"]]))),
            ("内容控件", try file(control + "</w:sdtContent></w:sdt>")),
            ("文本框", try file(box + "</v:textbox></v:shape></w:pict></w:r></w:p>")),
            (
                "脚注",
                try file("<w:p>\(WordFiles.r("依据"))<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", parts: notes)
            ),
            ("白色文字", try file(WordFiles.p("") + "<w:p>\(white)</w:p>")),
            ("全角与空格", try file(WordFiles.p(words.map(String.init).joined(separator: "\u{3000}")))),
        ]
    }

    private func changed() throws -> [Place] {
        let author = "w:author=\"\(words)\""
        let gone = "<w:del \(author)><w:r><w:delText>\(words)</w:delText></w:r></w:del>"
        let moved =
            "<w:moveFrom><w:r><w:t>\(words)</w:t></w:r></w:moveFrom><w:ins \(author)>\(WordFiles.r("另附"))</w:ins>"
        let comment = "<w:comment w:id=\"1\" \(author)>\(WordFiles.p(words))</w:comment>"
        return [
            ("删除的修订", try file("<w:p>\(gone)\(WordFiles.r("另附"))</w:p>")),
            ("移动的修订", try file("<w:p>\(moved)</w:p>")),
            ("隐藏文字", try file("<w:p>\(WordFiles.r(words, "<w:vanish/>"))\(WordFiles.r("另附"))</w:p>")),
            ("批注", try file(parts: linked("comments", "comments", comment))),
            ("页眉", try file(parts: linked("header", "hdr", WordFiles.p(words)))),
            ("页脚", try file(parts: linked("footer", "ftr", WordFiles.p(words)))),
        ]
    }

    private func coded() throws -> [Place] {
        let drawing = "<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"图\" descr=\"\(words)\" title=\"\(words)\"/>"
        func field(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        let code = "<w:r><w:instrText> DOCVARIABLE \(words) </w:instrText></w:r>"
        let link = "<w:p><w:hyperlink r:id=\"x0\">\(WordFiles.r("网页"))</w:hyperlink></w:p>"
        let target = WordFiles.relations([], external: [("hyperlink", "mailto:\(words)@example.cn")])
        let mark = "<w:bookmarkStart w:id=\"1\" w:name=\"\(words)\"/>\(WordFiles.r("另附"))<w:bookmarkEnd w:id=\"1\"/>"
        let fields = field("begin") + code + field("separate") + WordFiles.r("结果") + field("end")
        return [
            ("替代文字", try file("<w:p><w:r>\(drawing)</wp:inline></w:drawing></w:r></w:p>")),
            ("域代码", try file("<w:p>\(fields)</w:p>")),
            ("链接地址", try file(link, parts: [("word/_rels/document.xml.rels", target)])),
            ("书签", try file("<w:p>\(mark)</w:p>")),
        ]
    }

    private func parts() throws -> [Place] {
        let core = """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>\(words)</dc:creator></cp:coreProperties>
            """
        let glossary = part("glossary/document", "glossaryDocument", WordFiles.p(words))
        let style = "<w:style w:styleId=\"a\"><w:name w:val=\"\(words)\"/></w:style>"
        let variable = "<w:docVars><w:docVar w:name=\"a\" w:val=\"\(words)\"/></w:docVars>"
        let thumbnail = [0xFF, 0xD8, 0xFF, 0xFE] + Array(words.utf8) + [0xFF, 0xD9]
        return [
            ("文件属性", try file(parts: [("docProps/core.xml", core)])),
            ("自定义 XML", try file(parts: [("customXml/item1.xml", "<a>\(words)</a>")])),
            ("自动图文集", try file(parts: [glossary])),
            ("样式名", try file(parts: [part("styles", "styles", style)])),
            ("文档变量", try file(parts: [part("settings", "settings", variable)])),
            ("缩略图", try file(raw: [("docProps/t.jpeg", thumbnail)])),
            ("嵌入对象", try file(raw: [("word/embeddings/a.txt", Array(words.utf8))])),
        ]
    }
}
