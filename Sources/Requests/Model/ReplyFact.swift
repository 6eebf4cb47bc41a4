/// What a reply states besides its body: the keys of `ReplyDraft.facts`, and the placeholders of its template.
package enum ReplyFact: String, CaseIterable, Sendable, Hashable {
    /// Where it is published: address of the page, number and page of the gazette (K01).
    case place
    /// 获取方式、途径 (K02, K03, K18).
    case way
    /// 获取时间 (K02, K03).
    case when
    /// 理由.
    case reason
    /// The provision that forbids disclosure (K05).
    case provision
    /// Which of the kinds of FOI-16 (K08, K09).
    case kind
    /// The special law or regulation to follow (K11).
    case law
    /// 负责公开的机关 (K13), 有权更正的机关 (FOI-41).
    case organ
    /// Its contact.
    case organContact = "organ_contact"
    /// What is still unclear after the correction (K15).
    case unclear
    /// 相应渠道 (K16).
    case channel
    /// 前次答复的文号 (K17).
    case earlierNumber = "earlier_number"
    /// The organ's own judgement of a third party's interest, where that party was silent (FOI-32).
    case judgement
    /// Why the public interest overrides a third party's objection (FOI-15, FOI-32).
    case publicInterest = "public_interest"
    /// What was corrected (FOI-41).
    case change

    package var chinese: String {
        switch self {
        case .place: "已公开信息的获取地点或者网址"
        case .way: "获取方式和途径"
        case .when: "获取时间"
        case .reason: "理由"
        case .provision: "禁止公开的规定"
        case .kind: "属于哪一类"
        case .law: "应当适用的法律、法规"
        case .organ: "负责的机关"
        case .organContact: "该机关的联系方式"
        case .unclear: "仍不明确的内容"
        case .channel: "相应渠道"
        case .earlierNumber: "前次答复的文号"
        case .judgement: "本机关对第三方合法权益的判断"
        case .publicInterest: "不公开将对公共利益造成重大影响的理由"
        case .change: "更正的内容"
        }
    }
}

extension DecisionCode {
    /// The facts without which a letter of this kind is not complete (section 1.4, “letter must contain”). What else a
    /// kind needs (search record, correction notice …) the decision looks up in the case.
    package var needed: [ReplyFact] {
        switch self {
        case .alreadyPublished: [.place]
        case .disclosed, .notExisting, .petition, .confirmation: []
        case .partlyDisclosed, .stateSecret, .threeSecurities, .thirdPartyRights, .enforcementFile, .notOurs,
            .needsProcessing, .unreasonable, .other:
            [.reason]
        case .forbiddenByLaw: [.reason, .provision]
        case .internalAffairs, .processInformation: [.reason, .kind]
        case .administrativeQuery: [.law]
        case .stillUnclear: [.unclear]
        case .repeated: [.earlierNumber]
        case .publication: [.way]
        case .uncorrected, .unpaid: []
        }
    }
}
