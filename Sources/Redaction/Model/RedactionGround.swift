/// Why a piece of information is withheld (FOI-14 … FOI-16). Every mark names one at least (FOI-37: reasons for the rest).
package enum RedactionGround: String, CaseIterable, Sendable, Hashable, Comparable {
    case nationalSecret = "national_secret"
    case forbiddenByLaw = "forbidden_by_law"
    case threeSecurities = "three_securities"
    case commercialSecret = "commercial_secret"
    case privacy
    case internalAffairs = "internal_affairs"
    case processInformation = "process_information"
    case enforcementFile = "enforcement_file"

    package var chinese: String {
        switch self {
        case .nationalSecret: "国家秘密"
        case .forbiddenByLaw: "法律、行政法规禁止公开"
        case .threeSecurities: "危及国家安全、公共安全、经济安全、社会稳定"
        case .commercialSecret: "商业秘密"
        case .privacy: "个人隐私"
        case .internalAffairs: "内部事务信息"
        case .processInformation: "过程性信息"
        case .enforcementFile: "行政执法案卷信息"
        }
    }

    /// The article of the Regulations on open government information.
    package var article: Int {
        switch self {
        case .nationalSecret, .forbiddenByLaw, .threeSecurities: 14
        case .commercialSecret, .privacy: 15
        case .internalAffairs, .processInformation, .enforcementFile: 16
        }
    }

    /// The rule of domain.md: `FOI-15`.
    package var rule: String { "FOI-\(article)" }

    /// The provision as a letter names it.
    package var provision: String {
        let number =
            switch article {
            case 14: "十四"
            case 15: "十五"
            default: "十六"
            }
        return "《中华人民共和国政府信息公开条例》第\(number)条"
    }

    /// The decision a wholly withheld item would get on this ground.
    package var code: String {
        switch self {
        case .nationalSecret: "K04"
        case .forbiddenByLaw: "K05"
        case .threeSecurities: "K06"
        case .commercialSecret, .privacy: "K07"
        case .internalAffairs: "K08"
        case .processInformation: "K09"
        case .enforcementFile: "K10"
        }
    }

    /// What stands in the place of what was removed; says nothing of its length.
    package static func label(_ grounds: [RedactionGround]) -> String {
        "［不予公开：" + grounds.sorted().map(\.shortChinese).joined(separator: "、") + "］"
    }

    /// The grounds of a label alone.
    static func bare(_ label: String) -> String {
        String(label.drop { $0 != "：" }.dropFirst().prefix { $0 != "］" })
    }

    /// Short enough to stand in a line of text.
    package var shortChinese: String {
        switch self {
        case .forbiddenByLaw: "法律禁止公开"
        case .threeSecurities: "三安全一稳定"
        case .nationalSecret, .commercialSecret, .privacy, .internalAffairs, .processInformation, .enforcementFile:
            chinese
        }
    }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (one: RedactionGround, other: RedactionGround) -> Bool { one.order < other.order }
}
