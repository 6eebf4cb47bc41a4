package import Kernel

/// 保密审查, item by item, before anything is public (SEC-1, SEC-2).
package enum SecrecyStep: Int, CaseIterable, Comparable, Sendable, Hashable {
    /// 初审, by the unit that made it.
    case initial = 1
    /// 复审, by the secrecy reviewer.
    case recheck
    /// 批准, by the leader in charge.
    case approval

    package static func < (one: SecrecyStep, other: SecrecyStep) -> Bool { one.rawValue < other.rawValue }

    package var chinese: String {
        switch self {
        case .initial: "保密初审"
        case .recheck: "保密复审"
        case .approval: "保密批准"
        }
    }
}

/// SEC-2.
package enum SecrecyConclusion: String, CaseIterable, Sendable, Hashable {
    case mayPublish = "may_publish"
    case cutFirst = "cut_first"
    case mustNotPublish = "must_not_publish"
    case deferred
    /// 不能确定，报上级或者保密行政管理部门确定 (FOI-17).
    case undetermined

    package var chinese: String {
        switch self {
        case .mayPublish: "可以公开"
        case .cutFirst: "删减（脱密）后公开"
        case .mustNotPublish: "不得公开"
        case .deferred: "暂缓公开"
        case .undetermined: "不能确定，报有关部门确定"
        }
    }
}

/// What one secrecy reviewer found for one text.
package struct SecrecySignature: Hashable, Sendable {
    package let step: SecrecyStep
    package let conclusion: SecrecyConclusion
    package let member: MemberID
    package let name: String
    package let at: Moment
    package let hash: String
    /// 依据.
    package let basis: String

    package init(
        step: SecrecyStep, conclusion: SecrecyConclusion, member: MemberID, name: String, at: Moment, hash: String,
        basis: String
    ) {
        self.step = step
        self.conclusion = conclusion
        self.member = member
        self.name = name
        self.at = at
        self.hash = hash
        self.basis = basis
    }
}

/// What a secrecy reviewer goes through (SEC-3).
package enum SecrecyCheckpoint: String, CaseIterable, Sendable, Hashable {
    case stateSecret = "state_secret"
    case workSecret = "work_secret"
    case tradeSecret = "trade_secret"
    case privacy
    case safetyAndStability = "safety_and_stability"
    case enforcement
    case otherOrgan = "other_organ"

    package var chinese: String {
        switch self {
        case .stateSecret: "国家秘密"
        case .workSecret: "工作秘密"
        case .tradeSecret: "商业秘密"
        case .privacy: "个人隐私"
        case .safetyAndStability: "国家安全、公共安全、经济安全、社会稳定"
        case .enforcement: "可能影响执法活动的信息"
        case .otherOrgan: "涉及其他机关、须经其同意的信息"
        }
    }
}
