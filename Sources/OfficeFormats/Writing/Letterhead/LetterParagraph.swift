/// A paragraph with all that its layout needs said on itself.
struct LetterParagraph {
    enum Alignment: String { case left, right, center, both, distribute }

    struct Border {
        /// Eighths of a point, and points of distance.
        let size: Int, space: Int
        var red = false
    }

    struct Run {
        var text: String
        var marks: RichMarks = []
        var face: String?
        var isPageNumber = false
        /// Finished markup that stands for the text: a picture.
        var drawing: XMLBuffer?
    }

    var runs: [Run] = []
    var face = ""
    /// Half points.
    var size = LetterMeasure.bodySize
    var bold = false
    var red = false
    /// Twentieths of a point between characters, and per cent of their width.
    var tightening = 0, scale = 100
    var alignment = Alignment.both
    /// Exact height of a line; 0 for as high as needed.
    var pitch = LetterMeasure.pitch
    var left = 0, right = 0, first = 0
    var before = 0, after = 0
    var tabs: [Int] = []
    /// A tab that ends here.
    var rightTab: Int?
    var keepsNext = false
    /// Distance from the top of the page, for a paragraph in a frame of its own.
    var frame: (top: Int, height: Int)?
    var top: Border?, bottom: Border?
    /// 0 is the highest level.
    var outline: Int?

    func write(_ xml: inout XMLBuffer) {
        xml.raw("<w:p><w:pPr>")
        if keepsNext { xml.raw("<w:keepNext/>") }
        if let frame {
            xml.raw("<w:framePr")
            xml.attribute("w:w", LetterMeasure.width)
            xml.attribute("w:h", frame.height)
            xml.raw(#" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1588""#)
            xml.attribute("w:y", frame.top)
            xml.raw("/>")
        }
        writeBorders(&xml)
        writeTabs(&xml)
        // Said on every paragraph, as not every program takes it from the defaults: characters keep their pitch beside
        // digits, none hangs over the margin, and the grid of the section is for who goes on writing.
        xml.raw(
            """
            <w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>
            """)
        writeSpacing(&xml)
        xml.raw("<w:jc")
        xml.attribute("w:val", alignment.rawValue)
        xml.raw("/>")
        if let outline {
            xml.raw("<w:outlineLvl")
            xml.attribute("w:val", outline)
            xml.raw("/>")
        }
        writeLook(Run(text: ""), &xml)
        xml.raw("</w:pPr>")
        for run in runs { write(run, &xml) }
        xml.raw("</w:p>")
    }

    private func writeBorders(_ xml: inout XMLBuffer) {
        if top == nil && bottom == nil { return }
        xml.raw("<w:pBdr>")
        if let top {
            xml.raw("<w:top")
            write(top, &xml)
        }
        if let bottom {
            xml.raw("<w:bottom")
            write(bottom, &xml)
        }
        xml.raw("</w:pBdr>")
    }

    private func write(_ border: Border, _ xml: inout XMLBuffer) {
        xml.raw(#" w:val="single""#)
        xml.attribute("w:sz", border.size)
        xml.attribute("w:space", border.space)
        xml.attribute("w:color", border.red ? "FF0000" : "000000")
        xml.raw("/>")
    }

    private func writeTabs(_ xml: inout XMLBuffer) {
        if tabs.isEmpty && rightTab == nil { return }
        xml.raw("<w:tabs>")
        for tab in tabs {
            xml.raw(#"<w:tab w:val="left""#)
            xml.attribute("w:pos", tab)
            xml.raw("/>")
        }
        if let rightTab {
            xml.raw(#"<w:tab w:val="right""#)
            xml.attribute("w:pos", rightTab)
            xml.raw("/>")
        }
        xml.raw("</w:tabs>")
    }

    private func writeSpacing(_ xml: inout XMLBuffer) {
        xml.raw("<w:spacing")
        xml.attribute("w:before", before)
        xml.attribute("w:after", after)
        if pitch > 0 {
            xml.attribute("w:line", pitch)
            xml.raw(#" w:lineRule="exact""#)
        }
        xml.raw("/><w:ind")
        xml.attribute("w:left", left)
        xml.attribute("w:right", right)
        if first < 0 { xml.attribute("w:hanging", -first) } else { xml.attribute("w:firstLine", first) }
        xml.raw("/>")
    }

    private func write(_ run: Run, _ xml: inout XMLBuffer) {
        if run.isPageNumber {
            writePiece(run, #"<w:fldChar w:fldCharType="begin"/>"#, &xml)
            writePiece(run, #"<w:instrText xml:space="preserve"> PAGE </w:instrText>"#, &xml)
            writePiece(run, #"<w:fldChar w:fldCharType="separate"/>"#, &xml)
            writePiece(run, "<w:t>1</w:t>", &xml)
            writePiece(run, #"<w:fldChar w:fldCharType="end"/>"#, &xml)
            return
        }
        xml.raw("<w:r>")
        writeLook(run, &xml)
        if let drawing = run.drawing { xml.append(drawing) } else { writeText(run.text, &xml) }
        xml.raw("</w:r>")
    }

    private func writePiece(_ run: Run, _ markup: StaticString, _ xml: inout XMLBuffer) {
        xml.raw("<w:r>")
        writeLook(run, &xml)
        xml.raw(markup)
        xml.raw("</w:r>")
    }

    private func writeText(_ text: String, _ xml: inout XMLBuffer) {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalar == "\n" || scalar == "\t" else {
                plain.append(scalar)
                continue
            }
            writePlain(&plain, &xml)
            if scalar == "\n" { xml.raw("<w:br/>") } else { xml.raw("<w:tab/>") }
        }
        writePlain(&plain, &xml)
    }

    private func writePlain(_ plain: inout String.UnicodeScalarView, _ xml: inout XMLBuffer) {
        if plain.isEmpty { return }
        xml.raw(#"<w:t xml:space="preserve">"#)
        xml.text(String(plain))
        xml.raw("</w:t>")
        plain = .init()
    }

    private func writeLook(_ run: Run, _ xml: inout XMLBuffer) {
        xml.raw("<w:rPr>")
        WordStylesPart.face(run.face ?? face, &xml)
        if bold || run.marks.contains(.bold) { xml.raw("<w:b/><w:bCs/>") }
        if run.marks.contains(.italic) { xml.raw("<w:i/><w:iCs/>") }
        if run.marks.contains(.strike) { xml.raw("<w:strike/>") }
        if red { xml.raw(#"<w:color w:val="FF0000"/>"#) }
        if tightening != 0 {
            xml.raw("<w:spacing")
            xml.attribute("w:val", tightening)
            xml.raw("/>")
        }
        if scale != 100 {
            xml.raw("<w:w")
            xml.attribute("w:val", scale)
            xml.raw("/>")
        }
        xml.raw("<w:sz")
        xml.attribute("w:val", size)
        xml.raw("/><w:szCs")
        xml.attribute("w:val", size)
        xml.raw("/>")
        if run.marks.contains(.underline) { xml.raw(#"<w:u w:val="single"/>"#) }
        if run.marks.contains(.superscript) { xml.raw(#"<w:vertAlign w:val="superscript"/>"#) }
        if run.marks.contains(.subscript) { xml.raw(#"<w:vertAlign w:val="subscript"/>"#) }
        xml.raw("</w:rPr>")
    }
}
