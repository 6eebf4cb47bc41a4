/// Pictures without anything but their pixels, what is needed to show them rightly, and their turn; no pixel changes.
enum PictureCleaner {
    static func clean(_ bytes: [UInt8], _ kind: FileKind, _ notes: inout RewritingNotes) throws -> [UInt8] {
        let view = ByteView(bytes)
        let made: [UInt8]
        switch kind {
        case .jpeg: made = try jpeg(view)
        case .png: made = try png(view)
        case .gif: made = try gif(view)
        default: made = try webp(view)
        }
        if made.count != bytes.count { notes.add("picture_metadata", "图片中的拍摄信息和附加数据已删除。") }
        return made
    }

    private static let broken = RewritingError("图片已损坏", advice: "请重新导出图片后提交。")

    private static func jpeg(_ view: ByteView) throws -> [UInt8] {
        let (segments, end) = JPEGSegments.all(view)
        guard segments.contains(where: { $0.marker == 0xDA }), end <= view.count else { throw broken }
        var out: [UInt8] = [0xFF, 0xD8], turn = 1
        for segment in segments where segment.marker == 0xE1 {
            let content = Array(view.bytes[segment.content])
            if content.starts(with: Array("Exif\0\0".utf8)) {
                turn = ExifReader.orientation(Array(content.dropFirst(6)))
            }
        }
        if turn != 1 {
            let exif = Array("Exif\0\0".utf8) + turned(turn)
            out += [0xFF, 0xE1, UInt8((exif.count + 2) >> 8), UInt8((exif.count + 2) & 0xFF)] + exif
        }
        for segment in segments {
            let isKept: Bool
            switch segment.marker {
            case 0xE0: isKept = view.starts("JFIF", at: segment.content.lowerBound)
            case 0xE2: isKept = view.starts("ICC_PROFILE", at: segment.content.lowerBound)
            case 0xEE: isKept = view.starts("Adobe", at: segment.content.lowerBound) && segment.content.count <= 16
            case 0xE1, 0xE3...0xED, 0xEF, 0xFE: isKept = false
            default: isKept = true
            }
            guard isKept else { continue }
            out += segment.marker == 0xE0 ? plainHeader(view, segment) : Array(view.bytes[segment.range])
        }
        return out + [0xFF, 0xD9]
    }

    /// JFIF's own header without the small picture it may hold.
    private static func plainHeader(_ view: ByteView, _ segment: JPEGSegments.Segment) -> [UInt8] {
        let content = Array(view.bytes[segment.content].prefix(12))
        return content.count < 12 ? [] : [0xFF, 0xE0, 0, 16] + content + [0, 0]
    }

    /// EXIF that says nothing but how the picture is turned.
    private static func turned(_ turn: Int) -> [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(turn), 0, 0, 0, 0, 0, 0]
    }

    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL",
        "fdAT",
    ]

    private static func png(_ view: ByteView) throws -> [UInt8] {
        var out = Array(view.bytes.prefix(8)), offset = 8
        while offset + 12 <= view.count {
            let length = view.big32(at: offset)
            guard length <= view.count - offset - 12 else { throw broken }
            let type = String(decoding: view.bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
            if kept.contains(type) { out += view.bytes[offset..<(offset + 12 + length)] }
            if type == "IEND" { return out }
            offset += 12 + length
        }
        throw broken
    }

    private static func gif(_ view: ByteView) throws -> [UInt8] {
        let (blocks, _) = GIFBlocks.all(view)
        guard let first = blocks.first else { throw broken }
        var out = Array(view.bytes[..<first.range.lowerBound])
        for block in blocks where !block.isText { out += view.bytes[block.range] }
        return out + [0x3B]
    }

    private static func webp(_ view: ByteView) throws -> [UInt8] {
        var body: [UInt8] = [], offset = 12
        let end = min(view.little32(at: 4) + 8, view.count)
        while offset + 8 <= end {
            let length = view.little32(at: offset + 4), next = offset + 8 + length + length % 2
            guard offset + 8 + length <= end else { throw broken }
            switch String(decoding: view.bytes[offset..<(offset + 4)], as: UTF8.self) {
            case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP": body += view.bytes[offset..<min(next, end)]
            case "VP8X":
                var header = Array(view.bytes[offset..<min(next, end)])
                // Without the flags for EXIF and XMP.
                if header.count > 8 { header[8] &= 0b1111_0011 }
                body += header
            default: break
            }
            offset = next
        }
        guard !body.isEmpty else { throw broken }
        let size = body.count + 4
        return Array("RIFF".utf8) + (0..<4).map { UInt8(size >> (8 * $0) & 0xFF) } + Array("WEBP".utf8) + body
    }
}

/// SVG drawings without comments, properties and descriptions; with script they are refused.
enum DrawingCleaner {
    private static let refused: Set<Substring> = [
        "script", "foreignObject", "iframe", "handler", "image", "use", "animate", "set", "animateTransform",
    ]

    static func clean(_ bytes: [UInt8], _ notes: inout RewritingNotes) throws -> [UInt8] {
        let root = try PartTree.parse(bytes)
        var isActive = false
        root.visit { node in
            if refused.contains(node.local) { isActive = true }
            for (name, value) in node.attributes {
                let isAddress = PartNode.local(name) == "href" && !value.hasPrefix("#")
                if name.lowercased().hasPrefix("on") || isAddress || value.lowercased().contains("javascript:") {
                    isActive = true
                }
            }
        }
        if isActive { throw RewritingError("SVG 图形中含有脚本或外部内容", advice: "请导出为 PNG 图片后提交。") }
        root.visit { node in
            node.removeChildren {
                ["metadata", "title", "desc", "style"].contains($0.local) || $0.name.contains("sodipodi:")
            }
            node.attributes.removeAll { name, _ in
                name.hasPrefix("inkscape:") || name.hasPrefix("sodipodi:") || name.hasPrefix("data-")
                    || name.hasPrefix("aria-")
            }
        }
        notes.add("drawing", "SVG 图形中的说明和编辑信息已删除。")
        return PartTree.bytes(root)
    }
}
