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

    func containsAny(_ words: Words) -> Bool { words.list.contains { contains($0) } }

    func endsAny(_ words: Words) -> Bool { words.list.contains { ends($0) } }

    func startsAny(_ words: Words) -> Bool { words.at(0, in: self) != nil }

    /// Without these scalars and blanks at both ends.
    func stripped(_ marks: Set<Unicode.Scalar>) -> Scalars {
        func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) || ScalarClass.isBlank(scalar) }
        guard let first = firstIndex(where: { !isMark($0) }), let last = lastIndex(where: { !isMark($0) }) else { return [] }
        return Array(self[first...last])
    }
}

/// A list of words to be looked for, longest first.
struct Words: Sendable {
    let list: [Scalars]

    init(_ text: String) {
        list = text.split(separator: " ").map { Scalars($0) }.sorted { $0.count > $1.count }
    }

    /// The length of the longest word that stands at `index`.
    func at(_ index: Int, in text: Scalars) -> Int? { list.first { text.has($0, at: index) }?.count }
}

/// Brackets: which of them have a partner.
enum Brackets {
    private static let partners: [Unicode.Scalar: Unicode.Scalar] = ["（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】", "《": "》"]
    private static let closing: Set<Unicode.Scalar> = ["）", ")", "〕", "]", "】", "》"]

    /// How deep each place lies in brackets that are closed again; a bracket without partner encloses nothing (rule 10).
    static func depths(_ text: Scalars) -> [Int] {
        var depths = [Int](repeating: 0, count: text.count)
        var open: [(index: Int, scalar: Unicode.Scalar)] = []
        for (index, scalar) in text.enumerated() {
            if partners[scalar] != nil {
                open.append((index, scalar))
            } else if closing.contains(scalar), let start = open.lastIndex(where: { matches($0.scalar, scalar) }) {
                for place in open[start].index...index { depths[place] += 1 }
                open.removeSubrange(start...)
            }
        }
        return depths
    }

    /// Round brackets of either width close one another; writers mix them.
    private static func matches(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Bool {
        if opening == "（" || opening == "(" { return closing == "）" || closing == ")" }
        return partners[opening] == closing
    }

    static func isBalanced(_ text: Scalars) -> Bool {
        let depths = depths(text)
        return !text.enumerated().contains { (partners[$1] != nil || closing.contains($1)) && depths[$0] == 0 }
    }
}
