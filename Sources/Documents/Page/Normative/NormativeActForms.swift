import Kernel
import Markup
import People
import Site

/// What may be done with the text now, and what may not, with the reason.
struct NormativeActs: Component {
    let view: NormativeView
    let failed: FailedNormativeAct?
    let context: SiteContext

    var html: HTML {
        var shown: [ActionsPanel.Act] = [], others: [(NormativeAct, Refusal)] = []
        for act in NormativeAct.allCases {
            if let refusal = view.text.refusal(of: act, by: view.officer) {
                others.append((act, refusal))
            } else if act != .unrelate || !view.ownRelations.isEmpty {
                shown.append(allowed(act))
            }
        }
        let none = Panel("可以办理", "<p class=\"hint\">现在没有由您办理的事项。</p>").html
        return "\(shown.isEmpty ? none : ActionsPanel(shown).html)\(folded(others))"
    }

    private func folded(_ others: [(NormativeAct, Refusal)]) -> HTML {
        let items = others.each { "<li><strong>\($0.0.chinese)</strong> \($0.1.sentence)</li>" }
        return """
            <details class="panel others"><summary>由他人办理或不适用的 \(others.count) 项</summary>\
            <ul>\(items)</ul></details>
            """
    }

    private func allowed(_ act: NormativeAct) -> ActionsPanel.Act {
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        let fields = NormativeActFields(view: view, act: act, state: state)
        return .allowed(
            act.chinese, to: NormativeLinks.act(view.text.id, act.rawValue), context,
            primary: act == primary, multipart: fields.hasFile, state: state,
            hidden: [(NormativeField.version, "\(view.text.version)")], fields: fields.html)
    }

    /// The act that the page suggests: the next stage that this officer may settle.
    private var primary: NormativeAct? {
        let order: [NormativeAct] = [.concludeReview, .revise, .submitReview]
        let allowed = view.text.allowedActs(for: view.officer)
        return order.first(where: allowed.contains)
            ?? view.text.openStages.compactMap { NormativeAct(recording: $0) }.first(where: allowed.contains)
    }
}

/// The fields of one act.
struct NormativeActFields: Component {
    let view: NormativeView
    let act: NormativeAct
    let state: FormState

    var hasFile: Bool {
        switch act {
        case .study, .draft, .comment, .consult, .deliberate, .sign, .file, .interpret, .evaluate, .submitReview,
            .concludeReview, .revise:
            true
        case .register, .skip, .relate, .unrelate, .renew, .publish: false
        }
    }

    var html: HTML {
        switch act {
        case .comment:
            "\(day("from", "公布草案日期"))\(day("on", "截止日期"))\(note("征求意见情况", required: true))\(file)"
        case .deliberate: "\(day("on", "会议日期"))\(note("会议名称和审议结果", required: true))\(file)"
        case .consult, .file, .evaluate: "\(day("on", "日期"))\(note("情况", required: true))\(file)"
        case .study, .draft, .sign, .interpret: "\(day("on", "日期"))\(note("说明", required: false))\(file)"
        case .submitReview: submission
        case .concludeReview: conclusion
        case .revise: "\(day("on", "修改日期"))\(note("按审核意见修改的情况", required: true))\(file)"
        case .register: registration
        case .skip: "\(select("stage", "环节", skippable))\(note("略过的理由", required: true))"
        case .relate: relation
        case .unrelate:
            select("relation", "关系", view.ownRelations.map { .init($0.row.id.text, "\($0.words)\($0.otherTitle)") })
        case .renew: .empty
        case .publish: "\(day("on", "公布日期"))\(field("address", "公布地址", required: true, hint: "以 https:// 开头的完整网址。"))"
        }
    }

    private var skippable: [SelectField.Choice] {
        view.text.skippableStages(for: view.officer).map { .init($0.rawValue, $0.chinese) }
    }

    private var submission: HTML {
        let units = view.units.filter { $0.isActive && $0.id != view.text.unit }
        return """
            \(select("unit", "审核科室", units.map { .init($0.id.text, $0.name) }))\(day("on", "送审日期"))\
            \(field("wanted", "希望反馈日期", kind: .date, hint: "不早于送审后第\(view.policy.reviewWorkingDays)个工作日；可以不填。"))\
            \(note("送审说明", required: false))\(file)
            """
    }

    private var conclusion: HTML {
        let opinions = LegalityOpinion.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return "\(select("opinion", "审核结论", opinions))\(day("on", "审核日期"))\(note("审核意见", required: true))\(file)"
    }

    private var registration: HTML {
        let terms: [SelectField.Choice] = [.init("years", "按年数"), .init("until", "到某一天"), .init("open", "长期有效")]
        return """
            \(field("number", "发文字号", required: true, hint: "如“青卫发〔2026〕12号”。"))\(field("code", "统一登记号"))\
            \(day("on", "印发日期"))\(day("effective", "施行日期"))\(select("term", "有效期", terms))\
            \(field("years", "年数", kind: .number, hint: "最长\(view.policy.longestTerm(of: view.text.title))年。"))\
            \(field("until", "有效期至", kind: .date))\(field("reason", "长期有效的理由"))
            """
    }

    private var relation: HTML {
        let kinds = NormativeRelationKind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let targets = view.targets.map { SelectField.Choice($0.id.text, $0.cited) }
        return """
            \(select("kind", "本文件", kinds))\(select("target", "库中的文件", targets, required: false))\
            \(field("title", "库外的文件名称", hint: "只用于“依据”“转发”的上级文件。"))\(field("number", "库外的文号"))\
            \(field("scope", "涉及的条款", hint: "只修改或者废止一部分时填写，如“第三条、第五条”。"))\
            \(field("works", "起算日期", kind: .date, hint: "晚于本文件施行日期时填写。"))
            """
    }

    private func name(_ field: String) -> String { NormativeField.name(act, field) }

    private func day(_ field: String, _ label: String) -> HTML {
        Field(name(field), label, in: state, kind: .date, required: true).html
    }

    private func field(
        _ field: String, _ label: String, kind: Field.Kind = .text, required: Bool = false, hint: String? = nil
    ) -> HTML {
        Field(name(field), label, in: state, kind: kind, hint: hint, required: required).html
    }

    private func note(_ label: String, required: Bool) -> HTML {
        TextArea(name("note"), label, in: state, required: required, rows: 3).html
    }

    private func select(
        _ field: String, _ label: String, _ choices: [SelectField.Choice], required: Bool = true
    ) -> HTML {
        SelectField(name(field), label, choices: choices, in: state, required: required).html
    }

    private var file: HTML {
        FileField(name("file"), "材料", in: state, hint: "文件或者扫描件，不超过 50 MB；可以不附。").html
    }
}
