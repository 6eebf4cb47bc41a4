import Kernel
import Markup
import Site

/// The fields of one act, in plain words, each rule beside the field it concerns.
struct CaseActFields: Component {
    let page: CasePage
    let act: RequestAct
    let state: FormState

    private var request: DisclosureRequest { page.view.request }

    var html: HTML {
        switch act {
        case .accept, .submitDraft, .archive, .reveal: .empty
        case .lapseUncorrected: explain("申请人无正当理由逾期不补正的，视为放弃申请，不再处理（条例第三十条）。按 K21 统计。")
        case .lapseUnpaid: explain("申请人逾期未缴费的，不再处理。按 K22 统计。")
        case .sign: explain("签发后编定文号、生成答复书，内容不能再改。签发人不能是拟稿人。")
        case .confirm:
            "\(day("双方确认日期", "这一天即收到申请之日，答复期限从次日起算（条例第三十一条）。"))\(words("note", "确认的方式和对象", required: false))"
        case .noteContact: words("note", "联系情况", hint: "写明何时、以何种方式联系，结果如何。")
        case .transfer: "\(agencies)\(words("note", "说明", required: false))"
        case .split: area("parts", "拆分后的各项", hint: "每行一项。第一项留在本件，其余各成一件，沿用本件的收到日和期限（一事一申请）。", rows: 5)
        case .link: link
        case .assign: "\(unit("承办科室"))\(handler)"
        case .requireCorrection:
            "\(area("items", "需要补正的内容", hint: "每行一项，只能告知一次，请写全（条例第三十条）。", rows: 5))\(optionalDay("due", "补正期限", "不填为告知后 15 个工作日。"))"
        case .receiveCorrection:
            "\(day("收到补正材料日期", "答复期限自这一天重新起算。"))\(area("words", "补正后的内容", rows: 4))"
        case .requireReasons:
            "\(words("why", "为什么要求说明理由", hint: "写明申请的数量、频次（条例第三十五条）。"))\(optionalDay("due", "说明期限", "不填为告知后 15 个工作日。"))"
        case .receiveReasons:
            "\(day("收到说明日期"))\(words("words", "申请人的说明", required: false))\(verdict("is_reasonable", "理由是否合理", "合理", "不合理，不予处理"))"
        case .setDelayedDate: "\(day("延迟答复的日期"))\(words("why", "延迟的原因"))"
        case .consult, .noteConsultReceipt, .recordAnswer, .endConsultation, .tellThirdParty, .askSection,
            .answerSection, .recordSearch:
            OthersFields(page: page, act: act, state: state).html
        case .proposeFee, .decideFee, .noteFeeReceipt, .recordPayment, .proposeExtension, .approveExtension,
            .declineExtension:
            MoneyAndTimeFields(page: page, act: act, state: state).html
        case .draft, .replyOnTheSpot: DraftFields(page: page, act: act, state: state).html
        case .passLegal: words("opinion", "合法性审核意见", required: false)
        case .passSecrecy: words("opinion", "保密审查意见", required: false)
        case .sendBack: "\(stages)\(words("reason", "退回理由"))"
        case .deliver: delivery
        case .withdraw:
            "\(day("撤回日期", "撤回之前已经逾期的，仍按逾期统计。"))\(words("reason", "撤回的凭证", hint: "收到的书面撤回申请，或者与申请人联系确认的时间、方式和对象。"))"
        case .proposePublication: words("why", "提出的理由", hint: publicationHint)
        case .decidePublication:
            "\(verdict("accepted", "是否主动公开", "转为主动公开", "不转为主动公开"))\(words("reason", "理由", required: false))"
        case .releaseToLog:
            """
            \(explain("标题和摘要将在网站公开。请删去申请人、第三方的姓名、联系方式等能够识别个人的内容。"))\
            \(area("title", "标题", rows: 2))\
            \(TextArea(name("summary"), "答复摘要", in: state, hint: "不超过 1000 字。", rows: 8))
            """
        case .withdrawFromLog: words("reason", "撤下的原因", hint: "列在“办理意见”，不对外公开。")
        case .addFile: files
        case .registerRemedy: remedy
        case .recordRemedy: remedyStep
        }
    }

    /// FOI-44: several applicants for the same.
    private var publicationHint: String {
        let many = page.askedTimes > 1 ? "已有 \(page.askedTimes) 名申请人申请相近的信息。" : ""
        return many + "多人申请同一信息，或者申请人建议的，可以转为主动公开（条例第四十四条）。"
    }

    private func name(_ field: String) -> String { DeskField.name(act, field) }

