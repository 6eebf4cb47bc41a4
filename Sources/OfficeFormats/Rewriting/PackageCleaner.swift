/// Rebuilds an office package from its main part: only parts that a cleaned part still refers to are taken along.
struct PackageCleaner {
    struct Link {
        var id: String
        var type: Substring
        var target: String
        var isExternal: Bool
    }

    private let archive: ZipArchive
    private var types: [String: String] = [:]
    private var defaults: [String: String] = [:]
    private var made: [String: [UInt8]] = [:]
    /// The parts in the order they were met.
    private var order: [String] = []
    var notes: RewritingNotes
    /// Kinds of relationships that lead to something that is shown.
    let wanted: Set<String>
    /// Those of them that no part names where it uses them.
    let always: Set<String>
    /// Cleans the root of a part of this type.
    let clean: (PartNode, _ part: String, inout RewritingNotes) throws -> Void

    init(
        _ bytes: [UInt8], notes: RewritingNotes, wanted: Set<String>, always: Set<String>,
        clean: @escaping (PartNode, String, inout RewritingNotes) throws -> Void
    ) throws {
        archive = try ZipArchive(bytes, limits: .standard)
        self.notes = notes
        self.wanted = wanted
        self.always = always
        self.clean = clean
        guard let declared = try archive.bytes("[Content_Types].xml") else { throw ReadingError(.unreadable) }
        for node in try PartTree.parse(declared).elements {
            let type = node["ContentType"] ?? ""
            if let part = node["PartName"] { types[String(part.drop { $0 == "/" })] = type }
            if let ending = node["Extension"] { defaults[ending.lowercased()] = type }
        }
    }

    func bytes(of part: String) throws -> [UInt8]? { try archive.bytes(part) }

    func links(of part: String) throws -> [Link] {
        let (folder, file) = Self.split(part)
        guard let bytes = try archive.bytes("\(folder)_rels/\(file).rels") else { return [] }
        return try PartTree.parse(bytes).elements.map { node in
            let isExternal = node["TargetMode"] == "External"
            let target = node["Target"] ?? ""
            return Link(
                id: node["Id"] ?? "", type: (node["Type"] ?? "").split(separator: "/").last ?? "",
                target: isExternal ? target : Self.resolved(target, from: folder), isExternal: isExternal)
        }
    }

    /// Takes a part along, cleaned, and all that it still refers to.
    mutating func take(_ part: String) throws {
        guard made[part] == nil, let bytes = try archive.bytes(part) else { return }
        guard order.count < 2_000 else { throw ReadingError(.tooLarge) }
        made[part] = []
        order.append(part)
        guard isMarkup(part) else {
            made[part] = try PackagePicture.cleaned(bytes, part, &notes)
            return
        }
        let root = try PartTree.parse(bytes)
        try clean(root, part, &notes)
        var kept: [Link] = []
        let used = Self.references(in: root)
        for link in try links(of: part) where always.contains(String(link.type)) || used.contains(link.id) {
            if link.isExternal {
                if link.type == "hyperlink", WebAddress.isPublishable(link.target) { kept.append(link) }
            } else if wanted.contains(String(link.type)), archive.has(link.target) {
                kept.append(link)
            }
        }
        Self.dropReferences(in: root, to: used.subtracting(kept.map(\.id)), &notes)
        made[part] = PartTree.bytes(root)
        for link in kept where !link.isExternal { try take(link.target) }
        if !kept.isEmpty { add(kept, to: part) }
    }

    /// Attributes in the namespace of relationships, as every producer prefixes them.
    private static func references(in root: PartNode) -> Set<String> {
        var found: Set<String> = []
        root.visit { node in
            for (name, value) in node.attributes where isReference(name) { found.insert(value) }
        }
        return found
    }

    private static func isReference(_ name: String) -> Bool {
        name.hasPrefix("r:") || name.hasPrefix("relationships:") || name == "o:relid"
    }

    /// A drawing without its picture, a link without its target: neither may stay.
    private static func dropReferences(in root: PartNode, to lost: Set<String>, _ notes: inout RewritingNotes) {
        if lost.isEmpty { return }
        var dropped = false
        root.visit { node in
            node.replaceChildren { child in
                guard child.attributes.contains(where: { isReference($0.name) && lost.contains($0.value) }) else {
                    return [.element(child)]
                }
                dropped = true
                return child.local == "hyperlink" ? child.children : []
            }
        }
        if dropped { notes.add("links", "不能公开的链接、对象或外部内容已删除。") }
    }

