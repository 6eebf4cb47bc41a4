package import Kernel

/// One duty that the case makes, and how its day is reached.
package struct CaseDuty: Hashable, Sendable {
    /// `FOI-33`.
    package let rule: String
    /// `答复申请`, `一次性告知补正`.
    package let title: String
    /// The agency's own; false for what runs against the applicant or a third side.
    package let isOurs: Bool
    package let reading: ClockReading
    package let explanation: DeadlineExplanation

    package init(rule: String, title: String, isOurs: Bool, reading: ClockReading, explanation: DeadlineExplanation) {
        self.rule = rule
        self.title = title
        self.isOurs = isOurs
        self.reading = reading
        self.explanation = explanation
    }
}

/// A letter of the case: its row; the bytes are asked for by id.
package struct CaseLetter: Hashable, Sendable {
    package let id: CaseLetterID
    package let kind: LetterKind
    /// `青卫公开〔2026〕3号`; nil where the kind bears none.
    package let number: String?
    package let issuedOn: Day
    /// The consultation or section it went to.
    package let about: String?

    package init(id: CaseLetterID, kind: LetterKind, number: String?, issuedOn: Day, about: String?) {
        self.id = id
        self.kind = kind
        self.number = number
        self.issuedOn = issuedOn
        self.about = about
    }

    /// A reply that nobody signed only tells that the case is not handled any more (K21, K22).
    package var chinese: String { kind == .reply && number == nil ? "政府信息公开申请不再处理告知书" : kind.chinese }
}

/// A file of the case.
package struct CaseFile: Hashable, Sendable {
    package enum Role: String, CaseIterable, Sendable, Hashable {
        /// With the application: proofs of identity and of authority among them.
        case applicant
        /// With the correction or the reasons, which whoever handles the case must read.
        case correction
        /// What the agency puts to the case: scans, proofs, answers of others.
        case material
        /// To be handed out with the reply.
        case enclosure
        /// A third party's answer.
        case consulted

        package var chinese: String {
            switch self {
            case .applicant: "申请人提交"
            case .correction: "申请人补正、说明"
            case .material: "办理材料"
            case .enclosure: "随答复提供"
            case .consulted: "被征求意见方提交"
            }
        }
    }

    package let id: CaseFileID
    package let role: Role
    package let file: CaseAttachment
    package let addedAt: Moment
    /// The member's name; `申请人` for the applicant.
    package let addedBy: String

    package init(id: CaseFileID, role: Role, file: CaseAttachment, addedAt: Moment, addedBy: String) {
        self.id = id
        self.role = role
        self.file = file
        self.addedAt = addedAt
        self.addedBy = addedBy
    }
}

/// Another case that looks like this one, for staff alone: a hint, never a decision.
package struct SimilarRequest: Hashable, Sendable {
    package let id: RequestID
    package let number: String
    package let stage: RequestStage
    package let description: String
    package let arrivedOn: Day
    package let isSameApplicant: Bool
    /// Of a hundred: how much of the description the two share.
    package let likeness: Int
    /// How it was decided; nil while it is open.
    package let code: DecisionCode?

    package init(
        id: RequestID, number: String, stage: RequestStage, description: String, arrivedOn: Day,
        isSameApplicant: Bool, likeness: Int, code: DecisionCode?
    ) {
        self.id = id
        self.number = number
        self.stage = stage
        self.description = description
        self.arrivedOn = arrivedOn
        self.isSameApplicant = isSameApplicant
        self.likeness = likeness
        self.code = code
    }
}

/// Everything that the page of a case shows to one officer.
package struct CaseView: Sendable {
    package let request: DisclosureRequest
    package let applicant: MaskedApplicant
    /// The nearest first; the reply (FOI-33) is always among them once the case is received.
    package let duties: [CaseDuty]
    package let letters: [CaseLetter]
    package let files: [CaseFile]
    package let similar: [SimilarRequest]
    /// What this officer may do now.
    package let acts: [RequestAct]
    /// Why not, for the acts that this officer's role has and the case's state forbids.
    package let refusals: [RequestAct: Refusal]
    package let units: [UnitID: String]
    package let members: [MemberID: String]

    package init(
        request: DisclosureRequest, applicant: MaskedApplicant, duties: [CaseDuty], letters: [CaseLetter],
        files: [CaseFile], similar: [SimilarRequest], acts: [RequestAct],
        refusals: [RequestAct: Refusal], units: [UnitID: String], members: [MemberID: String]
    ) {
        self.request = request
        self.applicant = applicant
        self.duties = duties
        self.letters = letters
        self.files = files
        self.similar = similar
        self.acts = acts
        self.refusals = refusals
        self.units = units
        self.members = members
    }
}

/// What the applicant said of the handling, once, when it was over.
package struct CaseRating: Hashable, Sendable {
    /// 1…5.
    package let stars: Int
    package let words: String
    package let on: Day

    package init(stars: Int, words: String, on: Day) {
        self.stars = stars
        self.words = words
        self.on = on
    }
}
