package import Kernel

/// A revision on its way to the public, or a public one whose reviews are still owed.
package struct RevisionInHand: Hashable, Sendable {
    package enum Stage: String, CaseIterable, Sendable {
        case drafting
        case inReview = "in_review"
        /// Every signature is there for this very text.
        case approved
        /// Waits for its moment.
        case scheduled
        /// Its moment came, and it could not go public; somebody must look.
        case failed
        /// Public by the emergency path; reviews are made up for (PUB-3).
        case owed

        package var chinese: String {
            switch self {
            case .drafting: "拟稿中"
            case .inReview: "审核中"
            case .approved: "待发布"
            case .scheduled: "定时发布"
            case .failed: "发布未成功"
            case .owed: "待补审"
            }
        }
    }

    package let revision: RevisionID
    package let number: Int
    package let title: String
    package let hash: String
    /// Who wrote this revision; with the article's drafter, those who may not review it.
    package let author: MemberID
    package internal(set) var stage: Stage
    package internal(set) var signatures: [ReviewSignature]
    package internal(set) var secrecy: [SecrecySignature]
    package internal(set) var findings: [Finding]
    /// Persons to whom a step was given by who could do it.
    package internal(set) var delegates: [ReviewStep: MemberID]
    package internal(set) var scheduledFor: Moment?
    package internal(set) var failure: String?

    package init(
        revision: RevisionID, number: Int, title: String, hash: String, author: MemberID, stage: Stage = .drafting,
        signatures: [ReviewSignature] = [], secrecy: [SecrecySignature] = [], findings: [Finding] = [],
        delegates: [ReviewStep: MemberID] = [:], scheduledFor: Moment? = nil, failure: String? = nil
    ) {
        self.revision = revision
        self.number = number
        self.title = title
        self.hash = hash
        self.author = author
        self.stage = stage
        self.signatures = signatures
        self.secrecy = secrecy
        self.findings = findings
        self.delegates = delegates
        self.scheduledFor = scheduledFor
        self.failure = failure
    }

    /// The signature under `part` of `step` for this text, if there is one.
    package func signature(_ step: ReviewStep, _ part: ReviewPart) -> ReviewSignature? {
        signatures.first { $0.step == step && $0.part == part && $0.hash == hash }
    }

    /// The step whose turn it is; nil when all three are complete.
    package var openStep: ReviewStep? {
        ReviewStep.allCases.first { step in ReviewPart.allCases.contains { signature(step, $0) == nil } }
    }

    /// The secrecy step whose turn it is: the first that has not concluded that this text may be public.
    package var openSecrecyStep: SecrecyStep? {
        SecrecyStep.allCases.first { step in
            !secrecy.contains { $0.step == step && $0.hash == hash && $0.conclusion == .mayPublish }
        }
    }

    /// Three reviews, three proof passes, secrecy review, and no finding that blocks: all for this text (PUB-3, SEC-1, PII-6).
    package var isFullyCleared: Bool { openStep == nil && openSecrecyStep == nil && blockingFindings.isEmpty }

    package var blockingFindings: [Finding] { findings.filter(\.isBlocking) }

    /// Everybody who signed at a step other than `step`: none of them signs here too (PUB-3: three different persons).
    func signers(otherThan step: ReviewStep) -> Set<MemberID> {
        Set(signatures.filter { $0.hash == hash && $0.step != step }.map(\.member))
    }
}
