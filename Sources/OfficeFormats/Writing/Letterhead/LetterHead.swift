/// The heads of both forms (DOC-2, DOC-3) and the title (DOC-4).
struct LetterHead {
    let document: LetterheadDocument
    private var faces: LetterheadFaces { document.faces }

    // MARK: 文件格式

    /// Mark, number and red line; the mark's top edge is 35 mm under the top of the type area (DOC-2).
    func headed() -> [LetterParagraph] {
        let marks = document.organs.isEmpty ? [""] : document.organs
        var space = LetterMeasure.millimetres(35)
        var paragraphs: [LetterParagraph] = []
        if let urgency = document.urgency {
            var line = plain(urgency)
            line.face = faces.heading
            line.alignment = .left
            paragraphs.append(line)
            space -= line.pitch
        }
        let first = mark(marks[0] + (marks.count == 1 ? "文件" : ""))
        space -= Self.aboveGlyph(marks.count == 1 ? first : jointLine(marks[0], jointSize, .distribute))
        paragraphs.append(blank(max(20, space)))
        if marks.count == 1 { paragraphs.append(first) }
        return paragraphs
    }

    /// The names of several organs stand over one another, as wide as one another, and “文件” beside them.
    func jointMark(_ xml: inout XMLBuffer) {
        let names = document.organs
        let size = jointSize
        let nameWidth = Int(jointLength * size * 20 * 1.05) + 60
        let wordWidth = Int(size * 20 * 2.6)
        xml.raw("<w:tbl><w:tblPr><w:tblW")
        xml.attribute("w:w", nameWidth + wordWidth)
        xml.raw(#" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>"#)
        xml.raw(#"<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#)
        xml.raw("<w:gridCol")
        xml.attribute("w:w", nameWidth)
        xml.raw("/><w:gridCol")
        xml.attribute("w:w", wordWidth)
        xml.raw("/></w:tblGrid>")
        for (index, name) in names.enumerated() {
            xml.raw("<w:tr><w:tc><w:tcPr><w:tcW")
            xml.attribute("w:w", nameWidth)
            xml.raw(#" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>"#)
            jointLine(name, size, .distribute).write(&xml)
            xml.raw("</w:tc><w:tc><w:tcPr><w:tcW")
            xml.attribute("w:w", wordWidth)
            xml.raw(#" w:type="dxa"/>"#)
            if index == 0 { xml.raw(#"<w:vMerge w:val="restart"/>"#) } else { xml.raw("<w:vMerge/>") }
            xml.raw(#"<w:vAlign w:val="center"/></w:tcPr>"#)
            jointLine(index == 0 ? "文件" : "", size, .center).write(&xml)
            xml.raw("</w:tc></w:tr>")
        }
        xml.raw("</w:tbl>")
    }

    private var jointLength: Double { document.organs.map(LetterMeasure.characters).max() ?? 1 }

    /// Points; the longest name and “文件” fill the line at most.
    private var jointSize: Double { min(44, 430 / (jointLength * 1.05 + 2.6)) }

    private func jointLine(_ text: String, _ size: Double, _ alignment: LetterParagraph.Alignment) -> LetterParagraph {
        var line = mark(text)
        line.size = Int(size * 2)
        line.scale = 100
        line.pitch = Int(size * 20 * 1.3)
        line.alignment = alignment
        return line
    }

    /// 发文字号 two lines under the mark, the red line 4 mm under it; beside it 签发人 for documents to a superior.
    func numberAndLine() -> [LetterParagraph] {
        var paragraphs = [blank(), blank()]
        let signers = stride(from: 0, to: document.signers.count, by: 2).map { start in
            document.signers[start..<min(start + 2, document.signers.count)].joined(separator: "　")
        }
        if signers.isEmpty {
            var line = plain(document.number)
            line.alignment = .center
            paragraphs.append(line)
        } else {
            let width = 4 + (signers.map(LetterMeasure.characters).max() ?? 0)
            for (index, names) in signers.enumerated() {
                // The indent is a character, not the paragraph's: the red line begins at the margin.
                var line = plain("　" + (index == signers.count - 1 ? document.number : "") + "\t")
                line.runs.append(.init(text: index == 0 ? "签发人：" : "　　　　"))
                line.runs.append(.init(text: names, face: faces.kai))
                line.alignment = .left
                line.tabs = [LetterMeasure.indent(27 - width)]
                paragraphs.append(line)
            }
        }
        paragraphs[paragraphs.count - 1].bottom = .init(size: 12, space: 8, red: true)
        return paragraphs
    }

    // MARK: 信函格式

    /// The organ's name, its top edge 30 mm from the top of the page, and the double line under it, thick over thin,
    /// 170 mm wide and centred on the page (DOC-3). Stands in the header of the first page.
    func letterHeader() -> [LetterParagraph] {
        var line = mark(document.organs.joined(separator: "　"))
        line.bottom = .init(size: 18, space: Self.space(below: line), red: true)
        var thin = blank(24)
        thin.bottom = .init(size: 6, space: 0, red: true)
        return [line, thin].map(wide)
    }

    /// Thin over thick, 20 mm from the foot of the page.
    func letterFooter() -> [LetterParagraph] {
        var thin = blank(24), thick = blank(24)
        thin.bottom = .init(size: 6, space: 0, red: true)
        thick.bottom = .init(size: 18, space: 0, red: true)
        return [thin, thick].map(wide)
    }

    /// Distance of the header from the top of the page.
    func headerDistance() -> Int {
        LetterMeasure.millimetres(30) - Self.aboveGlyph(mark(document.organs.joined(separator: "　")))
    }

    /// 发文字号 at the right under the double line, 7/8 of a character below it; 紧急程度 at the left. In a frame: how
    /// far a tall header pushes the text down differs between programs.
    func letterNumber() -> [LetterParagraph] {
        var line = plain((document.urgency ?? "") + "\t" + document.number)
        line.alignment = .left
        line.rightTab = LetterMeasure.width
        let mark = mark(document.organs.joined(separator: "　"))
        let lines = Self.space(below: mark) * 20 + 45 + 24 + 15
        let distance = LetterMeasure.bodySize * 10 * 7 / 8
        line.frame = (
            headerDistance() + mark.pitch + lines + distance - Self.aboveGlyph(line), LetterMeasure.pitch
        )
        return [line]
    }

    /// From the end of the mark's line to the double line 4 mm under its characters, points.
    private static func space(below mark: LetterParagraph) -> Int {
        max(0, Int((4 / 25.4 * 72).rounded()) - belowGlyph(mark) / 20)
    }

    /// From 156 mm that stand 28 mm from the left to 170 mm in the middle of the page.
    private func wide(_ paragraph: LetterParagraph) -> LetterParagraph {
        var paragraph = paragraph
        paragraph.left = -LetterMeasure.millimetres(8)
        paragraph.right = -LetterMeasure.millimetres(6)
        return paragraph
    }

    // MARK: Title and addressee

    /// 2号, centred, two lines under the head; then the addressee, flush left with a colon, after a blank line (DOC-4).
    func title() -> [LetterParagraph] {
        var paragraphs = [blank(), blank()]
        for text in TitleLines.broken(document.title) {
            var line = plain(text)
            line.face = faces.title
            line.size = LetterMeasure.titleSize
            line.tightening = 0
            line.bold = faces.boldTitle
            line.alignment = .center
            line.pitch = 680
            paragraphs.append(line)
        }
        paragraphs.append(blank())
        if !document.recipients.isEmpty {
            var line = plain(document.recipients + "：")
            line.alignment = .left
            paragraphs.append(line)
        }
        return paragraphs
    }

    /// The title of a form stands at the top of the type area.
    func formTitle() -> [LetterParagraph] {
        let lines = title().filter { $0.size == LetterMeasure.titleSize }
        return lines + [blank(240)]
    }

    /// 小四, as in the cells of a form.
    func small(_ line: inout LetterParagraph) {
        line.size = 24
        line.tightening = 0
        line.pitch = 400
        if line.first > 0 { line.first = 480 }
    }

    // MARK: Pieces

    func plain(_ text: String) -> LetterParagraph {
        var paragraph = LetterParagraph()
        paragraph.runs = text.isEmpty ? [] : [.init(text: text)]
        paragraph.face = faces.body
        paragraph.pitch = document.pitch
        paragraph.tightening = LetterMeasure.tightening
        return paragraph
    }

    func blank(_ exact: Int? = nil) -> LetterParagraph {
        let height = exact ?? document.pitch
        var paragraph = plain("")
        if height < 200 { paragraph.size = 2 }
        paragraph.pitch = height
        return paragraph
    }

    /// Red 小标宋 as large as the line holds, narrowed when the name is long.
    private func mark(_ text: String) -> LetterParagraph {
        let length = max(1, LetterMeasure.characters(text))
        let fitting = 440 / length
        let size = min(document.form == .letter ? 48 : 58, max(36, fitting))
        var paragraph = plain(text)
        paragraph.face = faces.title
        paragraph.bold = faces.boldTitle
        paragraph.size = Int(size * 2)
        paragraph.scale = min(100, max(40, Int(100 * fitting / size)))
        paragraph.tightening = 0
        paragraph.red = true
        paragraph.alignment = .center
        paragraph.pitch = Int(size * 20 * 1.25)
        return paragraph
    }

    /// Between the top of an exact line and the top of its characters: the baseline lies at four fifths of the line.
    private static func aboveGlyph(_ line: LetterParagraph) -> Int { line.pitch * 4 / 5 - line.size * 10 * 86 / 100 }

    private static func belowGlyph(_ line: LetterParagraph) -> Int { line.pitch / 5 - line.size * 10 * 8 / 100 }
}
