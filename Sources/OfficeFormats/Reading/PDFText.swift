import TextForms

/// Puts words into lines and lines into paragraphs, which a PDF does not know.
enum PDFText {
    /// A word without control characters, radicals turned into the characters they stand for.
    static func cleaned(_ text: String) -> String {
        let kept = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 && !(0xE000...0xF8FF).contains($0.value) }))
        return Whitespace.trimmed(CompatibilityForms.foldingRadicals(kept))
    }

    /// Words side by side are a line.
    static func lines(_ words: [PDFBox]) -> [PDFBox] {
        var rows: [[PDFBox]] = []
        var current = PDFBox()
        for word in words.sorted(by: { ($0.midY, $0.x0) < ($1.midY, $1.x0) }) {
            let overlap = min(current.y1, word.y1) - max(current.y0, word.y0)
            if !rows.isEmpty, overlap > 0.5 * min(current.height, word.height) {
                rows[rows.count - 1].append(word)
                current.y0 = min(current.y0, word.y0)
                current.y1 = max(current.y1, word.y1)
            } else {
                rows.append([word])
                current = word
            }
        }
        return rows.compactMap { row in
            let sorted = row.sorted { $0.x0 < $1.x0 }
            guard let first = sorted.first else { return nil }
            var line = first
            for word in sorted.dropFirst() {
                line.text += word.x0 - line.x1 > 0.12 * max(word.height, 1) ? " " + word.text : word.text
                line.x1 = max(line.x1, word.x1)
                line.y0 = min(line.y0, word.y0)
                line.y1 = max(line.y1, word.y1)
            }
            return line
        }
    }

    /// The lines of one region as paragraphs; `right` is where its text ends at the most.
    static func paragraphs(_ lines: [PDFBox], right: Double) -> [String] {
        guard let left = lines.map(\.x0).min() else { return [] }
        var out: [String] = []
        for (index, line) in lines.enumerated() {
            if index > 0, flows(lines[index - 1], into: line, left: left, right: right) {
                out[out.count - 1] = joined(out[out.count - 1], line.text)
            } else {
                out.append(line.text)
            }
        }
        return out
    }

    /// Whether `next` goes on in the paragraph of `line`: it is not set in, and its first word found no room above.
    static func flows(_ line: PDFBox, into next: PDFBox, left: Double, right: Double) -> Bool {
        let size = characterWidth(next)
        if next.x0 > left + 1.2 * size { return false }
        if next.y0 > line.y1, next.y0 - line.y1 > 1.6 * max(line.height, 6) { return false }
        if startsItem(next.text), endsSentence(line.text) { return false }
        if startsLabel(next.text), line.text.hasSuffix("。") || line.text.hasSuffix("）") { return false }
        // In a long line cut within a sentence a little more room is left unused than in a narrow column of names.
        let isCut = !endsSentence(line.text) && line.text.unicodeScalars.count >= 10
        return line.x1 + firstWordWidth(next, size) > right - (isCut ? 1.5 : 0.5) * size
    }

    static func joined(_ one: String, _ other: String) -> String {
        guard let last = one.unicodeScalars.last, let first = other.unicodeScalars.first else { return one + other }
        return ScalarClass.isChinese(last) || ScalarClass.isChinese(first) ? one + other : one + " " + other
    }

    /// `1.` `2、` `（三）` `四、` at the beginning.
    static func startsItem(_ text: String) -> Bool {
        var scalars = Array(text.unicodeScalars.prefix(8))
        let isOpen = scalars.first.map { $0 == "（" || $0 == "(" } ?? false
        if isOpen { scalars.removeFirst() }
        let figures = scalars.prefix { ScalarClass.digit($0) != nil || "一二三四五六七八九十".unicodeScalars.contains($0) }
        guard !figures.isEmpty, figures.count <= 3, let mark = scalars.dropFirst(figures.count).first else {
            return false
        }
        return isOpen ? mark == "）" || mark == ")" : mark == "." || mark == "、" || mark == "．"
    }

    /// `责任单位：` `附件：`
    private static func startsLabel(_ text: String) -> Bool {
        let head = Array(text.unicodeScalars.prefix(8))
        guard let colon = head.firstIndex(where: { $0 == "：" || $0 == ":" }), colon >= 2 else { return false }
        return head.prefix(colon).allSatisfy(ScalarClass.isHan)
    }

    static func endsSentence(_ text: String) -> Bool {
        text.unicodeScalars.last.map { "。！？；.;：:”）".unicodeScalars.contains($0) } ?? true
    }

    private static func characterWidth(_ line: PDFBox) -> Double {
        let units = line.text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 0.5 : 1) }
        return units > 0 ? max(1, (line.x1 - line.x0) / units) : 1
    }

    /// What may not be parted from the first character: opening marks before it, closing marks and letters after it.
    private static func firstWordWidth(_ line: PDFBox, _ size: Double) -> Double {
        var width = 0.0
        var sawCharacter = false
        for scalar in line.text.unicodeScalars {
            let unit = scalar.value < 0x2E80 ? 0.5 * size : size
            let isPlain = scalar.value < 0x80 && !ScalarClass.isBlank(scalar)
            if "“‘（《〈【〔(".unicodeScalars.contains(scalar), !sawCharacter {
                width += unit
            } else if !sawCharacter || "，。、；：！？）》”’〉】〕),.;:%".unicodeScalars.contains(scalar) {
                width += unit
                sawCharacter = true
                if !isPlain, !"，。、；：！？）》”’〉】〕".unicodeScalars.contains(scalar) { continue }
            } else if isPlain, line.text.unicodeScalars.first.map({ $0.value < 0x80 }) ?? false {
                width += unit
            } else {
                break
            }
        }
        return width
    }
}
