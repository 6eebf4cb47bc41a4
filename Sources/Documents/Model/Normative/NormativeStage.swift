/// The chain of a normative document, in its order (NORM-2).
package enum NormativeStage: String, CaseIterable, Sendable, Hashable {
    case study
    case drafting
    case comments
    case consultation
    case legality
    case deliberation
    case signing
    case registration
    case filing
    case interpretation
    case evaluation

    package var chinese: String {
        switch self {
        case .study: "立项、调研"
        case .drafting: "起草"
        case .comments: "公开征求意见"
        case .consultation: "部门协商"
        case .legality: "合法性审核"
        case .deliberation: "集体审议"
        case .signing: "签署"
        case .registration: "统一登记、编号、印发"
        case .filing: "备案"
        case .interpretation: "解读"
        case .evaluation: "评估清理"
        }
    }

    /// Whether it may be left out with a reason. What makes the text lawful may not (NORM-2).
    package var isSkippable: Bool {
        switch self {
        case .study, .comments, .consultation, .filing, .interpretation: true
        case .drafting, .legality, .deliberation, .signing, .registration, .evaluation: false
        }
    }

    /// What must be settled before this stage. Comments and consultation may come in either order.
    package var requirements: [NormativeStage] {
        switch self {
        case .study: []
        case .drafting: [.study]
        case .comments, .consultation: [.study, .drafting]
        case .legality: [.study, .drafting, .comments, .consultation]
        case .deliberation: [.legality]
        case .signing: [.deliberation]
        case .registration: [.signing]
        case .filing, .interpretation, .evaluation: [.registration]
        }
    }

    package var comesAfterRegistration: Bool {
        switch self {
        case .filing, .interpretation, .evaluation: true
        case .study, .drafting, .comments, .consultation, .legality, .deliberation, .signing, .registration: false
        }
    }
}
