/// Office packages: the parts that hold content by their own readers, every other part as loose text, and everything
/// else as a file inside the file. No part of a package is passed over.
enum OfficePackageExtractor {
    static func extract(_ bytes: [UInt8], kind: FileKind, scope: ExtractionScope) throws {
        let archive = try ZipArchive(bytes, limits: scope.limits.reading)
        ZipExtractor.envelope(bytes, archive, scope: scope)
        var read: Set<String> = ["[Content_Types].xml"]
        switch kind {
        case .xlsx: try WorkbookExtractor.extract(archive, scope: scope, read: &read)
        case .pptx: try SlidesExtractor.extract(archive, scope: scope, read: &read)
        default: try WordExtractor.extract(archive, scope: scope, read: &read)
        }
        for name in archive.names.sorted() where !read.contains(name) && !name.hasSuffix("/") {
            guard let part = try archive.bytes(name), !part.isEmpty else { continue }
            try other(name, part, scope: scope)
        }
    }

    private static func other(_ name: String, _ part: [UInt8], scope: ExtractionScope) throws {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch ending {
        case "rels": try relationships(part, of: name, scope: scope)
        case "xml", "vml": try LooseText.document(part, place: place(of: name), detail: name, scope: scope)
        case "odttf", "fntdata", "ttf": scope.note("embedded_font", "嵌入的字体没有检查。")
        case "bin" where !CompoundFile.isOne(part): Printables.add(part, place: .metadata, detail: name, scope: scope)
        default: file(name, part, scope: scope)
        }
    }

    private static func file(_ name: String, _ part: [UInt8], scope: ExtractionScope) {
        if name.hasPrefix("docProps/") { return scope.open(part, name: name, detail: "缩略图", as: .thumbnail) }
        if name.lowercased().hasSuffix("vbaproject.bin") {
            scope.note("macros", "含有宏，宏中的文字已检查，宏的作用没有检查。")
            return scope.open(part, name: name, detail: "宏", as: .macro)
        }
        if PictureKind.of(part) != nil { return scope.open(part, name: name, detail: "图片 \(name)", as: nil) }
        scope.note("embedded_object", "含有嵌入的文件“\(name)”。")
        scope.open(part, name: name, detail: "嵌入的文件 \(name)", as: .embeddedObject)
    }

    /// Where links lead; the parts of the package itself are no text.
    private static func relationships(_ part: [UInt8], of name: String, scope: ExtractionScope) throws {
        LooseText.comments(part, detail: name, scope: scope)
        guard let root = try LooseText.root(part, limits: scope.limits.reading) else { return }
        for link in root.elements where link.attributes["TargetMode"] == "External" {
            let target = link.attributes["Target"] ?? ""
            scope.add(.link, "链接地址", target)
            if let readable = PercentCoding.decoded(target), readable != target { scope.add(.link, "链接地址", readable) }
        }
    }

    private static let places: [(String, ExtractedPlace)] = [
        ("docProps/", .metadata), ("customXml/", .customXML), ("word/glossary/", .glossary),
        ("xl/pivotCache/", .pivotCache), ("xl/pivotTables/", .pivotCache), ("xl/slicer", .pivotCache),
        ("xl/externalLinks/", .externalCache), ("xl/comments", .comment), ("xl/threadedComments/", .comment),
        ("xl/charts/", .chartCache), ("word/charts/", .chartCache), ("ppt/charts/", .chartCache),
        ("xl/connections", .connection), ("xl/queryTables/", .connection), ("xl/revisions/", .trackedChange),
        ("xl/drawings/vml", .comment), ("xl/drawings/", .body), ("xl/diagrams/", .body), ("word/diagrams/", .body),
        ("ppt/diagrams/", .body), ("ppt/comments/", .comment),
    ]

    private static func place(of name: String) -> ExtractedPlace {
        places.first { name.hasPrefix($0.0) || name.hasPrefix("/" + $0.0) }?.1 ?? .metadata
    }
}

/// The percent signs of addresses.
enum PercentCoding {
    static func decoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return nil }
        let bytes = Array(text.utf8)
        var out: [UInt8] = [], index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                out.append(byte)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return CharacterDecoding.text(out)
    }
}
