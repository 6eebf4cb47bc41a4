import TextForms

/// Cuts a text down to where the words stand, and marks them.
struct Snippet {
    static let length = 110

    private let text: String
    private let ranges: [Range<Int>]
    /// How many of the phrases stand in the text.
    let shown: Int

    init(_ text: String, _ phrases: [SearchPhrase]) {
        self.text = text
        let folded = FoldedText(text)
        let found = phrases.map { folded.ranges(of: $0) }
        shown = found.count { !$0.isEmpty }
        ranges = Snippet.merged(found.flatMap { $0 })
    }

    /// The whole text with the phrases marked.
    static func marked(_ text: String, _ phrases: [SearchPhrase]) -> [MarkedText] {
        marked(Array(text.utf8), Snippet(text, phrases).ranges, within: 0..<text.utf8.count)
    }

    /// About `length` characters of the text around the place that shows most of the phrases.
    var around: [MarkedText] {
        let bytes = Array(text.utf8), width = Snippet.length * 3
        guard bytes.count > width else { return Snippet.marked(bytes, ranges, within: 0..<bytes.count) }
        let start = Snippet.best(ranges, width: width).map { max($0 - width / 6, 0) } ?? 0
        let from = Snippet.boundary(bytes, start), to = Snippet.boundary(bytes, min(from + width, bytes.count))
        var parts = Snippet.marked(bytes, ranges, within: from..<to)
        if from > 0 { parts.insert(MarkedText("…", marked: false), at: 0) }
        if to < bytes.count { parts.append(MarkedText("…", marked: false)) }
        return parts
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        let found = ranges.sorted { $0.lowerBound < $1.lowerBound }
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

    private static func marked(_ bytes: [UInt8], _ ranges: [Range<Int>], within: Range<Int>) -> [MarkedText] {
        var parts: [MarkedText] = [], at = within.lowerBound
        func add(_ range: Range<Int>, _ isMarked: Bool) {
            guard !range.isEmpty else { return }
            let words = bytes[range].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
            parts.append(MarkedText(String(decoding: words, as: UTF8.self), marked: isMarked))
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
