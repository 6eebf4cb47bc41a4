/// The directories of EXIF data, which are those of TIFF files: every text, the place, the small picture.
struct ExifReader {
    private let view: ByteView
    private let scope: ExtractionScope
    private let isBig: Bool
    private var seen: Set<Int> = []
    private var place: [Int: String] = [:]

    static func read(_ bytes: [UInt8], scope: ExtractionScope) {
        // Some programs repeat the marker of JPEG here.
        let bytes = bytes.starts(with: Array("Exif\0\0".utf8)) ? Array(bytes.dropFirst(6)) : bytes
        let view = ByteView(bytes)
        guard view.starts("II") || view.starts("MM") else {
            return Printables.add(bytes, place: .exif, detail: "图片信息", scope: scope)
        }
        var reader = ExifReader(view: view, scope: scope, isBig: view.starts("MM"))
        reader.directories(from: reader.long(4))
        let position = [1, 2, 3, 4, 6].compactMap { reader.place[$0] }.joined(separator: " ")
        if !position.isEmpty {
            scope.note("position", "图片记录了拍摄地点。")
            scope.add(.exif, "拍摄地点", position)
        }
    }

    /// The turn of the picture, 1 to 8; 1 when nothing is said.
    static func orientation(_ bytes: [UInt8]) -> Int {
        let view = ByteView(bytes)
        guard view.starts("II") || view.starts("MM") else { return 1 }
        let reader = ExifReader(
            view: view, scope: ExtractionScope(ExtractionLedger(ExtractionLimits())), isBig: view.starts("MM"))
        let start = reader.long(4)
        for index in 0..<min(reader.short(start), 500) where reader.short(start + 2 + index * 12) == 0x112 {
            let value = reader.short(start + 2 + index * 12 + 8)
            return (1...8).contains(value) ? value : 1
        }
        return 1
    }

    private init(view: ByteView, scope: ExtractionScope, isBig: Bool) {
        self.view = view
        self.scope = scope
        self.isBig = isBig
    }

    private func short(_ offset: Int) -> Int {
        isBig ? Int(view[offset]) << 8 | Int(view[offset + 1]) : view.little16(at: offset)
    }

    private func long(_ offset: Int) -> Int { isBig ? view.big32(at: offset) : view.little32(at: offset) }

    private mutating func directories(from first: Int, isPlace: Bool = false) {
        var next = first
        while next > 0, next + 2 <= view.count, seen.insert(next).inserted, seen.count < 200 {
            let count = min(short(next), 2_000)
            var small: (start: Int, length: Int) = (0, 0)
            for index in 0..<count { entry(at: next + 2 + index * 12, isPlace: isPlace, small: &small) }
            if small.start > 0, small.length > 0, small.start + small.length <= view.count {
                let picture = Array(view.bytes[small.start..<(small.start + small.length)])
                scope.open(picture, name: "thumbnail.jpg", detail: "缩略图", as: .thumbnail)
            }
            next = long(next + 2 + count * 12)
        }
    }

    private mutating func entry(at offset: Int, isPlace: Bool, small: inout (start: Int, length: Int)) {
        let tag = short(offset), type = short(offset + 2), count = long(offset + 4)
        let size = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4][type] ?? 0
        guard size > 0, count > 0, count <= view.count / size else { return }
        let length = count * size, start = length <= 4 ? offset + 8 : long(offset + 8)
        guard start >= 0, start + length <= view.count else { return }
        switch tag {
        case 0x8769, 0x8825, 0xA005, 0x014A:
            for index in 0..<min(count, 16) where type != 7 {
                directories(from: long(start + index * 4), isPlace: tag == 0x8825)
            }
        case 0x0201 where type != 2: small.start = long(start)
        case 0x0202 where type != 2: small.length = long(start)
        case _ where isPlace && tag <= 6: place[tag] = value(tag, type, start, length)
        default: text(tag, type, Array(view.bytes[start..<(start + length)]))
        }
    }

    /// A reference letter, or degrees, minutes and seconds.
    private func value(_ tag: Int, _ type: Int, _ start: Int, _ length: Int) -> String {
        if type == 2 { return CharacterDecoding.text(view.bytes[start..<(start + length)].filter { $0 != 0 }) }
        guard type == 5 else { return "" }
        return stride(from: 0, to: length - 7, by: 8).map { index in
            let under = long(start + index + 4)
            return under == 0 ? "0" : "\(Double(long(start + index)) / Double(under))"
        }.joined(separator: "°")
    }

    private func text(_ tag: Int, _ type: Int, _ bytes: [UInt8]) {
        let detail = "图片信息 \(String(tag, radix: 16))"
        switch tag {
        case 0x9C9B...0x9C9F: scope.add(.exif, detail, wide(bytes, isBig: false))
        case 0x9286 where bytes.starts(with: Array("UNICODE\0".utf8)):
            scope.add(.exif, detail, wide(Array(bytes.dropFirst(8)), isBig: isBig))
            scope.add(.exif, detail, wide(Array(bytes.dropFirst(8)), isBig: !isBig))
        case 0x9286, 0x001C, 0x001B:
            scope.add(.exif, detail, CharacterDecoding.text(bytes.dropFirst(8).filter { $0 != 0 }))
        case 0x02BC: PictureText.xmp(bytes, scope: scope)
        case _ where type == 2: scope.add(.exif, detail, CharacterDecoding.text(bytes.filter { $0 != 0 }))
        case 0x8773: return
        default:
            if (type == 7 || type == 1) && bytes.count > 6 {
                Printables.add(bytes, place: .exif, detail: detail, scope: scope)
            }
        }
    }

    private func wide(_ bytes: [UInt8], isBig: Bool) -> String {
        let view = ByteView(bytes)
        var units: [UInt16] = []
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let unit = isBig ? Int(view[index]) << 8 | Int(view[index + 1]) : view.little16(at: index)
            units.append(UInt16(truncatingIfNeeded: unit))
        }
        return String(decoding: units.filter { $0 != 0 }, as: UTF16.self)
    }
}
