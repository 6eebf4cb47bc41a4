package import Kernel

package enum FindingSubject {}
package typealias FindingID = Identifier<FindingSubject>

/// What the privacy and wording gate found in a revision, and what became of it (PII-6).
package struct Finding: Hashable, Sendable {
    package enum Weight: String, CaseIterable, Sendable {
        case low, medium, high

        package var chinese: String {
            switch self {
            case .low: "低"
            case .medium: "中"
            case .high: "高"
            }
        }
    }

    package let id: FindingID
    /// `id_card`, `wording`, … or `unreadable` for a file that could not be looked into (the gate fails closed).
    package let kind: String
    package let rule: String
    package let weight: Weight
    /// Whether it concerns a person.
    package let isPrivacy: Bool
    /// Where: `正文`, `附件《名单.xlsx》 隐藏工作表`.
    package let place: String
    /// What was found, masked except for wording: the gate itself must not become a leak.
    package let shown: String
    package let suggestion: String
    /// Where in the plain text of the body it begins, in Unicode scalars, and how long it is; nil outside the body.
    package let range: Range<Int>?
    package internal(set) var settlement: Settlement?

    package init(
        id: FindingID, kind: String, rule: String, weight: Weight, isPrivacy: Bool, place: String, shown: String,
        suggestion: String = "", range: Range<Int>? = nil, settlement: Settlement? = nil
    ) {
        self.id = id
        self.kind = kind
        self.rule = rule
        self.weight = weight
        self.isPrivacy = isPrivacy
        self.place = place
        self.shown = shown
        self.suggestion = suggestion
        self.range = range
        self.settlement = settlement
    }

    /// Whether it keeps the text from the public: of high weight and not settled. Privacy is settled only by a second
    /// person (PII-6).
    package var isBlocking: Bool {
        guard weight == .high else { return false }
        switch settlement {
        case nil, .overrideAsked: return true
        case .ignored: return isPrivacy
        case .overridden: return false
        }
    }
}

/// How a finding that stays in the text was settled; one that was mended is simply not in the next revision.
package enum Settlement: Hashable, Sendable {
    case ignored(reason: String, by: MemberID)
    /// A first person asks, with the reason.
    case overrideAsked(reason: String, by: MemberID)
    /// A second person agrees (PII-6).
    case overridden(reason: String, askedBy: MemberID, by: MemberID)

    package var reason: String {
        switch self {
        case .ignored(let reason, _), .overrideAsked(let reason, _), .overridden(let reason, _, _): reason
        }
    }

    package var chinese: String {
        switch self {
        case .ignored: "已说明理由，不作修改"
        case .overrideAsked: "已申请放行，等待另一人同意"
        case .overridden: "经另一人同意放行"
        }
    }
}

/// A finding before it is kept.
package struct FindingDraft: Hashable, Sendable {
    package let kind: String
    package let rule: String
    package let weight: Finding.Weight
    package let isPrivacy: Bool
    package let place: String
    package let shown: String
    package let suggestion: String
    package let range: Range<Int>?

    package init(
        kind: String, rule: String, weight: Finding.Weight, isPrivacy: Bool, place: String, shown: String,
        suggestion: String = "", range: Range<Int>? = nil
    ) {
        self.kind = kind
        self.rule = rule
        self.weight = weight
        self.isPrivacy = isPrivacy
        self.place = place
        self.shown = shown
        self.suggestion = suggestion
        self.range = range
    }

    package func kept(as id: FindingID) -> Finding {
        Finding(
            id: id, kind: kind, rule: rule, weight: weight, isPrivacy: isPrivacy, place: place, shown: shown,
            suggestion: suggestion, range: range)
    }
}
