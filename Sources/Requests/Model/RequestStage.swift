/// Where a case stands: the table of FOI-D8, with the steps of a reply of their own.
package enum RequestStage: String, CaseIterable, Sendable, Hashable {
    /// 待确认: came by net, fax or ordinary mail; the clock has not started (FOI-31).
    case awaitingConfirmation = "awaiting_confirmation"
    /// 已登记、审核: the clock runs; the 7 working days for a correction notice too.
    case registered
    /// 补正中: stopped until the applicant corrects (FOI-30).
    case correcting
    /// 说明理由中 (FOI-35): runs unless a delayed date is set.
    case explaining
    /// 办理中.
    case handling
    /// 征求意见中: at least one letter to others is out; that time is left out (FOI-D3).
    case consulting
    /// 待缴费: stopped until payment (FEE-7).
    case awaitingPayment = "awaiting_payment"
    /// 拟稿.
    case drafting
    /// 合法性审核.
    case legalReview = "legal_review"
    /// 保密审查.
    case secrecyReview = "secrecy_review"
    /// 签发.
    case signing
    /// 待送达: signed and numbered, on its way.
    case delivering
    /// 已办结: delivered, or closed without a reply (K21, K22, K23, moved to another agency).
    case closed
    /// 已归档 (FOI-45).
    case archived

    package var chinese: String {
        switch self {
        case .awaitingConfirmation: "待确认"
        case .registered: "已登记"
        case .correcting: "补正中"
        case .explaining: "说明理由中"
        case .handling: "办理中"
        case .consulting: "征求意见中"
        case .awaitingPayment: "待缴费"
        case .drafting: "拟稿"
        case .legalReview: "合法性审核"
        case .secrecyReview: "保密审查"
        case .signing: "签发"
        case .delivering: "待送达"
        case .closed: "已办结"
        case .archived: "已归档"
        }
    }

    package var isOpen: Bool { self != .closed && self != .archived }
}
