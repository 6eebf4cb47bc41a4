/// Pictures by their signature, those too that are taken for publication in no form.
enum PictureKind {
    case png, jpeg, gif, webp, tiff, bitmap, metafile

    static func of(_ bytes: [UInt8]) -> PictureKind? {
        let view = ByteView(bytes)
        if view.starts([0x89, 0x50, 0x4E, 0x47]) { return .png }
        if view.starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if view.starts("GIF87a") || view.starts("GIF89a") { return .gif }
        if view.starts("RIFF"), view.starts("WEBP", at: 8) { return .webp }
        if view.starts([0x49, 0x49, 0x2A, 0]) || view.starts([0x4D, 0x4D, 0, 0x2A]) { return .tiff }
        if view.starts("BM"), view.little32(at: 2) == view.count || view.little32(at: 6) == 0, view.count > 54,
            !view.isPrintable(upTo: 30)
        {
            return .bitmap
        }
        let isPlain = view.starts("P4\n") || view.starts("P5\n") || view.starts("P6\n")
        if isPlain, !view.isPrintable(upTo: 4_096) || String(validating: bytes.prefix(4_096), as: UTF8.self) == nil {
            return .bitmap
        }
        if view.starts([0xD7, 0xCD, 0xC6, 0x9A]) || view.starts(" EMF", at: 40) { return .metafile }
        return nil
    }
}

/// What a picture says beside its pixels, and what can be read off them.
enum PictureExtractor {
    static func extract(_ bytes: [UInt8], kind: PictureKind, scope: ExtractionScope) async throws {
        let view = ByteView(bytes)
        var end = bytes.count
        switch kind {
        case .png: end = PictureChunks.png(view, scope: scope)
        case .jpeg: end = JPEGSegments.read(view, scope: scope)
        case .gif: end = PictureChunks.gif(view, scope: scope)
        case .webp: end = PictureChunks.webp(view, scope: scope)
        case .tiff: ExifReader.read(bytes, scope: scope)
        case .bitmap: break
        case .metafile:
            Printables.add(bytes, place: .embeddedObject, detail: "矢量图", scope: scope)
            return scope.note("metafile", "矢量图中的文字已检查，画出的字形没有识别。")
        }
        tail(Array(bytes.dropFirst(end)), scope: scope)
        try await TextRecognition.add(bytes, scope: scope)
    }

    /// Bytes behind a picture's end: often nothing, sometimes another file.
    private static func tail(_ rest: [UInt8], scope: ExtractionScope) {
        guard rest.count > 4 else { return }
        let view = ByteView(rest)
        if let start = view.first("PK\u{3}\u{4}") ?? view.first("%PDF-") {
            scope.open(Array(rest[start...]), name: "附加数据", detail: "图片后附加的文件", as: .remains)
        } else if PictureKind.of(rest) != nil {
            scope.open(rest, name: "附加数据", detail: "图片后附加的图片", as: .remains)
        } else {
            Printables.add(rest, place: .remains, detail: "图片后附加的数据", scope: scope)
        }
    }
}
