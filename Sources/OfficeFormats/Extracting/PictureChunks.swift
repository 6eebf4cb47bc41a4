/// The chunks of PNG, GIF and WebP pictures that hold no pixels. Each answers with where the picture ends.
enum PictureChunks {
    private static let pixels: Set<String> = [
        "IHDR", "IDAT", "IEND", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "tIME",
        "acTL", "fcTL", "fdAT",
    ]

    static func png(_ view: ByteView, scope: ExtractionScope) -> Int {
        var offset = 8
        while offset + 12 <= view.count {
            let length = view.big32(at: offset), start = offset + 8
            guard length <= view.count - start - 4 else { return view.count }
            let type = String(decoding: view.bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            if !pixels.contains(type) { text(type, Array(view.bytes[start..<(start + length)]), scope: scope) }
            offset = start + length + 4
            if type == "IEND" { return offset }
        }
        return view.count
    }

    private static func text(_ type: String, _ content: [UInt8], scope: ExtractionScope) {
        let fields = content.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
        let key = CharacterDecoding.text(fields.first ?? [])
        let rest = fields.count > 1 ? fields[1] : []
        let detail = "图片信息 \(key)"
        switch type {
        case "tEXt": scope.add(.exif, detail, CharacterDecoding.text(rest))
        case "zTXt":
            let text = Inflation.inflated(Array(rest.dropFirst()), limit: 8 << 20) ?? []
            scope.add(.exif, detail, CharacterDecoding.text(text))
        case "iTXt":
            let parts = rest.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            let packed = parts.count > 2 ? Array(parts[2]) : []
            let text = rest.first == 1 ? Inflation.inflated(packed, limit: 8 << 20) ?? [] : packed
            if key.hasPrefix("XML:com.adobe") { PictureText.xmp(text, scope: scope) }
            scope.add(.exif, detail, CharacterDecoding.text(text))
        case "eXIf": ExifReader.read(content, scope: scope)
        default: Printables.add(content, place: .exif, detail: "图片信息 \(type)", scope: scope)
        }
    }

    static func webp(_ view: ByteView, scope: ExtractionScope) -> Int {
        var offset = 12
        let end = min(view.little32(at: 4) + 8, view.count)
        while offset + 8 <= end {
            let length = view.little32(at: offset + 4), start = offset + 8
            guard length <= end - start else { return view.count }
            let content = Array(view.bytes[start..<(start + length)])
            switch String(decoding: view.bytes[offset..<(offset + 4)], as: UTF8.self) {
            case "EXIF": ExifReader.read(content, scope: scope)
            case "XMP ": PictureText.xmp(content, scope: scope)
            case "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP": break
            default: Printables.add(content, place: .exif, detail: "图片信息", scope: scope)
            }
            offset = start + length + length % 2
        }
        return end
    }

    static func gif(_ view: ByteView, scope: ExtractionScope) -> Int {
        for block in GIFBlocks.all(view).blocks where block.isText {
            scope.add(.exif, "图片注释", CharacterDecoding.text(GIFBlocks.content(view, block)))
        }
        return GIFBlocks.all(view).end
    }
}

/// The blocks of a GIF picture.
enum GIFBlocks {
    struct Block {
        var range: Range<Int>
        /// A comment, a plain text or an application's own data, and where its pieces begin.
        var isText: Bool
        var isLoop: Bool
        var pieces: Int
    }

    static func all(_ view: ByteView) -> (blocks: [Block], end: Int) {
        var blocks: [Block] = []
        var offset = 13 + (view[10] & 0x80 != 0 ? 3 << (Int(view[10] & 7) + 1) : 0)
        while offset < view.count {
            let start = offset
            switch view[offset] {
            case 0x21:
                let label = view[offset + 1]
                offset = skipped(view, offset + 2)
                let isLoop = label == 0xFF && view.starts("NETSCAPE2.0", at: start + 3)
                blocks.append(
                    Block(range: start..<offset, isText: label != 0xF9 && !isLoop, isLoop: isLoop, pieces: start + 2))
            case 0x2C:
                let flags = view[offset + 9]
                let colours: Int = flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
                offset = skipped(view, offset + 11 + colours)
                blocks.append(
                    Block(range: start..<min(offset, view.count), isText: false, isLoop: false, pieces: start))
            case 0x3B: return (blocks, offset + 1)
            default: return (blocks, view.count)
            }
        }
        return (blocks, view.count)
    }

    private static func skipped(_ view: ByteView, _ start: Int) -> Int {
        var offset = start
        while offset < view.count, view[offset] != 0 { offset += 1 + Int(view[offset]) }
        return min(offset + 1, view.count)
    }

    static func content(_ view: ByteView, _ block: Block) -> [UInt8] {
        var out: [UInt8] = [], offset = block.pieces
        while offset < block.range.upperBound, view[offset] != 0 {
            let end = min(offset + 1 + Int(view[offset]), block.range.upperBound)
            if offset + 1 < end { out += view.bytes[(offset + 1)..<end] }
            offset = end
        }
        return out
    }
}
