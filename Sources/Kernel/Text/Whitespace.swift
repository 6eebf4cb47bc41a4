extension StringProtocol {
    /// Without white space of any width at both ends.
    package var trimmed: String {
        var rest = Substring(self)
        while let first = rest.first, first.isBlank { rest.removeFirst() }
        while let last = rest.last, last.isBlank { rest.removeLast() }
        return String(rest)
    }

    /// Trimmed, every run of white space made one space, and none left between two Han characters, where a typist's
    /// space means nothing: `"主任  张 三 "` → `"主任张三"`, `"A  B"` → `"A B"`.
    package var tidied: String {
        var result = "", pending = false
        for character in trimmed {
            if character.isBlank {
                pending = true
                continue
            }
            if pending, let last = result.last, !(last.isHan && character.isHan) { result.append(" ") }
            pending = false
            result.append(character)
        }
        return result
    }

    /// Without any white space: for names and numbers that must be compared.
    package var unspaced: String { String(filter { !$0.isBlank }) }
}

extension Character {
    /// White space in any width, the ideographic space and the invisible characters of web pages and Word included.
    package var isBlank: Bool {
        isWhitespace || self == "\u{200B}" || self == "\u{FEFF}" || self == "\u{200C}" || self == "\u{200D}"
            || self == "\u{2060}"
    }

    /// A Han character, by range.
    package var isHan: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        return switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
        default: false
        }
    }
}
