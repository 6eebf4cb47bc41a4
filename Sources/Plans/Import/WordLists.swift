import TextForms

/// A handful of characters to be looked for.
struct Marks: Sendable {
    static let none = Marks("")

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

    func containsOrBlank(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isBlank(scalar) || contains(scalar) }
}

/// A list of words to be looked for, longest first.
struct Words: Sendable {
    let list: [Scalars]
    private let byFirst: WordBuckets
    private let byLast: WordBuckets

    init(_ text: String) {
        list = text.split(separator: " ").map { Scalars($0) }.sorted { $0.count > $1.count }
        byFirst = WordBuckets(list, key: \.first)
        byLast = WordBuckets(list, key: \.last)
    }

    /// The length of the longest word that stands at `index`.
    func at(_ index: Int, in text: Scalars) -> Int? {
        guard let first = text.at(index) else { return nil }
        return byFirst.words(first)?.first { text.has($0, at: index) }?.count
    }

    /// Whether the text ends with one of them.
    func end(_ text: Scalars) -> Bool {
        guard let last = text.at(text.count - 1) else { return false }
        return byLast.words(last)?.contains { text.ends($0) } ?? false
    }
}

/// Words by one of their characters, so that few are compared at a place and at most places none.
private struct WordBuckets: Sendable {
    private static let width: UInt32 = 128

    private var buckets: [[Scalars]]
    /// One bit a bucket that is not empty.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ words: [Scalars], key: (Scalars) -> Unicode.Scalar?) {
        buckets = [[Scalars]](repeating: [], count: Int(Self.width))
        for word in words {
            guard let scalar = key(word) else { continue }
            let place = scalar.value % Self.width
            buckets[Int(place)].append(word)
            if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
        }
    }

    /// Those whose character falls into the same bucket; nil for none.
    func words(_ scalar: Unicode.Scalar) -> [Scalars]? {
        let mask = scalar.value & 64 == 0 ? low : high
        guard mask >> UInt64(scalar.value & 63) & 1 == 1 else { return nil }
        return buckets[Int(scalar.value % Self.width)]
    }
}
