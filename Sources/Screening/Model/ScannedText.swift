/// A text as its scalars: what every detector reads. Outside of it stand zeros, so that no reader can step over an end.
struct ScannedText {
    let values: [UInt32]

    init(_ text: String) {
        var values: [UInt32] = []
        values.reserveCapacity(text.utf8.count / 2 + 16)
        for scalar in text.unicodeScalars { values.append(scalar.value) }
        self.values = values
    }

    var count: Int { values.count }

    subscript(_ place: Int) -> UInt32 {
        place >= 0 && place < values.count ? values[place] : 0
    }

    func string(_ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        for place in range.clamped(to: 0..<count) {
            if let scalar = Unicode.Scalar(values[place]) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// Whether these characters stand at `place`.
    func has(_ word: [UInt32], at place: Int) -> Bool {
        guard place >= 0, place + word.count <= count else { return false }
        for offset in word.indices where values[place + offset] != word[offset] { return false }
        return true
    }

    func ends(with word: [UInt32], before end: Int) -> Bool { has(word, at: end - word.count) }

    /// One of the words stands in the `reach` characters before `place`, in the same sentence.
    func hasBefore(_ place: Int, within reach: Int, _ words: WordSet) -> Bool {
        var end = place
        while end > max(0, place - reach) {
            let value = self[end - 1]
            if Scalars.endsSentence(value) { return false }
            if words.isEnd(of: self, at: end) { return true }
            end -= 1
        }
        return false
    }

    /// One of the words stands right before `place`; blanks, colons, brackets and 为, 是, 号, 码, 号码 may stand between.
    func isLabelled(_ place: Int, _ words: WordSet) -> Bool {
        var end = place, passed = 0
        while passed < 8, Scalars.isLabelFiller(self[end - 1]) {
            if words.isEnd(of: self, at: end) { return true }
            end -= 1
            passed += 1
        }
        return words.isEnd(of: self, at: end)
    }

    func isLabelledOrHeaded(_ place: Int, _ words: WordSet, head: ScannedText) -> Bool {
        isLabelled(place, words) || head.hasBefore(head.count, within: head.count, words)
    }
}

/// Words that are looked for backwards from a place.
struct WordSet: Sendable {
    private let byLast: [UInt32: [[UInt32]]]

    init(_ words: String) {
        var byLast: [UInt32: [[UInt32]]] = [:]
        for word in words.split(separator: " ") {
            let values = word.unicodeScalars.map(\.value)
            if let last = values.last { byLast[last, default: []].append(values) }
        }
        self.byLast = byLast
    }

    func isEnd(of text: ScannedText, at end: Int) -> Bool {
        guard let words = byLast[text[end - 1]] else { return false }
        return words.contains { text.ends(with: $0, before: end) }
    }

    /// Whether a word of this length ends at `end`.
    func isEnd(of text: ScannedText, at end: Int, length: Int) -> Bool {
        guard let words = byLast[text[end - 1]] else { return false }
        return words.contains { $0.count == length && text.ends(with: $0, before: end) }
    }

    func isStart(of text: ScannedText, at place: Int) -> Bool {
        byLast.values.contains { $0.contains { text.has($0, at: place) } }
    }
}
