package import Kernel

/// What became of the attribute on its way from proposal to decision (OPN-6).
package struct AttributeStanding: Hashable, Sendable {
    /// The office's other view, until the drafter's unit has answered and after.
    package var counter: CounterProposal?
    /// What the office passed on.
    package var passed: DisclosureAttribute?
    /// The office found content inside that must not go out (OPN-7).
    package var holdsRestricted: Bool
    /// The signer's decision, or that of a later review.
    package var final: AttributeProposal?

    package init(
        counter: CounterProposal? = nil, passed: DisclosureAttribute? = nil, holdsRestricted: Bool = false,
        final: AttributeProposal? = nil
    ) {
        self.counter = counter
        self.passed = passed
        self.holdsRestricted = holdsRestricted
        self.final = final
    }
}

/// 协商: another attribute that the office proposes, with its opinion and the unit's answer.
package struct CounterProposal: Hashable, Sendable {
    package enum Answer: String, CaseIterable, Sendable {
        case open, accepted
        /// The disagreement goes up to the signer with both opinions.
        case declined

        package var chinese: String {
            switch self {
            case .open: "等待拟稿科室答复"
            case .accepted: "拟稿科室同意调整"
            case .declined: "拟稿科室不同意，报签发人裁定"
            }
        }
    }

    package let attribute: DisclosureAttribute
    package let opinion: String
    package var answer: Answer
    package var answerOpinion: String

    package init(
        attribute: DisclosureAttribute, opinion: String, answer: Answer = .open, answerOpinion: String = ""
    ) {
        self.attribute = attribute
        self.opinion = opinion
        self.answer = answer
        self.answerOpinion = answerOpinion
    }
}

/// 保密审查结论 (SEC-2).
package enum SecrecyConclusion: String, CaseIterable, Sendable, Hashable {
    case open
    /// 删减（脱密）后公开.
    case severed
    case forbidden
    case postponed

    package var chinese: String {
        switch self {
        case .open: "可以公开"
        case .severed: "删减（脱密）后公开"
        case .forbidden: "不得公开"
        case .postponed: "暂缓公开"
        }
    }

    /// Whether a document so judged may carry `attribute`.
    package func allows(_ attribute: DisclosureAttribute) -> Bool {
        switch self {
        case .open: true
        case .severed: attribute != .proactive
        case .forbidden: attribute == .withheld
        case .postponed: false
        }
    }
}

/// One word on secrecy, with the basis it rests on (SEC-2, SEC-3).
package struct SecrecyFinding: Hashable, Sendable {
    package let conclusion: SecrecyConclusion
    package let basis: String

    package init(_ conclusion: SecrecyConclusion, basis: String) {
        self.conclusion = conclusion
        self.basis = basis
    }
}

/// 初审, 复审, and whom the undeterminable was put to (SEC-2).
package struct SecrecyStanding: Hashable, Sendable {
    package var first: SecrecyFinding?
    package var second: SecrecyFinding?
    package var referredTo: String?

    package init(first: SecrecyFinding? = nil, second: SecrecyFinding? = nil, referredTo: String? = nil) {
        self.first = first
        self.second = second
        self.referredTo = referredTo
    }
}

/// Who spoke at which step; empty again from a step on when the document goes back to it.
package struct DocumentHands: Hashable, Sendable {
    package var head: MemberID?
    package var attributeKeeper: MemberID?
    package var secrecyReviewer: MemberID?
    package var legalReviewer: MemberID?
    package var signer: MemberID?

    package init(
        head: MemberID? = nil, attributeKeeper: MemberID? = nil, secrecyReviewer: MemberID? = nil,
        legalReviewer: MemberID? = nil, signer: MemberID? = nil
    ) {
        self.head = head
        self.attributeKeeper = attributeKeeper
        self.secrecyReviewer = secrecyReviewer
        self.legalReviewer = legalReviewer
        self.signer = signer
    }

    /// Everybody who reviewed it on its way to the signer.
    package var reviewers: [MemberID] { [head, attributeKeeper, secrecyReviewer, legalReviewer].compactMap(\.self) }
}

/// One organ of a joint document: whether it agrees to text and attribute, and when it was told the outcome (OPN-6).
package struct JointAgreement: Hashable, Sendable {
    package enum Answer: String, CaseIterable, Sendable {
        case open, agreed, declined

        package var chinese: String {
            switch self {
            case .open: "待会签"
            case .agreed: "同意"
            case .declined: "不同意"
            }
        }
    }

    package let organ: String
    package var answer: Answer
    package var opinion: String
    package var toldOn: Day?

    package init(organ: String, answer: Answer = .open, opinion: String = "", toldOn: Day? = nil) {
        self.organ = organ
        self.answer = answer
        self.opinion = opinion
        self.toldOn = toldOn
    }
}

/// How a signed document that is not wholly public waits for its next look (OPN-9).
package struct ReviewStanding: Hashable, Sendable {
    /// When it is due at the latest.
    package var nextOn: Day
    /// A wider attribute that waits for a leader.
    package var release: ReleaseProposal?

    package init(nextOn: Day, release: ReleaseProposal? = nil) {
        self.nextOn = nextOn
        self.release = release
    }
}

/// A change of attribute that a review proposes and a leader decides.
package struct ReleaseProposal: Hashable, Sendable {
    package let attribute: DisclosureAttribute
    package let reason: String
    package let proposer: MemberID

    package init(attribute: DisclosureAttribute, reason: String, proposer: MemberID) {
        self.attribute = attribute
        self.reason = reason
        self.proposer = proposer
    }
}

/// Where an imported document came from.
package struct ExternalSource: Hashable, Sendable {
    package let system: String
    package let id: String
    /// Hash of everything that came, so that the same again changes nothing.
    package let fingerprint: String

    package init(system: String, id: String, fingerprint: String) {
        self.system = system
        self.id = id
        self.fingerprint = fingerprint
    }
}
