import Kernel
import Markup
import Site

/// The codes of a decision in the groups of table 三, with what each brings: basis, what the letter must say, remedies
/// (section 1.4, FOI-36).
enum DecisionGroup: CaseIterable {
    case open, partly, withheld, impossible, declined, others

    var chinese: String {
        switch self {
        case .open: "予以公开"
        case .partly: "部分公开"
        case .withheld: "不予公开"
        case .impossible: "无法提供"
        case .declined: "不予处理"
        case .others: "其他处理"
        }
    }

    var codes: [DecisionCode] { DecisionCode.allCases.filter { $0.group == self } }
}

extension DecisionCode {
    var group: DecisionGroup {
        switch self {
        case .alreadyPublished, .disclosed: .open
        case .partlyDisclosed: .partly
        case .stateSecret, .forbiddenByLaw, .threeSecurities, .thirdPartyRights, .internalAffairs, .processInformation,
            .enforcementFile, .administrativeQuery:
            .withheld
        case .notExisting, .notOurs, .needsProcessing, .stillUnclear: .impossible
        case .petition, .repeated, .publication, .unreasonable, .confirmation: .declined
        case .uncorrected, .unpaid, .other: .others
        }
    }

    /// What the letter must say.
    var letterMustSay: String {
        switch self {
        case .alreadyPublished: "写明获取的方式、途径（网址或者公报期号、页码）。"
        case .disclosed: "附上该信息，或者写明获取的方式、途径和时间。"
        case .partlyDisclosed: "附上可以公开的部分（已遮盖），并逐项说明不公开部分的理由。"
        case .stateSecret, .threeSecurities, .enforcementFile: "说明理由。"
        case .forbiddenByLaw: "说明理由，并写明法律、行政法规的具体条款。"
        case .thirdPartyRights: "说明理由，写明第三方的意见。"
        case .internalAffairs: "说明理由，写明属于人事管理、后勤管理、内部工作流程中的哪一类。"
        case .processInformation: "说明理由，写明属于讨论记录、过程稿、磋商信函、请示报告中的哪一类。"
        case .administrativeQuery: "告知依照哪部法律、行政法规的规定办理。"
        case .notExisting: "写明检索情况；须先登记检索记录。"
        case .notOurs: "说明理由；知道负责机关的，写明名称和联系方式。"
        case .needsProcessing: "说明需要加工、分析的理由。"
        case .stillUnclear: "写明补正后仍不明确之处。"
        case .petition: "告知不作为政府信息公开申请处理，可以写明相应渠道。"
        case .repeated: "写明此前答复的文号。"
        case .publication: "写明获取公报、报刊、书籍的途径。"
        case .unreasonable: "写明已要求说明理由及不合理之处。"
        case .confirmation: "写明此前已获取的情况。"
        case .uncorrected: "写明补正告知书的文号和期限；可以不另行发函。"
        case .unpaid: "写明收费通知书的文号和期限。"
        case .other: "写明处理情形和理由。"
        }
    }

    /// K04…K10: reconsideration comes first (FOI-R2); K03 by what was withheld.
    var remedyWords: String {
        guard isReconsiderationFirst else { return "可以在 60 日内申请行政复议，也可以在 6 个月内提起行政诉讼。" }
        let first = "须先申请行政复议（复议前置），60 日内向本级人民政府提出；不服复议决定的，15 日内起诉。"
        return self == .partlyDisclosed ? "对不公开的部分，\(first)" : first
    }
}

/// One code chosen of all, with what each brings behind it; without script the whole list can be opened and read.
struct DecisionChooser: Component {
    let name: String
    let state: FormState
    /// Those that follow from silence close a case by acts of their own.
    private let codes = DecisionCode.allCases.filter(\.isDraftable)

    init(_ name: String, in state: FormState) {
        self.name = name
        self.state = state
    }

    var html: HTML {
        let chosen = state.fields[name]
        let groups = DecisionGroup.allCases.each { group in
            let options = group.codes.filter(codes.contains).each { code in
                """
                <option value="\(code.code)"\(flag: "selected", code.code == chosen)>\(code.code) \(code.chinese)</option>
                """
            }
            return options.isEmpty ? .empty : "<optgroup label=\"\(group.chinese)\">\(options)</optgroup>"
        }
        let problem = state.problem(name)
        let wrong: HTML = problem.map { "<p class=\"problem\" id=\"f-\(name)-problem\">\($0)</p>" } ?? ""
        return """
            <div class="field\(if: problem != nil, " wrong")"><label for="f-\(name)">处理类型<span class="required">必填</span></label>\
            <p class="hint" id="f-\(name)-hint">答复书、依据、救济途径和年度报告的统计行都由处理类型决定。</p>\(wrong)\
            <select id="f-\(name)" name="\(name)" required aria-describedby="f-\(name)-hint" data-guide="guide-\(name)">\
            <option value="">请选择</option>\(groups)</select></div>\(guide)
            """
    }

    private var guide: HTML {
        let groups = DecisionGroup.allCases.each { group in
            let items = group.codes.filter(codes.contains).each { code in
                """
                <div data-code="\(code.code)"><dt>\(code.code) \(code.chinese)</dt><dd>依据：\(code.basis)。\
                \(code.letterMustSay)\(code.remedyWords)统计：表三第 \(code.row) 行。</dd></div>
                """
            }
            return items.isEmpty ? .empty : "<h3>\(group.chinese)</h3><dl class=\"codes\">\(items)</dl>"
        }
        return """
            <details class="guide" id="guide-\(name)"><summary>各处理类型的依据、答复要点和救济途径</summary>\(groups)</details>
            """
    }
}
