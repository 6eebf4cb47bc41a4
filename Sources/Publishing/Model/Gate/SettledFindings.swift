/// What was settled in a text, each once: two findings that look alike behind their masks may be two people, and the
/// agreement to one is none to the other (PII-6).
package struct SettledFindings: Sendable {
    private struct Key: Hashable {
        let kind: String
        let place: String
        let shown: String
    }

    private var left: [Key: Int] = [:]

    /// - Parameter findings: those that are settled; others among them do not count.
    package init(_ findings: [Finding]) {
        for finding in findings where finding.settlement != nil && !finding.isBlocking {
            left[Key(kind: finding.kind, place: finding.place, shown: finding.shown), default: 0] += 1
        }
    }

    /// Whether one of them was this; it is used up with that.
    package mutating func take(_ draft: FindingDraft) -> Bool {
        let key = Key(kind: draft.kind, place: draft.place, shown: draft.shown)
        guard let count = left[key], count > 0 else { return false }
        left[key] = count - 1
        return true
    }
}
