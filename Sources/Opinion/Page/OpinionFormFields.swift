import Kernel
import Markup
import People
import Publishing
import Site

/// The fields of each act.
struct OpinionFormFields {
    let view: OpinionView
    let units: [Unit]
    let state: FormState

    private var found: OpinionCase { view.found }

    func fields(_ act: OpinionAct) -> HTML {
        func name(_ field: String) -> String { OpinionField.name(act, field) }
        switch act {
        case .consult:
            return """
                \(Field(name("members"), "参加会商的人员", in: state, hint: "姓名或者职务，用顿号隔开。", required: true, limit: 500))
                \(words(act, "words", "会商意见", hint: "是否属实、影响范围、要不要回应、由谁回应。"))
                """
        case .grade: return grading
        case .transfer: return "\(unitField(name("unit"), others: true))\(words(act, "words", "改交的理由"))"
        case .reportUp:
            return """
                \(moment(name("at"), "报告时间"))
                \(Field(name("recipients"), "向谁报告", in: state, hint: "例如：县人民政府、市卫生健康委。", required: true, limit: 200))
                """
        case .draftStatement: return statement
        case .recordConference: return conference
        case .addRumour: return rumour
        case .referRumour: return referral
        case .addSuggestion: return suggestion
        case .setTopic:
            return SelectField(
                name("column"), "专题栏目", choices: view.topics.map { .init($0.id.text, $0.name) }, in: state,
                hint: "以后拟的回应稿同时列入专题页面的时间线。", empty: "不列入专题"
            ).html
        case .handle: return words(act, "words", "调查和处置结果", hint: "查清了什么，怎样处理的。实际问题的处置结果应当公开。")
        case .evaluate: return evaluation
        case .account: return accountability
        case .archive, .confirmDecline: return .empty
        case .proposeDecline: return words(act, "words", "不予回应的理由", hint: "须由另一人复核同意（SEN-5）。")
        case .withdrawDecline: return words(act, "words", "退回的理由")
        case .correctTimes:
            return """
                \(moment(name("discovered"), "发现时间"))
                \(Field(name("occurred"), "发生时间", in: state, kind: .dateTime, hint: "不知道的不填。时限从两者中较早的重新起算。"))
                \(words(act, "words", "更正的理由和依据", hint: "起算时间改晚的，由委领导决定（SEN-3）。"))
                """
        case .reopen: return words(act, "words", "重新办理的理由", hint: "时限从原来的起算时间继续计算，已经过去的不退回；有新情况的另行登记。")
        }
    }

    private func words(_ act: OpinionAct, _ field: String, _ label: String, hint: String? = nil) -> HTML {
        TextArea(OpinionField.name(act, field), label, in: state, hint: hint, required: true, rows: 3).html
    }

    private var rumour: HTML {
        func name(_ field: String) -> String { OpinionField.name(.addRumour, field) }
        return """
            \(words(.addRumour, "claim", "网上说法"))\(words(.addRumour, "fact", "事实"))\(words(.addRumour, "evidence", "依据和证据"))
            \(Checkbox(name("serious"), "严重不实信息，应转交公安机关", in: state))
            """
    }

    private var referral: HTML {
        func name(_ field: String) -> String { OpinionField.name(.referRumour, field) }
        let open = found.rumours.filter { $0.referredAt == nil }
        return """
            \(SelectField(
                name("rumour"), "不实信息",
                choices: open.map { .init($0.id.text, String($0.claim.prefix(30))) }, in: state, required: true))
            \(Field(name("words"), "接收的公安机关和文书编号", in: state, required: true, limit: 300))
            """
    }

    private var suggestion: HTML {
        func name(_ field: String) -> String { OpinionField.name(.addSuggestion, field) }
        return """
            \(words(.addSuggestion, "words", "意见建议"))
            \(RadioGroup(
                name("fate"), "是否采纳", choices: SuggestionFate.allCases.map { .init($0.rawValue, $0.chinese) },
                in: state, required: true))
            \(words(.addSuggestion, "answer", "采纳情况和理由"))
            """
    }

