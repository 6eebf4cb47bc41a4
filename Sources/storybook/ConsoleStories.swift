import Kernel
import Markup
import Site

extension Stories {
    private static let tasks: [(String, String, String, Signal, String, Badge.Tone, String)] = [
        ("1", "重新发布权责清单和公共服务事项清单", "政策法规科", .black, "逾期 3 天", .bad, "2026-03-09"),
        ("2", "公开2025年度部门决算及“三公”经费决算，同步公开绩效自评结果", "规划财务科", .red, "还剩 1 天", .active, "2026-03-13"),
        ("3", "发布一季度政策解读，解读方式不少于两种", "宣教科", .orange, "还剩 3 天", .active, "2026-03-17"),
        ("4", "更新疫苗接种点、发热门诊名单", "疾控科", .yellow, "还剩 5 天", .active, "2026-03-19"),
        ("5", "编制政府信息公开工作年度报告", "政务公开办", .green, "还剩 14 天", .good, "2026-03-31"),
    ]

    var list: HTML {
        let context = context(Link("/console/plans").query("state", "open").query("sort", "due"))
        let rows = Stories.tasks.map { number, title, unit, signal, left, tone, due in
            Table.Row(
                [
                    "\(title)", "\(unit)", "\(Badge(tone == .good ? "已完成" : "办理中", tone))", "\(due)",
                    "\(SignalBadge(signal, left))", "\(number)",
                ], link: Link(segments: ["console", "plans", number]), mark: signal == .black ? "late" : nil)
        }
        let choices = ["宣教科", "疾控科", "医政科"].map { SelectField.Choice($0, $0) }
        let filters = FilterRow(
            [
                .init("state", "状态 是", [.init("open", "办理中"), .init("done", "已完成")]), .init("unit", "科室 是", choices),
            ], search: "在任务中查找", context)
        let table = Table(
            "要点任务",
            columns: [
                .init("任务"), .init("责任科室"), .init("状态"), .init("到期", sort: "due"), .init("信号"),
                .init("序号", sort: "number", number: true),
            ], rows: rows, order: Table.Order(context, keys: ["due", "number"]))
        return ConsolePage(
            "要点任务", section: "plans",
            lead:
                "<span class=\"hint\">共 57 项</span><a class=\"button primary\" href=\"\(link: Link("/console/plans/import"))\">导入要点</a>",
            wide: true, "\(filters)\(table)\(Pager(page: 2, size: 20, total: 57, context))"
        ).html(in: context)
    }

    var empty: HTML {
        let context = context(Link("/console/plans"))
        let button: HTML = "<a class=\"button primary\" href=\"\(link: Link("/console/plans/import"))\">导入要点文件</a>"
        return ConsolePage(
            "要点任务", section: "plans",
            "\(Notice(.done, text: "已保存。"))\(EmptyState("这里列出年度政务公开要点分解后的任务。还没有任务：请先导入本年度要点文件。", act: button))"
        ).html(in: context)
    }

    var record: HTML {
        let context = context(Link("/console/plans/2"))
        let facts = DefinitionList([
            ("责任科室", "规划财务科"), ("配合科室", "办公室、政策法规科"), ("依据", "《2026年政务公开工作要点》第二（三）条"),
            (
                "到期",
                "2026年3月13日（周五） \(SignalBadge(.red, "还剩 1 天")) <a href=\"\(link: Link("/console/plans/2/due"))\">为什么是这一天</a>"
            ),
            ("要求", "公开2025年度部门决算及“三公”经费决算，同步公开绩效自评结果，公开后五个工作日内报送链接。"),
        ])
        let files = FileList([
            .init("2025年度部门决算（送审稿）.docx", link: Link("/console/files/1"), size: 412_000),
            .init("绩效自评表.xlsx", link: Link("/console/files/2"), size: 38_000),
        ])
        let refusal = Refusal(.stateRefused, "不能撤销：任务来自上级要点，只有下达单位可以撤销。请先向县政务公开办申请调整。")
        let acts = ActionsPanel([
            .allowed(
                "登记完成", to: Link("/console/plans/2/completion"), context, primary: true, multipart: true,
                fields:
                    "\(TextArea("note", "完成情况", hint: "写明公开的栏目和链接。", required: true, rows: 3))\(FileField("proof", "佐证材料", hint: "可以上传 docx、xlsx、pdf、图片，单个不超过 100 MB。", accept: ".docx,.xlsx,.pdf,.png,.jpg"))"
            ),
            .allowed("申请延期", to: Link("/console/plans/2/extension"), context), .refused("撤销任务", refusal),
        ])
        return ConsolePage(
            "公开2025年度部门决算及“三公”经费决算", section: "plans",
            crumbs: [Crumb("要点任务", Link("/console/plans")), Crumb("2026年", Link("/console/plans"))],
            lead: "\(Badge("办理中", .active))\(SignalBadge(.red, "还剩 1 天"))",
            aside: "\(acts)\(Panel("相关人员", "\(DefinitionList([("经办", "李燕"), ("科长", "周建国")]))"))",
            below: "<h2>经过</h2>\(timeline)", "\(Panel("任务", facts.html))\(Panel("附件", files.html))"
        ).html(in: context)
    }

