/// Blanks in Chinese text.
package enum Whitespace {
    /// A run of blanks becomes one space, and none stays beside a Chinese character, wide punctuation or the ends.
    ///
    /// A line break or a recognition blank inside 推动 政务 disappears; `"六稳" "六保"` and `Word 2019` keep theirs.
    package static func folded(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: ScalarClass.isBlank) else { return text }
        return String(String.UnicodeScalarView(folded(Array(text.unicodeScalars))))
    }

    /// The same for text that is scalars already.
    package static func folded(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard text.contains(where: { ScalarClass.isBlank($0) }) else { return text }
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(text.count)
        var pending = false
        for scalar in text {
            if ScalarClass.isBlank(scalar) {
                pending = true
                continue
            }
            if pending, let before = out.last, !ScalarClass.isChinese(before), !ScalarClass.isChinese(scalar) {
                out.append(" ")
            }
            pending = false
            out.append(scalar)
        }
        return out
    }

    /// The text without blanks at its ends.
    package static func trimmed(_ text: some StringProtocol) -> String {
        let scalars = text.unicodeScalars
        if let first = scalars.first, let last = scalars.last, !ScalarClass.isBlank(first), !ScalarClass.isBlank(last) {
            return String(text)
        }
        guard let first = scalars.firstIndex(where: { !ScalarClass.isBlank($0) }),
            let last = scalars.lastIndex(where: { !ScalarClass.isBlank($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    /// Whether there is nothing but blanks.
    package static func isBlank(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy(ScalarClass.isBlank)
    }
}