    private func isMarkup(_ part: String) -> Bool {
        let type = contentType(of: part)
        return type.hasSuffix("+xml") || type.hasSuffix("/xml") || part.hasSuffix(".vml")
    }

    private func contentType(of part: String) -> String {
        types[part] ?? defaults[part.split(separator: ".").last.map { $0.lowercased() } ?? ""] ?? ""
    }

    private mutating func add(_ links: [Link], to part: String) {
        let (folder, file) = Self.split(part)
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        let root = PartNode("Relationships", [("xmlns", space)])
        for link in links.sorted(by: { $0.id < $1.id }) {
            let prefix = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            var attributes = [
                (name: "Id", value: link.id), (name: "Type", value: Self.type(link.type, prefix)),
                (name: "Target", value: link.isExternal ? link.target : "/" + link.target),
            ]
            if link.isExternal { attributes.append((name: "TargetMode", value: "External")) }
            root.children.append(.element(PartNode("Relationship", attributes)))
        }
        let name = "\(folder)_rels/\(file).rels"
        order.append(name)
        made[name] = PartTree.bytes(root)
    }

    private static func type(_ type: Substring, _ prefix: String) -> String {
        switch type {
        case "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
        case "chartStyle", "chartColorStyle": "http://schemas.microsoft.com/office/2011/relationships/\(type)"
        default: prefix + type
        }
    }

    /// Replaces or adds a part that is made anew.
    mutating func put(_ part: String, _ bytes: [UInt8]) {
        if made[part] == nil { order.append(part) }
        made[part] = bytes
    }

    /// The package; `main` is its main part with its type.
    func package(main: String, type: String) throws(WritingFailure) -> [UInt8] {
        var out = PackageArchive()
        out.add("[Content_Types].xml", bytes: contentTypes(main: main, type: type))
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        let link = PartNode("Relationship", [("Id", "rId1"), ("Type", office), ("Target", main)])
        out.add(
            "_rels/.rels",
            bytes: PartTree.bytes(PartNode("Relationships", [("xmlns", space)], children: [.element(link)])))
        for part in order { out.add(part, bytes: made[part] ?? []) }
        return try out.bytes()
    }

    private func contentTypes(main: String, type: String) -> [UInt8] {
        let root = PartNode("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
        func add(_ name: String, _ attributes: [(name: String, value: String)]) {
            root.children.append(.element(PartNode(name, attributes)))
        }
        add(
            "Default",
            [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
        add("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
        for part in order where !part.hasSuffix(".rels") {
            add("Override", [("PartName", "/" + part), ("ContentType", part == main ? type : contentType(of: part))])
        }
        return PartTree.bytes(root)
    }

    private static func split(_ part: String) -> (String, String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }

    private static func resolved(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/").map(String.init)
        for piece in target.split(separator: "/") {
            if piece == ".." { _ = parts.popLast() } else if piece != "." { parts.append(String(piece)) }
        }
        return parts.joined(separator: "/")
    }
}

/// Addresses that may stand in a published file.
enum WebAddress {
    /// A page of the web that names no person: no mail, no file, no long number, nothing that needs percent signs.
    static func isPublishable(_ address: String) -> Bool {
        let lower = address.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return false }
        var run = 0
        for byte in lower.utf8 {
            run = (0x30...0x39).contains(byte) ? run + 1 : 0
            if run >= 11 || byte >= 0x80 || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%") { return false }
        }
        return true
    }
}

/// Pictures inside a package.
enum PackagePicture {
    static func cleaned(_ bytes: [UInt8], _ part: String, _ notes: inout RewritingNotes) throws -> [UInt8] {
        switch PictureKind.of(bytes) {
        case .png: return try PictureCleaner.clean(bytes, .png, &notes)
        case .jpeg: return try PictureCleaner.clean(bytes, .jpeg, &notes)
        case .gif: return try PictureCleaner.clean(bytes, .gif, &notes)
        case .webp: return try PictureCleaner.clean(bytes, .webp, &notes)
        case .bitmap, .metafile: return bytes
        case .tiff, nil:
            if part.lowercased().hasSuffix(".tif") || part.lowercased().hasSuffix(".tiff") || !isFont(part) {
                throw RewritingError("其中的“\(part)”不能清理", advice: "请将其中的图片换成 PNG 或 JPEG 后提交。")
            }
            return bytes
        }
    }

    private static func isFont(_ part: String) -> Bool { part.hasSuffix(".odttf") || part.hasSuffix(".fntdata") }
}
