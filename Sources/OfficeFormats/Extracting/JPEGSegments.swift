/// The segments of a JPEG picture before, between and behind its scans.
enum JPEGSegments {
    struct Segment {
        var marker: UInt8
        /// The whole segment with its marker.
        var range: Range<Int>
        /// The content behind marker and length.
        var content: Range<Int>
    }

    /// All segments up to the end of the picture, a scan as one segment with its data; and where the picture ends.
    static func all(_ view: ByteView) -> (segments: [Segment], end: Int) {
        var segments: [Segment] = [], offset = 2
        while offset + 1 < view.count {
            guard view[offset] == 0xFF else { return (segments, offset) }
            let marker = view[offset + 1]
            if marker == 0xFF {
                offset += 1
                continue
            }
            if marker == 0xD9 { return (segments, offset + 2) }
            if marker == 0x01 || (0xD0...0xD7).contains(marker) {
                offset += 2
                continue
            }
            let length = Int(view[offset + 2]) << 8 | Int(view[offset + 3])
            guard length >= 2, offset + 2 + length <= view.count else { return (segments, view.count) }
            var end = offset + 2 + length
            if marker == 0xDA {
                while end + 1 < view.count {
                    let next = view[end + 1]
                    if view[end] == 0xFF, next != 0, !(0xD0...0xD7).contains(next), next != 0xFF { break }
                    end += 1
                }
                if end + 1 >= view.count { end = view.count }
            }
            segments.append(Segment(marker: marker, range: offset..<end, content: (offset + 4)..<(offset + 2 + length)))
            offset = end
        }
        return (segments, view.count)
    }

    /// Adds what the segments say; answers with where the picture ends.
    static func read(_ view: ByteView, scope: ExtractionScope) -> Int {
        let (segments, end) = all(view)
        for segment in segments {
            let content = Array(view.bytes[segment.content])
            switch segment.marker {
            case 0xE1 where content.starts(with: Array("Exif\0\0".utf8)):
                ExifReader.read(Array(content.dropFirst(6)), scope: scope)
            case 0xE1: PictureText.xmp(content, scope: scope)
            case 0xFE: scope.add(.exif, "图片注释", CharacterDecoding.text(content))
            case 0xE0, 0xE2...0xEF: Printables.add(content, place: .exif, detail: "图片信息", scope: scope)
            default: continue
            }
        }
        return end
    }
}

/// Packets of properties that pictures of every kind carry.
enum PictureText {
    /// XMP: its XML where it can be read, else the readable runs of it.
    static func xmp(_ bytes: [UInt8], scope: ExtractionScope) {
        let view = ByteView(bytes)
        guard let start = view.first("<x:xmpmeta") ?? view.first("<rdf:RDF"),
            let end = view.first("</x:xmpmeta>").map({ $0 + 12 }) ?? view.first("</rdf:RDF>").map({ $0 + 10 }),
            start < end
        else { return Printables.add(bytes, place: .exif, detail: "图片信息（XMP）", scope: scope) }
        do {
            try LooseText.document(Array(bytes[start..<end]), place: .exif, detail: "图片信息（XMP）", scope: scope)
        } catch {
            scope.add(.exif, "图片信息（XMP）", CharacterDecoding.text(Array(bytes[start..<end])))
        }
    }
}