    private func explain(_ sentence: String) -> HTML { "<p class=\"hint explain\">\(sentence)</p>" }

    private func day(_ label: String, _ hint: String? = nil) -> HTML {
        Field(name("on"), label, in: state, kind: .date, hint: hint, required: true).html
    }

    private func optionalDay(_ field: String, _ label: String, _ hint: String) -> HTML {
        Field(name(field), label, in: state, kind: .date, hint: hint).html
    }

    private func words(_ field: String, _ label: String, hint: String? = nil, required: Bool = true) -> HTML {
        TextArea(name(field), label, in: state, hint: hint, required: required, rows: 3).html
    }

    private func area(_ field: String, _ label: String, hint: String? = nil, rows: Int) -> HTML {
        TextArea(name(field), label, in: state, hint: hint, required: true, rows: rows).html
    }

    private func verdict(_ field: String, _ label: String, _ yes: String, _ no: String) -> HTML {
        RadioGroup(name(field), label, choices: [.init("yes", yes), .init("no", no)], in: state).html
    }

    private func unit(_ label: String) -> HTML {
        SelectField(name("unit"), label, choices: page.names.unitChoices, in: state, required: true).html
    }

    private var handler: HTML {
        SelectField(name("handler"), "承办人", choices: page.names.memberChoices, in: state, empty: "由科室确定").html
    }

    private var agencies: HTML {
        let choices = page.agencies.map { SelectField.Choice($0.id.text, $0.name) }
        return SelectField(
            name("agency"), "接收机关", choices: choices, in: state, hint: "只限本平台上的机关，且在双方确认收到之前。", required: true
        ).html
    }

    private var link: HTML {
        let choices = page.view.similar.map { other in
            SelectField.Choice(other.id.text, "\(other.number) \(other.description.prefix(24))")
        }
        let list: HTML =
            choices.isEmpty ? "" : SelectField(name("other"), "相近的申请", choices: choices, in: state, empty: "不选").html
        return """
            \(list)\(Field(name("number"), "编号", in: state, hint: "不在上面的，填写编号，如 2026-017。两项都不填，则取消标记。", limit: 20))
            """
    }

    private var stages: HTML {
        let choices = RequestStageTable.returns(from: request.stage)
        return SelectField(
            name("to"), "退回环节", choices: choices.map { .init($0.rawValue, $0.chinese) }, in: state, required: true,
            empty: nil
        ).html
    }

    private var delivery: HTML {
        let means = Delivery.Means.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField(name("means"), "送达方式", choices: means, in: state, required: true))\
            \(day("送达日期", "直接送达、委托送达填签收日，邮寄填交邮日，电子方式填发出日；以这一天判断是否逾期。"))\
            \(Field(name("proof"), "送达凭证", in: state, hint: "邮件号码、签收人或者发送记录。邮寄只能通过邮政企业。", required: true))
            """
    }

    private var files: HTML {
        let roles = [CaseFile.Role.material, .enclosure, .consulted, .correction].map {
            SelectField.Choice($0.rawValue, $0.chinese)
        }
        return """
            \(SelectField(name("role"), "用途", choices: roles, in: state, required: true, empty: nil))\
            \(FileField(name("file"), "文件", in: state, hint: "PDF、图片、Word、Excel、文本，不超过 \(CaseFileLimits.bytes / 1_000_000) MB。", required: true))
            """
    }

    private var remedy: HTML {
        let kinds = Remedy.Kind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            \(SelectField(name("kind"), "种类", choices: kinds, in: state, required: true))\
            \(Field(name("authority"), "受理机关", in: state, required: true))\(Field(name("number"), "案号", in: state))\
            \(day("收到通知或者申请书副本日期", "答复期限从次日起算。"))\
            \(Checkbox(name("simplified"), "适用简易程序", in: state, hint: "行政复议简易程序 5 个工作日答复，普通程序 10 个工作日。"))
            """
    }

    private var remedyStep: HTML {
        let open = request.remedies.filter(\.isOpen).map {
            SelectField.Choice($0.id.text, "\($0.kind.chinese) \($0.authority) \($0.number)")
        }
        let results =
            [SelectField.Choice("answered", "已提交答复和证据")]
            + Remedy.Result.allCases.map { .init($0.rawValue, "已审结：\($0.chinese)") }
        return """
            \(SelectField(name("id"), "案件", choices: open, in: state, required: true, empty: nil))\
            \(SelectField(name("step"), "进展", choices: results, in: state, required: true, empty: nil))\
            \(day("日期"))\(words("words", "说明", required: false))
            """
    }
}
