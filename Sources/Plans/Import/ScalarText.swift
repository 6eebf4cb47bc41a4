import TextForms

/// Text as scalars: what the readers of plans walk over, by index and always within bounds.
typealias Scalars = [Unicode.Scalar]

extension Array where Element == Unicode.Scalar {
    init(_ text: some StringProtocol) { self = Array(text.unicodeScalars) }

    var string: String { String(String.UnicodeScalarView(self)) }

    /// The scalar there, nil outside.
    func at(_ index: Int) -> Unicode.Scalar? { indices.contains(index) ? self[index] : nil }

    /// The part from `low` up to `high`, cut to what there is.
    func part(_ low: Int, _ high: Int) -> Scalars {
        let from = Swift.min(Swift.max(low, 0), count)
        return Array(self[from..<Swift.min(Swift.max(high, from), count)])
    }

    func part(_ low: Int) -> Scalars { part(low, count) }

    func has(_ word: Scalars, at index: Int) -> Bool {
        guard index >= 0, index + word.count <= count else { return false }
        for (offset, scalar) in word.enumerated() where self[index + offset] != scalar { return false }
        return true
    }

    func find(_ word: Scalars, from: Int = 0) -> Int? {
        guard let first = word.first, count >= word.count else { return nil }
        var index = Swift.max(from, 0)
        while index + word.count <= count {
            if self[index] == first, has(word, at: index) { return index }
            index += 1
        }
        return nil
    }

    func contains(_ word: Scalars) -> Bool { find(word) != nil }

    func ends(_ word: Scalars) -> Bool { has(word, at: count - word.count) }

    func containsAny(_ words: Words) -> Bool { indices.contains { words.at($0, in: self) != nil } }

    func endsAny(_ words: Words) -> Bool { words.list.contains { ends($0) } }

    func startsAny(_ words: Words) -> Bool { words.at(0, in: self) != nil }

    /// Without these scalars and blanks at both ends.
    func stripped(_ marks: Marks = Marks("")) -> Scalars {
        func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) || ScalarClass.isBlank(scalar) }
        guard let first = firstIndex(where: { !isMark($0) }), let last = lastIndex(where: { !isMark($0) }) else {
            return []
        }
        return Array(self[first...last])
    }
}

/// A handful of characters to be looked for.
struct Marks: Sendable {
    private let scalars: [Unicode.Scalar]
    /// One bit for each low six bits that occur: most characters are told apart by it alone.
    private let mask: UInt64

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        mask = scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        mask >> UInt64(scalar.value & 63) & 1 == 1 && scalars.contains(scalar)
    }
}

/// A list of words to be looked for, longest first.
struct Words: Sendable {
    let list: [Scalars]
    /// One bit for each low seven bits of the words' first characters.
    private let low: UInt64
    private let high: UInt64

    init(_ text: String) {
        list = text.split(separator: " ").map { Scalars($0) }.sorted { $0.count > $1.count }
        var bits: (UInt64, UInt64) = (0, 0)
        for first in list.compactMap(\.first) {
            if first.value & 64 == 0 {
                bits.0 |= 1 << UInt64(first.value & 63)
            } else {
                bits.1 |= 1 << UInt64(first.value & 63)
            }
        }
        (low, high) = bits
    }

    /// The length of the longest word that stands at `index`.
    func at(_ index: Int, in text: Scalars) -> Int? {
        guard let first = text.at(index), mayBegin(with: first) else { return nil }
        return list.first { text.has($0, at: index) }?.count
    }

    private func mayBegin(with scalar: Unicode.Scalar) -> Bool {
        (scalar.value & 64 == 0 ? low : high) >> UInt64(scalar.value & 63) & 1 == 1
    }
}

/// Brackets: which of them have a partner.
enum Brackets {
    private static let openingMarks = Marks("（(〔[【《")
    private static let closingMarks = Marks("）)〕]】》")

    /// How deep each place lies in brackets that are closed again; a bracket without partner encloses nothing (rule 10).
    static func depths(_ text: Scalars) -> [Int] {
        var depths = [Int](repeating: 0, count: text.count)
        guard text.contains(where: closingMarks.contains) else { return depths }
        var open: [(index: Int, scalar: Unicode.Scalar)] = []
        for (index, scalar) in text.enumerated() {
            if openingMarks.contains(scalar) {
                open.append((index, scalar))
            } else if closingMarks.contains(scalar), let start = open.lastIndex(where: { matches($0.scalar, scalar) }) {
                for place in open[start].index...index { depths[place] += 1 }
                open.removeSubrange(start...)
            }
        }
        return depths
    }

    /// Round brackets of either width close one another; writers mix them.
    private static func matches(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Bool {
        if opening == "（" || opening == "(" { return closing == "）" || closing == ")" }
        switch opening {
        case "〔": return closing == "〕"
        case "[": return closing == "]"
        case "【": return closing == "】"
        default: return closing == "》"
        }
    }

    static func isBalanced(_ text: Scalars) -> Bool {
        let depths = depths(text)
        return !text.enumerated().contains {
            (openingMarks.contains($1) || closingMarks.contains($1)) && depths[$0] == 0
        }
    }
}
