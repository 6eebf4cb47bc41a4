package import Kernel

/// One line of a source's keyword rules: `疫苗 短缺 -演练` needs the first two words and refuses the third.
package struct KeywordRule: Hashable, Sendable {
    package let text: String
    package let needed: [String]
    package let refused: [String]

    /// Nil when it asks for nothing.
    package init?(_ line: some StringProtocol) {
        let words = String(line).split { $0.isBlank }.map(String.init)
        needed = words.filter { !$0.hasPrefix("-") }.map { $0.lowercased() }
        refused = words.filter { $0.hasPrefix("-") && $0.count > 1 }.map { String($0.dropFirst()).lowercased() }
        guard !needed.isEmpty else { return nil }
        text = words.joined(separator: " ")
    }

    func matches(_ folded: String) -> Bool {
        needed.allSatisfy(folded.contains) && !refused.contains(where: folded.contains)
    }
}

/// The rules of a source, and why a text is of interest.
package struct KeywordRules: Hashable, Sendable {
    package static let most = 50
    package static let longest = 60

    package let rules: [KeywordRule]

    /// One rule a line; lines without a word are passed over.
    package init(_ text: String) {
        rules = text.split(whereSeparator: \.isNewline).prefix(KeywordRules.most).compactMap { KeywordRule($0) }
    }

    package var text: String { rules.map(\.text).joined(separator: "\n") }

    /// The rules that a text fulfils, in words; empty when it is of no interest.
    package func matched(in text: String) -> [String] {
        let folded = text.lowercased()
        return rules.filter { $0.matches(folded) }.map(\.text)
    }

    package static func fault(in text: String) -> Refusal? {
        let lines = text.split(whereSeparator: \.isNewline)
        if KeywordRules(text).rules.isEmpty {
            return Refusal(.invalid, "未能保存来源：没有填写关键词。请每行写一条规则，同一行的词须同时出现。", field: "keywords")
        }
        if lines.count > most {
            return Refusal(.invalid, "未能保存来源：关键词超过\(most)行。请合并后再保存。", field: "keywords")
        }
        return lines.contains { $0.count > longest }
            ? Refusal(.invalid, "未能保存来源：有一行关键词超过\(longest)字。请精简后再保存。", field: "keywords") : nil
    }
}

/// How near two titles are: the share of pairs of neighbouring characters that they have in common.
package enum TitleLikeness {
    /// From here on they speak of the same [C].
    package static let near = 70

    /// 0 … 100 (Dice), over letters, digits and Han alone.
    package static func percent(_ one: String, _ other: String) -> Int {
        let first = pairs(one), second = pairs(other)
        let total = first.values.reduce(0, +) + second.values.reduce(0, +)
        guard total > 0 else { return plain(one) == plain(other) && !plain(one).isEmpty ? 100 : 0 }
        let shared = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
        return shared * 200 / total
    }

    private static func plain(_ title: String) -> [Character] {
        title.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(200).map { $0 }
    }

    private static func pairs(_ title: String) -> [String: Int] {
        let plain = plain(title)
        var found: [String: Int] = [:]
        for (one, next) in zip(plain, plain.dropFirst()) { found["\(one)\(next)", default: 0] += 1 }
        return found
    }
}
