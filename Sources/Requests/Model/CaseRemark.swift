package import Kernel

/// Free words that an act was done with. They stand in rows, so that a personal datum in them can be taken away; the
/// journal, which nobody can change, has a fixed sentence in their place.
package struct CaseRemark: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable, Hashable {
        /// Who filled the form in, and at whose word (FOI-29).
        case help
        case legal
        case secrecy
        case sentBack = "sent_back"
        /// The proof of a withdrawal, or the applicant's reason.
        case withdrawal
        /// Why a reply left the public log.
        case unlogged

        package var chinese: String {
            switch self {
            case .help: "代为填写"
            case .legal: "合法性审核意见"
            case .secrecy: "保密审查意见"
            case .sentBack: "退回理由"
            case .withdrawal: "撤回的凭证或者原因"
            case .unlogged: "从答复公开目录撤下的原因"
            }
        }
    }

    package let kind: Kind
    package let words: String
    /// Nil when the applicant wrote it.
    package let by: MemberID?
    package let on: Day

    package init(_ kind: Kind, _ words: String, by: MemberID?, on: Day) {
        self.kind = kind
        self.words = words
        self.by = by
        self.on = on
    }
}

extension DisclosureRequest {
    mutating func remark(_ kind: CaseRemark.Kind, _ words: String, by: MemberID?, on day: Day) {
        if !words.isBlank { remarks.append(CaseRemark(kind, words, by: by, on: day)) }
    }
}
