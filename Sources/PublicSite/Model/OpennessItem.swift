/// 法定主动公开内容: the fifteen items of Article 20 under the names that SITE-8 gives their columns.
package enum OpennessItem: String, CaseIterable, Sendable, Hashable {
    case rules = "lvzyj"
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

    package var chinese: String {
        switch self {
        case .rules: "履职依据"
        case .functions: "机构简介"
        case .plans: "规划信息"
        case .figures: "统计信息"
        case .permits: "行政许可"
        case .penalties: "处罚强制"
        case .budgets: "预算决算"
        case .charges: "收费项目"
        case .procurement: "政府采购"
        case .projects: "重大项目"
        case .welfare: "重大民生"
        case .emergencies: "应急管理"
        case .inspections: "监督检查"
        case .recruitment: "招考录用"
        case .others: "其他法定公开"
        }
    }

    /// The place in Article 20 (FOI-20).
    package var basis: String { "条例第二十条\(place)" }

    package var place: String { "第（\(OpennessItem.numerals[number - 1])）项" }

    package var number: Int { (OpennessItem.allCases.firstIndex(of: self) ?? 0) + 1 }

    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]

    /// What Article 20 asks for, in short.
    package var content: String {
        switch self {
        case .rules: "规范性文件和其他政策文件"
        case .functions: "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名"
        case .plans: "卫生健康事业发展规划、专项规划及相关政策"
        case .figures: "卫生健康统计信息"
        case .permits: "行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果"
        case .penalties: "行政处罚、行政强制的依据、条件、程序，以及有一定社会影响的行政处罚决定"
        case .budgets: "财政预算、决算信息"
        case .charges: "行政事业性收费项目及其依据、标准"
        case .procurement: "政府集中采购项目的目录、标准及实施情况"
        case .projects: "重大建设项目的批准和实施情况"
        case .welfare: "医疗、公共卫生等方面的政策、措施及其实施情况"
        case .emergencies: "突发公共卫生事件的应急预案、预警信息及应对情况"
        case .inspections: "公共卫生、医疗卫生等监督检查情况"
        case .recruitment: "公开招考的职位、名额、报考条件等事项以及录用结果"
        case .others: "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息"
        }
    }

    /// Words in the name of a column that put it under this item.
    var words: [String] {
        switch self {
        case .rules: ["履职依据", "规范性文件", "政策文件", "政策法规", "法规文件"]
        case .functions: ["机构职能", "机构简介", "机构概况", "机构设置", "领导", "内设机构", "直属单位", "权责清单"]
        case .plans: ["规划"]
        case .figures: ["统计", "疫情", "数据发布"]
        case .permits: ["许可"]
        case .penalties: ["处罚", "强制"]
        case .budgets: ["预算", "决算", "预决算", "三公"]
        case .charges: ["收费"]
        case .procurement: ["采购"]
        case .projects: ["重大项目", "重大建设", "建设项目"]
        case .welfare: ["民生", "惠民", "医疗服务", "健康服务"]
        case .emergencies: ["应急", "突发"]
        case .inspections: ["监督检查", "双随机", "监督抽查", "抽查"]
        case .recruitment: ["招考", "招聘", "录用", "公务员"]
        case .others: []
        }
    }
}
