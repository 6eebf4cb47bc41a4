/// Text, and what a browser would make of it.
enum TextSniffing {
    static func identify(_ file: ByteView) -> FileKind? {
        guard let opening = opening(of: file) else { return nil }
        return markup(opening) ?? .text
    }

    /// The first characters as lower-case ASCII, others as `?`; nil when the file is not text.
    private static func opening(of file: ByteView) -> [UInt8]? {
        if file.starts([0xFF, 0xFE]) { return sixteenBit(file, low: 0, high: 1) }
        if file.starts([0xFE, 0xFF]) { return sixteenBit(file, low: 1, high: 0) }
        if let low = sixteenBitWithoutMark(file) { return sixteenBit(file, low: low, high: 1 - low, from: 0) }
        let controls = file.bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1A].contains($0) || $0 == 0x7F }
        if controls { return nil }
        let start = file.starts([0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard String(validating: file.bytes, as: UTF8.self) != nil || isChineseCoded(file) else { return nil }
        return file.bytes.dropFirst(start).prefix(4096).map(lower)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

    private static func sixteenBit(_ file: ByteView, low: Int, high: Int, from: Int = 2) -> [UInt8]? {
        guard file.count % 2 == 0 else { return nil }
        return stride(from: from, to: min(file.count, 8192), by: 2).map { offset in
            file[offset + high] == 0 ? lower(file[offset + low]) : UInt8(ascii: "?")
        }
    }

    /// `<` and a zero byte: browsers of old guessed UTF-16 from that.
    private static func sixteenBitWithoutMark(_ file: ByteView) -> Int? {
        if file.starts([0x3C, 0]) { return 0 }
        if file.starts([0, 0x3C]) { return 1 }
        return nil
    }

    /// GB 18030, strictly: pairs and groups of four only.
    private static func isChineseCoded(_ file: ByteView) -> Bool {
        var offset = 0
        while offset < file.count {
            let first = file[offset]
            if first < 0x80 {
                offset += 1
                continue
            }
            guard (0x81...0xFE).contains(first) else { return false }
            let second = file[offset + 1]
            if (0x30...0x39).contains(second) {
                guard (0x81...0xFE).contains(file[offset + 2]), (0x30...0x39).contains(file[offset + 3]) else {
                    return false
                }
                offset += 4
            } else {
                guard (0x40...0xFE).contains(second), second != 0x7F else { return false }
                offset += 2
            }
        }
        return true
    }

    private static func markup(_ opening: [UInt8]) -> FileKind? {
        var rest = opening[...]
        while true {
            rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
            if rest.starts(with: "<?xml".utf8) {
                rest = after("?>", in: rest)
                if rest.isEmpty { return .xml }
                let inner = markup(Array(rest))
                return inner ?? .xml
            }
            if rest.starts(with: "<!--".utf8) {
                rest = after("-->", in: rest)
                if rest.isEmpty { return .html }
            } else if rest.starts(with: "<!doctype svg".utf8) || rest.starts(with: "<svg".utf8) {
                return .svg
            } else {
                return isHTML(rest) ? .html : nil
            }
        }
    }

    private static func after(_ mark: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let pattern = Array(mark.utf8)
        var rest = text
        while !rest.isEmpty, !rest.starts(with: pattern) { rest = rest.dropFirst() }
        return rest.dropFirst(pattern.count)
    }

    /// A document, a fragment, or anything with a tag in which a browser would run something.
    private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
        let opens = openings.contains { text.starts(with: $0.utf8) }
        if opens { return true }
        let all = String(decoding: text, as: UTF8.self)
        return ["<script", "<iframe", "<html", "<!doctype html"].contains(where: all.contains)
    }

    private static let openings = [
        "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a ",
        "<style", "<title", "<b>", "<br", "<p>", "<p ", "<img", "<meta", "<link", "<object", "<embed", "<form",
    ]
}
