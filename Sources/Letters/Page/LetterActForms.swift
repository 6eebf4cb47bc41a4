import Kernel
import Markup
import People
import Site

/// What may be done with a letter now: the next step first, then the others of this stage that belong to the officer; what is
/// refused is shown only for the next step, so that the page stays short.
extension LetterScreen {
    var acts: [ActionsPanel.Act] {
        let inStage = LetterAct.allCases.filter { found.stage.acts.contains($0) && $0 != .reveal }
        let next = found.stage.next
        let sorted = inStage.filter { $0 == next } + inStage.filter { $0 != next }
        return sorted.compactMap { act in
            if let refusal = found.refusal(of: act, by: officer) {
                return act == next ? .refused(act.chinese, refusal) : nil
            }
            let state = failed?.act == act ? failed?.state ?? .empty : .empty
            return .allowed(
                act.chinese, to: LetterLinks.act(found.id, act.rawValue), context, primary: act == next, state: state,
                hidden: [(LetterField.version, String(found.version))], fields: fields(act, state))
        }
    }

    private func fields(_ act: LetterAct, _ state: FormState) -> HTML {
        switch act {
        case .accept, .sign, .grantExtension, .approve, .close, .publish, .reveal: .empty
        case .dispatch: "\(unitChoice(act, state))\(words(act, state, "说明（可以不填）", required: false))"
        case .askReturn:
            """
            \(choice(act, "ground", "理由", LetterReturnGround.allCases.map { ($0.rawValue, $0.chinese) }, state))
            \(words(act, state, "依据", hint: "写明法律法规或者职责分工的条文（MAIL-3）。"))
            """
        case .grantReturn: words(act, state, "说明（可以不填）", required: false)
        case .askExtension:
            """
            \(Field(name(act, "days"), "延长几个工作日", in: state, kind: .number, hint: "最多\(around.terms.mostMore)个，只能延长一次。",
                required: true))
            \(words(act, state, "理由", hint: "同意后告知来信人。"))
            """
        case .draft:
            TextArea(
                name(act, "words"), "答复内容",
                in: state.fields[name(act, "words")].isEmpty && !found.draft.isEmpty
                    ? FormState([name(act, "words"): found.draft]) : state, hint: "来信人凭查询码看到这段文字，不要写他人的个人信息。",
                required: true, rows: 8
            ).html
        case .refuseReturn, .refuseExtension, .sendBack, .urge, .rehandle, .declinePublication, .unpublish,
            .extendPetition, .finishPetition, .askReview, .answerReview, .routePetition:
            words(act, state, LetterScreen.label(act), hint: LetterScreen.hint(act))
        case .visit, .decline, .transfer, .merge, .reclassify, .notifyPetition: settlement(act, state)
        case .proposePublication: proposal(act, state)
        }
    }

    /// Forms with a choice of their own.
    private func settlement(_ act: LetterAct, _ state: FormState) -> HTML {
        switch act {
        case .visit:
            """
            \(choice(act, "outcome", "回访结果", LetterOutcome.allCases.map { ($0.rawValue, $0.chinese) }, state))
            \(words(act, state, "来信人的意见（可以不填）", required: false))
            """
        case .decline:
            """
            \(choice(act, "ground", "理由", LetterDeclineGround.allCases.map { ($0.rawValue, $0.chinese) }, state))
            \(words(act, state, "告知内容", hint: "写明依据和来信人可以怎么办。来信人以后的来信照常办理。"))
            """
        case .transfer:
            """
            \(Field(name(act, "whom"), "转往的机关", in: state, required: true, limit: 100))
            \(words(act, state, "告知内容（可以不填）", required: false))
            """
        case .merge: Field(name(act, "main"), "并入哪一件", in: state, hint: "填写编号，例如LX2026-0001。", required: true).html
        case .reclassify:
            """
            \(choice(act, "category", "应为", LetterCategory.allCases.filter { $0 != found.category }
                .map { ($0.rawValue, $0.chinese) }, state))
            \(Checkbox(name(act, "urgent"), "紧急，当日办理", in: state))
            """
        case .notifyPetition:
            """
            \(choice(act, "accepted", "是否受理", [("yes", "受理"), ("no", "不予受理")], state))
            \(words(act, state, "告知内容"))
            """
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .rehandle, .close, .urge, .routePetition, .extendPetition,
            .finishPetition, .askReview, .answerReview, .proposePublication, .publish, .declinePublication, .unpublish,
            .reveal:
            .empty
        }
    }

