/// What was found. The raw values are part of the contract of `gongkai text check`.
package enum HitKind: String, CaseIterable, Sendable {
    case idCard = "id_card"
    case idCard15 = "id_card_15"
    case mobile, landline
    case bankCard = "bank_card"
    case passport, plate, email
    case medicalRecord = "medical_record"
    case address, name, health, wording
    case documentNumber = "document_number"

    package var chinese: String {
        switch self {
        case .idCard: "身份证号"
        case .idCard15: "15位身份证号"
        case .mobile: "手机号码"
        case .landline: "住宅电话"
        case .bankCard: "银行卡号"
        case .passport: "护照或通行证号"
        case .plate: "车牌号"
        case .email: "电子邮箱"
        case .medicalRecord: "病历号"
        case .address: "住址"
        case .name: "姓名"
        case .health: "健康信息"
        case .wording: "用语"
        case .documentNumber: "发文字号"
        }
    }

    /// Personal data (PII-2), in contrast to wording.
    package var isPrivacy: Bool {
        switch self {
        case .idCard, .idCard15, .mobile, .landline, .bankCard, .passport, .plate, .email, .medicalRecord, .address,
            .name, .health:
            true
        case .wording, .documentNumber: false
        }
    }
}
