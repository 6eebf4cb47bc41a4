import Documents
import Kernel
import Markup
import People
import Site

/// The acts of a consultation as forms: the next step first, what is refused with its reason.
struct ConsultationActForms {
    let view: ConsultationView
    let units: [Unit]
    let normatives: [NormativeText]
    let officer: Officer
    let failed: FailedConsultationAct?
    /// Words of the result that may name somebody.
    let doubts: [String]
    let context: SiteContext

    private var found: PublicConsultation { view.found }

    var acts: [ActionsPanel.Act] { shown.map(form) }

    /// What has a place on the page in this phase; opinions, groups and hearings have forms of their own.
    private var shown: [ConsultationAct] {
        switch view.phase {
        case .drafting: found.isPublic ? [.submit, .edit] : [.submit, .edit, .drop]
        case .review: [.publish, .sendBack, .hearing]
        case .collecting: [.prolong, .record, .hearing, .link]
        case .sorting: [.explain, .reopen, .record, .hearing, .submitLegality, .concludeLegality, .link]
        case .explaining: [.release, .returnExplanation, .submitLegality, .concludeLegality, .link]
        case .released:
            [.archive, .link, .requireEvaluation, .evaluate, .submitLegality, .concludeLegality, .reopen]
        case .archived: [.requireEvaluation, .evaluate, .link]
        case .dropped: []
        }
    }

    private func form(_ act: ConsultationAct) -> ActionsPanel.Act {
        if let refusal = found.refusal(of: act, by: officer, on: view.today) { return .refused(act.chinese, refusal) }
        if act == .edit { return .page(act.chinese, at: ConsultationLinks.edit(found.id)) }
        let state = failed?.act == act.rawValue ? failed?.state ?? .empty : .empty
        return .allowed(
            act.chinese, to: ConsultationLinks.act(found.id, act.rawValue), context, primary: act == shown.first,
            state: state, hidden: [(ConsultationField.version, "\(found.version)")], fields: fields(act, state))
    }

    private func fields(_ act: ConsultationAct, _ state: FormState) -> HTML {
        func name(_ field: String) -> String { ConsultationField.name(act.rawValue, field) }
        func words(_ label: String, _ hint: String? = nil, rows: Int = 3) -> HTML {
            TextArea(name("words"), label, in: state, hint: hint, required: true, rows: rows).html
        }
        switch act {
        case .submit, .publish, .archive, .edit, .screen, .sort, .answer, .reveal: return .empty
        case .release: return NamesToCheck(doubts).html
        case .sendBack, .drop, .returnExplanation: return words("理由")
        case .reopen: return words("理由", "意见多或者草案有重大修改的，修改后再次征求意见。")
        case .prolong:
            return """
                \(Field(name("closes_on"), "新的截止日期", in: state, kind: .date, hint: "只能延后，不能提前。", required: true))\
                \(words("理由"))
                """
        case .explain: return "\(words("采纳情况说明", "总的说明，和采纳情况表一起公布；不要写姓名。", rows: 5))\(NamesToCheck(doubts).html)"
        case .record: return recording(state)
        case .hearing: return announcing(state)
        case .submitLegality:
            let choices = units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
            return SelectField(name("unit"), "审查科室", choices: choices, in: state, hint: "不少于7个工作日。", required: true)
                .html
        case .concludeLegality:
            let choices = LegalityOpinion.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
            return "\(SelectField(name("opinion"), "结论", choices: choices, in: state, required: true))\(words("审查意见"))"
        case .link: return linking(state)
        case .requireEvaluation:
            let choices = ConsultationEvaluation.Trigger.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
            return """
                \(SelectField(name("trigger"), "原因", choices: choices, in: state, required: true))\
                \(Field(name("due_on"), "完成期限", in: state, kind: .date, required: true))
                """
        case .evaluate: return words("评估结果", rows: 5)
        }
    }

    private func recording(_ state: FormState) -> HTML {
        func name(_ field: String) -> String { ConsultationField.name("record", field) }
        let channels = PublicComment.Channel.recorded.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let stances = PublicComment.Stance.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let places = (found.publicDraft?.paragraphs ?? []).enumerated().map {
            SelectField.Choice("\($1.number)", "第\($0 + 1)段")
        }
        return """
            \(SelectField(name("channel"), "来源", choices: channels, in: state, required: true))\
            \(SelectField(name("paragraph"), "针对哪一段", choices: places, in: state, empty: "整个草案"))\
            \(SelectField(name("stance"), "态度", choices: stances, in: state, required: true))\
            \(TextArea(name("words"), "意见", in: state, required: true, rows: 3))\
            \(Field(name("organisation"), "单位（可以不填）", in: state, limit: 100))
            """
    }

    private func announcing(_ state: FormState) -> HTML {
        func name(_ field: String) -> String { ConsultationField.name("hearing", field) }
        let kinds = ConsultationHearing.Kind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField(name("hearing_kind"), "形式", choices: kinds, in: state, required: true))\
            \(Field(name("hearing_on"), "日期", in: state, kind: .date, hint: "听证会材料要在会前7日送达。", required: true))\
            \(Field(name("hearing_place"), "地点", in: state, required: true, limit: 200))\
            \(TextArea(name("hearing_selection"), "参加人产生方式", in: state, hint: "听证会必填，公开。", rows: 2))\
            \(TextArea(name("hearing_participants"), "参加人名单", in: state, hint: "听证会必填，公开；本人不同意公开姓名的写作“张某（村民代表）”。", rows: 3))
            """
    }

    private func linking(_ state: FormState) -> HTML {
        func name(_ field: String) -> String { ConsultationField.name("link", field) }
        var shown = state
        if state.problems.isEmpty {
            if let id = found.links.normative { shown.fields.add(id.text, to: name("normative")) }
            shown.fields.add(found.links.documentPage, to: name("document_page"))
            shown.fields.add(found.links.interpretationPage, to: name("interpretation_page"))
        }
        let choices = normatives.map { SelectField.Choice($0.id.text, $0.title) }
        let select: HTML =
            choices.isEmpty
            ? .empty : SelectField(name("normative"), "规范性文件", choices: choices, in: shown, empty: "没有").html
        return """
            \(select)\(Field(name("document_page"), "正式文件的网页地址", in: shown, hint: "以/开头，例如/articles/…", limit: 300))\
            \(Field(name("interpretation_page"), "解读的网页地址", in: shown, limit: 300))
            """
    }
}
