import TextForms

/// Characters of running text: which are blanks, which nobody sees.
enum RichText {
    /// Whether a run of these becomes one space.
    static func collapses(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: true
        default: false
        }
    }

    /// Whether a character has a place in a published text: no controls, nothing that turns the direction of what
    /// follows, nothing invisible that parts a word from the words one searches for.
    static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x09, 0x0B, 0x0E..<0x20, 0x7F..<0x85, 0x86..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F,
            0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFC, 0xFFFE, 0xFFFF,
            0xE0000...0xE007F:
            false
        default: true
        }
    }

    /// A blank or the wide space that Chinese paragraphs are indented with.
    static func isEdge(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{3000}" || collapses(scalar) }

    /// Whether a line end beside this character is no space.
    static func isChinese(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isChinese(scalar) }

    /// Whether a text is one line in its normal form already, told by its bytes; most are. False may also mean: not known.
    static func isSettled(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var place = 0, isBlank = true
            while place < bytes.count {
                let byte = bytes[place]
                if byte == 0x20, isBlank { return false }
                isBlank = byte == 0x20
                switch byte {
                case 0x20..<0x7F: place += 1
                case 0xC3...0xD7: place += 2
                case 0xE3 where bytes[place + 1] != 0x80 || bytes[place + 2] != 0x80: place += 3
                case 0xE4...0xE9: place += 3
                // Dashes, quotation marks, dots; full-width forms.
                case 0xE2 where bytes[place + 1] == 0x80 && (0x90...0xA7).contains(bytes[place + 2]): place += 3
                case 0xE2 where bytes[place + 1] > 0x81: place += 3
                case 0xEF where (0xBC...0xBE).contains(bytes[place + 1]): place += 3
                default: return false
                }
            }
            return !isBlank
        } ?? false
    }

    /// Without blanks at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isEdge($0) }),
            let last = scalars.lastIndex(where: { !isEdge($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    /// One line: blanks folded, what nobody sees taken out.
    static func line(_ text: String) -> String {
        if isSettled(text) { return text }
        var out = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars where isShown(scalar) {
            if collapses(scalar) {
                isPending = true
                continue
            }
            if isPending, !out.isEmpty { out.append(" ") }
            isPending = false
            out.append(scalar)
        }
        return trimmed(String(out))
    }
}