    private var timeline: Timeline {
        Timeline([
            .init(who: "李燕", what: "上传了 2 个附件", when: now, receipt: "1042"),
            .init(
                who: "周建国", what: "退回修改", when: now.adding(hours: -20), rule: "要点分工方案第四条",
                note: "决算表缺少“三公”经费增减说明，请补充后再报。", receipt: "1038"),
            .init(who: "政务公开办 张宁", what: "分派给 <strong>规划财务科</strong>", when: now.adding(hours: -240), receipt: "1001"),
        ])
    }

    var form: HTML {
        let context = context(Link("/console/plans/2/edit"))
        let state = FormState(
            ["title": "公开“三公”经费 <决算>", "unit": "finance", "kinds": "text", "due": "2026-03-32"],
            problems: [FieldProblem("due", "到期日没有这一天，请按 2026-03-13 的格式填写。"), FieldProblem("note", "请写明调整原因。")])
        let fields: HTML = """
            \(Field("title", "任务名称", in: state, required: true, limit: 120))
            \(SelectField("unit", "责任科室", choices: [.init("office", "办公室"), .init("finance", "规划财务科")], in: state, required: true))
            \(Field("due", "到期日", in: state, kind: .date, hint: "法定期限不能往后改。", required: true))
            \(RadioGroup("level", "重要程度", choices: [.init("high", "重点"), .init("normal", "一般")], in: FormState(["level": "normal"])))
            \(Checkbox("watch", "到期前提醒科室负责人", in: FormState(["watch": "yes"]), hint: "提前五个工作日。"))
            \(TextArea("note", "调整原因", in: state, required: true))
            """
        return ConsolePage(
            "修改任务", section: "plans", crumbs: [Crumb("要点任务", Link("/console/plans"))],
            "\(PostForm(to: Link("/console/plans/2"), context, submit: "保存", state: state, cancel: Link("/console/plans/2"), fields))"
        ).html(in: context)
    }

    var wizard: HTML {
        let context = context(Link("/console/plans/import/1"))
        let left: HTML = """
            <p data-pair="1">（一）重新发布权责清单和公共服务事项清单。（政策法规科牵头，6月底前完成）</p>
            <p data-pair="2">（二）公开部门决算及“三公”经费决算。（规划财务科，各直属单位，长期坚持）</p>
            """
        let right = Table(
            "读出的任务", columns: [.init("任务"), .init("科室"), .init("到期")],
            rows: [
                .init(["<span data-pair=\"1\">重新发布权责清单和公共服务事项清单</span>", "政策法规科", "2026-06-30"]),
                .init(
                    [
                        "<span data-pair=\"2\">公开部门决算及“三公”经费决算</span>", "规划财务科",
                        "\(PostButton("按年底处理", to: Link("/console/plans/import/1/marks"), context, fields: [(name: "mark", value: "2")]))",
                    ], mark: "new"),
            ])
        return ConsolePage(
            "导入要点", section: "plans", wide: true,
            """
            \(WizardSteps(["上传文件", "核对读出的内容", "确认分工", "入账"], current: 2))\
            \(Notice(.warning, text: "还有 3 处需要确认。"))
            <div class="columns source">\(Panel("原文", left))<div>\(right)</div></div>
            """
        ).html(in: context)
    }

    var board: HTML {
        let context = context(Link("/console"))
        let bars = BarChart(
            "超期集中在医政科", source: "2026年第一季度，要点任务台账",
            bars: [
                .init("医政科", 3, shown: "3 件", link: Link("/console/supervision")),
                .init("宣教科", 1, shown: "1 件", marked: false),
                .init("县人民医院", 1, shown: "1 件", marked: false), .init("规划财务与信息化科", 0, shown: "0 件", marked: false),
            ])
        let months: [(label: String, value: Int)] = [
            "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月",
        ].enumerated()
            .map { (label: $0.element, value: [12, 14, 11, 18, 21, 17, 16, 23, 30, 12, 9, 26][$0.offset]) }
        let line = LineChart(
            "3月申请量回升到 26 件", source: "近十二个月，依申请公开", points: months,
            before: [9, 10, 12, 13, 15, 14, 14, 18, 22, 11, 10, 15], unit: " 件")
        let stack = StackedBar(
            "在办 57 项，4 项临近到期", source: "2026年3月12日",
            parts: [
                .init("正常", 48, tone: "green"), .init("临近", 4, tone: "yellow"), .init("即将", 2, tone: "orange"),
                .init("马上", 2, tone: "red"),
                .init("逾期", 1, tone: "black"),
            ])
        let signals = Signal.allCases.each { "\(SignalBadge($0, $0.meaning)) " }
        let badges: HTML =
            "\(Badge("草稿", .faint)) \(Badge("登记", .neutral)) \(Badge("办理中", .active)) \(Badge("已答复", .good)) \(Badge("补正中", .warning)) \(Badge("已超期", .bad))"
        return ConsolePage(
            "工作台", section: "desk",
            """
            <ul class="numbers"><li><span class="hint">今天到期</span><strong>2</strong><span class="hint">上周同日 1</span></li>\
            <li><span class="hint">本周到期</span><strong>7</strong><span class="hint">上周 9</span></li>\
            <li><span class="hint">超期</span><strong>1</strong><span class="hint">上周 0</span></li></ul>
            <h2>本季概况</h2><div class="columns">\(bars)\(line)\(stack)\(Panel("进度", "\(ProgressBar(31, of: 57, "已完成任务"))<p>\(signals)</p><p>\(badges)</p>"))</div>
            """
        ).html(in: context)
    }
}
