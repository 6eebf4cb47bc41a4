/// Word documents: every part that holds paragraphs, whatever it is called.
enum WordExtractor {
    private static let parts: [String: (ExtractedPlace, String)] = [
        "document": (.body, ""), "hdr": (.header, "页眉"), "ftr": (.header, "页脚"), "footnotes": (.footnote, "脚注"),
        "endnotes": (.footnote, "尾注"), "comments": (.comment, "批注"), "glossaryDocument": (.glossary, "自动图文集"),
    ]

    static func extract(_ archive: ZipArchive, scope: ExtractionScope, read: inout Set<String>) throws {
        let limits = scope.limits.reading
        let visibility = try WordVisibility(styles: try archive.bytes("word/styles.xml"), limits: limits)
        for name in archive.names.sorted() where name.hasSuffix(".xml") && name.contains("word/") {
            guard let bytes = try archive.bytes(name), let root = try LooseText.root(bytes, limits: limits),
                let (place, label) = parts[root.name]
            else { continue }
            read.insert(name)
            LooseText.comments(bytes, detail: name, scope: scope)
            var reader = WordTextReader(
                scope: scope, place: name.contains("glossary/") ? .glossary : place, label: label,
                visibility: visibility)
            reader.blocks(of: root, mark: .shown, isColoured: false)
            LooseText.innerAttributes(root, place: .metadata, detail: label, scope: scope)
        }
    }
}

/// The paragraphs and tables of one part.
struct WordTextReader {
    let scope: ExtractionScope
    let place: ExtractedPlace
    let label: String
    let visibility: WordVisibility
    private var paragraphs = 0
    private var tables = 0

    init(scope: ExtractionScope, place: ExtractedPlace, label: String, visibility: WordVisibility) {
        self.scope = scope
        self.place = place
        self.label = label
        self.visibility = visibility
    }

    mutating func blocks(of node: XMLNode, mark: WordMark, isColoured: Bool) {
        for child in node.elements { block(child, mark: mark, isColoured: isColoured) }
    }

    private mutating func block(_ child: XMLNode, mark: WordMark, isColoured: Bool) {
        switch child.name {
        case "p":
            paragraphs += 1
            let detail = "\(label)第\(paragraphs)段"
            scope.add(
                mark == .deleted ? .trackedChange : mark == .hidden ? .hiddenText : place, detail,
                paragraph(child, mark: mark, isColoured: isColoured, detail: detail))
        case "tbl": table(child, mark: mark)
        case "del", "moveFrom": blocks(of: child, mark: .deleted, isColoured: isColoured)
        case "comment":
            scope.add(.metadata, "\(label)作者", child.attributes["author"] ?? "")
            blocks(of: child, mark: mark, isColoured: isColoured)
        case "sdtPr", "tblPr", "sectPr":
            LooseText.innerAttributes(child, place: .form, detail: "\(label)内容控件", scope: scope)
        default:
            if child.hasOwnText { scope.add(place, label, child.allText) }
            blocks(of: child, mark: mark, isColoured: isColoured)
        }
    }

    /// Emits what is not plainly shown, and answers with what is.
    private mutating func paragraph(
        _ node: XMLNode, mark: WordMark, isColoured: Bool, detail: String
    ) -> String {
        let properties = node.first("pPr")
        var line = WordLine(
            visibility: visibility, style: properties?.first("pStyle")?.attributes["val"],
            isColoured: isColoured || properties.map(WordVisibility.isColoured) ?? false)
        line.gather(node, mark)
        scope.add(.trackedChange, "\(detail)（已删除）", line.text { $0 == .deleted && mark != .deleted })
        scope.add(.hiddenText, "\(detail)（隐藏）", line.text { $0 == .hidden && mark != .hidden })
        scope.add(.whiteText, "\(detail)（白色或极小）", line.text { $0 == .white })
        if line.has(.deleted), mark != .deleted {
            scope.add(.trackedChange, "\(detail)（修订前）", line.text { $0 != .inserted && $0 != .hidden })
        }
        if line.has(.hidden) || line.has(.white), line.splitsNumber {
            scope.add(.hiddenText, "\(detail)（含隐藏）", line.text { $0 != .deleted })
        }
        scope.add(.field, "\(detail)域代码", line.codes)
        for box in line.boxes { blocks(of: box, mark: mark, isColoured: true) }
        return line.text { mark == .deleted || mark == .hidden ? $0 >= mark : $0 == .shown || $0 == .inserted }
    }

    private mutating func table(_ node: XMLNode, mark: WordMark) {
        tables += 1
        let number = tables
        let styled = node.first("tblPr")?.first("tblStyle") != nil
        var heads: [String] = []
        var line = 0
        let rows = Self.members(of: node, named: "tr")
        // Above the head there may be a title over the whole width.
        let headLine = 1 + (rows.firstIndex { Self.members(of: $0, named: "tc").count > 1 } ?? 0)
        for row in rows {
            line += 1
            let isDeleted = row.first("trPr")?.first("del") != nil
            let isHidden = row.first("trPr")?.first("hidden") != nil
            let own = isDeleted ? .deleted : isHidden ? max(mark, .hidden) : mark
            var texts: [String] = [], column = 0
            for cell in Self.members(of: row, named: "tc") {
                let properties = cell.first("tcPr")
                let span = properties?.first("gridSpan")?.attributes["val"].flatMap { Int($0) } ?? 1
                let detail = "\(label)表格\(number)第\(line)行第\(column + 1)列"
                let text = content(
                    of: cell, mark: own,
                    isColoured: styled || properties.map(WordVisibility.isColoured) ?? false, detail: detail)
                let place: ExtractedPlace = own == .deleted ? .trackedChange : own == .hidden ? .hiddenRow : place
                scope.add(place, detail, text, head: line > headLine && column < heads.count ? heads[column] : nil)
                texts.append(text)
                if line == headLine { heads += Array(repeating: text, count: min(max(span, 1), 200)) }
                column += min(max(span, 1), 200)
            }
            SingleCells.add(texts, place: place, detail: "\(label)表格\(number)第\(line)行", scope: scope)
        }
    }

    private mutating func content(of cell: XMLNode, mark: WordMark, isColoured: Bool, detail: String) -> String {
        var lines: [String] = []
        for child in cell.elements {
            if child.name == "p" {
                lines.append(paragraph(child, mark: mark, isColoured: isColoured, detail: detail))
            } else if ["sdt", "sdtContent", "customXml", "ins"].contains(child.name) {
                lines.append(content(of: child, mark: mark, isColoured: isColoured, detail: detail))
            } else {
                block(child, mark: mark, isColoured: isColoured)
            }
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Rows or cells, those inside content controls and insertions too.
    private static func members(of node: XMLNode, named name: String) -> [XMLNode] {
        var found: [XMLNode] = []
        for child in node.elements {
            if child.name == name {
                found.append(child)
            } else if !["tblPr", "tblGrid", "trPr", "tcPr", "tc", "p"].contains(child.name) {
                found += members(of: child, named: name)
            }
        }
        return found
    }
}
