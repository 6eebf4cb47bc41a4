/// How a case is decided: the legal basis, the letter, the remedies and the row of table 三 follow from it (section 1.4).
package enum DecisionCode: String, CaseIterable, Sendable, Hashable {
    case alreadyPublished = "K01"
    case disclosed = "K02"
    case partlyDisclosed = "K03"
    case stateSecret = "K04"
    case forbiddenByLaw = "K05"
    case threeSecurities = "K06"
    case thirdPartyRights = "K07"
    case internalAffairs = "K08"
    case processInformation = "K09"
    case enforcementFile = "K10"
    case administrativeQuery = "K11"
    case notExisting = "K12"
    case notOurs = "K13"
    case needsProcessing = "K14"
    case stillUnclear = "K15"
    case petition = "K16"
    case repeated = "K17"
    case publication = "K18"
    case unreasonable = "K19"
    case confirmation = "K20"
    case uncorrected = "K21"
    case unpaid = "K22"
    case other = "K23"

    package var code: String { rawValue }

    package var chinese: String {
        switch self {
        case .alreadyPublished: "已主动公开"
        case .disclosed: "予以公开"
        case .partlyDisclosed: "部分公开"
        case .stateSecret: "属于国家秘密，不予公开"
        case .forbiddenByLaw: "法律、行政法规禁止公开"
        case .threeSecurities: "危及“三安全一稳定”，不予公开"
        case .thirdPartyRights: "保护第三方合法权益，不予公开"
        case .internalAffairs: "属于内部事务信息，不予公开"
        case .processInformation: "属于过程性信息，不予公开"
        case .enforcementFile: "属于行政执法案卷，不予公开"
        case .administrativeQuery: "属于行政查询事项"
        case .notExisting: "本机关未制作、获取或者保存，信息不存在"
        case .notOurs: "不属于本机关负责公开"
        case .needsProcessing: "需要加工、分析，没有现成信息"
        case .stillUnclear: "补正后申请内容仍不明确"
        case .petition: "属于信访、举报、投诉等诉求"
        case .repeated: "重复申请"
        case .publication: "要求提供公开出版物"
        case .unreasonable: "无正当理由大量、反复申请"
        case .confirmation: "要求确认或者重新出具已获取信息"
        case .uncorrected: "逾期不补正，不再处理"
        case .unpaid: "逾期不缴费，不再处理"
        case .other: "其他处理"
        }
    }

    /// The row of table 三 that counts it (RPT-20, RPT-25).
    package var row: Int {
        switch self {
        case .alreadyPublished, .disclosed: 3
        case .partlyDisclosed: 4
        case .stateSecret: 5
        case .forbiddenByLaw: 6
        case .threeSecurities: 7
        case .thirdPartyRights: 8
        case .internalAffairs: 9
        case .processInformation: 10
        case .enforcementFile: 11
        case .administrativeQuery: 12
        case .notExisting, .notOurs: 13
        case .needsProcessing: 14
        case .stillUnclear: 15
        case .petition: 16
        case .repeated: 17
        case .publication: 18
        case .unreasonable: 19
        case .confirmation: 20
        case .uncorrected: 21
        case .unpaid: 22
        case .other: 23
        }
    }
}
