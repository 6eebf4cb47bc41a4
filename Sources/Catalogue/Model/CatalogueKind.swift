/// The three catalogues of what must be public.
package enum CatalogueKind: String, CaseIterable, Sendable, Hashable {
    /// 主动公开基本目录 (CAT-1).
    case basic
    /// 基层政务公开标准目录, health field (CAT-10…13).
    case standard
    /// 医疗卫生机构信息公开目录, one for each institution (INST-2).
    case institution

    package var chinese: String {
        switch self {
        case .basic: "主动公开基本目录"
        case .standard: "卫生健康领域基层政务公开标准目录"
        case .institution: "医疗卫生机构信息公开目录"
        }
    }

    package var rule: String {
        switch self {
        case .basic: "CAT-1"
        case .standard: "CAT-11"
        case .institution: "INST-2"
        }
    }

    /// What opens when a duty behind an item changes: 20 working days in each case.
    package var updateRule: String {
        switch self {
        case .basic, .standard: "FOI-26"
        case .institution: "INST-2"
        }
    }

    package var isStandard: Bool { self == .standard }

    /// What the first two columns are called in the official layout.
    package var categoryTitle: String { isStandard ? "一级事项" : "事项类别" }
    package var nameTitle: String { isStandard ? "二级事项" : "事项名称" }
    package var ownerTitle: String { isStandard ? "公开主体" : "责任科室" }
}
