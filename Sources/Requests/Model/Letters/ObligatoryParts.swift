/// What a letter must say, and the words that no wording of an office may leave out (section 1.4).
package struct ObligatoryParts: Hashable, Sendable {
    /// One key of each set must be named and written.
    package var keys: [Set<LetterKey>]
    /// Words of the decision or of the law.
    package var words: [String]

    init(_ keys: [Set<LetterKey>] = [], words: [String] = []) {
        self.keys = keys
        self.words = words
    }
}

extension DecisionCode {
    package var obligatory: ObligatoryParts {
        var keys: [Set<LetterKey>] = needed.map { [LetterKey($0)] }
        switch self {
        // 36(2): the information, or way, route and time.
        case .disclosed, .partlyDisclosed: keys += [[.enclosures, .way], [.enclosures, .time]]
        case .notExisting: keys += [[.searchPlaces], [.searchWords], [.searchResult]]
        case .stillUnclear, .uncorrected: keys += [[.correctionNotified]]
        case .unreasonable: keys += [[.reasonsNotified]]
        case .unpaid: keys += [[.feeNotified], [.feeAmount]]
        case .confirmation: keys += [[.words]]
        case .alreadyPublished, .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
            .processInformation, .enforcementFile, .administrativeQuery, .notOurs, .needsProcessing, .petition,
            .repeated, .publication, .other:
            break
        }
        if self == .partlyDisclosed { keys.append([.withheld]) }
        if !ground.citation.isEmpty { keys.append([.basis]) }
        return ObligatoryParts(keys, words: [statement])
    }

    private var statement: String {
        switch self {
        case .alreadyPublished: "主动公开"
        case .disclosed: "予以公开"
        case .partlyDisclosed: "部分公开"
        case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs,
            .processInformation, .enforcementFile:
            "不予公开"
        case .administrativeQuery: "特别规定"
        case .notExisting: "不存在"
        case .notOurs: "不属于本机关负责公开"
        case .needsProcessing: "加工、分析"
        case .stillUnclear: "仍不明确"
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

extension LetterKind {
    /// Of notices and forms; a reply has those of its code.
    package var obligatory: ObligatoryParts {
        var parts =
            switch self {
            case .applicationForm: ObligatoryParts([[.applicant], [.proof], [.phone], [.asked], [.medium], [.route]])
            case .registrationForm: ObligatoryParts([[.requestNumber], [.applicant], [.channel], [.asked]])
            case .receipt: ObligatoryParts([[.requestNumber], [.asked]])
            // FOI-30: what, until when, what follows.
            case .correctionNotice: ObligatoryParts([[.correctionItems], [.correctionDue]], words: ["视为放弃申请"])
            case .reasonsNotice: ObligatoryParts([[.reasonsDue]], words: ["说明理由", "不予处理"])
            case .delayNotice: ObligatoryParts([[.delayedUntil]])
            case .extensionNotice: ObligatoryParts([[.extensionReason], [.extensionDays]], words: ["工作机构负责人同意"])
            // FOI-32: silence is not consent; FOI-34: silence is.
            case .thirdPartyLetter: ObligatoryParts([[.question]], words: ["15个工作日", "依照该条例的规定决定是否公开"])
            case .jointMakerLetter: ObligatoryParts([[.question]], words: ["15个工作日", "视为同意公开"])
            case .otherOrganLetter: ObligatoryParts([[.question]], words: ["书面"])
            case .thirdPartyAnswer: ObligatoryParts([[.question]], words: ["同意公开", "不同意公开"])
            case .consultationNotice: ObligatoryParts([[.consultSent]], words: ["不计算在"])
            case .thirdPartyNotice: ObligatoryParts([[.question], [.publicInterest]], words: ["决定予以公开"])
            case .assistanceLetter: ObligatoryParts([[.assistQuestion], [.assistDue]])
            // FEE-5 to FEE-7.
            case .feeNotice:
                ObligatoryParts(
                    [[.feeStandard], [.feeAmount], [.paymentWay]], words: ["20个工作日", "不再处理", "重新计算"])
            case .reply: ObligatoryParts()
            case .recordCorrectionNotice: ObligatoryParts([[.asked]], words: ["更正"])
            case .serviceReturn: ObligatoryParts([[.deliveredLetter], [.deliveryMeans], [.applicant]], words: ["签收"])
            case .reviewSheet: ObligatoryParts([[.requestNumber], [.asked], [.decision]], words: ["保密审查", "签发"])
            case .publicationTransfer: ObligatoryParts([[.asked], [.proposal]])
            }
        if ground != nil, shape == .letter { parts.keys.append([.basis]) }
        return parts
    }
}
