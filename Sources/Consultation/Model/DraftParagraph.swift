import Kernel

/// One paragraph of a draft. Its number stays with it from version to version, so that a comment finds its paragraph again.
package struct DraftParagraph: Hashable, Sendable {
    package let number: Int
    package let words: String

    package init(number: Int, words: String) {
        self.number = number
        self.words = words
    }
}

/// A draft as it was put before the public: never changed once published.
package struct DraftVersion: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let paragraphs: [DraftParagraph]
    package let explanation: String

    package init(number: Int, paragraphs: [DraftParagraph], explanation: String) {
        self.number = number
        self.paragraphs = paragraphs
        self.explanation = explanation
    }

    package var text: String { paragraphs.map(\.words).joined(separator: "\n") }
    package func paragraph(_ number: Int) -> DraftParagraph? { paragraphs.first { $0.number == number } }

    /// `第3段`: as it stands in this version; `整个草案` for nil, `原第3段` for one that is gone.
    package func place(_ number: Int?) -> String {
        guard let number else { return "整个草案" }
        return paragraphs.firstIndex { $0.number == number }.map { "第\($0 + 1)段" } ?? "原第\(number)段"
    }
}

package enum DraftText {
    package static let mostParagraphs = 400
    package static let longest = 100_000

    /// One paragraph a line; blank lines part nothing.
    package static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }).trimmed
        }.filter { !$0.isEmpty }
    }

    /// `lines` with the numbers of `before` where the words are the same or nearly so; `next` numbers what is new.
    package static func numbered(_ lines: [String], after before: [DraftParagraph], next: Int) -> [DraftParagraph] {
        var numbers = [Int?](repeating: nil, count: lines.count), used = Set<Int>()
        var same = Dictionary(grouping: before, by: \.words).mapValues { $0.map(\.number) }
        for (index, line) in lines.enumerated() {
            guard var known = same[line], !known.isEmpty else { continue }
            let number = known.removeFirst()
            same[line] = known
            numbers[index] = number
            used.insert(number)
        }
        likeOnes(lines, before, &numbers, &used)
        var new = max(next, (before.map(\.number).max() ?? 0) + 1)
        return lines.enumerated().map { index, line in
            if let number = numbers[index] { return DraftParagraph(number: number, words: line) }
            defer { new += 1 }
            return DraftParagraph(number: new, words: line)
        }
    }

    /// Rewritten ones: the likest old paragraph that nobody has, if at least half of the pairs of characters are shared.
    private static func likeOnes(
        _ lines: [String], _ before: [DraftParagraph], _ numbers: inout [Int?], _ used: inout Set<Int>
    ) {
        let free = before.filter { !used.contains($0.number) }.map { ($0.number, pairs($0.words)) }
        for (index, line) in lines.enumerated() where numbers[index] == nil {
            let own = pairs(line)
            var best: (number: Int, share: Int)?
            for (number, other) in free where !used.contains(number) {
                let share = likeness(own, other)
                if share >= 50, share > best?.share ?? 0 { best = (number, share) }
            }
            guard let best else { continue }
            numbers[index] = best.number
            used.insert(best.number)
        }
    }

    private static func pairs(_ text: String) -> Set<[Character]> {
        let plain = Array(text.unspaced.prefix(2_000))
        guard plain.count > 1 else { return [plain] }
        return Set(zip(plain, plain.dropFirst()).map { [$0, $1] })
    }

    /// Per cent of the pairs of both together.
    private static func likeness(_ one: Set<[Character]>, _ other: Set<[Character]>) -> Int {
        let all = one.count + other.count
        return all == 0 ? 0 : one.intersection(other).count * 200 / all
    }
}
