/// Workbooks: the shown sheets with their shown rows and columns, values instead of formulas, nothing that hangs on
/// them unseen.
enum WorkbookCleaner {
    private static let main = "xl/workbook.xml"
    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func clean(_ bytes: [UInt8], _ notes: inout RewritingNotes) throws -> [UInt8] {
        let archive = try ZipArchive(bytes, limits: .standard)
        guard let book = try archive.bytes(main) else { throw ReadingError(.unreadable, "缺少工作簿") }
        let limits = ReadingLimits.standard
        let root = try PartTree.parse(book)
        var styles = CellStyles()
        try styles.load(try archive.bytes("xl/styles.xml"), limits: limits)
        let targets = try WorkbookExtractor.relationships(
            try archive.bytes("xl/_rels/workbook.xml.rels"), limits: limits)
        var strings = KeptStrings(try archive.bytes("xl/sharedStrings.xml").map { try PartTree.parse($0) })
        var sheets: [(name: String, bytes: [UInt8])] = []
        for sheet in root.first("sheets")?.elements ?? [] {
            guard (sheet["state"] ?? "visible") == "visible" else {
                notes.add("hidden_sheet", "隐藏的工作表已删除。")
                continue
            }
            let target = sheet["id"].flatMap { targets[$0] } ?? ""
            guard let part = try archive.bytes(target) else { continue }
            let tree = try PartTree.parse(part)
            guard tree.local == "worksheet" else {
                notes.add("chart_sheet", "图表工作表没有保留。")
                continue
            }
            var cleaner = SheetCleaner(styles: styles, notes: notes)
            try cleaner.clean(tree, &strings)
            notes = cleaner.notes
            sheets.append((sheet["name"] ?? "", PartTree.bytes(tree)))
        }
        guard !sheets.isEmpty else { throw RewritingError("没有可公开的工作表", advice: "请取消隐藏需要公开的工作表后提交。") }
        let startsIn1904 = WordSwitch.isOn(root.first("workbookPr")?["date1904"])
        return try package(sheets, strings, archive, startsIn1904: startsIn1904)
    }

    private static func package(
        _ sheets: [(name: String, bytes: [UInt8])], _ strings: KeptStrings, _ archive: ZipArchive, startsIn1904: Bool
    ) throws -> [UInt8] {
        let prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        var parts = [
            (main, prefix + "sheet.main+xml", PartTree.bytes(book(sheets.map(\.name), startsIn1904: startsIn1904))),
            ("xl/sharedStrings.xml", prefix + "sharedStrings+xml", PartTree.bytes(strings.root(space))),
        ]
        var links = [("sharedStrings", "sharedStrings.xml")]
        if let styles = try archive.bytes("xl/styles.xml") {
            let root = try PartTree.parse(styles)
            root.visit { node in
                // A format may show a text of its own, for values that never come.
                if node.local == "numFmt", node["formatCode"]?.count(where: \.isNumber) ?? 0 >= 7 {
                    node.set("formatCode", "General")
                }
                node.removeChildren {
                    ["extLst", "tableStyles"].contains($0.local) || ($0.local == "cellStyle" && $0["builtinId"] != "0")
                }
            }
            parts.append(("xl/styles.xml", prefix + "styles+xml", PartTree.bytes(root)))
            links.append(("styles", "styles.xml"))
        }
        if let theme = try archive.bytes("xl/theme/theme1.xml") {
            let root = try PartTree.parse(theme)
            root.removeChildren { $0.local != "themeElements" }
            root.set("name", "主题")
            // Pictures of backgrounds would need links of their own.
            if !String(decoding: PartTree.bytes(root), as: UTF8.self).contains(":embed=") {
                parts.append(
                    (
                        "xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml",
                        PartTree.bytes(root)
                    ))
                links.append(("theme", "theme/theme1.xml"))
            }
        }
        for (index, sheet) in sheets.enumerated() {
            parts.append(("xl/worksheets/sheet\(index + 1).xml", prefix + "worksheet+xml", sheet.bytes))
        }
        return try packed(parts, links, sheets: sheets.count)
    }

    private static func packed(
        _ parts: [(String, String, [UInt8])], _ links: [(String, String)], sheets: Int
    ) throws -> [UInt8] {
        let types = PartNode("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
        let known = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
        ]
        types.children = known.map { .element(PartNode("Default", [("Extension", $0.0), ("ContentType", $0.1)])) }
        types.children += parts.map {
            .element(PartNode("Override", [("PartName", "/" + $0.0), ("ContentType", $0.1)]))
        }
        var out = PackageArchive()
        out.add("[Content_Types].xml", bytes: PartTree.bytes(types))
        out.add("_rels/.rels", bytes: relationships([("rId1", "officeDocument", main)]))
        let own = (0..<sheets).map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        let others = links.enumerated().map { ("rId\(sheets + $0 + 1)", $1.0, $1.1) }
        out.add("xl/_rels/workbook.xml.rels", bytes: relationships(own + others))
        for part in parts { out.add(part.0, bytes: part.2) }
        return try out.bytes()
    }

    private static func relationships(_ links: [(String, String, String)]) -> [UInt8] {
        let root = PartNode(
            "Relationships", [("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")])
        root.children = links.map {
            .element(PartNode("Relationship", [("Id", $0.0), ("Type", "\(relations)/\($0.1)"), ("Target", $0.2)]))
        }
        return PartTree.bytes(root)
    }

    private static func book(_ names: [String], startsIn1904: Bool) -> PartNode {
        let root = PartNode("workbook", [("xmlns", space), ("xmlns:r", relations)])
        let list = PartNode("sheets")
        for (index, name) in names.enumerated() {
            list.children.append(
                .element(
                    PartNode(
                        "sheet", [("name", name), ("sheetId", "\(index + 1)"), ("r:id", "rId\(index + 1)")])))
        }
        if startsIn1904 { root.children.append(.element(PartNode("workbookPr", [("date1904", "1")]))) }
        root.children.append(.element(PartNode("bookViews", children: [.element(PartNode("workbookView"))])))
        root.children.append(.element(list))
        return root
    }
}

/// The shared strings that a kept cell shows, numbered anew.
struct KeptStrings {
    private let all: [PartNode]
    private var numbers: [Int: Int] = [:]
    private var kept: [PartNode] = []

    init(_ root: PartNode?) { all = root?.elements.filter { $0.local == "si" } ?? [] }

    mutating func keep(_ old: Int) -> Int? {
        guard all.indices.contains(old) else { return nil }
        if let known = numbers[old] { return known }
        let node = all[old]
        node.removeChildren { $0.local == "rPh" || $0.local == "phoneticPr" || $0.local == "extLst" }
        numbers[old] = kept.count
        kept.append(node)
        return kept.count - 1
    }

    func root(_ space: String) -> PartNode {
        // Its strings keep the prefix they were written with.
        let prefix = kept.first.map { String($0.name.dropLast($0.local.count)) } ?? ""
        let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
        return PartNode(prefix + "sst", [(name, space)], children: kept.map { .element($0) })
    }
}
