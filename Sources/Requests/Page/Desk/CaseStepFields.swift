import Kernel
import Markup
import Site

/// 征求意见, 协办 and 检索 as forms.
struct OthersFields: Component {
    let page: CasePage
    let act: RequestAct
    let state: FormState

    private var request: DisclosureRequest { page.view.request }

    var html: HTML {
        switch act {
        case .consult: consult
        case .noteConsultReceipt:
            "\(letters { $0.isOpen && $0.receivedOn == nil })\(day("对方收函日期", "15 个工作日从次日起算。"))"
        case .recordAnswer: answer
        case .endConsultation: "\(letters(\.isOpen))\(area("why", "结束的原因"))"
        case .tellThirdParty:
            "\(letters { $0.whom == .thirdParty && $0.toldOn == nil })\(day("书面告知日期", "不顾第三方意见决定公开的，将决定公开的内容和理由书面告知第三方（条例第三十二条）。"))"
        case .askSection:
            """
            \(SelectField(name("unit"), "协办科室", choices: page.names.unitChoices, in: state, required: true))\
            \(area("question", "协办事项"))\(Field(name("due"), "反馈期限", in: state, kind: .date, hint: "不填为 5 个工作日。内部协办不停止计算期限。"))
            """
        case .answerSection: "\(assistances)\(area("words", "协办意见"))"
        case .recordSearch:
            """
            \(Field(name("places"), "检索范围", in: state, hint: "档案室、业务系统、科室存档等。", required: true))\
            \(Field(name("words"), "检索词", in: state, required: true))\(area("result", "检索结果"))\(day("检索日期"))
            """
        case .confirm, .noteContact, .transfer, .split, .link, .accept, .assign, .requireCorrection, .receiveCorrection,
            .lapseUncorrected, .requireReasons, .receiveReasons, .setDelayedDate, .proposeFee, .decideFee,
            .noteFeeReceipt, .recordPayment, .lapseUnpaid, .proposeExtension, .approveExtension, .declineExtension,
            .draft, .submitDraft, .passLegal, .passSecrecy, .sendBack, .sign, .replyOnTheSpot, .deliver, .archive,
            .withdraw, .proposePublication, .decidePublication, .releaseToLog, .withdrawFromLog, .addFile, .reveal,
            .registerRemedy, .recordRemedy:
            .empty
        }
    }

    private func name(_ field: String) -> String { DeskField.name(act, field) }

    private func day(_ label: String, _ hint: String? = nil) -> HTML {
        Field(name("on"), label, in: state, kind: .date, hint: hint, required: true).html
    }

    private func area(_ field: String, _ label: String) -> HTML {
        TextArea(name(field), label, in: state, required: true, rows: 3).html
    }

    private var consult: HTML {
        let kinds = [Consulted.thirdParty, .jointMaker, .otherOrgan].map {
            SelectField.Choice($0.rawValue, $0.chinese)
        }
        return """
            \(SelectField(name("whom"), "征求谁的意见", choices: kinds, in: state, hint: "第三方逾期不答复，不视为同意（第三十二条）；共同制作机关逾期不答复，视为同意（第三十四条）。", required: true))\
            \(Field(name("party"), "名称", in: state, hint: "加密保存。", required: true, limit: 100))\
            \(area("question", "征求意见的内容"))\
            <p class="hint">征求意见书今天生成，以今天为发函日期；次日起至收到答复之日不计入答复期限（第三十三条）。</p>
            """
    }

    private var answer: HTML {
        let answers = [Consultation.Answer.consents, .objects, .silent].map {
            SelectField.Choice($0.rawValue, $0.chinese)
        }
        return """
            \(letters(\.isOpen))\(SelectField(name("answer"), "对方意见", choices: answers, in: state, required: true))\
            \(day("收到答复日期", "逾期未答复的，填收函后第 15 个工作日。"))\
            \(TextArea(name("words"), "对方的说明", in: state, rows: 3))
            """
    }

    private func letters(_ wanted: (Consultation) -> Bool) -> HTML {
        let choices = request.consultations.filter(wanted).map {
            SelectField.Choice($0.id.text, "\($0.whom.chinese) \($0.party)（\($0.sentOn.chinese)发函）")
        }
        return SelectField(name("id"), "征求意见函", choices: choices, in: state, required: true, empty: nil).html
    }

