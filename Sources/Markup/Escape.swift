/// Turns text into bytes that no browser reads as markup, in text as in quoted attributes.
enum Escape {
    static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
        var text = String(text)
        text.withUTF8 { append($0, to: &bytes) }
    }

    private static func append(_ input: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        for (index, byte) in input.enumerated() {
            guard let replacement = replacement(for: byte) else { continue }
            bytes.append(contentsOf: input[start..<index])
            replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
            start = index + 1
        }
        bytes.append(contentsOf: input[start...])
    }

    private static func replacement(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        // An old browser ended an attribute here.
        case UInt8(ascii: "`"): "&#96;"
        // HTML knows no other control characters than tab, line feed and carriage return.
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
