/// The headers a stored file goes out with, so that no browser runs any of it (T4).
package enum ServedFile {
    /// Name and value of each header.
    package static func headers(kind: FileKind, name: String) -> [(name: String, value: String)] {
        [
            ("Content-Type", kind.servedType),
            ("Content-Disposition", disposition(name)),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "sandbox; default-src 'none'"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
    }

    /// `attachment` with the name for old clients in ASCII and for all others in UTF-8 (RFC 6266, RFC 8187).
    package static func disposition(_ name: String) -> String {
        let clean = FileNameCleaning.clean(name)
        return "attachment; filename=\"\(plain(clean))\"; filename*=UTF-8''\(encoded(clean))"
    }

    private static func plain(_ name: String) -> String {
        let letters = name.unicodeScalars.map { scalar -> Character in
            let isSafe = scalar.isASCII && scalar.value >= 0x20 && !["\"", "\\", "%", ";"].contains(scalar)
            return isSafe ? Character(scalar) : "_"
        }
        let plain = String(letters)
        let stem = plain.lastIndex(of: ".").map { plain[..<$0] } ?? plain[...]
        if stem.contains(where: { $0.isLetter || $0.isNumber }) { return plain }
        let ending = plain.lastIndex(of: ".").map { plain[$0...] } ?? ""
        return "file" + ending
    }

    private static func encoded(_ name: String) -> String {
        var result = ""
        for byte in name.utf8 {
            if isAttributeCharacter(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$&+-.^_`|~".utf8.contains(byte)
        }
    }
}
