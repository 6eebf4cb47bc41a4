/// One place of a text that somebody must look at before it is published.
package struct Hit: Sendable, Hashable {
    package let kind: HitKind
    /// The first Unicode scalar, counted from the beginning of the text that was looked at.
    package let start: Int
    /// In Unicode scalars.
    package let length: Int
    package let text: String
    /// The rule of domain.md: `PII-2`, `WORD-3`.
    package let rule: String
    package let confidence: Confidence
    /// Where in a file: `body`, `comment`, `hidden sheet` …
    package let place: String
    /// The place in words: `工作表“名单”B7`.
    package let detail: String
    /// What to write instead; for personal data its mask.
    package let suggestion: String?

    package init(
        kind: HitKind, start: Int, length: Int, text: String, rule: String, confidence: Confidence,
        place: String = "body", detail: String = "", suggestion: String? = nil
    ) {
        self.kind = kind
        self.start = start
        self.length = length
        self.text = text
        self.rule = rule
        self.confidence = confidence
        self.place = place
        self.detail = detail
        self.suggestion = suggestion
    }

    package var end: Int { start + length }
}
