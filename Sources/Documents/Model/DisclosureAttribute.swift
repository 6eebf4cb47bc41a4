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
}
