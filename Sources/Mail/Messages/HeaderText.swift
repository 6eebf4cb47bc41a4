/// Text in the headers of a message.
enum HeaderText {
    /// Bytes of UTF-8 in one encoded word: 45 make 60 letters of base64, within the 75 that RFC 2047 allows.
    private static let wordLength = 45

    /// On one line, without control characters: nothing in it can begin another header.
    static func plain(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029
            scalars.append(isControl || isBreak ? " " : scalar)
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }

    /// As encoded words in UTF-8 (RFC 2047), folded; plain ASCII stays as it is.
    static func encoded(_ text: String) -> String {
        let text = plain(text)
        let isPlain =
            text.utf8.count <= 60 && text.utf8.allSatisfy { $0 < 0x7F && !"\"=?<>@,;:\\()[]".utf8.contains($0) }
        if isPlain { return text }
        return words(text).map { "=?UTF-8?B?\(Base64.text($0))?=" }.joined(separator: "\r\n ")
    }

    /// Split between scalars, so that each word is UTF-8 by itself.
    private static func words(_ text: String) -> [[UInt8]] {
        var words: [[UInt8]] = [], word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > wordLength {
                words.append(word)
                word = []
            }
            word += bytes
        }
        return words + (word.isEmpty ? [] : [word])
    }
}

/// Bytes as letters (RFC 4648).
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String { String(decoding: encoded(bytes), as: UTF8.self) }

    /// In lines of 76 letters, as a message body wants them.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        let all = encoded(bytes)
        var lines: [UInt8] = []
        lines.reserveCapacity(all.count + all.count / 38)
        for start in stride(from: 0, to: all.count, by: 76) {
            lines += all[start..<min(start + 76, all.count)]
            lines += "\r\n".utf8
        }
        return lines
    }

    private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let padded = Array(part) + [UInt8](repeating: 0, count: 3 - part.count)
            let value = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
            for place in 0..<4 {
                result.append(place <= part.count ? letters[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
