package import Audit
import HTTPTypes
package import Kernel
import Markup
package import Site

/// One form: section by section what is counted, what is entered, by whom it was confirmed, and what does not agree.
package struct SiteReportScreen {
    let view: SiteReportView
    let officer: Officer
    let today: Day
    let timeline: [RecordedEntry]
    let failed: FailedSiteReportAct?
    let context: SiteContext

    package init(
        view: SiteReportView, officer: Officer, today: Day, timeline: [RecordedEntry],
        failed: FailedSiteReportAct? = nil, context: SiteContext
    ) {
        self.view = view
        self.officer = officer
        self.today = today
        self.timeline = timeline
        self.failed = failed
        self.context = context
    }

    private var report: SiteYearReport { view.report }

    package var answer: ConsolePage {
        ConsolePage(
            view.title, section: "site_reports", crumbs: [Crumb("网站年度报表", SiteReportLinks.list)], lead: lead,
            aside: acts, below: "<h2>办理过程</h2>\(Timeline(entries))", wide: false,
            status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(agreement)\(SiteReportItem.Section.allCases.each { section($0) })")
    }

    private var lead: HTML {
        let files = SiteReportFileKind.allCases.each { kind in
            "<a class=\"button\" href=\"\(link: SiteReportLinks.file(report.id, kind.fileName))\" download>\(kind.chinese)</a> "
        }
        return """
            \(report.state.badge)<p class="hint">公布期限 \(SiteYearReport.lastDay(of: report.year).chinese)（SITE-9）。\
            有链接的数字由系统从记录中取得，可以点开查看。</p><p class="buttons">\(files)</p>
            """
    }

    private var notice: HTML {
        if let failed { return Notice(.wrong, text: failed.refusal.sentence).html }
        if let act = SiteReportAct(rawValue: context.query["done"]) {
            return Notice(.done, text: "\(act.chinese)：已办理。").html
        }
        return .empty
    }

    private var agreement: HTML {
        let failures = view.failures
        guard !failures.isEmpty else {
            return "<p>\(Badge("数字前后一致", .good)) <span class=\"hint\">核对 \(view.identities.count) 处。</span></p>"
        }
        return Panel("前后不一致的数字", "<ul>\(failures.each { "<li>应当\($0.words)</li>" })</ul>").html
    }

    // MARK: Sections

    private func section(_ section: SiteReportItem.Section) -> HTML {
        let rows = section.items.map { item in
            Table.Row([HTML(text: item.label), value(item), origin(item)])
        }
        let table = Table(
            section.chinese, columns: [.init("项目", wide: true), .init("内容", wide: true), .init("来源", wide: true)],
            rows: rows)
        return "<h2>\(section.chinese)</h2>\(table)\(form(section))"
    }

    private func value(_ item: SiteReportItem) -> HTML {
        guard let value = view.values[item] else { return Badge("没有填写", .warning).html }
        guard let link = view.counted[item].flatMap({ $0.address.isEmpty ? nil : Link(returning: $0.address) }) else {
            return HTML(text: value)
        }
        return "<a href=\"\(link: link)\">\(value)</a>"
    }

    private func origin(_ item: SiteReportItem) -> HTML {
        guard !item.isCounted else { return "<span class=\"hint\">系统记录</span>" }
        guard let figure = view.entered(item) else { return .empty }
        let second: HTML =
            figure.isConfirmed ? "\(figure.confirmedName)复核" : Badge("等待复核", .warning).html
        return "<span class=\"hint\">\(figure.source)，\(figure.enteredName)登记，</span>\(second)"
    }

    private func form(_ section: SiteReportItem.Section) -> HTML {
        guard !section.entered.isEmpty else { return .empty }
        let isFailed = failed?.section == section
        let state = isFailed ? failed?.state ?? .empty : filled(section)
        let confirmation: HTML = canConfirm(section) ? confirm(section) : .empty
        guard report.refusal(of: .enter, by: officer) == nil else { return confirmation }
        let fields = section.entered.each { field($0, state) }
        let form = PostForm(
            to: SiteReportLinks.act(report.id, SiteReportAct.enter.rawValue), context, submit: "登记数字", state: state,
            """
            \(hidden(section))\(fields)
            \(Field(section.sourceField, "数字来源", in: state, hint: "哪个系统或者哪份统计表；登记后由另一人复核。", required: true))
            """)
        return
            "\(confirmation)<details\(flag: "open", isFailed)><summary>填写“\(section.chinese)”</summary>\(form)</details>"
    }

    /// What stands there, to be changed.
    private func filled(_ section: SiteReportItem.Section) -> FormState {
        var state = FormState.empty
        for figure in view.entered(of: section) { state.fields.add(figure.value, to: figure.item.rawValue) }
        if let source = view.entered(of: section).first?.source { state.fields.add(source, to: section.sourceField) }
        return state
    }

    private func field(_ item: SiteReportItem, _ state: FormState) -> HTML {
        switch item.kind {
        case .count: Field(item.rawValue, item.label, in: state, kind: .number, required: true).html
        case .text: Field(item.rawValue, item.label, in: state, hint: "没有的填“无”", required: true).html
        case .yesNo:
            SelectField(
                item.rawValue, item.label, choices: [.init("是", "是"), .init("否", "否")], in: state, required: true
            ).html
        }
    }

    private func canConfirm(_ section: SiteReportItem.Section) -> Bool {
        let open = view.entered(of: section).filter { !$0.isConfirmed }
        return report.refusal(of: .confirm, by: officer) == nil && !open.isEmpty
            && !open.contains { $0.enteredBy == officer.id }
    }

    private func confirm(_ section: SiteReportItem.Section) -> HTML {
        PostButton(
            "复核“\(section.chinese)”的数字", to: SiteReportLinks.act(report.id, SiteReportAct.confirm.rawValue), context,
            fields: [("version", "\(report.version)"), ("section", section.rawValue)]
        ).html
    }

    private func hidden(_ section: SiteReportItem.Section) -> HTML {
        """
        <input type="hidden" name="version"\(attribute: "value", "\(report.version)")>\
        <input type="hidden" name="section"\(attribute: "value", section.rawValue)>
        """
    }

    // MARK: Aside

    private var acts: HTML {
        var acts: [ActionsPanel.Act] = []
        if report.state == .compiling {
            acts.append(act(.settle, obstacle: view.obstacle(today: today), primary: true))
        } else {
            if report.state == .settled { acts.append(act(.publish, obstacle: nil, primary: true)) }
            acts.append(act(.reopen, obstacle: nil, primary: false))
        }
        if report.state == .published { acts.append(.page("公开页面", at: SiteReportLinks.publicRecord(report.id))) }
        return ActionsPanel(acts).html
    }

    private func act(_ act: SiteReportAct, obstacle: Refusal?, primary: Bool) -> ActionsPanel.Act {
        if let refusal = report.refusal(of: act, by: officer) ?? obstacle { return .refused(act.chinese, refusal) }
        let state = failed?.act == act ? failed?.state ?? .empty : .empty
        let fields: HTML =
            act == .reopen ? Field("reason", "原因", in: state, hint: "写明要修改什么。", required: true).html : .empty
        return .allowed(
            act.chinese, to: SiteReportLinks.act(report.id, act.rawValue), context, primary: primary, state: state,
            hidden: [("version", "\(report.version)")], fields: fields)
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map { String($0) } ?? ""
            return Timeline.Entry(
                who: entry.actorName,
                what: HTML(text: SiteReportAct(rawValue: name)?.chinese ?? (name == "open" ? "开始填报" : name)),
                when: entry.at, rule: entry.rule, note: entry.note.isEmpty ? nil : entry.note,
                receipt: "第 \(entry.sequence) 号")
        }
    }
}

/// An act that was refused, with what the person had typed.
package struct FailedSiteReportAct: Sendable {
    package let act: SiteReportAct
    package let section: SiteReportItem.Section?
    package let refusal: Refusal
    package let state: FormState

    package init(_ act: SiteReportAct, _ section: SiteReportItem.Section?, _ refusal: Refusal, _ state: FormState) {
        self.act = act
        self.section = section
        self.refusal = refusal
        self.state = state
    }
}
