import Kernel
import Site

/// How applications look to programs.
enum RequestSchemas {
    static let stage = APISchema.word(RequestStage.allCases.map(\.rawValue))
    static let signal = APISchema.word(Signal.allCases.map(\.rawValue))
    static let channel = APISchema.word(IntakeChannel.allCases.map(\.rawValue))
    private static let kind = APISchema.word(RequestKind.allCases.map(\.rawValue))
    private static let applicantKind = APISchema.word(ApplicantKind.allCases.map(\.rawValue))
    private static let actWord = APISchema.word(RequestAct.allCases.map(\.rawValue))
    private static let text = APISchema.text(longest: 300)

    /// What FOI-29 allows to be asked, and nothing else.
    static let new = APISchema.object(
        APIField("kind", kind, "申请类型，默认 disclosure", required: false), APIField("channel", channel, "渠道"),
        APIField("arrived_at", .moment, "到达时间，不填则为现在", required: false),
        APIField(
            "applicant",
            .object(
                APIField("kind", applicantKind, "申请人类别"), APIField("name", text, "姓名或者名称"),
                APIField("proof", .word(Applicant.Proof.allCases.map(\.rawValue)), "身份证明"),
                APIField("proof_number", text, "证件号码"), APIField("representative", text, "法定代表人", required: false),
                APIField("contact_name", text, "联系人", required: false), APIField("phone", text, "电话", required: false),
                APIField("address", text, "地址", required: false), APIField("postcode", text, "邮编", required: false),
                APIField("email", text, "邮箱", required: false)), "申请人"),
        APIField("description", .text(longest: 5_000), "所需信息的名称、文号或者其他特征描述"),
        APIField("document_number", text, "文号", required: false),
        APIField("medium", .word(WantedInformation.Medium.allCases.map(\.rawValue)), "信息的形式"),
        APIField("route", .word(WantedInformation.Route.allCases.map(\.rawValue)), "获取途径"))

    static let receipt = APISchema.named(
        "RequestReceipt",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "登记编号"),
            APIField("code", .nullable(.text()), "查询码；重复调用的答复中为空")))

    private static let clock: [APIField] = [
        APIField("due", .nullable(.day), "期限；没有起算或者停止计算时为空"), APIField("provisional", .boolean, "是否暂定（CAL-5）"),
        APIField("signal", signal, "灯"), APIField("clock", .text(), "期限情况"),
    ]

    static let line = APISchema.named(
        "RequestLine",
        .object(
            [
                APIField("id", .id, "编号"), APIField("number", .text(), "登记编号"), APIField("kind", kind, "类型"),
                APIField("channel", channel, "渠道"), APIField("stage", stage, "环节"),
                APIField("applicant_kind", applicantKind, "申请人类别"), APIField("applicant", .text(), "申请人（遮盖）"),
                APIField("description", .text(), "内容描述（前120字）"), APIField("unit", .id, "承办科室"),
                APIField("handler", .nullable(.id), "承办人"), APIField("arrived_at", .moment, "到达时间"),
                APIField("received_on", .nullable(.day), "收到申请之日"), APIField("decision", .nullable(.text()), "答复类型"),
                APIField("version", .integer(0...1_000_000_000), "版本"),
            ] + clock))

    static let request = APISchema.named(
        "DisclosureRequest",
        .object(
            APIField("id", .id, "编号"), APIField("number", .text(), "登记编号"), APIField("kind", kind, "类型"),
            APIField("channel", channel, "渠道"), APIField("stage", stage, "环节"), APIField("unit", .id, "承办科室"),
            APIField("handler", .nullable(.id), "承办人"), APIField("description", .text(), "内容描述"),
            APIField("document_number", .text(), "文号"), APIField("medium", .text(), "形式"),
            APIField("route", .text(), "途径"), APIField("arrived_at", .moment, "到达时间"),
            APIField("received_on", .nullable(.day), "收到申请之日"),
            APIField("outcome", .nullable(.text()), "答复类型（K01…K23）"),
            APIField("reply_number", .nullable(.text()), "答复书文号"), APIField("signed_on", .nullable(.day), "签发日期"),
            APIField("delivered_on", .nullable(.day), "送达日期"), APIField("closed", .nullable(.text()), "办结方式"),
            APIField("late", .nullable(.boolean), "是否逾期"), APIField("row", .nullable(.integer(1...25)), "年报表三的行"),
            APIField("version", .integer(0...1_000_000_000), "版本，与 ETag 相同")))

    static let file = APISchema.named(
        "RequestFile",
        .object(
            APIField("id", .id, "编号"), APIField("role", .text(), "性质"), APIField("name", .text(), "文件名"),
            APIField("sha256", .text(), "摘要"), APIField("size", .integer(0...1_000_000_000), "字节数")))

    private static let letter = APISchema.object(
        APIField("id", .id, "编号"), APIField("kind", .text(), "文书"), APIField("number", .nullable(.text()), "文号"),
        APIField("issued_on", .day, "日期"))
    private static let duty = APISchema.object(
        APIField("rule", .text(), "规则"), APIField("title", .text(), "事项"), APIField("due", .nullable(.day), "期限"),
        APIField("clock", .text(), "期限情况"), APIField("explanation", .text(), "怎样算出来的"))
    private static let event = APISchema.object(
        APIField("act", .text(), "事项"), APIField("who", .text(), "办理人"), APIField("at", .moment, "时间"),
        APIField("rule", .nullable(.text()), "规则"), APIField("note", .text(), "说明"),
        APIField("sequence", .integer(1...1_000_000_000_000), "日志序号"))

    static let detail = APISchema.named(
        "RequestDetail",
        .object(
            APIField("request", request, "申请"), APIField("applicant", .text(), "申请人（遮盖）"),
            APIField("acts", .list(actWord), "现在可以办理的事项"), APIField("duties", .list(duty), "各项期限"),
            APIField("letters", .list(letter), "文书"), APIField("files", .list(file), "材料"),
            APIField("timeline", .list(event), "办理经过")))

    /// One act with its values by name, as the forms of the pages name them.
    static let act = APISchema.object(
        APIField("act", actWord, "事项"),
        APIField(
            "fields",
            .object(
                Set(RequestAct.allCases.flatMap(\.fields)).sorted().map { name in
                    let isList = name == "withheld" || name == "enclosures"
                    let value: APISchema = isList ? .list(.text(longest: 100), most: 100) : .text(longest: 20_000)
                    return APIField(name, value, "", required: false)
                }), "该事项的字段", required: false))
}
