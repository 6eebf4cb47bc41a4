/// Numbers for stretches of text: equal numbers, equal scalars.
struct DiffNames {
    private var names: [ArraySlice<Unicode.Scalar>: Int] = [:]
    /// Above every single scalar, which names itself.
    private static let first = 0x20_0000

    mutating func name(_ text: ArraySlice<Unicode.Scalar>) -> Int {
        if text.count == 1, let only = text.first { return Int(only.value) }
        if let known = names[text] { return known }
        let name = Self.first + names.count
        names[text] = name
        return name
    }
}

/// A text and its sentences.
struct DiffText {
    let scalars: [Unicode.Scalar]
    /// Sentence after sentence, nothing left out.
    let sentences: [Range<Int>]
    /// A number for each sentence.
    let names: [Int]

    init(_ scalars: [Unicode.Scalar], _ names: inout DiffNames) {
        self.scalars = scalars
        sentences = SentenceBreaks.sentences(scalars)
        self.names = sentences.map { names.name(scalars[$0]) }
    }

    /// Where some neighbouring sentences stand.
    func range(_ ones: Range<Int>) -> Range<Int> {
        guard let first = ones.first, let last = ones.last else { return 0..<0 }
        return sentences[first].lowerBound..<sentences[last].upperBound
    }
}

/// Where sentences end.
enum SentenceBreaks {
    /// A sentence ends with 。！？； and the quotes and brackets that close on it, or with its line; the line end
    /// belongs to it.
    static func sentences(_ text: [Unicode.Scalar]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var (start, at) = (0, 0)
        while at < text.count {
            let scalar = text[at]
            at += 1
            if (0x4E00...0x9FFF).contains(scalar.value) { continue }
            if ends(scalar) {
                while at < text.count, ends(text[at]) || closes(text[at]) { at += 1 }
                if at < text.count, isLineEnd(text[at]) { at = afterLineEnd(text, at) }
            } else if isLineEnd(scalar) {
                at = afterLineEnd(text, at - 1)
            } else {
                continue
            }
            sentences.append(start..<at)
            start = at
        }
        if start < text.count { sentences.append(start..<text.count) }
        return sentences
    }

    static func ends(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "。", "！", "？", "；", "!", "?", ";", "｡": true
        default: false
        }
    }

    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func closes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "”", "’", "）", ")", "】", "］", "]", "》", "〉", "」", "』", "〕", "\"", "'": true
        default: false
        }
    }

    private static func afterLineEnd(_ text: [Unicode.Scalar], _ at: Int) -> Int {
        text[at] == "\r" && at + 1 < text.count && text[at + 1] == "\n" ? at + 2 : at + 1
    }
}
