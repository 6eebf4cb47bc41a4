/// The 25 rows of table 三, in order (RPT-20).
package enum ReportRow: Int, CaseIterable, Sendable, Hashable {
    case received = 1
    case carriedIn
    case disclosed
    case partlyDisclosed
    case stateSecret
    case forbiddenByLaw
    case threeSecurities
    case thirdPartyRights
    case internalAffairs
    case processInformation
    case enforcementFile
    case administrativeQuery
    case notHeld
    case needsProcessing
    case stillUnclear
    case petition
    case repeated
    case publication
    case unreasonable
    case confirmation
    case uncorrected
    case unpaid
    case other
    case total
    case carriedOver

    /// `r1` … `r25`.
    package var key: String { "r\(rawValue)" }

    package var chinese: String {
        switch self {
        case .received: "一、本年新收政府信息公开申请数量"
        case .carriedIn: "二、上年结转政府信息公开申请数量"
        case .disclosed: "（一）予以公开"
        case .partlyDisclosed: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
        case .stateSecret: "1.属于国家秘密"
        case .forbiddenByLaw: "2.其他法律行政法规禁止公开"
        case .threeSecurities: "3.危及“三安全一稳定”"
        case .thirdPartyRights: "4.保护第三方合法权益"
        case .internalAffairs: "5.属于三类内部事务信息"
        case .processInformation: "6.属于四类过程性信息"
        case .enforcementFile: "7.属于行政执法案卷"
        case .administrativeQuery: "8.属于行政查询事项"
        case .notHeld: "1.本机关不掌握相关政府信息"
        case .needsProcessing: "2.没有现成信息需要另行制作"
        case .stillUnclear: "3.补正后申请内容仍不明确"
        case .petition: "1.信访举报投诉类申请"
        case .repeated: "2.重复申请"
        case .publication: "3.要求提供公开出版物"
        case .unreasonable: "4.无正当理由大量反复申请"
        case .confirmation: "5.要求行政机关确认或重新出具已获取信息"
        case .uncorrected: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        case .unpaid: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        case .other: "3.其他"
        case .total: "（七）总计"
        case .carriedOver: "四、结转下年度继续办理"
        }
    }

    /// The rows that a decision can count in: r3 … r23.
    package var isOutcome: Bool { (3...23).contains(rawValue) }
}

extension DecisionCode {
    /// The row of table 三 that counts it (RPT-20, RPT-25).
    package var reportRow: ReportRow {
        switch self {
        case .alreadyPublished, .disclosed: .disclosed
        case .partlyDisclosed: .partlyDisclosed
        case .stateSecret: .stateSecret
        case .forbiddenByLaw: .forbiddenByLaw
        case .threeSecurities: .threeSecurities
        case .thirdPartyRights: .thirdPartyRights
        case .internalAffairs: .internalAffairs
        case .processInformation: .processInformation
        case .enforcementFile: .enforcementFile
        case .administrativeQuery: .administrativeQuery
        case .notExisting, .notOurs: .notHeld
        case .needsProcessing: .needsProcessing
        case .stillUnclear: .stillUnclear
        case .petition: .petition
        case .repeated: .repeated
        case .publication: .publication
        case .unreasonable: .unreasonable
        case .confirmation: .confirmation
        case .uncorrected: .uncorrected
        case .unpaid: .unpaid
        case .other: .other
        }
    }

    /// Its number, 3…23.
    package var row: Int { reportRow.rawValue }
}
