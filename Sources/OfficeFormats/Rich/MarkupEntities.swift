/// Character references of HTML: by number, and by the names that writing programs use.
enum MarkupEntities {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
        "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"",
        "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "sbquo": "‚", "bdquo": "„", "bull": "•", "middot": "·", "laquo": "«", "raquo": "»", "lsaquo": "‹",
        "rsaquo": "›",
        "times": "×", "divide": "÷", "deg": "°", "plusmn": "±", "para": "¶", "sect": "§", "ensp": "\u{2002}",
        "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
        "rlm": "\u{200F}", "shy": "\u{AD}", "yen": "¥", "cent": "¢", "pound": "£", "euro": "€", "larr": "←",
        "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
        "equiv": "≡", "infin": "∞", "sum": "∑", "prod": "∏", "radic": "√", "minus": "−", "permil": "‰",
        "prime": "′", "Prime": "″", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼",
        "frac34": "¾", "micro": "µ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ",
        "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "Sigma": "Σ", "omega": "ω", "Omega": "Ω", "theta": "θ",
        "phi": "φ", "ordm": "º", "ordf": "ª", "star": "☆", "starf": "★", "check": "✓", "colon": ":", "comma": ",",
        "period": ".", "lpar": "(", "rpar": ")", "Tab": "\t", "NewLine": "\n", "sol": "/", "num": "#", "excl": "!",
        "quest": "?", "semi": ";", "dollar": "$", "percnt": "%", "ast": "*", "plus": "+", "equals": "=", "lowbar": "_",
        "lbrack": "[", "rbrack": "]", "lcub": "{", "rcub": "}", "vert": "|", "commat": "@", "grave": "`", "bsol": "\\",
    ]
    /// Read without their semicolon too.
    private static let bare: Set<String> = [
        "amp", "lt", "gt", "quot", "nbsp", "copy", "reg", "AMP", "LT", "GT", "QUOT",
    ]
    /// What 128 to 159 mean when a program wrote them as Windows numbers them.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == UInt8(ascii: "&"), let (text, end) = reference(bytes, from: place + 1) {
                out.append(contentsOf: text.utf8)
                place = end
            } else {
                out.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func reference(_ bytes: ArraySlice<UInt8>, from start: Int) -> (String, end: Int)? {
        guard start < bytes.endIndex else { return nil }
        if bytes[start] == UInt8(ascii: "#") { return number(bytes, from: start + 1) }
        var end = start
        while end < bytes.endIndex, end - start < 10, isWord(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";") { return named[name].map { ($0, end + 1) } }
        return bare.contains(name) ? named[name].map { ($0, end) } : nil
    }

    private static func number(_ bytes: ArraySlice<UInt8>, from start: Int) -> (String, end: Int)? {
        var place = start
        let isHex = place < bytes.endIndex && bytes[place] | 0x20 == UInt8(ascii: "x")
        if isHex { place += 1 }
        var value: UInt32 = 0
        let first = place
        while place < bytes.endIndex, let digit = digit(bytes[place], isHex: isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
            place += 1
        }
        if place == first { return nil }
        if place < bytes.endIndex, bytes[place] == UInt8(ascii: ";") { place += 1 }
        let meant = (128...159).contains(value) ? windows[Int(value - 128)] : value
        let scalar = meant == 0 ? nil : Unicode.Scalar(meant)
        return (String(scalar ?? "\u{FFFD}"), place)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): return isHex ? UInt32(byte - UInt8(ascii: "a") + 10) : nil
        case UInt8(ascii: "A")...UInt8(ascii: "F"): return isHex ? UInt32(byte - UInt8(ascii: "A") + 10) : nil
        default: return nil
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
