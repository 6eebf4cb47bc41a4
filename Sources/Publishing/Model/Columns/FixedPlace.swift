/// Where a column stands in the fixed structure of 政府信息公开 (SITE-8), when its portal says so: the section itself, one of
/// its parts, or one of the fifteen items of Article 20. Without it the column's name decides.
package enum FixedPlace: String, CaseIterable, Sendable, Hashable {
    case root, guide, rulesOfOpenness = "rules", reports
    case basis = "lvzyj"
    case functions = "jgjj"
    case plans = "ghxx"
    case figures = "tjxx"
    case permits = "xzxk"
    case penalties = "cfqz"
    case budgets = "yjs"
    case charges = "sfxm"
    case procurement = "zfcg"
    case projects = "zdxm"
    case welfare = "zdms"
    case emergencies = "yjgl"
    case inspections = "jdjc"
    case recruitment = "zkly"
    case others = "qtxx"
    /// In none of them, whatever its name.
    case none

    package var chinese: String {
        switch self {
        case .root: "政府信息公开（专栏本身）"
        case .guide: "政府信息公开指南"
        case .rulesOfOpenness: "政府信息公开制度"
        case .reports: "政府信息公开年报"
        case .basis: "（一）履职依据"
        case .functions: "（二）机构简介"
        case .plans: "（三）规划信息"
        case .figures: "（四）统计信息"
        case .permits: "（五）行政许可"
        case .penalties: "（六）处罚强制"
        case .budgets: "（七）预算决算"
        case .charges: "（八）收费项目"
        case .procurement: "（九）政府采购"
        case .projects: "（十）重大项目"
        case .welfare: "（十一）重大民生"
        case .emergencies: "（十二）应急管理"
        case .inspections: "（十三）监督检查"
        case .recruitment: "（十四）招考录用"
        case .others: "（十五）其他法定公开"
        case .none: "不列入固定栏目"
        }
    }
}
