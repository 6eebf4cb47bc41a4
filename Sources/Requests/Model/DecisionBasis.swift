extension DecisionCode {
    private static let regulation = "《中华人民共和国政府信息公开条例》"

    /// The provisions a letter cites (section 1.4).
    package var basis: String {
        switch self {
        case .alreadyPublished: DecisionCode.regulation + "第三十六条第（一）项"
        case .disclosed: DecisionCode.regulation + "第三十六条第（二）项"
        case .partlyDisclosed: DecisionCode.regulation + "第三十七条"
        case .stateSecret, .forbiddenByLaw, .threeSecurities: DecisionCode.regulation + "第十四条、第三十六条第（三）项"
        case .thirdPartyRights: DecisionCode.regulation + "第十五条、第三十二条、第三十六条第（三）项"
        case .internalAffairs: DecisionCode.regulation + "第十六条第一款、第三十六条第（三）项"
        case .processInformation, .enforcementFile: DecisionCode.regulation + "第十六条第二款、第三十六条第（三）项"
        case .administrativeQuery: DecisionCode.regulation + "第三十六条第（七）项"
        case .notExisting: DecisionCode.regulation + "第三十六条第（四）项"
        case .notOurs: DecisionCode.regulation + "第三十六条第（五）项"
        case .needsProcessing: DecisionCode.regulation + "第三十八条"
        case .stillUnclear, .uncorrected: DecisionCode.regulation + "第三十条"
        case .petition: DecisionCode.regulation + "第三十九条第一款"
        case .repeated: DecisionCode.regulation + "第三十六条第（六）项"
        case .publication: DecisionCode.regulation + "第三十九条第二款"
        case .unreasonable: DecisionCode.regulation + "第三十五条"
        case .confirmation, .other: DecisionCode.regulation + "第二条、第二十七条"
        case .unpaid: DecisionCode.regulation + "第四十二条、《政府信息公开信息处理费管理办法》"
        }
    }

    /// Grounds that a partial disclosure can name for what it withholds (K04…K10).
    package var isRefusalOfDisclosure: Bool {
        switch self {
        case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs, .processInformation,
            .enforcementFile:
            true
        case .alreadyPublished, .disclosed, .partlyDisclosed, .administrativeQuery, .notExisting, .notOurs,
            .needsProcessing, .stillUnclear, .petition, .repeated, .publication, .unreasonable, .confirmation,
            .uncorrected, .unpaid, .other:
            false
        }
    }

    /// 复议前置: the letter must say that reconsideration comes first (FOI-R2); for a partial disclosure because of what
    /// it withholds.
    package var isReconsiderationFirst: Bool { isRefusalOfDisclosure || self == .partlyDisclosed }

    /// Whether a reply can be written with it; K21 and K22 follow from silence and have acts of their own.
    package var isDraftable: Bool { self != .uncorrected && self != .unpaid }

    /// Whether something of what was asked is handed out or pointed to.
    package var discloses: Bool { self == .alreadyPublished || self == .disclosed || self == .partlyDisclosed }
}
