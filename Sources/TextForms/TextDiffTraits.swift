/// The characters and the pairs of characters of a sentence, as a set of hashes.
struct SentenceTraits {
    private var words = [UInt64](repeating: 0, count: 64)
    /// How many there are, as far as the hashes tell them apart.
    private(set) var count = 0

    init(_ sentence: ArraySlice<Unicode.Scalar>) {
        var before = 0
        for scalar in sentence where !ScalarClass.isBlank(scalar) {
            let value = Int(scalar.value)
            enter(value)
            if before > 0 { enter(before << 21 | value) }
            before = value
        }
    }

    private mutating func enter(_ trait: Int) {
        let hash = (trait &* 0x1E37_79B9_7F4A_7C15) >> 40
        let bit: UInt64 = 1 << UInt64(hash & 63)
        let place = (hash >> 6) & 63
        if words[place] & bit == 0 {
            words[place] |= bit
            count += 1
        }
    }

    mutating func join(_ other: SentenceTraits) {
        count = 0
        for place in 0..<words.count {
            words[place] |= other.words[place]
            count += words[place].nonzeroBitCount
        }
    }

    /// The share of what both have, 0 to 1.
    func likeness(_ other: SentenceTraits) -> Double {
        let total = count + other.count
        if total == 0 { return 1 }
        var common = 0
        for place in 0..<words.count { common += (words[place] & other.words[place]).nonzeroBitCount }
        return Double(2 * common) / Double(total)
    }
}

/// Three characters in a row that stand in one sentence of each side, as votes for that pair. A table of fixed size:
/// what collides is not counted.
struct SentenceBallot {
    private var keys: [Int]
    /// Sentence + 1; 0 for none, −1 for several.
    private var oldHomes: [Int], newHomes: [Int]
    private let mask: Int

    init(characters: Int) {
        var size = 1024
        while size < 2 * characters { size *= 2 }
        keys = Array(repeating: 0, count: size)
        oldHomes = keys
        newHomes = keys
        mask = size - 1
    }

    mutating func enter(_ sentence: ArraySlice<Unicode.Scalar>, old index: Int) {
        Self.enter(sentence, index + 1, &keys, &oldHomes, mask)
    }

    mutating func enter(_ sentence: ArraySlice<Unicode.Scalar>, new index: Int) {
        Self.enter(sentence, index + 1, &keys, &newHomes, mask)
    }

    private static func enter(
        _ sentence: ArraySlice<Unicode.Scalar>, _ home: Int, _ keys: inout [Int], _ homes: inout [Int], _ mask: Int
    ) {
        var window = 0
        var length = 0
        for scalar in sentence {
            window = (window << 21 | Int(scalar.value)) & Int.max
            length += 1
            if length < 3 { continue }
            let slot = ((window &* 0x1E37_79B9_7F4A_7C15) >> 20) & mask
            if keys[slot] == 0 { keys[slot] = window }
            guard keys[slot] == window else { continue }
            if homes[slot] == 0 { homes[slot] = home } else if homes[slot] != home { homes[slot] = -1 }
        }
    }

    func votes() -> [SequenceAligner.Match: Int] {
        var votes: [SequenceAligner.Match: Int] = [:]
        for slot in keys.indices {
            let (old, new) = (oldHomes[slot], newHomes[slot])
            if old > 0, new > 0 { votes[.init(old: old - 1, new: new - 1), default: 0] += 1 }
        }
        return votes
    }
}
