/// Workbooks: every cell of every sheet with its column's head, hidden or not, and all that hangs on a sheet.
enum WorkbookExtractor {
    struct Sheet {
        var name = ""
        var target = ""
        var isHidden = false
    }

    static func extract(_ archive: ZipArchive, scope: ExtractionScope, read: inout Set<String>) throws {
        let limits = scope.limits.reading
        guard let book = try archive.bytes("xl/workbook.xml"), let root = try LooseText.root(book, limits: limits)
        else { throw ReadingError(.unreadable, "缺少工作簿") }
        read.formUnion(["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/calcChain.xml"])
        LooseText.comments(book, detail: "工作簿", scope: scope)
        let targets = try relationships(try archive.bytes("xl/_rels/workbook.xml.rels"), limits: limits)
        let sheets = sheets(root, targets: targets)
        names(root, scope: scope)
        var styles = CellStyles()
        try styles.load(try archive.bytes("xl/styles.xml"), limits: limits)
        for format in styles.formats { scope.add(.numberFormat, "数字格式", format) }
        var values = XlsxValues()
        values.startsIn1904 =
            root.first("workbookPr")?.attributes["date1904"].map { $0 == "1" || $0 == "true" } ?? false
        try values.loadStyles(try archive.bytes("xl/styles.xml"), limits: limits)
        var strings = SharedStrings()
        try strings.load(try archive.bytes("xl/sharedStrings.xml"), limits: limits)
        for sheet in sheets {
            guard let bytes = try archive.bytes(sheet.target) else { continue }
            read.insert(sheet.target)
            LooseText.comments(bytes, detail: "工作表“\(sheet.name)”", scope: scope)
            var reader = SheetExtractor(sheet: sheet, scope: scope, values: values, styles: styles)
            try reader.read(bytes, strings: &strings)
        }
        for (index, text) in strings.unused { scope.add(.unusedText, "未使用的文字第\(index + 1)条", text) }
        for text in strings.readings { scope.add(.hiddenText, "拼音标注", text) }
    }

    static func relationships(_ bytes: [UInt8]?, limits: ReadingLimits) throws -> [String: String] {
        guard let bytes, let root = try LooseText.root(bytes, limits: limits) else { return [:] }
        var targets: [String: String] = [:]
        for link in root.elements {
            guard let id = link.attributes["Id"], let target = link.attributes["Target"] else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    static func sheets(_ root: XMLNode, targets: [String: String]) -> [Sheet] {
        var sheets: [Sheet] = []
        for node in root.first("sheets")?.elements.map({ $0 }) ?? [] where node.name == "sheet" {
            let attributes = node.attributes
            sheets.append(
                Sheet(
                    name: attributes["name"] ?? "",
                    target: attributes["id"].flatMap { targets[$0] } ?? "xl/worksheets/sheet\(sheets.count + 1).xml",
                    isHidden: (attributes["state"] ?? "visible") != "visible"))
        }
        return sheets
    }

    private static func names(_ root: XMLNode, scope: ExtractionScope) {
        for node in root.elements {
            switch node.name {
            case "definedNames":
                for name in node.elements {
                    scope.add(.namedRange, "名称“\(name.attributes["name"] ?? "")”", name.allText)
                    LooseText.element(name, place: .namedRange, detail: "名称", scope: scope)
                }
            case "sheets":
                for sheet in node.elements {
                    let isHidden = (sheet.attributes["state"] ?? "visible") != "visible"
                    scope.add(isHidden ? .hiddenSheet : .body, "工作表名称", sheet.attributes["name"] ?? "")
                }
            default: LooseText.element(node, place: .metadata, detail: "工作簿", scope: scope)
            }
        }
    }
}

/// The strings that cells share, and which of them no cell shows.
struct SharedStrings {
    private var strings: [String] = []
    private var isUsed: [Bool] = []
    private(set) var readings: [String] = []

    mutating func load(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start, pull.name == "si" else { continue }
            let node = try pull.element()
            strings.append(Self.text(node))
            isUsed.append(false)
            for reading in node.elements where reading.name == "rPh" { readings.append(reading.allText) }
        }
    }

    mutating func use(_ index: Int) -> String {
        guard strings.indices.contains(index) else { return "" }
        isUsed[index] = true
        return strings[index]
    }

    var unused: [(Int, String)] { strings.indices.filter { !isUsed[$0] }.map { ($0, strings[$0]) } }

    /// The runs of a string without its reading aids.
    static func text(_ node: XMLNode) -> String {
        var out = ""
        for child in node.elements where child.name != "rPh" { out += child.allText }
        return out
    }
}

/// Which cell formats make their value invisible, and the texts that number formats show.
struct CellStyles {
    private(set) var formats: [String] = []
    private(set) var invisible: [Bool] = []

    mutating func load(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes, let root = try LooseText.root(bytes, limits: limits) else { return }
        var blank: Set<Int> = []
        for format in root.first("numFmts")?.elements.map({ $0 }) ?? [] {
            let code = format.attributes["formatCode"] ?? ""
            formats.append(code)
            if code.allSatisfy({ $0 == ";" }), !code.isEmpty,
                let id = format.attributes["numFmtId"].flatMap({ Int($0) })
            {
                blank.insert(id)
            }
        }
        for style in root.first("cellStyles")?.elements.map({ $0 }) ?? [] {
            formats.append(style.attributes["name"] ?? "")
        }
        let white = root.first("fonts")?.elements.map(Self.isInvisible) ?? []
        let filled = root.first("fills")?.elements.map(Self.isFilled) ?? []
        for format in root.first("cellXfs")?.elements.map({ $0 }) ?? [] {
            let attributes = format.attributes
            let font = attributes["fontId"].flatMap { Int($0) } ?? 0,
                fill = attributes["fillId"].flatMap { Int($0) } ?? 0
            let isWhite =
                white.indices.contains(font) && white[font] && !(filled.indices.contains(fill) && filled[fill])
            invisible.append(isWhite || blank.contains(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
        }
    }

    private static func isInvisible(_ font: XMLNode) -> Bool {
        if let size = font.first("sz")?.attributes["val"].flatMap({ Double($0) }), size <= 2 { return true }
        guard let color = font.first("color")?.attributes else { return false }
        if color["theme"] == "0", color["tint"] == nil { return true }
        return color["rgb"].map { WordVisibility.isWhite($0, theme: nil) } ?? (color["indexed"] == "9")
    }

    private static func isFilled(_ fill: XMLNode) -> Bool {
        if fill.first("gradientFill") != nil { return true }
        guard let pattern = fill.first("patternFill"), let type = pattern.attributes["patternType"], type != "none"
        else { return false }
        guard let color = pattern.first("fgColor")?.attributes else { return type != "solid" }
        if let rgb = color["rgb"] { return !WordVisibility.isWhite(rgb, theme: nil) }
        return color["theme"] != "0" && color["indexed"] != "9"
    }
}
