import Kernel
import Markup
import Site

/// The fields of a reply: its outcome, what the outcome asks for, its words and its enclosures.
struct DraftFields: Component {
    let page: CasePage
    let act: RequestAct
    let state: FormState

    private var request: DisclosureRequest { page.view.request }

    /// The values of a draft under the names of its fields.
    static func values(_ draft: ReplyDraft) -> [(String, String)] {
        var values = [("outcome", draft.outcome.key), ("body", draft.body)]
        values += draft.facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        values += draft.withheld.map { ("withheld", $0.code) }
        return values + draft.enclosures.map { ("enclosures", $0.text) }
    }

    var html: HTML {
        """
        \(outcome)\(facts)\(withheld)\
        \(TextArea(name("body"), "答复正文", in: state, hint: "写明处理的事实和结果。依据、救济途径和落款由范本写入，不用填写。", required: true, rows: 8))\(enclosures)
        """
    }

    private func name(_ field: String) -> String { DeskField.name(act, field) }

    private var outcome: HTML {
        guard request.kind == .recordCorrection else { return DecisionChooser(name("outcome"), in: state).html }
        let choices = RecordOutcome.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return SelectField(name("outcome"), "处理结果", choices: choices, in: state, required: true).html
    }

    private var facts: HTML {
        ReplyFact.allCases.filter {
            (request.kind == .recordCorrection) == $0.isOfRecords || $0 == .reason || $0 == .organ
        }
        .each { fact in
            let codes = fact.codes.map(\.code).joined(separator: " ")
            let field: HTML =
                fact.isLong
                ? TextArea(name(fact.rawValue), fact.chinese, in: state, hint: fact.hint, rows: 3).html
                : Field(name(fact.rawValue), fact.chinese, in: state, hint: fact.hint).html
            return request.kind == .recordCorrection ? field : "<div data-for=\"\(codes)\">\(field)</div>"
        }
    }

    private var withheld: HTML {
        guard request.kind == .disclosure else { return .empty }
        let boxes = DecisionCode.allCases.filter(\.isRefusalOfDisclosure).each { code in
            Checkbox(name("withheld"), "\(code.code) \(code.chinese)", value: code.code, in: state).html
        }
        return """
            <fieldset class="field" data-for="K03"><legend>不公开部分的理由（部分公开时至少选一项）</legend>\(boxes)</fieldset>
            """
    }

    private var enclosures: HTML {
        let files = page.view.files.filter { $0.role == .enclosure }
        guard !files.isEmpty else {
            return "<p class=\"hint\">随答复提供文件的，先用“添加材料”以“\(CaseFile.Role.enclosure.chinese)”放入本件；含不公开内容的，先遮盖。</p>"
        }
        let boxes = files.each { file in
            Checkbox(
                name("enclosures"), file.file.name, value: file.id.text, in: state
            ).html
        }
        return """
            <fieldset class="field"><legend>随答复提供的文件</legend>\(boxes)\
            <p class="hint">选未遮盖的文件前，请先在“材料”中查看其中的隐藏内容。</p></fieldset>
            """
    }
}

extension ReplyFact {
    /// Which codes ask for it, or may use it.
    var codes: [DecisionCode] {
        let extra: [DecisionCode] =
            switch self {
            case .way, .when: [.disclosed, .partlyDisclosed, .publication]
            case .organ, .organContact: [.notOurs]
            case .channel: [.petition]
            case .judgement: [.disclosed, .partlyDisclosed, .thirdPartyRights]
            case .publicInterest: [.disclosed, .partlyDisclosed]
            case .reason: [.administrativeQuery, .notExisting, .petition, .confirmation]
            case .place, .provision, .kind, .law, .unclear, .earlierNumber, .change: []
            }
        return DecisionCode.allCases.filter { $0.isDraftable && ($0.needed.contains(self) || extra.contains($0)) }
    }

    var isOfRecords: Bool { self == .change }

    var isLong: Bool {
        switch self {
        case .reason, .unclear, .judgement, .publicInterest, .change: true
        case .place, .way, .when, .provision, .kind, .law, .organ, .organContact, .channel, .earlierNumber: false
        }
    }

    var hint: String? {
        switch self {
        case .place: "网址，或者公报的期号、页码。"
        case .way: "如：随本答复书附送；登录本网站下载。"
        case .when: "如：自收到本答复书之日起。"
        case .kind: "内部事务：人事管理、后勤管理、内部工作流程；过程性信息：讨论记录、过程稿、磋商信函、请示报告。"
        case .law: "如：《不动产登记暂行条例》第二十七条。"
        case .judgement: "第三方逾期未答复的，由本机关判断并写明（条例第三十二条）。"
        case .publicInterest: "第三方不同意而仍决定公开的，写明理由。"
        case .reason, .provision, .organ, .organContact, .unclear, .channel, .earlierNumber, .change: nil
        }
    }
}
