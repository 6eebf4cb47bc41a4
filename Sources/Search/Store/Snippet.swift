import TextForms

/// Cuts a text down to where the words stand, and marks them.
enum Snippet {
    static let length = 110

    /// The whole text with the phrases marked.
    static func marked(_ text: String, _ phrases: [SearchPhrase]) -> [MarkedText] {
        marked(text, ranges(in: text, phrases), within: 0..<text.utf8.count)
    }

    /// About `length` characters of `text` around the place that shows most of the phrases.
    static func around(_ text: String, _ phrases: [SearchPhrase]) -> [MarkedText] {
        let bytes = Array(text.utf8), all = ranges(in: text, phrases)
        let width = length * 3
        guard bytes.count > width else { return marked(text, all, within: 0..<bytes.count) }
        let start = best(all, width: width).map { max($0 - width / 6, 0) } ?? 0
        let from = boundary(bytes, start), to = boundary(bytes, min(from + width, bytes.count))
        var parts = marked(text, all, within: from..<to)
        if from > 0 { parts.insert(MarkedText("…", marked: false), at: 0) }
        if to < bytes.count { parts.append(MarkedText("…", marked: false)) }
        return parts
    }

    private static func ranges(in text: String, _ phrases: [SearchPhrase]) -> [Range<Int>] {
        let folded = FoldedText(text)
        let found = phrases.flatMap { folded.ranges(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
        var merged: [Range<Int>] = []
        for range in found {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// The beginning of the window in which most hits stand; the first of several.
    private static func best(_ ranges: [Range<Int>], width: Int) -> Int? {
        var best: (start: Int, count: Int)?, end = 0
        for (index, range) in ranges.enumerated() {
            end = max(end, index)
            while end < ranges.count, ranges[end].upperBound <= range.lowerBound + width * 5 / 6 { end += 1 }
            if end - index > best?.count ?? 0 { best = (range.lowerBound, end - index) }
        }
        return best?.start ?? ranges.first?.lowerBound
    }

    /// The end of the character that `offset` stands in.
    private static func boundary(_ bytes: [UInt8], _ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    private static func marked(_ text: String, _ ranges: [Range<Int>], within: Range<Int>) -> [MarkedText] {
        let bytes = Array(text.utf8)
        var parts: [MarkedText] = [], at = within.lowerBound
        func add(_ range: Range<Int>, _ isMarked: Bool) {
            guard !range.isEmpty else { return }
            let words = String(decoding: bytes[range], as: UTF8.self)
            parts.append(MarkedText(String(words.map { $0.isNewline ? " " : $0 }), marked: isMarked))
        }
        for range in ranges.map({ $0.clamped(to: within) }) where !range.isEmpty {
            add(at..<range.lowerBound, false)
            add(range, true)
            at = range.upperBound
        }
        add(at..<within.upperBound, false)
        return parts
    }
}
