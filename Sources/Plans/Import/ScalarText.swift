import TextForms

/// Text as scalars: a window onto shared storage, so that a part of a text costs no copy. Walked by index from 0 and
/// always within bounds.
struct Scalars: RandomAccessCollection, RangeReplaceableCollection, Sendable {
    private var storage: [Unicode.Scalar]
    private var base: Int
    private(set) var count: Int

    init() { self.init([]) }

    init(_ scalars: [Unicode.Scalar]) {
        storage = scalars
        base = 0
        count = scalars.count
    }

    init(_ text: String) { self.init(ScalarCoding.scalars(text)) }

    init(_ text: some StringProtocol) { self.init(Array(text.unicodeScalars)) }

    /// The text with its blanks folded.
    init(folding text: String) { self.init(Whitespace.folded(ScalarCoding.scalars(text))) }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> Unicode.Scalar { storage[base + index] }

    mutating func replaceSubrange(_ range: Range<Int>, with scalars: some Collection<Unicode.Scalar>) {
        detach()
        storage.replaceSubrange(range, with: scalars)
        count = storage.count
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        detach()
        storage.append(scalar)
        count += 1
    }

    @discardableResult mutating func removeLast() -> Unicode.Scalar {
        let last = self[count - 1]
        count -= 1
        return last
    }

    private mutating func detach() {
        if base == 0, count == storage.count { return }
        storage = Array(storage[base..<base + count])
        base = 0
    }

    static func + (one: Scalars, other: Scalars) -> Scalars {
        if other.isEmpty { return one }
        if one.isEmpty { return other }
        return Scalars(one.copied + other.copied)
    }

    private var copied: ArraySlice<Unicode.Scalar> { storage[base..<base + count] }

    var string: String { ScalarCoding.string(copied) }

    /// The scalar there, nil outside.
    func at(_ index: Int) -> Unicode.Scalar? { index >= 0 && index < count ? storage[base + index] : nil }

    /// The part from `low` up to `high`, cut to what there is.
    func part(_ low: Int, _ high: Int) -> Scalars {
        var part = self
        let from = Swift.min(Swift.max(low, 0), count)
        part.base = base + from
        part.count = Swift.min(Swift.max(high, from), count) - from
        return part
    }

    func part(_ low: Int) -> Scalars { part(low, count) }

    /// With its blanks folded once more: what was put together from parts.
    func folded() -> Scalars { Scalars(Whitespace.folded(Array(copied))) }

    /// Without these scalars and blanks at both ends.
    func stripped(_ marks: Marks = .none) -> Scalars {
        var low = 0, high = count
        while low < high, marks.containsOrBlank(self[low]) { low += 1 }
        while high > low, marks.containsOrBlank(self[high - 1]) { high -= 1 }
        return part(low, high)
    }
}

extension Scalars: Hashable {
    static func == (one: Scalars, other: Scalars) -> Bool { one.count == other.count && one.has(other, at: 0) }

    func hash(into hasher: inout Hasher) {
        // Two at a time: the hasher's price is by the call.
        var index = 0
        while index + 1 < count {
            hasher.combine(UInt64(self[index].value) << 32 | UInt64(self[index + 1].value))
            index += 2
        }
        if index < count { hasher.combine(self[index].value) }
        hasher.combine(count)
    }
}

extension Scalars: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self.init(text) }
}

extension Scalars {
    func has(_ word: Scalars, at index: Int) -> Bool {
        guard index >= 0, word.count <= count - index else { return false }
        var offset = 0
        while offset < word.count {
            if self[index + offset] != word[offset] { return false }
            offset += 1
        }
        return true
    }

    func find(_ word: Scalars, from: Int = 0) -> Int? {
        guard let first = word.at(0) else { return nil }
        var index = Swift.max(from, 0)
        while index + word.count <= count {
            if self[index] == first, has(word, at: index) { return index }
            index += 1
        }
        return nil
    }

    func contains(word: Scalars) -> Bool { find(word) != nil }

    func contains(_ scalar: Unicode.Scalar) -> Bool { firstIndex(of: scalar) != nil }

    func firstIndex(of scalar: Unicode.Scalar) -> Int? {
        var index = 0
        while index < count {
            if self[index] == scalar { return index }
            index += 1
        }
        return nil
    }

    func ends(_ word: Scalars) -> Bool { has(word, at: count - word.count) }

    func containsAny(_ words: Words) -> Bool {
        var index = 0
        while index < count {
            if words.at(index, in: self) != nil { return true }
            index += 1
        }
        return false
    }

    func endsAny(_ words: Words) -> Bool { words.end(self) }

    func startsAny(_ words: Words) -> Bool { words.at(0, in: self) != nil }
}
