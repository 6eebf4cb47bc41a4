/// Tells a file's format by its content; the name only decides between kinds of plain text.
enum FormatSniffer {
    enum Kind {
        case docx(ZipArchive)
        case xlsx(ZipArchive)
        case html, pdf
        case text(markdown: Bool)
    }

    static func sniff(_ bytes: [UInt8], named name: String, limits: ReadingLimits) throws -> Kind {
        guard !bytes.isEmpty else { throw ReadingError(.empty) }
        let head = Array(bytes.prefix(2_048))
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return try office(bytes, limits: limits)
        }
        if contains(Array(head.prefix(1_024)), "%PDF-") { return .pdf }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw compound(bytes) }
        if let refused = foreign(head) { throw refused }
        let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if isMarkup(bytes, suffix: suffix) { return .html }
        guard CharacterDecoding.looksLikeText(head) else { throw ReadingError(.unsupported) }
        return .text(markdown: suffix == "md" || suffix == "markdown")
    }

    private static func office(_ bytes: [UInt8], limits: ReadingLimits) throws -> Kind {
        let archive = try ZipArchive(bytes, limits: limits)
        if archive.has("word/document.xml") { return .docx(archive) }
        if archive.has("xl/workbook.xml") { return .xlsx(archive) }
        if archive.has("ppt/presentation.xml") { throw ReadingError(.unsupported, "演示文稿") }
        if archive.has("content.xml") { throw ReadingError(.unsupported, "OpenDocument") }
        throw ReadingError(.unsupported, "压缩包")
    }

    /// Old binary office files and encrypted new ones share one container; its directory names the streams in UTF-16.
    private static func compound(_ bytes: [UInt8]) -> ReadingError {
        func has(_ name: String) -> Bool {
            let wanted = Array(name.utf8).flatMap { [$0, UInt8(0)] }
            return find(wanted, in: bytes)
        }
        if has("EncryptedPackage") { return ReadingError(.encrypted) }
        if has("WordDocument") { return ReadingError(.legacyWord) }
        if has("Workbook") || has("Book") { return ReadingError(.legacyExcel) }
        return ReadingError(.unsupported)
    }

    private static func foreign(_ head: [UInt8]) -> ReadingError? {
        let known: [([UInt8], String)] = [
            ([0xFF, 0xD8, 0xFF], "图片"), ([0x89, 0x50, 0x4E, 0x47], "图片"), ([0x47, 0x49, 0x46, 0x38], "图片"),
            ([0x42, 0x4D], "图片"), ([0x52, 0x61, 0x72, 0x21], "压缩包"), ([0x37, 0x7A, 0xBC, 0xAF], "压缩包"),
            ([0x1F, 0x8B], "压缩包"), (Array("{\\rtf".utf8), "RTF"),
        ]
        for (magic, what) in known where head.starts(with: magic) {
            if magic.count == 2, CharacterDecoding.looksLikeText(head) { continue }
            return ReadingError(.unsupported, what)
        }
        return nil
    }

    private static func isMarkup(_ bytes: [UInt8], suffix: String) -> Bool {
        if ["html", "htm", "xhtml", "shtml", "mht"].contains(suffix) { return true }
        let head = Array(bytes.prefix(4_096)).filter { $0 != 0 }.map { (65...90).contains($0) ? $0 + 32 : $0 }
        return ["<!doctype html", "<html", "<body", "<head>"].contains { contains(head, $0) }
    }

    static func contains(_ bytes: [UInt8], _ text: String) -> Bool { find(Array(text.utf8), in: bytes) }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        let last = bytes.count - wanted.count
        var index = 0
        while index <= last {
            if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) { return true }
            index += 1
        }
        return false
    }
}
