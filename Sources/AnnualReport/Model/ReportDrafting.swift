/// First texts of 一, 五 and 六 from the records (RPT-2, RPT-3): every number is a place, so that text and tables cannot part.
package struct ReportDrafting: Sendable {
    let agency: String
    let isGovernment: Bool
    let figures: ReportFigures

    package init(agency: String, isGovernment: Bool, figures: ReportFigures) {
        self.agency = agency
        self.isGovernment = isGovernment
        self.figures = figures
    }

    package var texts: ReportTexts {
        ReportTexts(
            overview: [opening, publication, applications, keeping, platform, supervision, accountability]
                .filter { !$0.isEmpty }.joined(separator: "\n"),
            problems: problems, others: others)
    }

    /// RPT-3: legal basis and the stretch of time.
    private var opening: String {
        """
        本报告根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定和国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告格式的要求编制。\
        报告所列数据的统计期限自{year}年1月1日起至12月31日止。
        """
    }

    private func has(_ key: String) -> Bool { !figures.isZero(key) }

    private func when(_ key: String, _ words: String) -> String { has(key) ? words : "" }

    private var publication: String {
        "（一）主动公开。" + when("published", "全年在网站公开信息{published}条。")
            + (has("s2.normative.made") ? "制发行政规范性文件{s2.normative.made}件，" : "全年没有制发行政规范性文件，")
            + "现行有效的行政规范性文件{s2.normative.in_force}件。"
            + when("interpretations", "发布政策解读{interpretations}件。") + when("consultations", "公开征求意见{consultations}次。")
    }

    private var applications: String {
        guard has("r1.c7") || has("r2.c7") else { return "（二）依申请公开。全年没有收到政府信息公开申请，没有上一年结转的申请。" }
        var words = "（二）依申请公开。全年新收政府信息公开申请{r1.c7}件，上年结转{r2.c7}件；办结政府信息公开申请{r24.c7}件，结转下年度{r25.c7}件。"
        let results = [
            ("r3.c7", "予以公开{r3.c7}件"), ("r4.c7", "部分公开{r4.c7}件"), ("refused", "不予公开{refused}件"),
            ("unable", "无法提供{unable}件"), ("not_handled", "不予处理{not_handled}件"), ("otherwise", "作其他处理{otherwise}件"),
        ].filter { has($0.0) }.map(\.1)
        if !results.isEmpty { words += "办理结果为：" + results.joined(separator: "，") + "。" }
        let remedies = has("s4.5") ? "因政府信息公开被申请行政复议{s4.5}件" : "没有因政府信息公开被申请行政复议"
        let suits = has("suits") ? "被提起行政诉讼{suits}件" : "没有被提起行政诉讼"
        return words + remedies + "，" + suits + "。"
    }

    private var keeping: String {
        "（三）政府信息管理。公文拟制时一并确定公开属性，公开前经过保密审查和个人信息审查。"
            + when("attributes", "全年印发的公文中有{attributes}件确定了公开属性。")
            + when("s2.normative.repealed", "清理并废止行政规范性文件{s2.normative.repealed}件。")
    }

    private var platform: String {
        "（四）政府信息公开平台建设。政府信息公开专栏设有指南、制度、法定主动公开内容、年报和依申请公开入口，可以检索、查阅和下载。"
            + when("corrections", "办结网民找错留言{corrections}条。")
    }

    private var supervision: String {
        "（五）监督保障。" + (has("plan.tasks") ? "年度政务公开工作要点分解为任务{plan.tasks}项，办结{plan.done}项。" : "政务公开工作列入年度工作安排。")
            + when("trainings", "组织业务培训{trainings}次。") + when("hearings", "负责人听取政务公开工作汇报{hearings}次。")
    }

    /// RPT-2: a government's own report says more.
    private var accountability: String {
        isGovernment ? "（六）工作考核、社会评议和责任追究结果。政务公开纳入绩效考核，【填写考核结果】。【填写社会评议结果】。【填写责任追究结果】。" : ""
    }

    private var problems: String {
        var found: [String] = []
        if has("late_replies") { found.append("依申请公开有{late_replies}件没有按期答复，办理流程衔接不够紧") }
        if has("s4.2") { found.append("有{s4.2}件答复在行政复议中被纠正，答复的说理和证据留存需要加强") }
        if has("late_interpretations") { found.append("有{late_interpretations}件政策文件没有按期解读") }
        if found.isEmpty { found.append("政策解读形式还不够丰富，群众关心的内容回应得还不够具体") }
        return "存在的主要问题：" + found.joined(separator: "；") + "。\n"
            + "改进情况：一是把公开要求落实到公文办理各环节，逐件提醒办理期限；二是加强对申请办理的审核和业务培训，统一答复标准；三是围绕群众关心的医疗卫生事项做好解读和回应。"
    }

    /// RPT-3: 信息处理费 (FEE-9), and how the yearly plan was carried out (TASK-6).
    private var others: String {
        let fees =
            has("fees.count")
            ? "（一）收取信息处理费情况。依据《政府信息公开信息处理费管理办法》，{year}年收取信息处理费{fees.count}件，共{fees.amount}元。"
            : "（一）收取信息处理费情况。{year}年没有收取信息处理费。"
        let plan =
            has("plan.tasks")
            ? "（二）落实年度政务公开工作要点情况。《{plan.title}》确定的{plan.tasks}项任务，已办结并有佐证的{plan.done}项。"
            : "（二）落实年度政务公开工作要点情况。已按照上级年度政务公开工作要点开展工作。"
        return fees + "\n" + plan
    }
}
