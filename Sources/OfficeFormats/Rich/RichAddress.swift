/// Where a link or a picture may point to. Whoever is not on the short list is out: nobody can name all that runs code.
enum RichAddress {
    private static let longest = 2_000

    /// The address of a link as it may stand in a page: `http`, `https`, `mailto`, `#place`, `/files/<64 hex digits>`;
    /// nil for all else.
    static func link(_ text: String) -> String? {
        guard let address = cleaned(text) else { return nil }
        if storedFile(address) != nil { return address }
        if address.utf8.first == UInt8(ascii: "#") { return address.utf8.count > 1 ? address : nil }
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon].lowercased()
        let rest = String(address[address.index(after: colon)...])
        switch scheme {
        case "http", "https": return hasHost(rest) ? scheme + ":" + rest : nil
        case "mailto": return isMailbox(rest) ? scheme + ":" + rest : nil
        default: return nil
        }
    }

    /// The hex digits of `/files/<64 hex digits>`; nil for all else.
    static func storedFile(_ address: String) -> String? {
        guard address.hasPrefix("/files/") else { return nil }
        let hex = String(address.dropFirst(7))
        return isHash(hex) ? hex : nil
    }

    /// Whether a text is the 64 small hex digits of a stored file.
    static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// Without blanks at the ends and line ends inside; what would end an attribute is written as per cent.
    private static func cleaned(_ text: String) -> String? {
        guard text.utf8.count <= longest else { return nil }
        var out = String.UnicodeScalarView()
        for scalar in RichText.trimmed(text).unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": continue
            case " ": out.append(contentsOf: "%20".unicodeScalars)
            case "\"": out.append(contentsOf: "%22".unicodeScalars)
            case "'": out.append(contentsOf: "%27".unicodeScalars)
            case "<": out.append(contentsOf: "%3C".unicodeScalars)
            case ">": out.append(contentsOf: "%3E".unicodeScalars)
            case "`": out.append(contentsOf: "%60".unicodeScalars)
            case "\\": return nil
            default:
                guard RichText.isShown(scalar), scalar.value > 0x20, scalar.value != 0x3000 else { return nil }
                out.append(scalar)
            }
        }
        return out.isEmpty || out.count > longest ? nil : String(out)
    }

    /// `//host…` without a name before the host, which is how one host is made to look like another.
    private static func hasHost(_ rest: String) -> Bool {
        guard rest.hasPrefix("//") else { return false }
        let host = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let first = host.first, first != ".", first != ":", first != "%" else { return false }
        return !host.contains("@")
    }

    private static func isMailbox(_ rest: String) -> Bool {
        let parts = rest.prefix { $0 != "?" }.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(":") && !$0.contains("/") }
    }
}