    private func proposal(_ act: LetterAct, _ state: FormState) -> HTML {
        var state = state
        if state.problems.isEmpty, let suggested = around.suggestion {
            state = FormState([
                name(act, "title"): suggested.title, name(act, "question"): suggested.question,
                name(act, "answer"): suggested.answer,
            ])
        }
        return """
            \(Field(name(act, "title"), "标题", in: state, hint: "已经自动隐去找到的个人信息。", required: true))
            \(TextArea(name(act, "question"), "来信内容", in: state, required: true, rows: 6))
            \(TextArea(name(act, "answer"), "答复内容", in: state, required: true, rows: 6))
            \(NamesToCheck(around.suggestion?.doubts ?? []).html)
            """
    }

    private func name(_ act: LetterAct, _ field: String) -> String { LetterField.name(act, field) }

    private func words(
        _ act: LetterAct, _ state: FormState, _ label: String, hint: String? = nil, required: Bool = true
    ) -> HTML {
        TextArea(name(act, "words"), label, in: state, hint: hint, required: required, rows: 3).html
    }

    private func choice(
        _ act: LetterAct, _ field: String, _ label: String, _ choices: [(String, String)], _ state: FormState
    ) -> HTML {
        SelectField(
            name(act, field), label, choices: choices.map { .init($0.0, $0.1) }, in: state, required: true
        ).html
    }

    private func unitChoice(_ act: LetterAct, _ state: FormState) -> HTML {
        let choices = around.units.filter { $0.isActive && $0.id != found.accused }
            .map { SelectField.Choice($0.id.text, $0.name) }
        return SelectField(name(act, "unit"), "承办单位", choices: choices, in: state, required: true).html
    }

    private static func label(_ act: LetterAct) -> String {
        switch act {
        case .sendBack: "修改意见"
        case .urge: "催办内容"
        case .rehandle: "重新办理的要求"
        case .finishPetition: "处理意见"
        case .askReview: "复查、复核机关和申请情况"
        case .answerReview: "复查、复核意见"
        case .routePetition: "告知来信人的内容"
        case .refuseReturn, .refuseExtension, .declinePublication, .unpublish, .extendPetition: "理由"
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .askExtension, .grantExtension, .draft, .approve,
            .visit, .close, .decline, .transfer, .merge, .reclassify, .notifyPetition, .proposePublication, .publish,
            .reveal:
            ""
        }
    }

    private static func hint(_ act: LetterAct) -> String? {
        switch act {
        case .routePetition: "信访事项按《信访工作条例》办理：15日内告知是否受理，受理后60日内办结（MAIL-5）。"
        case .finishPetition: "写明处理意见和申请复查的期限、机关。"
        case .askReview: "来信人收到处理意见、复查意见后30日内可以申请，收到申请后30日内答复（MAIL-5）。"
        case .answerReview: "复查意见写明申请复核的期限、机关；复核意见是终结意见。"
        case .rehandle: "只重新办理一次（MAIL-3）。"
        case .accept, .dispatch, .sign, .askReturn, .grantReturn, .refuseReturn, .askExtension, .grantExtension,
            .refuseExtension, .draft, .approve, .sendBack, .visit, .close, .urge, .decline, .transfer, .merge,
            .reclassify, .notifyPetition, .extendPetition, .proposePublication, .publish, .declinePublication,
            .unpublish,
            .reveal:
            nil
        }
    }
}
