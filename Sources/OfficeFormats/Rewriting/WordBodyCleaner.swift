/// The content of one part of a Word document as a reader sees it who accepts every change.
struct WordBodyCleaner {
    private static let dropped: Set<Substring> = [
        "del", "moveFrom", "delText", "delInstrText", "commentRangeStart", "commentRangeEnd", "commentReference",
        "annotationRef", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "lastRenderedPageBreak", "object", "control",
        "OLEObject", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "altChunk", "ffData", "subDoc", "contentPart",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange", "tblGridChange",
        "tblPrExChange", "numberingChange", "cellIns", "cellMerge", "customXmlInsRangeStart", "customXmlInsRangeEnd",
        "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
        "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "printerSettings", "Fallback", "webHidden",
    ]
    private static let unwrapped: Set<Substring> = ["ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent"]

    let visibility: WordVisibility
    /// That of the vocabulary, with its colon.
    let prefix: String
    var notes: RewritingNotes

    mutating func clean(_ root: PartNode) { clean(root, style: nil, isColoured: false) }

    private mutating func clean(_ node: PartNode, style: String?, isColoured: Bool) {
        let choices = node.local == "AlternateContent" && node.first("Choice") != nil
        var notes = notes
        var merged: [PartNode.Child] = []
        node.replaceChildren { child in
            // An old picture is all there is when no new one was stored.
            if child.local == "Fallback", !choices { return one(child, style: style, isColoured: isColoured) }
            if Self.dropped.contains(child.local),
                isOwn(child) || child.local == "Fallback" || child.local == "OLEObject"
            {
                Self.note(child.local, &notes)
                return []
            }
            let endsDeleted = child.local == "p" && Self.hasDeletedEnd(child)
            var out = one(child, style: style, isColoured: isColoured)
            if child.local == "p", !merged.isEmpty, let at = out.firstIndex(where: { Self.isParagraph($0) }) {
                if case .element(let next) = out[at] {
                    next.children.insert(contentsOf: merged, at: Self.start(of: next))
                }
                merged = []
            }
            if endsDeleted {
                merged += out.flatMap { Self.content(of: $0) }
                out = []
            }
            return out
        }
        if !merged.isEmpty { node.children.append(.element(PartNode(prefix + "p", children: merged))) }
        for note in notes.list { self.notes.add(note.code, note.message) }
    }

    private func isOwn(_ node: PartNode) -> Bool {
        node.name.hasPrefix(prefix) && node.name.count == prefix.count + node.local.count
    }

    private static func note(_ name: Substring, _ notes: inout RewritingNotes) {
        switch name {
        case "del", "moveFrom", "rPrChange", "pPrChange": notes.add("tracked_changes", "修订已按接受处理，修订记录已删除。")
        case "commentReference", "commentRangeStart": notes.add("comments", "批注已删除。")
        case "object", "OLEObject", "control", "altChunk", "subDoc": notes.add("embedded_object", "嵌入的对象已删除。")
        default: break
        }
    }

    /// What stands in the place of one element.
    private mutating func one(_ node: PartNode, style: String?, isColoured: Bool) -> [PartNode.Child] {
        switch node.local {
        case _ where Self.unwrapped.contains(node.local) && isOwn(node):
            clean(node, style: style, isColoured: isColoured)
            return Self.unwrapped(node)
        case "p" where isOwn(node):
            let properties = node.first("pPr")
            clean(
                node, style: properties?.first("pStyle")?["val"],
                isColoured: isColoured || properties.map(Self.isColoured) ?? false)
        case "r" where isOwn(node):
            if isUnseen(node, style: style, isColoured: isColoured) {
                notes.add("hidden_text", "隐藏、白色或极小的文字已删除。")
                return []
            }
            clean(node, style: style, isColoured: isColoured)
        case "tbl" where isOwn(node):
            clean(node, style: nil, isColoured: isColoured || node.first("tblPr")?.first("tblStyle") != nil)
        case "tr" where isOwn(node):
            let properties = node.first("trPr")
            if properties?.first("del") != nil || properties?.first("hidden") != nil { return [] }
            properties?.removeChildren { $0.local == "ins" }
            clean(node, style: nil, isColoured: isColoured)
        case "tc" where isOwn(node):
            if node.first("tcPr")?.first("cellDel") != nil { return [] }
            let isShaded = node.first("tcPr").map(Self.isColoured) ?? false
            clean(node, style: nil, isColoured: isColoured || isShaded)
        case "hyperlink" where isOwn(node):
            clean(node, style: style, isColoured: isColoured)
            guard node["id"] != nil else { return Self.unwrapped(node) }
            node.set("anchor", nil)
        case "txbxContent": clean(node, style: nil, isColoured: true)
        default: clean(node, style: style, isColoured: isColoured)
        }
        return [.element(node)]
    }

    private static func unwrapped(_ node: PartNode) -> [PartNode.Child] {
        let spaces = node.attributes.filter { $0.name.hasPrefix("xmlns") }
        if !spaces.isEmpty {
            for child in node.elements {
                for space in spaces where !child.attributes.contains(where: { $0.name == space.name }) {
                    child.attributes.append(space)
                }
            }
        }
        return node.children
    }

    private func isUnseen(_ run: PartNode, style: String?, isColoured: Bool) -> Bool {
        let properties = run.first("rPr")
        var mark = style.flatMap { visibility.styles[$0] } ?? .shown
        if let id = properties?.first("rStyle")?["val"], let own = visibility.styles[id] { mark = max(mark, own) }
        guard let properties else { return mark == .hidden || (mark == .white && !isColoured) }
        if let own = WordVisibility.mark(
            vanish: properties.first("vanish").map { WordVisibility.isOn($0["val"]) },
            color: properties.first("color")?["val"], theme: properties.first("color")?["themeColor"],
            size: properties.first("sz")?["val"])
        {
            mark = own
        }
        if mark == .white, isColoured || Self.isColoured(properties) { mark = .shown }
        return mark == .hidden || mark == .white
    }

    private static func isColoured(_ properties: PartNode) -> Bool {
        if let mark = properties.first("highlight")?["val"], mark != "white", mark != "none" { return true }
        guard let shade = properties.first("shd") else { return false }
        return WordVisibility.isDark(fill: shade["fill"], theme: shade["themeFill"])
    }

    private static func hasDeletedEnd(_ paragraph: PartNode) -> Bool {
        let marks = paragraph.first("pPr")?.first("rPr")
        return marks?.first("del") != nil || marks?.first("moveFrom") != nil
    }

    private static func isParagraph(_ child: PartNode.Child) -> Bool {
        if case .element(let node) = child { node.local == "p" } else { false }
    }

    private static func start(of paragraph: PartNode) -> Int {
        paragraph.children.firstIndex { child in
            if case .element(let node) = child { node.local != "pPr" } else { true }
        } ?? paragraph.children.count
    }

    private static func content(of child: PartNode.Child) -> [PartNode.Child] {
        guard case .element(let node) = child else { return [] }
        return Array(node.children[start(of: node)...])
    }
}
