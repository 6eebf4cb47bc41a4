/// The parts of the package around the text.
struct LetterheadParts {
    let document: LetterheadDocument
    let text: LetterBody

    private var isLetter: Bool { document.form == .letter }
    private static let namespaces: StaticString = """
         xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
        """

    static func pictureID(_ index: Int) -> String { "rId\(index + 20)" }

    private struct Part {
        let name: String, type: String, id: String
        let xml: XMLBuffer
    }

    func bytes() throws(WritingFailure) -> [UInt8] {
        let parts = self.parts
        let prefix = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        let types =
            [("word/document.xml", prefix + "document.main+xml")]
            + parts.map { ("word/" + $0.name, prefix + $0.type + "+xml") }
            + pictures.map { ("word/" + $0.name, $0.type) }
        var archive = PackageArchive()
        archive.add("[Content_Types].xml", DocumentProperties.contentTypes(types))
        archive.add("_rels/.rels", DocumentProperties.rootRelationships(main: "word/document.xml"))
        archive.add("docProps/core.xml", document.properties.core())
        archive.add("docProps/app.xml", document.properties.app())
        archive.add("word/document.xml", main)
        archive.add("word/_rels/document.xml.rels", relationships(parts))
        for part in parts { archive.add("word/" + part.name, part.xml) }
        for (index, picture) in pictures.enumerated() {
            archive.add("word/" + picture.name, bytes: text.pictures[index].bytes)
        }
        return try archive.bytes()
    }

    private var pictures: [(name: String, type: String)] {
        text.pictures.enumerated().map { index, picture in
            let ending = LetterPicture.ending(picture.kind) ?? "png"
            return ("media/image\(index + 1).\(ending)", "image/\(ending)")
        }
    }

    private var parts: [Part] {
        let head = LetterHead(document: document)
        var parts = [
            Part(name: "styles.xml", type: "styles", id: "rId1", xml: styles),
            Part(name: "settings.xml", type: "settings", id: "rId2", xml: Self.settings),
            Part(name: "fontTable.xml", type: "fontTable", id: "rId3", xml: fontTable),
            Part(name: "footer1.xml", type: "footer", id: "rId4", xml: footer([pageNumber(even: false)])),
            Part(name: "footer2.xml", type: "footer", id: "rId5", xml: footer([pageNumber(even: true)])),
        ]
        if isLetter {
            parts.append(Part(name: "footer3.xml", type: "footer", id: "rId6", xml: edge(head.letterFooter(), "ftr")))
            parts.append(Part(name: "header1.xml", type: "header", id: "rId7", xml: edge(head.letterHeader(), "hdr")))
        }
        return parts
    }

    // MARK: The text and its section

    private var main: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw("<w:document")
        xml.raw(Self.namespaces)
        xml.raw("<w:body>")
        xml.append(text.xml)
        xml.raw("<w:sectPr>")
        if isLetter { xml.raw(#"<w:headerReference w:type="first" r:id="rId7"/>"#) }
        xml.raw(
            """
            <w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>
            """)
        if isLetter { xml.raw(#"<w:footerReference w:type="first" r:id="rId6"/>"#) }
        xml.raw(
            """
            <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" \
            w:gutter="0"
            """)
        let head = LetterHead(document: document)
        xml.attribute("w:header", isLetter ? head.headerDistance() : 851)
        xml.attribute("w:footer", footerDistance)
        xml.raw("/>")
        if isLetter { xml.raw("<w:titlePg/>") }
        xml.raw(
            #"<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr></w:body></w:document>"#)
        return xml
    }

    /// The dash of the page number lies 7 mm under the type area (DOC-8); the lines of a letter 20 mm from the foot.
    private var footerDistance: Int { isLetter ? LetterMeasure.millimetres(20) : Self.numberDistance }
    private static let numberDistance = LetterMeasure.millimetres(24.9)

    /// — 1 — in 4号: odd pages at the right, even pages at the left, one character in.
    private func pageNumber(even: Bool) -> LetterParagraph {
        var line = LetterParagraph()
        line.face = document.faces.pageNumber
        line.size = 28
        line.pitch = 350
        line.alignment = even ? .left : .right
        line.left = 280
        line.right = 280
        line.runs = [.init(text: "— "), .init(text: "", isPageNumber: true), .init(text: " —")]
        return line
    }

    private func footer(_ paragraphs: [LetterParagraph]) -> XMLBuffer {
        let filler = LetterHead(document: document).blank(Self.numberDistance - footerDistance)
        return edge(paragraphs + (isLetter ? [filler] : []), "ftr")
    }

    private func edge(_ paragraphs: [LetterParagraph], _ name: StaticString) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw("<w:")
        xml.raw(name)
        xml.raw(Self.namespaces)
        for paragraph in paragraphs { paragraph.write(&xml) }
        xml.raw("</w:")
        xml.raw(name)
        xml.raw(">")
        return xml
    }

    // MARK: Other parts

    private var styles: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw("<w:styles")
        xml.raw(Self.namespaces)
        xml.raw("<w:docDefaults><w:rPrDefault><w:rPr>")
        WordStylesPart.face(document.faces.body, &xml)
        xml.raw(
            """
            <w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>\
            <w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
            </w:style></w:styles>
            """)
        return xml
    }

    private static var settings: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw("<w:settings")
        xml.raw(namespaces)
        xml.raw(
            """
            <w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
            <w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" \
            w:eastAsia="zh-CN"/></w:settings>
            """)
        return xml
    }

    /// What stands in for a typeface that is not installed (DOC-10).
    private var fontTable: XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw("<w:fonts")
        xml.raw(Self.namespaces)
        let faces = document.faces
        let named = [
            (faces.body, "FangSong;仿宋;Noto Serif CJK SC"), (faces.title, "小标宋;Noto Serif CJK SC"),
            (faces.heading, "SimHei;Noto Sans CJK SC"), (faces.kai, "KaiTi;楷体;AR PL UKai CN"),
            (faces.pageNumber, "SimSun;Noto Serif CJK SC"),
        ]
        var seen: Set<String> = []
        for (name, others) in named where seen.insert(name).inserted {
            xml.raw("<w:font")
            xml.attribute("w:name", name)
            xml.raw("><w:altName")
            xml.attribute("w:val", others)
            xml.raw(#"/><w:charset w:val="86"/></w:font>"#)
        }
        xml.raw("</w:fonts>")
        return xml
    }

    private func relationships(_ parts: [Part]) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#)
        let targets =
            parts.map { ($0.id, $0.type, $0.name) }
            + pictures.enumerated().map { (Self.pictureID($0), "image", $1.name) }
        for (id, type, name) in targets {
            xml.raw("<Relationship")
            xml.attribute("Id", id)
            xml.attribute("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type)
            xml.attribute("Target", name)
            xml.raw("/>")
        }
        xml.raw("</Relationships>")
        return xml
    }
}
