/// A word that should not stand in a published text.
package struct WordEntry: Sendable, Hashable {
    package let rule: String
    package let wrong: String
    /// What to write instead; nil when that depends on the sentence.
    package let right: String?
    /// Why it is in the list.
    package let source: String
    /// Longer words in which the wrong one is right: 卫生部门 for 卫生部.
    package let exceptions: [String]
    package let confidence: Confidence

    package init(
        rule: String, wrong: String, right: String?, source: String, exceptions: [String] = [],
        confidence: Confidence = .high
    ) {
        self.rule = rule
        self.wrong = wrong
        self.right = right
        self.source = source
        self.exceptions = exceptions
        self.confidence = confidence
    }

    /// `布署>部署 卫生部>国家卫生健康委员会!卫生部门`: words of one rule and one source, an exception after each `!`.
    static func list(_ rule: String, _ source: String, _ confidence: Confidence = .high, _ words: String) -> [WordEntry]
    {
        words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
            let parts = word.split(separator: "!")
            let sides = (parts.first ?? "").split(separator: ">")
            return WordEntry(
                rule: rule, wrong: String(sides.first ?? ""), right: sides.dropFirst().first.map(String.init),
                source: source, exceptions: parts.dropFirst().map(String.init), confidence: confidence)
        }
    }
}

/// The agency's own leader: whoever writes the name with another post is asked to look again (WORD-5).
package struct LeaderEntry: Sendable, Hashable {
    package let name: String
    package let post: String

    package init(name: String, post: String) {
        self.name = name
        self.post = post
    }
}
