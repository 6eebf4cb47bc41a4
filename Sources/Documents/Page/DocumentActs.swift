import Kernel
import Markup
import Site

/// What may be done with the document now, and what may not, with the reason.
struct DocumentActs: Component {
    let view: DocumentView
    let failed: FailedDocumentAct?
    let context: SiteContext

    private var document: OfficialDocument { view.document }

    var html: HTML {
        var shown: [ActionsPanel.Act] = [], others: [(DocumentAct, Refusal)] = []
        let allowed = document.allowedActs(for: view.officer)
        let primary = DocumentActs.order.first(where: allowed.contains)
        for act in DocumentAct.allCases {
            if let refusal = document.refusal(of: act, by: view.officer) {
                others.append((act, refusal))
            } else {
                shown.append(self.allowed(act, isPrimary: act == primary))
            }
        }
        let none = Panel("可以办理", "<p class=\"hint\">现在没有由您办理的事项。</p>").html
        return "\(shown.isEmpty ? none : ActionsPanel(shown).html)\(folded(others))"
    }

    /// The act that the page suggests.
    private static let order: [DocumentAct] = [
        .submit, .approveDraft, .acceptCounter, .passAttribute, .concludeSecrecy, .passLegality, .sign, .issue,
        .informJoint, .approveRelease,
    ]

    private func folded(_ others: [(DocumentAct, Refusal)]) -> HTML {
        guard !others.isEmpty else { return .empty }
        let items = others.each { "<li><strong>\($0.0.chinese)</strong> \($0.1.sentence)</li>" }
        return """
            <details class="panel others"><summary>由他人办理或不适用的 \(others.count) 项</summary>\
            <ul>\(items)</ul></details>
            """
    }

    private func allowed(_ act: DocumentAct, isPrimary: Bool) -> ActionsPanel.Act {
        if act == .edit { return .page(act.chinese, at: DocumentLinks.editing(document.id)) }
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        return .allowed(
            act.chinese, to: DocumentLinks.act(document.id, act.rawValue), context, primary: isPrimary, state: state,
            hidden: [(DocumentField.version, "\(document.version)")],
            fields: DocumentActFields(view: view, act: act, state: state).html)
    }
}

/// The fields of one act.
struct DocumentActFields: Component {
    let view: DocumentView
    let act: DocumentAct
    let state: FormState

    private var document: OfficialDocument { view.document }

    var html: HTML {
        switch act {
        case .edit, .submit, .takeBack, .issue, .informJoint, .approveRelease: .empty
        case .abandon: words("撤稿理由", required: true)
        case .approveDraft: "\(finding)\(words("审核意见（可以不填）"))"
        case .passAttribute: "\(restricted)\(words("审核意见", required: document.contents.isPolicy))"
        case .counterAttribute: "\(attribute("建议的公开属性"))\(words("调整理由", required: true))"
        case .acceptCounter: words("答复意见（可以不填）")
        case .declineCounter: words("不同意的理由", required: true)
        case .concludeSecrecy: finding
        case .referSecrecy: "\(field("organ", "提请的机关"))\(words("不能确定的事项", required: true))"
        case .passLegality: words("合法性审核意见", required: true)
        case .sendBack: "\(steps)\(words("退文理由", required: true))"
        case .sign: signing
        case .recordAgreement: agreement
        case .moveOffline:
            "<p class=\"hint\">标题、正文和附件将从本系统清除，不能恢复（SEC-4）。已上传的文件请同时通知系统管理员处理。</p>"
        case .callForReview: words("提请复查的理由", required: true)
        case .review: review
        case .declineRelease: words("不同意的理由", required: true)
        }
    }

    private func name(_ field: String) -> String { DocumentField.name(act, field) }

    private func words(_ label: String, required: Bool = false) -> HTML {
        TextArea(name("words"), label, in: state, required: required, rows: 3).html
    }

    private func field(_ field: String, _ label: String) -> HTML {
        Field(name(field), label, in: state, required: true).html
    }

    private func attribute(_ label: String, hint: String? = nil) -> HTML {
        SelectField(
            name("attribute"), label, choices: AttributeChoices.all(view.policy), in: state, hint: hint, required: true
        ).html
    }

    private var finding: HTML {
        let choices = SecrecyConclusion.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField(name("conclusion"), "保密审查结论", choices: choices, in: state, required: true))
            \(TextArea(name("basis"), "依据", in: state, hint: "对照国家秘密、工作秘密、商业秘密、个人隐私、三安全一稳定、妨碍执法、其他机关信息逐项审查（SEC-3）。", required: true, rows: 3))
            """
    }

    private var restricted: HTML {
        Checkbox(name("restricted"), "文内有不宜公开的内容", in: state, hint: "主动公开的公文不得含有这些内容（OPN-7）。").html
    }

    private var steps: HTML {
        SelectField(
            name("step"), "退回环节", choices: document.returnSteps.map { .init($0.rawValue, $0.chinese) }, in: state,
            required: true
        ).html
    }

    private var signing: HTML {
        var filled = state
        if filled.fields.names.isEmpty, let current = document.currentAttribute {
            filled.fields.add(current.rawValue, to: name("attribute"))
            filled.fields.add(document.currentReason, to: name("words"))
        }
        let choices = AttributeChoices.all(view.policy)
        let consent: HTML =
            document.contents.superior?.attribute == .proactive
            ? Checkbox(name("consents"), "同意与上级文件公开属性不一致的例外", in: filled, hint: "仅在不予公开时需要（OPN-5）。").html : ""
        return """
            \(SelectField(name("attribute"), "最终确定的公开属性", choices: choices, in: filled, required: true))
            \(TextArea(name("words"), "理由", in: filled, rows: 3))\(consent)
            """
    }

    private var agreement: HTML {
        let organs = document.agreements.map { SelectField.Choice($0.organ, $0.organ) }
        let answers = [JointAgreement.Answer.agreed, .declined].map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField(name("organ"), "联合发文机关", choices: organs, in: state, required: true))
            \(SelectField(name("answer"), "意见", choices: answers, in: state, required: true))\(words("会签意见"))
            """
    }

    private var review: HTML {
        let choices =
            [SelectField.Choice("keep", "维持原属性")]
            + view.policy.attributes.filter { $0 != document.attribute.final?.attribute }.map {
                .init($0.rawValue, "变更为\($0.chinese)（报委领导批准）")
            }
        return """
            \(SelectField(name("attribute"), "复查结果", choices: choices, in: state, required: true))
            \(words("理由和依据", required: true))
            \(Field(name("next"), "下次复查日期", in: state, kind: .date, hint: "维持时可以填写；不填为 \(view.policy.reviewMonths) 个月后。"))
            """
    }
}
