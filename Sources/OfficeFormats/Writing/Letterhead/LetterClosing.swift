extension LetterBody {
    /// Attachments, organs and date, annotation.
    mutating func closing() {
        append(attachments())
        signature()
        append(annotation())
    }

    /// “附件：1.…” a blank line under the text, two characters in, without a mark at the end (DOC-5).
    private func attachments() -> [LetterParagraph] {
        if document.attachments.isEmpty { return [] }
        var paragraphs = [head.blank()]
        let isSingle = document.attachments.count == 1
        for (index, name) in document.attachments.enumerated() {
            let lead = index == 0 ? "附件：" : ""
            var line = head.plain(isSingle ? lead + name : "\(lead)\(index + 1).\t\(name)")
            line.alignment = .left
            line.left = LetterMeasure.indent(isSingle ? 5 : 6)
            line.first = -LetterMeasure.indent(isSingle ? 3 : index == 0 ? 4 : 1)
            if !isSingle { line.tabs = [LetterMeasure.indent(6)] }
            paragraphs.append(line)
        }
        // They hold the organ and the date to themselves (DOC-6).
        for index in paragraphs.indices { paragraphs[index].keepsNext = true }
        return paragraphs
    }

    // MARK: Organ and date

    private mutating func signature() {
        guard let date = document.signedOn?.text else { return }
        let organs = document.closingOrgans.isEmpty ? document.organs : document.closingOrgans
        if organs.isEmpty { return }
        // The seal, 42 mm wide, reaches to within a line of the text; nothing may part them (DOC-6).
        var paragraphs = [head.blank()] + (document.isSealed ? [head.blank()] : [])
        let isJoint = document.isSealed && organs.count > 1
        if !isJoint { paragraphs += document.isSealed ? sealed(organs[0], date) : unsealed(organs, date) }
        let goesOn = isJoint || hasImprint || document.annotation?.isEmpty == false
        for index in paragraphs.indices where goesOn || index < paragraphs.count - 1 {
            paragraphs[index].keepsNext = true
        }
        append(paragraphs)
        if isJoint { jointSeals(organs, date) }
    }

    /// The date four characters from the right, the organ centred on it.
    private func sealed(_ organ: String, _ date: String) -> [LetterParagraph] {
        var day = head.plain(date)
        day.alignment = .right
        day.right = LetterMeasure.indent(4)
        let centre = 24 - document.faces.characters(date) / 2
        let fitting = max(14, min(centre, 28 - LetterMeasure.characters(organ) / 2))
        return [centred(organ, on: fitting), fitting == centre ? day : centred(date, on: fitting)]
    }

    /// Up to three organs beside one another, each with room for its seal, the date under the last (DOC-6).
    private mutating func jointSeals(_ organs: [String], _ date: String) {
        let widest = organs.map(LetterMeasure.characters).max() ?? 0
        let columns = widest > 9 ? 2 : 3
        let width = LetterMeasure.width / columns
        xml.raw(#"<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>"#)
        xml.raw(#"<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#)
        for _ in 0..<columns {
            xml.raw("<w:gridCol")
            xml.attribute("w:w", width)
            xml.raw("/>")
        }
        xml.raw("</w:tblGrid>")
        for start in stride(from: 0, to: organs.count, by: columns) {
            xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            for index in start..<(start + columns) {
                xml.raw("<w:tc><w:tcPr><w:tcW")
                xml.attribute("w:w", width)
                xml.raw(#" w:type="dxa"/></w:tcPr>"#)
                sealCell(organs, index, start, date)
                xml.raw("</w:tc>")
            }
            xml.raw("</w:tr>")
        }
        xml.raw("</w:tbl>")
        append([head.blank(20)])
    }

    private mutating func sealCell(_ organs: [String], _ index: Int, _ start: Int, _ date: String) {
        let space = start == 0 ? 0 : 4
        var lines = Array(repeating: head.blank(), count: space)
        lines.append(head.plain(index < organs.count ? organs[index] : ""))
        if index == organs.count - 1 { lines.append(head.plain(date)) }
        for line in lines {
            var line = line
            line.alignment = .center
            line.keepsNext = true
            append([line])
        }
    }

    private func centred(_ text: String, on centre: Double) -> LetterParagraph {
        var line = head.plain(text)
        line.alignment = .center
        line.left = LetterMeasure.indent(2 * centre - 28)
        return line
    }

    /// The organ two characters from the right, the date under it beginning two characters further right.
    private func unsealed(_ organs: [String], _ date: String) -> [LetterParagraph] {
        let widest = organs.map(LetterMeasure.characters).max() ?? 0
        let dateStart = min(26 - widest + 2, 26 - document.faces.characters(date))
        return organs.map { started($0, at: dateStart - 2) } + [started(date, at: dateStart)]
    }

    private func started(_ text: String, at characters: Double) -> LetterParagraph {
        var line = head.plain(text)
        line.alignment = .left
        line.left = LetterMeasure.indent(max(0, characters))
        return line
    }

    /// （此件公开发布） two characters in, under the date (OPN-8).
    private func annotation() -> [LetterParagraph] {
        guard let annotation = document.annotation, !annotation.isEmpty else { return [] }
        var line = head.plain("（\(annotation)）")
        line.first = 2 * LetterMeasure.character
        line.keepsNext = hasImprint
        return [line]
    }
}

// MARK: 版记

extension LetterBody {
    /// It never stands on a page alone.
    var hasImprint: Bool {
        !document.copies.isEmpty || (document.form == .headed && document.printedBy != nil)
    }

    /// Copies and printing at the foot of the last page, between lines; a letter shows copies alone and no lines
    /// (DOC-3). Each stands in a frame of its own, which Word and LibreOffice place alike.
    mutating func imprint() {
        var rows: [LetterParagraph] = []
        if !document.copies.isEmpty {
            let text = "抄送：" + document.copies.joined(separator: "，") + "。"
            var line = small(text, lines: Int(((LetterMeasure.characters(text) - 3) / 26).rounded(.up)))
            line.left = 4 * 280
            line.first = -3 * 280
            rows.append(line)
        }
        if document.form == .headed, let printer = document.printedBy {
            var line = small(printer + "\t" + (document.printedOn.map { $0.text + "印发" } ?? ""), lines: 1)
            line.left = 280
            line.rightTab = LetterMeasure.width - 280
            rows.append(line)
        }
        var top = 16_838 - 1984 - rows.reduce(0) { $0 + ($1.frame?.height ?? 0) }
        for index in rows.indices {
            let height = rows[index].frame?.height ?? 0
            rows[index].frame = (top, height)
            top += height
            guard document.form == .headed else { continue }
            // Thick outside, thin between.
            if index == 0 { rows[index].top = .init(size: 8, space: 1) }
            rows[index].bottom = .init(size: index == rows.count - 1 ? 8 : 6, space: 1)
        }
        // The paragraph that the frames hang on.
        if !rows.isEmpty { append(rows + [head.blank(20)]) }
    }

    /// 4号, one character in on both sides.
    private func small(_ text: String, lines: Int) -> LetterParagraph {
        var line = head.plain(text)
        line.size = 28
        line.tightening = 0
        line.pitch = 440
        line.alignment = .left
        line.right = 280
        line.frame = (0, max(1, lines) * 440 + 80)
        return line
    }
}
