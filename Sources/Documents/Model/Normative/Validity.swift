package import Kernel

/// 时效: what a text is worth on a given day (NORM-4). Nobody sets it; it follows from days and relations.
package enum Validity: String, CaseIterable, Sendable, Hashable {
    case notYet = "not_yet"
    case inForce = "in_force"
    /// In force, but not as it was written.
    case amended
    case repealed
    /// 失效: its term ran out.
    case expired
    case declaredVoid = "declared_void"

    package var chinese: String {
        switch self {
        case .notYet: "未生效"
        case .inForce: "有效"
        case .amended: "已修改"
        case .repealed: "废止"
        case .expired: "失效"
        case .declaredVoid: "宣布失效"
        }
    }

    /// Whether it can be applied that day.
    package var isApplicable: Bool {
        switch self {
        case .inForce, .amended: true
        case .notYet, .repealed, .expired, .declaredVoid: false
        }
    }
}

/// How a text ends, and the first day on which it is no longer in force.
package struct ValidityEnding: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case repealed
        case declaredVoid = "declared_void"
        case expired

        package var validity: Validity {
            switch self {
            case .repealed: .repealed
            case .declaredVoid: .declaredVoid
            case .expired: .expired
            }
        }

        /// Of two endings on one day the act counts, not the lapse of time.
        fileprivate var rank: Int {
            switch self {
            case .repealed: 0
            case .declaredVoid: 1
            case .expired: 2
            }
        }
    }

    package let kind: Kind
    package let on: Day

    package init(_ kind: Kind, on day: Day) {
        self.kind = kind
        on = day
    }

    func comes(before other: ValidityEnding) -> Bool {
        on == other.on ? kind.rank < other.kind.rank : on < other.on
    }
}

/// What validity is derived from, for one text.
package struct ValidityFacts: Hashable, Sendable {
    /// 统一登记、编号、印发: what was not issued is no basis for anything (NORM-2).
    package let isIssued: Bool
    /// 施行日期.
    package let effectiveOn: Day?
    /// 有效期至, that day included.
    package let expiresOn: Day?
    /// A decision of its own (clean-up), not by another text.
    package let ending: ValidityEnding?

    package init(isIssued: Bool, effectiveOn: Day?, expiresOn: Day? = nil, ending: ValidityEnding? = nil) {
        self.isIssued = isIssued
        self.effectiveOn = effectiveOn
        self.expiresOn = expiresOn
        self.ending = ending
    }
}
