/// Embedded objects and macro projects: files packed into a stream are opened, all else is searched for text.
enum CompoundExtractor {
    static func extract(_ bytes: [UInt8], scope: ExtractionScope) throws {
        guard let file = CompoundFile(bytes) else { throw ReadingError(.unreadable) }
        let streams = file.streams
        let names = Set(streams.map(\.name))
        if names.contains("EncryptedPackage") { throw ReadingError(.encrypted) }
        for stream in streams {
            if stream.name == "\u{1}Ole10Native" {
                native(stream.bytes, scope: scope)
            } else if ["Package", "CONTENTS", "EmbeddedOdf"].contains(stream.name), isFile(stream.bytes) {
                scope.open(stream.bytes, name: stream.name, detail: "对象数据", as: .embeddedObject)
            } else {
                for source in MacroSource.sources(in: stream.bytes) { scope.add(.macro, "宏“\(stream.name)”", source) }
                Printables.add(stream.bytes, place: .embeddedObject, detail: "数据流“\(stream.name)”", scope: scope)
            }
        }
    }

    private static func isFile(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: Array("%PDF".utf8)) || CompoundFile.isOne(bytes)
            || PictureKind.of(bytes) != nil
    }

    /// A file dragged into a document: its name, its path on the writer's machine, its bytes.
    private static func native(_ bytes: [UInt8], scope: ExtractionScope) {
        let view = ByteView(bytes)
        var offset = 6
        let label = text(view, &offset)
        let path = text(view, &offset)
        offset += 4
        let length = view.little32(at: offset)
        let temporary = Array(bytes.dropFirst(offset + 4).prefix(length))
        offset += 4 + length
        let size = view.little32(at: offset)
        scope.add(.metadata, "对象路径", [label, path, CharacterDecoding.text(temporary)].joined(separator: "\n"))
        let content = Array(bytes.dropFirst(offset + 4).prefix(size))
        guard size > 0, !content.isEmpty else {
            return Printables.add(bytes, place: .embeddedObject, detail: "对象", scope: scope)
        }
        scope.open(content, name: label.isEmpty ? "对象" : label, detail: "对象“\(label)”", as: .embeddedObject)
    }

    private static func text(_ view: ByteView, _ offset: inout Int) -> String {
        let start = min(offset, view.count)
        while offset < view.count, view[offset] != 0 { offset += 1 }
        let bytes = Array(view.bytes[start..<min(offset, view.count)])
        offset += 1
        return CharacterDecoding.text(bytes)
    }
}

/// The source of macros, which office programs store compressed.
enum MacroSource {
    private static let mostBytes = 4 << 20

    /// Each module's source begins with `Attribut`, the last byte of a token group before it.
    static func sources(in bytes: [UInt8]) -> [String] {
        let view = ByteView(bytes)
        var found: [String] = [], from = 0
        while let mark = view.first("\u{0}Attribut", from: from) {
            from = mark + 9
            guard mark >= 3, view[mark - 3] == 1, let source = decompressed(view, at: mark - 2) else { continue }
            found.append(CharacterDecoding.text(source))
        }
        return found
    }

    /// Chunks of 4,096 bytes; a copy token's split between length and distance depends on how far the chunk has come.
    private static func decompressed(_ view: ByteView, at start: Int) -> [UInt8]? {
        var out: [UInt8] = [], offset = start
        while offset + 2 < view.count, out.count < mostBytes {
            let header = view.little16(at: offset), end = min(offset + 2 + (header & 0xFFF) + 1, view.count)
            guard header >> 12 & 7 == 3 else { break }
            offset += 2
            if header & 0x8000 == 0 {
                out += view.bytes[offset..<end]
            } else {
                guard chunk(view, &offset, end, into: &out) else { return out.isEmpty ? nil : out }
            }
            offset = end
        }
        return out.isEmpty ? nil : out
    }

    private static func chunk(_ view: ByteView, _ offset: inout Int, _ end: Int, into out: inout [UInt8]) -> Bool {
        let begin = out.count
        while offset < end {
            let flags = view[offset]
            offset += 1
            for bit in 0..<8 where offset < end {
                if flags >> UInt8(bit) & 1 == 0 {
                    out.append(view[offset])
                    offset += 1
                    continue
                }
                var width = 4
                while 1 << width < out.count - begin, width < 12 { width += 1 }
                let token = view.little16(at: offset), mask = 0xFFFF >> width
                let length = (token & mask) + 3, distance = token >> (16 - width) + 1
                offset += 2
                guard distance <= out.count - begin else { return false }
                for _ in 0..<length { out.append(out[out.count - distance]) }
            }
        }
        return true
    }
}
