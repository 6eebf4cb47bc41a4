/// Page, margins and page numbers (DOC-1, DOC-8).
enum WordSection {
    /// Twentieths of a point: A4; 天头 37 mm, 订口 28 mm, right 26 mm, bottom 35 mm. Turned, the head is at the binding.
    static func textWidth(_ page: WordPage) -> Int {
        switch page {
        case .portrait: 11_906 - 1_588 - 1_474
        case .landscape: 16_838 - 2_098 - 1_984
        case .sheet: 11_906 - 2 * 1_134
        }
    }

    static func write(_ page: WordPage, _ xml: inout XMLBuffer) {
        xml.raw(
            """
            <w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:footerReference w:type="even" r:id="rId3"/>
            """)
        switch page {
        case .portrait:
            xml.raw(
                """
                <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" \
                w:header="851" w:footer="1304" w:gutter="0"/>
                """)
        case .landscape:
            xml.raw(
                """
                <w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="1984" \
                w:bottom="1474" w:left="2098" w:header="851" w:footer="907" w:gutter="0"/>
                """)
        case .sheet:
            xml.raw(
                """
                <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" \
                w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>
                """)
            return
        }
        xml.raw(#"<w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr>"#)
    }

    /// — 1 — in 4号 half-width 宋体: odd pages at the right, even pages at the left, one character in.
    static func footer(even: Bool) -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(
            """
            <w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:ind \
            w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/><w:jc
            """)
        xml.attribute("w:val", even ? "left" : "right")
        xml.raw("/></w:pPr>")
        run("<w:t xml:space=\"preserve\">— </w:t>", &xml)
        run("<w:fldChar w:fldCharType=\"begin\"/>", &xml)
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>", &xml)
        run("<w:fldChar w:fldCharType=\"separate\"/>", &xml)
        run("<w:t>1</w:t>", &xml)
        run("<w:fldChar w:fldCharType=\"end\"/>", &xml)
        run("<w:t xml:space=\"preserve\"> —</w:t>", &xml)
        xml.raw("</w:p></w:ftr>")
        return xml
    }

    private static func run(_ content: StaticString, _ xml: inout XMLBuffer) {
        xml.raw("<w:r><w:rPr>")
        WordStylesPart.face("宋体", &xml)
        xml.raw(#"<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>"#)
        xml.raw(content)
        xml.raw("</w:r>")
    }
}
