/// Word documents: changes accepted, comments, hidden text, fields' codes, objects and properties gone, the look kept.
enum WordCleaner {
    static let graphics: Set<String> = [
        "image", "chart", "chartStyle", "chartColorStyle", "themeOverride", "diagramData", "diagramLayout",
        "diagramQuickStyle", "diagramColors", "diagramDrawing",
    ]
    private static let always: Set<String> = [
        "styles", "numbering", "fontTable", "theme", "settings", "footnotes", "endnotes", "diagramDrawing",
        "themeOverride", "chartStyle", "chartColorStyle",
    ]

    static func clean(_ bytes: [UInt8], _ notes: inout RewritingNotes) throws -> [UInt8] {
        let main = "word/document.xml"
        let archive = try ZipArchive(bytes, limits: .standard)
        guard archive.has(main) else { throw ReadingError(.unreadable, "缺少正文") }
        let visibility = try WordVisibility(styles: try archive.bytes("word/styles.xml"), limits: .standard)
        let settings = try archive.bytes("word/settings.xml").map { try PartTree.parse($0) }
        let evenPages = settings?.first("evenAndOddHeaders")
        let state = WordCleaning(
            visibility, hasEvenPages: evenPages.map { WordVisibility.isOn($0["val"]) } ?? false)
        var cleaner = try PackageCleaner(
            bytes, notes: notes, wanted: graphics.union(always).union(["header", "footer"]), always: always
        ) { root, part, notes in
            try state.clean(root, part: part, &notes)
        }
        for link in try cleaner.links(of: main) + [
            PackageCleaner.Link(id: "", type: "document", target: main, isExternal: false)
        ] where !link.isExternal && ["header", "footer", "footnotes", "endnotes", "document"].contains(link.type) {
            if let part = try cleaner.bytes(of: link.target) { state.note(stylesIn: try PartTree.parse(part)) }
        }
        try cleaner.take(main)
        notes = cleaner.notes
        return try cleaner.package(
            main: main, type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
    }
}

/// What cleaning one document has to remember from part to part.
final class WordCleaning {
    private static let settings: Set<Substring> = [
        "compat", "evenAndOddHeaders", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
        "gutterAtTop", "defaultTabStop", "autoHyphenation", "characterSpacingControl", "footnotePr", "endnotePr",
        "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator", "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
        "noLineBreaksAfter", "noLineBreaksBefore", "doNotExpandShiftReturn", "displayBackgroundShape", "mathPr",
    ]

    let visibility: WordVisibility
    private var styles: Set<String> = []
    private var footnotes: Set<String> = []
    private var endnotes: Set<String> = []

    private let hasEvenPages: Bool

    init(_ visibility: WordVisibility, hasEvenPages: Bool) {
        self.visibility = visibility
        self.hasEvenPages = hasEvenPages
    }

    /// Headers of first and even pages that no section has are stored and never shown.
    private func dropUnusedHeaders(_ root: PartNode) {
        var hasFirstPages = false
        root.visit { node in
            if node.local == "titlePg", WordVisibility.isOn(node["val"]) { hasFirstPages = true }
        }
        root.visit { node in
            guard node.local == "sectPr" else { return }
            node.removeChildren { child in
                guard child.local == "headerReference" || child.local == "footerReference" else { return false }
                return child["type"] == "first" && !hasFirstPages || child["type"] == "even" && !hasEvenPages
            }
        }
    }

    func note(stylesIn root: PartNode) {
        root.visit { node in
            if ["pStyle", "rStyle", "tblStyle"].contains(node.local), let id = node["val"] { styles.insert(id) }
        }
    }

    func clean(_ root: PartNode, part: String, _ notes: inout RewritingNotes) throws {
        switch root.local {
        case "styles": keepUsed(root)
        case "settings": root.removeChildren { !Self.settings.contains($0.local) }
        case "numbering":
            root.visit { node in node.removeChildren { ["name", "nsid", "tmpl"].contains($0.local) } }
        case "document", "hdr", "ftr", "footnotes", "endnotes":
            if root.local == "document" { dropUnusedHeaders(root) }
            if root.local == "footnotes" { keep(footnotes, in: root) }
            if root.local == "endnotes" { keep(endnotes, in: root) }
            WordFields.flatten(root)
            var body = WordBodyCleaner(visibility: visibility, prefix: Self.prefix(of: root.name), notes: notes)
            body.clean(root)
            notes = body.notes
            root.visit { node in
                if node.local == "footnoteReference", let id = node["id"] { footnotes.insert(id) }
                if node.local == "endnoteReference", let id = node["id"] { endnotes.insert(id) }
            }
        default: break
        }
        DrawingNames.clean(root, keepsExtensions: part.contains("diagrams/"))
    }

    private static func prefix(of name: String) -> String {
        name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
    }

    private func keep(_ used: Set<String>, in root: PartNode) {
        root.removeChildren { $0["type"] == nil && !used.contains($0["id"] ?? "") }
    }

    /// Styles that are used, and those they are made from.
    private func keepUsed(_ root: PartNode) {
        let all = root.elements.filter { $0.local == "style" }
        var wanted = styles.union(all.filter { WordSwitch.isOn($0["default"]) }.compactMap { $0["styleId"] })
        var grown = true
        while grown {
            let before = wanted.count
            for style in all where wanted.contains(style["styleId"] ?? "") {
                for name in ["basedOn", "link"] {
                    if let id = style.first(name)?["val"] { wanted.insert(id) }
                }
            }
            grown = wanted.count > before
        }
        root.removeChildren { $0.local == "style" && !wanted.contains($0["styleId"] ?? "") }
        root.visit { node in node.removeChildren { ["aliases", "rsid", "next"].contains($0.local) } }
    }
}

/// Names, descriptions and marks of the editor on shapes and paragraphs.
enum DrawingNames {
    private static let unwanted: Set<Substring> = [
        "descr", "title", "tooltip", "alt", "paraId", "textId", "gfxdata", "editId", "anchorId", "docLocation",
    ]

    static func clean(_ root: PartNode, keepsExtensions: Bool = false) {
        root.visit { node in
            node.attributes.removeAll { name, _ in
                let local = PartNode.local(name)
                return unwanted.contains(local) || local.hasPrefix("rsid")
            }
            if node.local == "docPr" || node.local == "cNvPr" { node.set("name", "图形") }
            node.removeChildren {
                ["tblCaption", "tblDescription"].contains($0.local) || ($0.local == "extLst" && !keepsExtensions)
            }
        }
    }
}
