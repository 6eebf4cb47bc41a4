package import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// 登记来信: what was told on the telephone, in person or on paper.
package struct LetterEntryScreen {
    let state: FormState
    let units: [Unit]
    let receipt: LetterReceipt?
    let status: HTTPResponse.Status
    let context: SiteContext

    /// - Parameter receipt: of the letter that was just entered, with the code for the writer.
    package init(
        state: FormState, units: [Unit], receipt: LetterReceipt?, status: HTTPResponse.Status = .ok,
        context: SiteContext
    ) {
        self.state = state
        self.units = units
        self.receipt = receipt
        self.status = status
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "登记来信", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)], status: status,
            "\(done)\(form)")
    }

    private var done: HTML {
        guard let receipt else { return .empty }
        return Notice(
            .done,
            """
            <p>已登记为<a href="\(link: LetterLinks.record(receipt.id))">\(receipt.number)</a>。请把查询码告诉来信人：</p>
            <p class="query-code"><strong>\(receipt.code)</strong></p>
            <p class="hint">查询码只显示这一次。凭它可以查询、撤回、评价。</p>
            """
        ).html
    }

    private var form: PostForm {
        PostForm(
            to: LetterLinks.enter, context, submit: "登记", state: state, cancel: LetterLinks.list,
            """
            \(SelectField("channel", "渠道", choices: LetterChannel.ofDesk.map { .init($0.rawValue, $0.chinese) },
                in: state, required: true))
            \(SelectField("category", "类别", choices: LetterCategory.choices, in: state, required: true))
            \(Checkbox("urgent", "紧急，当日办理", in: state))
            \(Field("title", "标题", in: state, required: true, limit: NewLetter.longestTitle))
            \(TextArea("words", "内容", in: state, required: true, rows: 8))
            \(SelectField("accused", "反映的单位", choices: units.map { .init($0.id.text, $0.name) }, in: state,
                hint: "投诉、举报本机关所属单位的，选这个单位：不交它办理，也不向它提供来信人信息。", empty: "不是反映本机关的单位"))
            \(Field("name", "姓名", in: state, hint: "不愿留的可以不填。", limit: LetterWriterIdentity.longestName))
            \(Field("contact", "联系方式", in: state, hint: "加密保存，查看留痕。", limit: LetterWriterIdentity.longestContact))
            \(Field("address", "地址", in: state, limit: LetterWriterIdentity.longestAddress))
            \(Checkbox("may_publish", "来信人同意隐去个人信息后公开", in: state))
            """)
    }
}

/// 导入12345工单, and 导出答复.
package struct LetterImportScreen {
    let state: FormState
    let report: LetterImportReport?
    let since: Day
    let status: HTTPResponse.Status
    let context: SiteContext

    /// - Parameter since: the first day that the export offers.
    package init(
        state: FormState, report: LetterImportReport?, since: Day, status: HTTPResponse.Status = .ok,
        context: SiteContext
    ) {
        self.state = state
        self.report = report
        self.since = since
        self.status = status
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "导入12345工单", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)], wide: true, status: status,
            "\(result)\(form)\(columns)\(export)")
    }

    private var form: HTML {
        PostForm(
            to: LetterLinks.importing, context, submit: "导入", state: state, multipart: true,
            FileField(
                "file", "工单表格", in: state, hint: "csv 或者 xlsx，一次最多20000行。同一文件重复导入不会重复登记。",
                accept: ".csv,.xlsx", required: true
            ).html
        ).html
    }

    private var columns: HTML {
        let rows = LetterImportColumn.allCases.map { column in
            Table.Row([
                HTML(text: column.heads.first ?? ""), HTML(text: column.isRequired ? "必有" : "可以没有"),
                HTML(text: column.heads.dropFirst().joined(separator: "、")), HTML(text: column.meaning),
            ])
        }
        return """
            <details><summary>表头说明</summary>\
            \(Table("表头", columns: [.init("列名"), .init("是否必有"), .init("也可以写成"), .init("填写")], rows: rows))</details>
            """
    }

    private var result: HTML {
        guard let report else { return .empty }
        let tone: Notice.Tone = report.faulty.isEmpty ? .done : .warning
        let notice = Notice(tone, text: report.sentence)
        guard !report.faulty.isEmpty else { return notice.html }
        let rows = report.faulty.prefix(500).map { line -> Table.Row in
            let words: HTML =
                line.id.map { "<a href=\"\(link: LetterLinks.record($0))\">\(line.words)</a>" }
                ?? HTML(text: line.words)
            return Table.Row([
                "第\(line.place)行", HTML(text: line.externalNumber), HTML(text: line.outcome.chinese), words,
            ])
        }
        return """
            \(notice)\(Table(
                "需要处理的行", columns: [.init("行"), .init("工单编号"), .init("结果"), .init("原因")], rows: rows))
            <p class="hint">改正这些行后，可以只导入它们，也可以再次导入整个文件。\(report.faulty.count > 500 ? "这里只列出前500行。" : "")</p>
            """
    }

    private var export: HTML {
        """
        <h2>导出答复，回传12345</h2>
        <form class="filters" method="get" action="\(link: LetterLinks.export)">\
        <label>答复日期自 <input type="date" name="since"\(attribute: "value", since.description)></label> \
        <button class="button" type="submit">导出 csv</button></form>
        """
    }
}

extension LetterImportColumn {
    var meaning: String {
        switch self {
        case .number: "12345的工单编号，字母、数字、连字符，全局唯一"
        case .category: "咨询、求助、投诉、举报、建议、表扬；写“投诉举报”的按举报办理"
        case .channel: "12345热线、领导信箱、网站留言、来电、来访；空着为12345热线"
        case .receivedAt: "2026-03-13 09:05，也可以只写日期"
        case .title: "不超过100字"
        case .words: "不超过5000字"
        case .name, .contact, .address: "加密保存"
        case .urgent: "一般或者紧急；空着为一般"
        }
    }
}
