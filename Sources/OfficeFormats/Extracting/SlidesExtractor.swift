/// Presentations: slides, hidden ones, notes, comments, masters; tables cell by cell.
enum SlidesExtractor {
    static func extract(_ archive: ZipArchive, scope: ExtractionScope, read: inout Set<String>) throws {
        for name in archive.names.sorted() where name.hasPrefix("ppt/") && name.hasSuffix(".xml") {
            guard let (place, label) = kind(of: name), let bytes = try archive.bytes(name),
                let root = try LooseText.root(bytes, limits: scope.limits.reading)
            else { continue }
            read.insert(name)
            LooseText.comments(bytes, detail: name, scope: scope)
            let isHidden = place == .body && ["0", "false"].contains(root.attributes["show"] ?? "1")
            var reader = SlideReader(scope: scope, place: isHidden ? .hiddenSlide : place, label: label)
            reader.walk(root, isHidden: false)
            LooseText.innerAttributes(root, place: .metadata, detail: label, scope: scope)
        }
    }

    private static func kind(of name: String) -> (ExtractedPlace, String)? {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 3 else { return nil }
        let number = parts[2].filter(\.isNumber)
        switch parts[1] {
        case "slides": return (.body, "第\(number)张幻灯片")
        case "notesSlides": return (.speakerNotes, "第\(number)份备注")
        case "slideMasters", "slideLayouts", "notesMasters", "handoutMasters": return (.master, "母版 \(parts[2])")
        default: return nil
        }
    }
}

/// The shapes of one slide.
struct SlideReader {
    let scope: ExtractionScope
    let place: ExtractedPlace
    let label: String
    private var line = 0

    init(scope: ExtractionScope, place: ExtractedPlace, label: String) {
        self.scope = scope
        self.place = place
        self.label = label
    }

    mutating func walk(_ node: XMLNode, isHidden: Bool) {
        for child in node.elements {
            switch child.name {
            case "p": paragraph(child, isHidden: isHidden)
            case "tbl": table(child, isHidden: isHidden)
            case "sp", "pic", "graphicFrame", "cxnSp", "grpSp":
                walk(child, isHidden: isHidden || Self.isHiddenShape(child))
            default:
                if child.hasOwnText { scope.add(place, label, child.allText) }
                walk(child, isHidden: isHidden)
            }
        }
    }

    static func isHiddenShape(_ shape: XMLNode) -> Bool {
        for child in shape.elements where child.name.hasPrefix("nv") {
            if WordSwitch.isOn(child.first("cNvPr")?.attributes["hidden"]) { return true }
        }
        return false
    }

    private mutating func paragraph(_ node: XMLNode, isHidden: Bool) {
        line += 1
        var shown = "", white = ""
        for run in node.elements {
            let text = run.name == "br" ? "\n" : run.elements.filter { $0.name == "t" }.map(\.allText).joined()
            if Self.isInvisible(run) { white += text } else { shown += text }
        }
        scope.add(isHidden ? .hiddenText : place, "\(label)第\(line)段", shown)
        scope.add(.whiteText, "\(label)第\(line)段（白色或极小）", white)
    }

    private static func isInvisible(_ run: XMLNode) -> Bool {
        guard let properties = run.first("rPr") else { return false }
        if let size = properties.attributes["sz"].flatMap({ Int($0) }), size <= 200 { return true }
        guard let fill = properties.first("solidFill") else { return false }
        if let color = fill.first("srgbClr")?.attributes["val"] { return WordVisibility.isWhite(color, theme: nil) }
        return false
    }

    private mutating func table(_ node: XMLNode, isHidden: Bool) {
        var heads: [String] = []
        for (number, row) in node.elements.filter({ $0.name == "tr" }).enumerated() {
            let cells = row.elements.filter { $0.name == "tc" }
            let texts = cells.map { cell in
                (cell.first("txBody")?.elements.filter { $0.name == "p" }.map(\.allText) ?? []).joined(separator: "\n")
            }
            for (column, text) in texts.enumerated() {
                scope.add(
                    isHidden ? .hiddenText : place, "\(label)表格第\(number + 1)行第\(column + 1)列", text,
                    head: number > 0 && heads.indices.contains(column) ? heads[column] : nil)
            }
            SingleCells.add(texts, place: place, detail: "\(label)表格第\(number + 1)行", scope: scope)
            if number == 0 { heads = texts }
        }
    }
}
