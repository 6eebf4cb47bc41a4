/// Presentations: shown slides with their layouts and pictures; notes, comments, hidden slides and shapes gone.
enum SlidesCleaner {
    private static let always: Set<String> = [
        "slideLayout", "slideMaster", "theme", "tableStyles", "themeOverride", "chartStyle", "chartColorStyle",
        "diagramDrawing",
    ]
    private static let presentation: Set<Substring> = [
        "sldMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle",
    ]

    static func clean(_ bytes: [UInt8], _ notes: inout RewritingNotes) throws -> [UInt8] {
        let main = "ppt/presentation.xml"
        let wanted = WordCleaner.graphics.union(always).union(["slide"])
        var hidden: Set<String> = []
        let probe = try PackageCleaner(bytes, notes: notes, wanted: [], always: []) { _, _, _ in }
        for link in try probe.links(of: main) where link.type == "slide" {
            guard let slide = try probe.bytes(of: link.target) else { continue }
            if ["0", "false"].contains(try PartTree.parse(slide)["show"] ?? "1") { hidden.insert(link.id) }
        }
        if !hidden.isEmpty { notes.add("hidden_slides", "隐藏的幻灯片已删除。") }
        var cleaner = try PackageCleaner(bytes, notes: notes, wanted: wanted, always: always) { root, part, notes in
            try clean(root, part: part, hidden: hidden, &notes)
        }
        guard try cleaner.bytes(of: main) != nil else { throw ReadingError(.unreadable, "缺少演示文稿") }
        try cleaner.take(main)
        notes = cleaner.notes
        return try cleaner.package(
            main: main,
            type: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")
    }

    private static func clean(
        _ root: PartNode, part: String, hidden: Set<String>, _ notes: inout RewritingNotes
    ) throws {
        if root.local == "presentation" {
            root.removeChildren { !presentation.contains($0.local) }
            root.first("sldIdLst")?.removeChildren { slide in
                slide.attributes.contains { $0.name.contains(":") && hidden.contains($0.value) }
            }
        }
        let isPattern = root.local == "sldLayout" || root.local == "sldMaster"
        var dropped = false
        root.visit { node in
            node.removeChildren { child in
                let isGone =
                    isHidden(child) || isTiny(child)
                    || ["oleObj", "controls", "custDataLst", "timing", "Fallback"].contains(child.local)
                    || (child.local == "graphicFrame" && holdsObject(child))
                if isGone { dropped = true }
                return isGone
            }
            if isPattern, node.local == "sp", isPlaceholder(node) {
                node.visit { if $0.local == "t" { $0.children = [] } }
            }
        }
        if dropped { notes.add("hidden_shapes", "隐藏的形状、嵌入的对象和动画已删除。") }
        if root.local == "sldMaster" || root.local == "sldLayout" || root.local == "sld" {
            root.first("cSld")?.set("name", nil)
        }
        DrawingNames.clean(root, keepsExtensions: part.contains("diagrams/"))
    }

    private static func properties(of shape: PartNode) -> PartNode? {
        shape.elements.first { $0.local.hasPrefix("nv") }
    }

    private static func isHidden(_ shape: PartNode) -> Bool {
        WordSwitch.isOn(properties(of: shape)?.first("cNvPr")?["hidden"])
    }

    private static func isPlaceholder(_ shape: PartNode) -> Bool {
        properties(of: shape)?.first("nvPr")?.first("ph") != nil
    }

    private static func isTiny(_ run: PartNode) -> Bool {
        guard run.local == "r", let size = run.first("rPr")?["sz"].flatMap({ Int($0) }) else { return false }
        return size <= 200
    }

    private static func holdsObject(_ frame: PartNode) -> Bool {
        var found = false
        frame.visit { if $0.local == "oleObj" { found = true } }
        return found
    }
}
