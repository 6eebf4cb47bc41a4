/// 公开属性 of an official document, proposed when it is drafted and decided by who signs it (OPN-1, OPN-2).
package enum DisclosureAttribute: String, CaseIterable, Sendable, Hashable {
    /// 主动公开.
    case proactive
    /// 依申请公开.
    case onRequest = "on_request"
    /// 不予公开.
    case withheld
    /// 删减后公开 (FOI-37 applied at the source).
    case severed
    /// 脱密后公开.
    case declassified

    package var chinese: String {
        switch self {
        case .proactive: "主动公开"
        case .onRequest: "依申请公开"
        case .withheld: "不予公开"
        case .severed: "删减后公开"
        case .declassified: "脱密后公开"
        }
    }

    /// Whether a text of the document goes public on its own: FOI-26 runs from the day it is formed.
    package var isPublic: Bool {
        switch self {
        case .proactive, .severed, .declassified: true
        case .onRequest, .withheld: false
        }
    }

    /// Whether something of it stays back, so that it is looked at again (OPN-9, FOI-18).
    package var isReviewedAgain: Bool { self != .proactive }

    /// 附注: what stands in round brackets under the date of the document (OPN-8).
    package var annotation: String {
        switch self {
        case .proactive: "（此件公开发布）"
        case .onRequest: "（此件依申请公开）"
        case .withheld: "（此件不予公开）"
        case .severed: "（此件删减后公开）"
        case .declassified: "（此件脱密后公开）"
        }
    }
}
