/// Archives: every member is opened as a file of its own.
enum ZipExtractor {
    static func extract(_ bytes: [UInt8], kind: FileKind, scope: ExtractionScope) throws {
        let archive = try ZipArchive(bytes, limits: scope.limits.reading)
        // A package that does not declare what it is; some programs open it all the same.
        for (main, office) in [("word/document.xml", FileKind.docx), ("xl/workbook.xml", .xlsx)] where archive.has(main)
        {
            return try OfficePackageExtractor.extract(bytes, kind: office, scope: scope)
        }
        envelope(bytes, archive, scope: scope)
        for name in archive.names.sorted() where !name.hasSuffix("/") {
            guard let member = try archive.bytes(name) else { continue }
            scope.add(.metadata, "压缩包内文件名", name)
            if member.isEmpty { continue }
            scope.open(member, name: name, detail: kind == .zip ? "压缩包内“\(name)”" : name, as: nil)
        }
    }

    /// What lies around the members: the archive's comment, members that hide behind another of their name, bytes
    /// before and behind it.
    static func envelope(_ bytes: [UInt8], _ archive: ZipArchive, scope: ExtractionScope) {
        let view = ByteView(bytes)
        var end: Int?, from = max(0, bytes.count - 65_557)
        while let found = view.first("PK\u{5}\u{6}", from: from) {
            end = found
            from = found + 1
        }
        guard let end else { return }
        let comment = Array(bytes.dropFirst(end + 22))
        if !comment.isEmpty { scope.add(.metadata, "压缩包注释", CharacterDecoding.text(comment)) }
        let (members, directory) = members(view, end: end)
        if members > archive.names.count {
            scope.fail("duplicate_members", "压缩包内有重名的文件，其中一些没有检查。请用办公软件另存后重新提交。")
        }
        let first = view.first("PK\u{3}\u{4}") ?? 0
        if first > 0 { Printables.add(Array(bytes[..<first]), place: .remains, detail: "文件开头", scope: scope) }
        if let directory { scope.add(.metadata, "压缩包目录注释", directory) }
    }

    /// How many members the directory lists, and their comments.
    private static func members(_ view: ByteView, end: Int) -> (Int, String?) {
        var offset = view.little32(at: end + 16), count = 0
        var comments: [String] = []
        while offset + 46 <= end, view.starts("PK\u{1}\u{2}", at: offset) {
            count += 1
            let name = view.little16(at: offset + 28), extra = view.little16(at: offset + 30)
            let length = view.little16(at: offset + 32), start = offset + 46 + name + extra
            if length > 0, start + length <= end {
                comments.append(CharacterDecoding.text(Array(view.bytes[start..<(start + length)])))
            }
            offset = start + length
        }
        return (count, comments.isEmpty ? nil : comments.joined(separator: "\n"))
    }
}
