/// How an application reached the agency; decides its receipt date (FOI-31).
package enum IntakeChannel: String, CaseIterable, Sendable, Hashable {
    /// 当面提交, filled in by the applicant.
    case counter
    /// 当面提交, filled in by the agency for somebody who cannot write (FOI-29, FOI-43).
    case helped
    /// 邮寄, signed for.
    case signedMail = "signed_mail"
    /// 平常信函, no signature.
    case ordinaryMail = "ordinary_mail"
    case fax
    /// This portal, or a platform that hands on what was sent over the net.
    case web

    package var chinese: String {
        switch self {
        case .counter: "当面提交"
        case .helped: "当面口述（代为填写）"
        case .signedMail: "邮寄（签收）"
        case .ordinaryMail: "平常信函"
        case .fax: "传真"
        case .web: "互联网渠道"
        }
    }

    /// Whether both sides must confirm before it counts as received (FOI-31).
    package var needsConfirmation: Bool {
        switch self {
        case .counter, .helped, .signedMail: false
        case .ordinaryMail, .fax, .web: true
        }
    }
}
