/// The fields of what an agency is, spends, answers and counts (FOI-20, SITE-5, SITE-12, SEN-8).
extension ContentForm {
    /// FOI-20 (2).
    static let institutionFields = [
        ContentField("name", "机构名称", .text, [.required, .listed]),
        ContentField("duties", "主要职责", .passage, .required),
        ContentField("head", "负责人", .text, [.required, .listed]),
        ContentField("address", "办公地址", .text, .required),
        ContentField("hours", "办公时间", .text, .required),
        ContentField("phone", "联系电话", .text, [.required, .listed]),
        ContentField("fax", "传真"), ContentField("postcode", "邮政编码"), ContentField("website", "网址", .link),
    ]

    /// 预算法 Art. 14: within 20 days of the approval (FOI-26).
    static let budgetFields = [
        ContentField("year", "年度", .number, [.required, .listed]),
        ContentField("kind", "类别", .choice(["部门预算", "部门决算", "专项资金", "绩效管理"]), [.required, .listed]),
        ContentField("unit", "编制单位", .text, [.required, .listed]),
        ContentField("approved_on", "财政部门批复日期", .day, .required),
        ContentField("income", "收入总计（万元）", .number), ContentField("expense", "支出总计（万元）", .number),
        ContentField("receptions", "“三公”经费合计（万元）", .number),
    ]

    /// SITE-12.
    static let proposalFields = [
        ContentField("kind", "类别", .choice(["人大代表建议", "政协提案"]), [.required, .listed]),
        ContentField("year", "年度", .number, [.required, .listed]),
        ContentField("number", "编号", .text, [.required, .listed]),
        ContentField("matter", "案由", .text, .required),
        ContentField("unit", "承办科室", .text, .required),
        ContentField("replied_on", "答复日期", .day, [.required, .listed]),
        ContentField("result", "办理结果", .choice(["已经解决", "列入计划逐步解决", "留作参考", "解释说明"]), [.required, .listed]),
    ]

    /// SEN-8: figures that others are entitled to publish are published again, with who allowed it.
    static let figuresFields = [
        ContentField("period", "统计时段", .text, [.required, .listed]),
        ContentField("subject", "统计内容", .text, [.required, .listed]),
        ContentField("frequency", "发布频次", .choice(["月度", "季度", "半年", "年度", "不定期"]), [.required, .listed]),
        ContentField("source", "数据来源", .text, .required),
        ContentField("authority", "发布权限依据", .passage, .required),
    ]

    static let procurementFields = [
        ContentField("project", "项目名称", .text, [.required, .listed]),
        ContentField("number", "项目编号", .text, .listed),
        ContentField("stage", "环节", .choice(["采购意向", "采购公告", "中标成交结果", "合同公告", "履约验收"]), [.required, .listed]),
        ContentField("method", "采购方式", .choice(["公开招标", "邀请招标", "竞争性谈判", "竞争性磋商", "询价", "单一来源", "框架协议"])),
        ContentField("amount", "金额（万元）", .number, .listed),
        ContentField("supplier", "供应商"), ContentField("day", "日期", .day),
        ContentField("summary", "采购需求或者结果", .passage, .required),
    ]

    /// The 8 key elements of SITE-5, item 6, then what else people ask.
    static let guideFields = [
        ContentField("matter", "事项名称", .text, [.required, .listed]),
        ContentField("basis", "设定依据", .passage, .required),
        ContentField("conditions", "申请条件", .passage, .required),
        ContentField("materials", "办理材料", .passage, .required),
        ContentField("place", "办理地点", .passage, [.required, .listed]),
        ContentField("hours", "办理时间", .text, .required),
        ContentField("phone", "联系电话", .text, [.required, .listed]),
        ContentField("process", "办理流程", .passage, .required),
        ContentField("target", "服务对象", .choice(["自然人", "法人", "自然人和法人"]), .listed),
        ContentField("time_limit", "承诺办结时限"), ContentField("fee", "收费情况"),
        ContentField("result", "办理结果"), ContentField("online", "网上办理", .link),
    ]

    static let questionFields = [
        ContentField("category", "分类", .text, [.required, .listed]),
        ContentField("basis", "依据", .passage), ContentField("phone", "咨询电话"),
        ContentField("checked_on", "核对日期", .day),
    ]
}