    private var evaluation: HTML {
        func name(_ field: String) -> String { OpinionField.name(.evaluate, field) }
        return """
            \(RadioGroup(
                name("effect"), "回应效果", choices: OpinionEffect.allCases.map { .init($0.rawValue, $0.chinese) },
                in: state, hint: "仍在发酵的，回到处置环节继续发布。", required: true))
            \(words(.evaluate, "words", "评估情况", hint: "传播变化、公众反应、时效，以及下一步改进。"))
            """
    }

    private var accountability: HTML {
        func name(_ field: String) -> String { OpinionField.name(.account, field) }
        return """
            \(RadioGroup(
                name("outcome"), "处理方式",
                choices: AccountabilityOutcome.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                required: true))
            \(words(.account, "words", "情况和理由"))
            """
    }

    private func moment(_ name: String, _ label: String) -> HTML {
        Field(name, label, in: state, kind: .dateTime, required: true).html
    }

    private func unitField(_ name: String, others: Bool) -> HTML {
        let choices = units.filter { $0.isActive && !(others && $0.id == found.unit) }
            .map { SelectField.Choice($0.id.text, $0.name) }
        return SelectField(
            name, "责任单位", choices: choices, in: state, hint: "涉事责任部门是第一责任主体（SEN-4）。", required: true
        ).html
    }

    private var grading: HTML {
        func name(_ field: String) -> String { OpinionField.name(.grade, field) }
        let reasons = ResponseReason.allCases.each {
            "\(Checkbox(name("reasons"), $0.chinese, value: $0.rawValue, in: state))"
        }
        return """
            \(SelectField(
                name("level"), "级别", choices: OpinionLevel.allCases.map { .init($0.rawValue, $0.chinese) }, in: state,
                hint: "Ⅰ级、Ⅱ级按重大突发事件计时：力争3小时、最迟5小时发布，24小时内开发布会；其他48小时内回应。", required: true))
            \(unitField(name("unit"), others: false))
            <fieldset><legend>应当回应的情形（SEN-5）</legend>\(reasons)</fieldset>
            \(Checkbox(name("spans"), "涉及多个地方", in: state))
            \(Field(name("superior"), "牵头的上级主管部门", in: state, hint: "涉及多个地方的必须填写（SEN-4）。", limit: 100))
            \(TextArea(name("order"), "交办要求", in: state, rows: 2))
            """
    }

    private var statement: HTML {
        func name(_ field: String) -> String { OpinionField.name(.draftStatement, field) }
        let rumours: HTML =
            found.rumours.isEmpty
            ? ""
            : SelectField(
                name("rumour"), "澄清哪一条不实信息",
                choices: found.rumours.map { .init($0.id.text, String($0.claim.prefix(30))) }, in: state, empty: "不是澄清"
            ).html
        return """
            \(SelectField(
                name("kind"), "发布类型", choices: StatementKind.allCases.map { .init($0.rawValue, $0.chinese) },
                in: state, required: true))
            \(Field(name("title"), "标题", in: state, required: true, limit: 200))
            \(TextArea(name("text"), "正文", in: state, hint: "一段一行。不写个人信息；疫情数字注明发布权限依据（SEN-8）。", required: true, rows: 6))
            \(SelectField(
                name("column"), "发布栏目", choices: view.columns.map { .init($0.id.text, $0.name) }, in: state,
                required: true))
            \(rumours)
            """
    }

    private var conference: HTML {
        func name(_ field: String) -> String { OpinionField.name(.recordConference, field) }
        let speakers = ConferenceSpeaker.allCases.each {
            "\(Checkbox(name("speakers"), $0.chinese, value: $0.rawValue, in: state))"
        }
        return """
            \(moment(name("at"), "举行时间"))
            \(Field(name("place"), "地点", in: state, required: true, limit: 100))
            <fieldset><legend>发布人（SEN-7：须有部门负责人或者新闻发言人）</legend>\(speakers)</fieldset>
            \(Field(name("attendance"), "出席人姓名和职务", in: state, required: true, limit: 300))
            \(TextArea(name("words"), "发布的主要内容", in: state, required: true, rows: 3))
            """
    }
}
