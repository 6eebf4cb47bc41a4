/// Where a document stands between its first line and its issue (OPN-6).
package enum DocumentState: String, CaseIterable, Sendable, Hashable {
    case drafting
    /// The head of the unit checks it and says the first word on secrecy (SEC-2).
    case sectionReview = "section_review"
    /// The openness office checks attribute and reasons.
    case attributeReview = "attribute_review"
    case secrecyReview = "secrecy_review"
    /// Normative documents only (NORM-2).
    case legalityReview = "legality_review"
    case signing
    /// Signed and numbered.
    case signed
    /// Printed and sent out.
    case issued
    case abandoned
    /// 涉密，线下处理: a stub without content (SEC-4).
    case offline

    package var chinese: String {
        switch self {
        case .drafting: "拟稿"
        case .sectionReview: "科室审核"
        case .attributeReview: "公开属性审核"
        case .secrecyReview: "保密审查"
        case .legalityReview: "合法性审核"
        case .signing: "待签发"
        case .signed: "已签发"
        case .issued: "已印发"
        case .abandoned: "已撤稿"
        case .offline: "涉密，线下处理"
        }
    }

    /// Between submission and signature: somebody else's word is waited for.
    package var isUnderReview: Bool { place.map { $0 > 0 } ?? false }
    package var isSigned: Bool { self == .signed || self == .issued }
    /// Nothing is done to it any more.
    package var isClosed: Bool { self == .abandoned || self == .offline }

    /// The steps that come before this one, the first first: where it can be sent back to.
    package var earlierSteps: [DocumentState] {
        guard let place else { return [] }
        return DocumentState.steps.filter { step in step.place.map { $0 < place } ?? false }
    }

    /// The steps of the flow in their order.
    package static let steps: [DocumentState] = [
        .drafting, .sectionReview, .attributeReview, .secrecyReview, .legalityReview, .signing,
    ]

    private var place: Int? { DocumentState.steps.firstIndex(of: self) }
}
