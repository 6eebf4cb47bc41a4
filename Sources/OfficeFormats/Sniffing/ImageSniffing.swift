/// Pictures by signature and by their end.
enum ImageSniffing {
    static func identify(_ file: ByteView) -> (FileKind, Set<FileFinding.Hazard>)? {
        guard let kind = kind(of: file) else { return nil }
        var hazards: Set<FileFinding.Hazard> = []
        if !isWhole(file, kind) { hazards.insert(.damaged) }
        // Phones append data of their own to photographs; what counts is a second format.
        if file.endsAsZip || file.contains("%PDF-", to: 1024) { hazards.insert(.polyglot) }
        return (kind, hazards)
    }

    private static func kind(of file: ByteView) -> FileKind? {
        if file.starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if file.starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if file.starts("GIF87a") || file.starts("GIF89a") { return .gif }
        if file.starts("RIFF"), file.starts("WEBP", at: 8) { return .webp }
        return nil
    }

    private static func isWhole(_ file: ByteView, _ kind: FileKind) -> Bool {
        switch kind {
        case .png: file.starts("IHDR", at: 12) && hasPNGEnd(file)
        case .jpeg: hasJPEGFrame(file)
        case .gif: file.count > 13 && file.bytes.last == 0x3B && file.little16(at: 6) > 0 && file.little16(at: 8) > 0
        case .webp: file.starts("VP8", at: 12) && file.little32(at: 4) <= file.count - 8
        default: false
        }
    }

    /// Walks the chunks to IEND.
    private static func hasPNGEnd(_ file: ByteView) -> Bool {
        var offset = 8
        while offset + 12 <= file.count {
            if file.starts("IEND", at: offset + 4) { return true }
            offset += 12 + file.big32(at: offset)
        }
        return false
    }

    /// Walks the segments to the scan, having met a frame header with a size.
    private static func hasJPEGFrame(_ file: ByteView) -> Bool {
        var offset = 2
        var hasFrame = false
        while offset + 4 <= file.count, file[offset] == 0xFF {
            let marker = file[offset + 1]
            if marker == 0xFF {
                offset += 1
                continue
            }
            if marker == 0xDA { return hasFrame }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { hasFrame = true }
            let length = Int(file[offset + 2]) << 8 | Int(file[offset + 3])
            if length < 2 { return false }
            offset += 2 + length
        }
        return false
    }
}
