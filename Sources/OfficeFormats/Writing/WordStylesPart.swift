/// `word/styles.xml`: typefaces by DOC-10, each named for Latin and for Han characters alike.
enum WordStylesPart {
    private struct Look {
        let style: WordStyle
        let name: String
        let face: String
        /// Half points.
        let size: Int
        var bold = false
        var alignment = "both"
        /// Hundredths of a character.
        var indent = 0
        /// Exact line pitch in twentieths of a point (DOC-1: 29 pt); 0 for single.
        var pitch = 580
        /// 0 is the highest level; nil is body.
        var outline: Int?
    }

    private static let looks: [Look] = [
        Look(style: .title, name: "Title", face: "小标宋", size: 44, alignment: "center", pitch: 0),
        Look(style: .heading1, name: "heading 1", face: "黑体", size: 32, indent: 200, outline: 0),
        Look(style: .heading2, name: "heading 2", face: "楷体_GB2312", size: 32, indent: 200, outline: 1),
        Look(style: .heading3, name: "heading 3", face: "仿宋_GB2312", size: 32, bold: true, indent: 200, outline: 2),
        Look(style: .body, name: "Body Text", face: "仿宋_GB2312", size: 32, indent: 200),
        Look(style: .flush, name: "Flush", face: "仿宋_GB2312", size: 32, alignment: "left"),
        Look(style: .closing, name: "Closing", face: "仿宋_GB2312", size: 32, alignment: "right"),
        Look(style: .note, name: "Note", face: "仿宋_GB2312", size: 24, alignment: "left", pitch: 0),
        Look(style: .cell, name: "Table Text", face: "仿宋_GB2312", size: 21, alignment: "left", pitch: 0),
        Look(style: .headerCell, name: "Table Header", face: "黑体", size: 21, alignment: "center", pitch: 0),
    ]

    static func write() -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>\
            <w:rPrDefault><w:rPr>
            """)
        face("仿宋_GB2312", &xml)
        xml.raw(
            """
            <w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">\
            <w:name w:val="Normal"/><w:qFormat/></w:style>
            """)
        for look in looks { write(look, &xml) }
        xml.raw("</w:styles>")
        return xml
    }

    private static func write(_ look: Look, _ xml: inout XMLBuffer) {
        xml.raw(#"<w:style w:type="paragraph""#)
        xml.attribute("w:styleId", look.style.rawValue)
        xml.raw("><w:name")
        xml.attribute("w:val", look.name)
        xml.raw(#"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>"#)
        if look.outline != nil { xml.raw("<w:keepNext/>") }
        if look.pitch > 0 {
            xml.raw(#"<w:spacing w:lineRule="exact""#)
            xml.attribute("w:line", look.pitch)
            xml.raw("/>")
        } else if look.style == .title {
            xml.raw(#"<w:spacing w:after="290"/>"#)
        }
        if look.indent > 0 {
            xml.raw("<w:ind")
            xml.attribute("w:firstLineChars", look.indent)
            xml.attribute("w:firstLine", look.indent * look.size / 10)
            xml.raw("/>")
        }
        xml.raw("<w:jc")
        xml.attribute("w:val", look.alignment)
        xml.raw("/>")
        if let outline = look.outline {
            xml.raw("<w:outlineLvl")
            xml.attribute("w:val", outline)
            xml.raw("/>")
        }
        xml.raw("</w:pPr><w:rPr>")
        face(look.face, &xml)
        if look.bold { xml.raw("<w:b/><w:bCs/>") }
        xml.raw("<w:sz")
        xml.attribute("w:val", look.size)
        xml.raw("/><w:szCs")
        xml.attribute("w:val", look.size)
        xml.raw("/></w:rPr></w:style>")
    }

    static func face(_ name: String, _ xml: inout XMLBuffer) {
        xml.raw("<w:rFonts")
        xml.attribute("w:ascii", name)
        xml.attribute("w:eastAsia", name)
        xml.attribute("w:hAnsi", name)
        xml.attribute("w:cs", name)
        xml.raw(#" w:hint="eastAsia"/>"#)
    }
}
