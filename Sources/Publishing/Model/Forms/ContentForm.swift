/// 体裁: what the entries of a column look like. A text has nothing but its words; every other has fields that lists,
/// packages and programs read one by one (CAT-2, FOI-20).
package enum ContentForm: String, CaseIterable, Sendable, Hashable {
    case text, institution, power, charge, budget, licence, penalty, inspection, proposal, figures, procurement, guide
    case question, interpretation

    package var chinese: String {
        switch self {
        case .text: "文章"
        case .institution: "机构职能"
        case .power: "权责清单"
        case .charge: "收费项目"
        case .budget: "预算决算"
        case .licence: "行政许可结果"
        case .penalty: "行政处罚结果"
        case .inspection: "双随机抽查结果"
        case .proposal: "建议提案办理"
        case .figures: "统计数据"
        case .procurement: "政府采购"
        case .guide: "办事指南"
        case .question: "常见问题"
        case .interpretation: "政策解读"
        }
    }

    package var fields: [ContentField] {
        switch self {
        case .text: []
        case .institution: ContentForm.institutionFields
        case .power: ContentForm.powerFields
        case .charge: ContentForm.chargeFields
        case .budget: ContentForm.budgetFields
        case .licence: ContentForm.licenceFields
        case .penalty: ContentForm.penaltyFields
        case .inspection: ContentForm.inspectionFields
        case .proposal: ContentForm.proposalFields
        case .figures: ContentForm.figuresFields
        case .procurement: ContentForm.procurementFields
        case .guide: ContentForm.guideFields
        case .question: ContentForm.questionFields
        case .interpretation: ContentForm.interpretationFields
        }
    }

    package var listedFields: [ContentField] { fields.filter(\.isListed) }

    package func field(_ key: String) -> ContentField? { fields.first { $0.key == key } }

    /// The fields say it all; every other form also needs a text or a file.
    package var standsWithoutText: Bool {
        switch self {
        case .text, .figures, .budget, .question, .interpretation: false
        case .institution, .power, .charge, .licence, .penalty, .inspection, .proposal, .procurement, .guide: true
        }
    }
}
