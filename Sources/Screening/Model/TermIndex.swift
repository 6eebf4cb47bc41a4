/// Finds many words in one pass: whether any begins at a character is answered by one bit for it and the next one, so the
/// length of the lists costs nothing where no word begins.
struct TermIndex: Sendable {
    struct Term: Sendable {
        let word: [UInt32]
        let meaning: TermMeaning
    }

    private var filter = [UInt64](repeating: 0, count: 2_048)
    private var byStart: [UInt64: [Int]] = [:]
    private(set) var terms: [Term] = []

    /// Adds a word of two characters or more; shorter ones would be found everywhere and are left out.
    mutating func add(_ word: String, _ meaning: TermMeaning) {
        let values = word.unicodeScalars.map(\.value)
        guard values.count >= 2 else { return }
        let place = TermIndex.place(values[0], values[1])
        filter[place >> 6] |= 1 << UInt64(place & 63)
        byStart[TermIndex.key(values[0], values[1]), default: []].append(terms.count)
        terms.append(Term(word: values, meaning: meaning))
    }

    @inline(__always)
    func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
        let place = TermIndex.place(first, second)
        return filter[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    /// The words that stand at `place`.
    func terms(in text: ScannedText, at place: Int) -> [Term] {
        guard let numbers = byStart[TermIndex.key(text[place], text[place + 1])] else { return [] }
        var found: [Term] = []
        for number in numbers where text.has(terms[number].word, at: place) { found.append(terms[number]) }
        return found
    }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// 0 … 131,071, spread well for Chinese characters.
    @inline(__always)
    private static func place(_ first: UInt32, _ second: UInt32) -> Int {
        Int((UInt64(first) * 0x9E37_79B1 + UInt64(second) * 0x85EB_CA77) >> 15 & 0x1_FFFF)
    }
}

/// What it means that a word stands somewhere.
enum TermMeaning: Sendable {
    case wording(Int)
    case leader(Int)
    case allowed
    case person(PersonWord)
    case residence
    case patientNumber
    case disease
    case numeral
}
