import Kernel
import Markup
import Site

/// How and when it arrived.
struct IntakeArrivalFields: Component {
    let state: FormState

    var html: HTML {
        let channels = IntakeChannel.allCases.filter { $0 != .web }
        let kinds = RequestKind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            <fieldset><legend><h2>收到</h2></legend>\
            \(RadioGroup("kind", "事项", choices: kinds, in: state))\
            \(SelectField("channel", "申请渠道", choices: channels.map { .init($0.rawValue, $0.chinese) }, in: state, hint: "收到申请之日因渠道而不同，见旁边的说明（条例第三十一条）。", required: true))\
            \(Field("arrived_on", "到达日期", in: state, kind: .date, hint: "当面提交填提交日，邮寄填签收日，平常信函、传真填到达日。收到日不是工作日的，照实填写。", required: true))\
            \(Field("help_note", "口述记录和核对情况", in: state, hint: "代为填写的必填：由谁记录，申请人怎样核对、确认。", limit: 200))\
            \(FileField("files", "申请表和身份证明（扫描件）", in: state, hint: "PDF、图片、Word，每个不超过 20 MB，最多 5 个。", multiple: true))</fieldset>
            """
    }
}

/// Who applies: only what FOI-29 allows.
struct IntakeApplicantFields: Component {
    let state: FormState

    var html: HTML {
        let kinds = ApplicantKind.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let proofs = Applicant.Proof.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            <fieldset><legend><h2>申请人</h2></legend>\
            \(SelectField("applicant_kind", "申请人类型", choices: kinds, in: state, hint: "年度报告按此统计。", required: true))\
            \(Field("name", "姓名或者名称", in: state, required: true, limit: 100))\
            \(SelectField("proof", "身份证明", choices: proofs, in: state))\
            \(Field("proof_number", "证件号码", in: state, hint: "加密保存，办理时显示为部分隐去。", limit: 40))\
            \(Field("representative", "法定代表人或者负责人", in: state, hint: "自然人不填。", limit: 50))\
            \(Field("contact_name", "联系人", in: state, hint: "与申请人相同的不填。", limit: 50))\
            \(Field("phone", "联系电话", in: state, kind: .tel, hint: "电话、地址、邮箱至少填一项。", limit: 40))\
            \(Field("address", "通信地址", in: state, limit: 200))\
            \(Field("postcode", "邮政编码", in: state, limit: 10))\
            \(Field("email", "电子邮箱", in: state, kind: .email, limit: 200))</fieldset>
            """
    }
}

/// What is asked for and how it is to be had; never why (FOI-27).
struct IntakeWantedFields: Component {
    let state: FormState

    var html: HTML {
        let media = WantedInformation.Medium.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        let routes = WantedInformation.Route.allCases.map { SelectField.Choice($0.rawValue, $0.chinese) }
        return """
            <fieldset><legend><h2>申请内容</h2></legend>\
            \(TextArea("description", "所需信息的名称、文号或者其他特征", in: state, hint: "照申请表抄录。一份申请有多项内容的，登记后可以按一事一申请拆分。", required: true, rows: 6))\
            \(Field("document_number", "文号", in: state, hint: "申请人写明的才填。", limit: 100))\
            \(SelectField("medium", "提供形式", choices: media, in: state, required: true))\
            \(SelectField("route", "获取途径", choices: routes, in: state, required: true))</fieldset>
            """
    }
}
