import Kernel
import Markup
import Publishing
import Site

/// What may be done with a case now, each in a form of its own.
struct CaseActForms {
    let view: CaseView
    let officer: Officer
    let failed: FailedCaseAct?
    let context: SiteContext

    private var found: PolicyCase { view.found }

    var html: HTML { ActionsPanel(shown.map(panel)).html }

    /// What belongs to this stage; settlements stand on the page of changes, removals beside what they remove.
    private var shown: [CaseAct] {
        switch found.standing {
        case .planning: [.plan, .addMaterial, .removeMaterial, .submit, .addMember, .exempt]
        case .inReview: [.sign, .sendBack, .addMember, .exempt]
        case .signed: [.release, .addMaterial, .sendBack, .addMember, .exempt]
        case .released:
            (found.stage == .signed ? [.release] : [.plan, .submit, .sign])
                + [.addMaterial, .recordChannel, .addMember, .exempt]
        case .done: [.recordChannel, .addMaterial, .addMember, .survey, .evaluate, .recordRevision]
        case .exempt, .changeOnly: [.require, .addMember]
        case .dropped: []
        }
    }

    private func panel(_ act: CaseAct) -> ActionsPanel.Act {
        if let refusal = found.refusal(of: act, by: officer) { return .refused(act.chinese, refusal) }
        if act == .survey { return .page(act.chinese, at: InterpretationLinks.newSurvey(found.id)) }
        let state = failed?.act == act ? failed?.state ?? .empty : known(act)
        return .allowed(
            act.chinese, to: InterpretationLinks.act(found.id, act.rawValue), context, primary: act == primary,
            state: state, hidden: [(CaseField.version, "\(found.version)")], fields: fields(act, state))
    }

    /// The one that the next step is.
    private var primary: CaseAct? {
        switch found.standing {
        case .planning:
            if found.plan.omissions.first != nil { return .plan }
            return found.materials.contentRefusal == nil ? .submit : .addMaterial
        case .inReview: return .sign
        case .signed: return .release
        case .released: return found.stage == .signed ? .release : .addMaterial
        case .done: return found.channels.count < 2 ? .recordChannel : nil
        case .exempt, .dropped, .changeOnly: return nil
        }
    }

    private func known(_ act: CaseAct) -> FormState {
        guard act == .plan else { return .empty }
        var fields = FormFields()
        func add(_ name: String, _ value: String) { fields.add(value, to: CaseField.name(.plan, name)) }
        let plan = found.plan
        add("points", plan.points)
        for form in plan.forms { add("forms", form.rawValue) }
        for channel in plan.channels { add("channels", channel.rawValue) }
        add("responsible", plan.responsible)
        add("first_interpreter", plan.firstInterpreter)
        add("manner", plan.manner?.rawValue ?? "")
        add("manner_note", plan.mannerNote)
        add("release_on", plan.releaseOn?.description ?? "")
        add("risk", plan.risk?.rawValue ?? "")
        add("risk_words", plan.riskWords)
        add("response", plan.response)
        return FormState(fields)
    }

    private func fields(_ act: CaseAct, _ state: FormState) -> HTML {
        func name(_ field: String) -> String { CaseField.name(act, field) }
        switch act {
        case .plan: return planFields(state)
        case .addMaterial: return materialFields(state)
        case .removeMaterial:
            let choices = found.materials.filter { !$0.isPublic }.map { SelectField.Choice($0.id.text, $0.title) }
            return SelectField(name("material"), "材料", choices: choices, in: state, required: true).html
        case .submit, .sign, .release, .survey, .settle, .removeMember: return .empty
        case .sendBack: return words(name, "退回理由", state)
        case .exempt: return words(name, "不作解读的理由", state, hint: "例如：只涉及内部管理，不需要公众知晓。理由留存备查（INT-1）。")
        case .require: return words(name, "恢复解读的理由", state)
        case .recordChannel:
            let choices = ReleaseChannel.allCases.filter { $0 != .website }.map {
                SelectField.Choice($0.rawValue, $0.chinese)
            }
            return """
                \(SelectField(name("channel"), "渠道", choices: choices, in: state, required: true))
                \(Field(name("address"), "网址或者刊期版面", in: state, hint: "能查到这次发布的地址，作为佐证。", required: true, limit: 500))
                \(Field(name("day"), "发布日期", in: state, kind: .date, required: true))
                """
        case .addMember:
            let choices = PackageMember.Kind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
            return """
                \(SelectField(name("kind"), "是什么", choices: choices, in: state, required: true))
                \(Field(name("article"), "信息的地址", in: state, hint: "例如 /articles/……，从公开页面复制。", required: true, limit: 300))
                """
        case .evaluate:
            let choices = PolicyEvaluation.Result.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
            return """
                \(RadioGroup(name("result"), "评估结果", choices: choices, in: state, required: true))
                \(words(name, "评估情况", state, hint: "依据问卷、来信来访、执行数据等写明。"))
                \(Field(name("until"), "修改、废止的完成期限", in: state, kind: .date, hint: "继续执行的不填。"))
                """
        case .recordRevision: return words(name, "落实情况", state, hint: "写明新文件的文号，或者废止的决定。")
        }
    }

