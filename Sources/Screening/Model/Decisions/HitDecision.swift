package import Kernel

/// What a hit is, wherever it moves in the text: a decision about it outlives edits elsewhere.
package struct HitFingerprint: Sendable, Hashable {
    package let kind: HitKind
    package let rule: String
    package let text: String

    package init(_ hit: Hit) {
        kind = hit.kind
        rule = hit.rule
        text = hit.text
    }

    package init(kind: HitKind, rule: String, text: String) {
        self.kind = kind
        self.rule = rule
        self.text = text
    }
}

/// Why a hit stays as it is: a reason, and for personal data a second person (PII-6).
package struct HitDecision: Sendable, Hashable {
    package let fingerprint: HitFingerprint
    /// Ignored with this reason.
    package let reason: String
    package let by: MemberID
    package let confirmedBy: MemberID?

    package init(
        _ fingerprint: HitFingerprint, ignoredBecause reason: String, by: MemberID, confirmedBy: MemberID? = nil
    ) {
        self.fingerprint = fingerprint
        self.reason = reason
        self.by = by
        self.confirmedBy = confirmedBy
    }

    /// Whether it settles its hit. Words need a reason; sure personal data a reason and two different persons.
    func settles(_ hit: Hit) -> Bool {
        guard fingerprint == HitFingerprint(hit), reason.contains(where: { !$0.isWhitespace }) else { return false }
        guard hit.kind.isPrivacy, hit.confidence == .high else { return true }
        return confirmedBy.map { $0 != by } ?? false
    }
}