    private var assistances: HTML {
        let choices = request.assistances.filter(\.isOpen).map {
            SelectField.Choice($0.id.text, "\(page.names.name($0.unit))：\($0.question.prefix(20))")
        }
        return SelectField(name("id"), "协办事项", choices: choices, in: state, required: true, empty: nil).html
    }
}

/// 信息处理费 and 延期 as forms.
struct MoneyAndTimeFields: Component {
    let page: CasePage
    let act: RequestAct
    let state: FormState

    private var request: DisclosureRequest { page.view.request }

    var html: HTML {
        switch act {
        case .proposeFee: fee
        case .decideFee:
            """
            \(request.fee.map { "<p>拟收 <strong>\($0.amount.chinese)</strong></p>\(FeeSteps(basis: $0.basis))" as HTML })\
            \(RadioGroup(name("approved"), "决定", choices: [.init("yes", "收费，发出收费通知书"), .init("no", "不收费")], in: state))\
            <p class="hint">收费的，通知书今天生成，以今天为发出日期，期限自今天起停止计算。</p>\
            \(area("words", "说明", required: false))
            """
        case .noteFeeReceipt: day("申请人收到通知日期", "次日起 20 个工作日内缴纳。")
        case .recordPayment:
            "\(day("缴费日期", "答复期限自次日重新计算。"))\(Field(name("receipt"), "票据号码", in: state, required: true))"
        case .proposeExtension:
            """
            \(Field(name("days"), "延长几个工作日", in: state, kind: .number, hint: "最多 20 个工作日，只能延长一次，须在原期限届满前批准并告知申请人（条例第三十三条）。", required: true))\
            \(area("reason", "延期理由"))
            """
        case .approveExtension:
            """
            \(request.lengthening.map { "<p>延长 \($0.workingDays) 个工作日：\($0.reason)</p>" as HTML })\
            <p class="hint">告知书今天生成，以今天为告知日期；须在原期限届满前告知。</p>
            """
        case .declineExtension: area("reason", "不批准的理由")
        case .confirm, .noteContact, .transfer, .split, .link, .accept, .assign, .requireCorrection, .receiveCorrection,
            .lapseUncorrected, .requireReasons, .receiveReasons, .setDelayedDate, .consult, .noteConsultReceipt,
            .recordAnswer, .endConsultation, .tellThirdParty, .askSection, .answerSection, .recordSearch, .lapseUnpaid,
            .draft, .submitDraft, .passLegal, .passSecrecy, .sendBack, .sign, .replyOnTheSpot, .deliver, .archive,
            .withdraw, .proposePublication, .decidePublication, .releaseToLog, .withdrawFromLog, .addFile, .reveal,
            .registerRemedy, .recordRemedy:
            .empty
        }
    }

    private func name(_ field: String) -> String { DeskField.name(act, field) }

    private func day(_ label: String, _ hint: String) -> HTML {
        Field(name("on"), label, in: state, kind: .date, hint: hint, required: true).html
    }

    private func area(_ field: String, _ label: String, required: Bool = true) -> HTML {
        TextArea(name(field), label, in: state, required: required, rows: 3).html
    }

    private var fee: HTML {
        """
        <details class="why"><summary>收费标准</summary><ul><li>按件（同一申请人每自然月累计）：1–10 件不收费，11–30 件每件 100 元，\
        31–40 件每件 200 元，此后每增 10 件每件加 100 元。</li><li>按量（每件申请）：1–30 页不收费，31–100 页每页 10 元，101–200 页每页 \
        20 元，201 页以上每页 40 元。</li><li>两种方式不能同时使用。金额由程序按标准计算，由公开工作机构负责人决定是否收取。</li></ul></details>\
        \(RadioGroup(name("basis"), "收费方式", choices: [.init("items", "按件"), .init("pages", "按量（页）")], in: state))\
        \(Field(name("count"), "本次件数或者页数", in: state, kind: .number, required: true))\
        \(Field(name("already"), "当月此前已有件数", in: state, kind: .number, hint: "按件收费时填写。"))
        """
    }
}
