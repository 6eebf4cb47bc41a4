/// One thing that the drafter of a reply has to say, or may say (section 1.4, “letter must contain”).
package struct ReplyElement: Hashable, Sendable {
    package let key: LetterKey
    /// Its name in `ReplyDraft.facts`, in forms and in JSON.
    package let name: String
    package let isRequired: Bool
    /// What to write.
    package let hint: String

    init(_ key: LetterKey, _ name: String, isRequired: Bool = true, _ hint: String) {
        self.key = key
        self.name = name
        self.isRequired = isRequired
        self.hint = hint
    }

    /// The label of its field.
    package var chinese: String { key.rawValue }
}

extension DecisionCode {
    private static let reason = ReplyElement(.reason, "reason", "写明为什么属于这种情形，不要只抄条文")
    private static let provisionIfAny = ReplyElement(
        .provision, "provision", isRequired: false, "依据的法律、行政法规名称和条款，有则写明")

    /// What the drafter fills in for this code, besides what the case itself knows.
    package var elements: [ReplyElement] {
        switch self {
        case .alreadyPublished: [.init(.wherePublished, "where_published", "网址、公报期号和页码，或者其他查到的地方")]
        case .disclosed: [Self.way(isRequired: false), Self.time(isRequired: false)]
        case .partlyDisclosed:
            [
                .init(.disclosedPart, "disclosed_part", "公开了哪些内容"),
                .init(.withheldPart, "withheld_part", "哪些内容没有公开"), Self.reason, Self.provisionIfAny,
                Self.way(isRequired: false), Self.time(isRequired: false),
            ]
        case .stateSecret: [Self.reason, Self.provisionIfAny]
        case .forbiddenByLaw:
            [.init(.provision, "provision", "禁止公开的法律、行政法规名称和条款"), Self.reason]
        case .threeSecurities:
            [.init(.category, "category", "国家安全、公共安全、经济安全、社会稳定中的哪一项"), Self.reason]
        case .thirdPartyRights: [.init(.category, "category", "商业秘密、个人隐私等"), Self.reason]
        case .internalAffairs: [.init(.category, "category", "人事管理、后勤管理、内部工作流程中的哪一类"), Self.reason]
        case .processInformation: [.init(.category, "category", "讨论记录、过程稿、磋商信函、请示报告中的哪一类"), Self.reason]
        case .enforcementFile: [Self.reason]
        case .administrativeQuery:
            [
                .init(.category, "category", "工商登记资料、不动产登记资料等"),
                .init(.specialLaw, "special_law", "对查询另有规定的法律、行政法规名称和条款"),
                .init(.queryOrgan, "query_organ", isRequired: false, "到哪里查询"),
            ]
        case .notExisting: []
        case .notOurs:
            [
                Self.reason, .init(.responsibleOrgan, "responsible_organ", isRequired: false, "能够确定的，写明机关全称"),
                .init(.organContact, "organ_contact", isRequired: false, "该机关的电话、地址"),
            ]
        case .needsProcessing: [Self.reason]
        case .stillUnclear: [.init(.unclearPart, "unclear_part", "补正后哪些内容仍不明确")]
        case .petition: [.init(.rightChannel, "right_channel", isRequired: false, "可以反映诉求的渠道")]
        case .repeated:
            [
                .init(.earlierDate, "earlier_date", "前次答复的日期"), .init(.earlierNumber, "earlier_number", "前次答复书的文号"),
            ]
        case .publication: [.init(.publicationWay, "publication_way", "在哪里可以得到该出版物")]
        case .unreasonable: [Self.reason]
        case .confirmation: [.init(.alreadyHeld, "already_held", "申请人何时、以何种方式已经得到该信息")]
        case .uncorrected, .unpaid: []
        case .other: [.init(.closingReason, "closing_reason", "为什么不再办理，例如申请人撤回申请")]
        }
    }

    private static func way(isRequired: Bool) -> ReplyElement {
        .init(.way, "way", isRequired: isRequired, "没有附件时写明：方式、途径、地点")
    }

    private static func time(isRequired: Bool) -> ReplyElement {
        .init(.time, "time", isRequired: isRequired, "没有附件时写明：什么时间可以获取")
    }

    /// What the letter must say, by this code: every one of the sets must have a key that is written.
    package var obligatory: [Set<LetterKey>] {
        let own = elements.filter(\.isRequired).map { Set([$0.key]) }
        let more: [Set<LetterKey>] =
            switch self {
            // 36(2): the information, or way, route and time.
            case .disclosed: [[.enclosures, .way], [.enclosures, .time]]
            case .partlyDisclosed: [[.enclosures, .way], [.enclosures, .time]]
            case .notExisting: [[.searchPlaces], [.searchWords], [.searchResult]]
            case .stillUnclear, .uncorrected: [[.correctionNotified]]
            case .unreasonable: [[.reasonsNotified]]
            case .unpaid: [[.feeNotified], [.feeAmount]]
            case .alreadyPublished, .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights,
                .internalAffairs, .processInformation, .enforcementFile, .administrativeQuery, .notOurs,
                .needsProcessing, .petition, .repeated, .publication, .confirmation, .other:
                []
            }
        return own + more
    }

    /// The words of the decision, which no wording of an office may leave out.
    package var statement: String {
        switch self {
        case .alreadyPublished: "主动公开"
        case .disclosed: "予以公开"
        case .partlyDisclosed: "部分公开"
        case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
            .processInformation, .enforcementFile:
            "不予公开"
        case .administrativeQuery: "办理"
        case .notExisting: "不存在"
        case .notOurs: "不属于本机关负责公开"
        case .needsProcessing: "加工、分析"
        case .stillUnclear: "不明确"
        case .petition: "不作为政府信息公开申请处理"
        case .repeated: "不予重复处理"
        case .publication: "公开出版物"
        case .unreasonable: "不予处理"
        case .confirmation: "重新出具"
        case .uncorrected, .unpaid: "不再处理"
        case .other: "终止办理"
        }
    }
}