    private func words(
        _ name: (String) -> String, _ label: String, _ state: FormState, hint: String? = nil
    ) -> HTML { TextArea(name("words"), label, in: state, hint: hint, required: true, rows: 3).html }

    private func planFields(_ state: FormState) -> HTML {
        func name(_ field: String) -> String { CaseField.name(.plan, field) }
        let forms = MaterialKind.allCases.each {
            "\(Checkbox(name("forms"), $0.chinese + ($0.isNonText ? "（多样化）" : ""), value: $0.rawValue, in: state))"
        }
        let channels = ReleaseChannel.allCases.each {
            "\(Checkbox(name("channels"), $0.chinese, value: $0.rawValue, in: state))"
        }
        return """
            \(TextArea(name("points"), "解读重点", in: state, hint: "群众最关心什么，怎样讲清楚。", rows: 3))
            <fieldset class="field"><legend>解读形式</legend>\(forms)</fieldset>
            <fieldset class="field"><legend>发布渠道（INT-8）</legend>\(channels)</fieldset>
            \(Field(name("responsible"), "责任人", in: state, limit: 100))
            \(Field(name("first_interpreter"), "第一解读人", in: state, hint: "起草部门主要负责人（INT-5）。", limit: 100))
            \(SelectField(
                name("manner"), "解读方式",
                choices: InterpretationPlan.Manner.allCases.map { .init($0.rawValue, $0.chinese) }, in: state))
            \(Field(name("manner_note"), "方式的说明", in: state, limit: 200))
            \(Field(name("release_on"), "计划发布日期", in: state, kind: .date, hint: "不填为与文件同步。"))
            \(SelectField(
                name("risk"), "舆情风险（INT-12）",
                choices: InterpretationPlan.Risk.allCases.map { .init($0.rawValue, $0.chinese) }, in: state))
            \(TextArea(name("risk_words"), "风险评估", in: state, hint: "可能引起关注的内容和范围。", rows: 2))
            \(TextArea(name("response"), "应对预案", in: state, hint: "风险较大、重大的必须填写。", rows: 2))
            """
    }

    private func materialFields(_ state: FormState) -> HTML {
        func name(_ field: String) -> String { CaseField.name(.addMaterial, field) }
        let taken = Set(found.materials.compactMap(\.article))
        let choices = view.choices.filter { !taken.contains($0.id) }.map { SelectField.Choice($0.id.text, $0.title) }
        let items = ContentItem.allCases.each { item in
            let mark = ContentItem.required.contains(item) ? "（必有）" : ""
            return "\(Field(CaseField.content(item), item.chinese + mark, in: state, limit: 200))"
        }
        return """
            \(SelectField(
                name("kind"), "解读形式", choices: MaterialKind.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                required: true))
            \(SelectField(
                name("article"), "本站的解读信息", choices: choices, in: state, hint: "先在“信息发布”的政策解读栏目拟稿，“解读的文件”填文件的地址。",
                empty: "不在本站"))
            \(Field(name("title"), "名称", in: state, hint: "选择了本站信息的可以不填。", limit: 200))
            \(Field(name("proof"), "链接或者佐证", in: state, hint: "不在本站的必填。", limit: 500))
            <details><summary>内容清单：各项写在哪里（INT-6）</summary>\(items)</details>
            """
    }
}
