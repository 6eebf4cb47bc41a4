/// The fields of what an agency does to others: permits, punishments, inspections (FOI-20, ENF-1, ENF-3).
extension ContentForm {
    private static let partyKinds = ContentField.Kind.choice(["法人及非法人组织", "个体工商户", "自然人"])

    static let licenceFields = [
        ContentField("party", "行政相对人名称", .text, [.required, .listed]),
        ContentField("party_kind", "行政相对人类别", partyKinds, .required),
        ContentField("credit_code", "统一社会信用代码"),
        ContentField("document", "许可决定文书名称"),
        ContentField("number", "许可决定文书号", .text, [.required, .listed]),
        ContentField("kind", "许可类别", .choice(["普通", "特许", "认可", "核准", "登记", "其他"]), .required),
        ContentField("certificate", "许可证书名称"), ContentField("certificate_number", "许可编号"),
        ContentField("matter", "许可内容", .passage, [.required, .listed]),
        ContentField("decided_on", "许可决定日期", .day, [.required, .listed]),
        ContentField("valid_from", "有效期自", .day), ContentField("valid_to", "有效期至", .day),
        ContentField("organ", "许可机关", .text, .required),
        ContentField("standing", "当前状态", .choice(["有效", "无效"]), .required),
    ]

    static let penaltyFields = [
        ContentField("party", "行政相对人名称", .text, [.required, .listed]),
        ContentField("party_kind", "行政相对人类别", partyKinds, .required),
        ContentField("credit_code", "统一社会信用代码"),
        ContentField("number", "处罚决定文书号", .text, [.required, .listed]),
        ContentField("offence", "违法行为类型", .text, [.required, .listed]),
        ContentField("facts", "违法事实", .passage, .required),
        ContentField("basis", "处罚依据", .passage, .required),
        ContentField("kinds", "处罚类别", .text, [.required, .listed]),
        ContentField("content", "处罚内容", .passage, .required),
        ContentField("amount", "罚款金额（万元）", .number),
        ContentField("decided_on", "处罚决定日期", .day, [.required, .listed]),
        ContentField("shown_until", "公示截止期", .day),
        ContentField("organ", "处罚机关", .text, .required),
    ]

    static let inspectionFields = [
        ContentField("plan", "抽查计划", .text, .required),
        ContentField("matter", "抽查事项", .text, [.required, .listed]),
        ContentField("object", "检查对象", .text, [.required, .listed]),
        ContentField("inspected_on", "检查日期", .day, [.required, .listed]),
        ContentField("organ", "检查机关", .text, .required),
        ContentField(
            "result", "检查结果", .choice(["未发现问题", "发现问题已责令改正", "发现问题待后续处理", "不配合检查情节严重", "未开展业务活动", "已注销或者停业"]),
            [.required, .listed]),
        ContentField("handling", "处理情况", .passage),
    ]

    static let powerFields = [
        ContentField("code", "事项编码"),
        ContentField("matter", "事项名称", .text, [.required, .listed]),
        ContentField(
            "kind", "权力类型",
            .choice(["行政许可", "行政处罚", "行政强制", "行政征收", "行政给付", "行政检查", "行政确认", "行政奖励", "行政裁决", "其他行政权力"]),
            [.required, .listed]),
        ContentField("basis", "设定依据", .passage, .required),
        ContentField("unit", "责任科室", .text, [.required, .listed]),
        ContentField("duty", "责任事项", .passage, .required),
        ContentField("liability", "追责情形", .passage),
        ContentField("phone", "监督电话", .text, .required),
    ]

    static let chargeFields = [
        ContentField("item", "收费项目", .text, [.required, .listed]),
        ContentField("payer", "收费对象", .text, .required),
        ContentField("standard", "收费标准", .text, [.required, .listed]),
        ContentField("unit", "计费单位", .text, [.required, .listed]),
        ContentField("basis", "收费依据", .passage, [.required, .listed]),
        ContentField("relief", "减免政策", .passage),
        ContentField("phone", "监督电话"),
    ]
}
