import HTTPTypes
package import Kernel
import Markup
package import Site

/// Consultations on the staff side: clock, state and the one next step.
package struct ConsultationListScreen {
    let page: ConsultationListPage
    let query: ConsultationQuery
    let units: [UnitID: String]
    let officer: Officer
    let context: SiteContext

    package init(
        page: ConsultationListPage, query: ConsultationQuery, units: [UnitID: String], officer: Officer,
        context: SiteContext
    ) {
        self.page = page
        self.query = query
        self.units = units
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("意见征集", section: "consultations", lead: lead, wide: true, "\(filters)\(list)")
    }

    private var lead: HTML {
        let new: HTML =
            !officer.units.contains { units[$0] != nil } || officer.holds(.supervisor)
            ? .empty : "<a class=\"button primary\" href=\"\(link: ConsultationLinks.new)\">起草征求意见</a>"
        return """
            <p>\(new) <a class="button quiet" href="\(link: ConsultationLinks.decisionDesk)">决策事项目录</a> \
            <a class="button quiet" href="\(link: ConsultationLinks.enterpriseDesk)">政企直通车</a></p>
            """
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("phase", "状态", ConsultationPhase.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("kind", "类别", ConsultationKind.allCases.map { .init($0.rawValue, $0.chinese) }),
            ], search: "编号或者标题", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的意见征集。重大行政决策和规范性文件的草案由业务科室起草，政务公开办审核后公布。").html
        }
        let table = Table(
            "意见征集，共 \(page.total) 件",
            columns: [
                .init("编号"), .init("标题"), .init("类别"), .init("起草科室"), .init("状态"), .init("征集期限"),
                .init("意见", number: true), .init("下一步"),
            ], rows: page.lines.map(row))
        return "\(table)\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ line: ConsultationLine) -> Table.Row {
        let found = line.consultation
        let period: HTML =
            HTML(text: found.round.map { "\($0.publishedOn)至\($0.closesOn)" } ?? "计划到\(found.contents.closesOn)")
        let due: HTML =
            line.reading.map { reading in
                line.phase == .collecting
                    ? HTML(text: line.daysLeft ?? "")
                    : """
                    <span class="due">\(SignalBadge(reading.signal, reading.sentence))\
                    <span class="hint">\(reading.due.deadline?.day.description ?? "") 前公布结果</span></span>
                    """
            } ?? .empty
        return Table.Row(
            [
                HTML(text: found.number), HTML(text: found.title), HTML(text: found.contents.kind.chinese),
                HTML(text: units[found.unit] ?? ""), line.phase.badge.html, "\(period) \(due)", "\(line.comments)",
                HTML(text: NextStep.words(line.phase)),
            ], link: ConsultationLinks.record(found.id))
    }
}

/// The one step that comes next, for lists and records.
enum NextStep {
    static func words(_ phase: ConsultationPhase) -> String {
        switch phase {
        case .drafting: "起草科室送审"
        case .review: "政务公开办审核、公布"
        case .collecting: "等待截止"
        case .sorting: "整理意见，填写采纳情况"
        case .explaining: "政务公开办复核、公布结果"
        case .released: "归档"
        case .archived, .dropped: "无"
        }
    }
}

/// The form of a draft, new or changed.
package struct ConsultationFormScreen {
    let found: PublicConsultation?
    let units: [(UnitID, String)]
    let items: [DecisionItem]
    let state: FormState
    let context: SiteContext
    /// What was just read of a Word file, and what it changes of the draft as it stands.
    package var read: ReadDraft?
    package var changes: DraftComparison?

    package init(
        found: PublicConsultation?, units: [(UnitID, String)], items: [DecisionItem], state: FormState,
        context: SiteContext
    ) {
        self.found = found
        self.units = units
        self.items = items
        self.state = state
        self.context = context
    }

    package var answer: ConsolePage {
        var crumbs = [Crumb("意见征集", ConsultationLinks.list)]
        if let found { crumbs.append(Crumb(found.number, ConsultationLinks.record(found.id))) }
        return ConsolePage(
            found == nil ? "起草征求意见" : "修改草案", section: "consultations", crumbs: crumbs,
            status: state.problems.isEmpty ? .ok : .unprocessableContent, "\(preview)\(form)")
    }

    private var preview: HTML {
        guard let read else { return .empty }
        let notes: HTML =
            read.notes.isEmpty ? "" : Notice(.warning, "<ul>\(read.notes.each { "<li>\($0)</li>" })</ul>").html
        let words = "已从“\(read.name)”读出\(read.lines.count)段，放在“草案全文”里，还没有保存。请逐段核对后保存。"
        let compared: HTML
        if let changes {
            compared = Panel("与现在的草案相比：新增的和删去的都标出", DraftChanges(changes).html).html
        } else if found?.draft != nil {
            compared = "<p class=\"hint\">与现在的草案逐段相同。</p>"
        } else {
            let paragraphs = read.lines.enumerated().each { "<li class=\"typed\">第\($0 + 1)段　\($1)</li>" }
            compared = Panel("读出的段落", "<ul class=\"lines\">\(paragraphs)</ul>").html
        }
        return "\(Notice(.done, text: words))\(notes)\(compared)<h2>核对后保存</h2>"
    }

    private var form: PostForm {
        let link = found.map { ConsultationLinks.edit($0.id) } ?? ConsultationLinks.new
        let version: HTML =
            found.map { "<input type=\"hidden\" name=\"version\" value=\"\($0.version)\">" } ?? .empty
        return PostForm(
            to: link, context, submit: "保存草案", state: state, multipart: true,
            cancel: found.map { ConsultationLinks.record($0.id) } ?? ConsultationLinks.list,
            "\(version)\(what)\(texts)\(how)")
    }

    private var what: HTML {
        let unit: HTML =
            found == nil && units.count > 1
            ? SelectField("unit", "起草科室", choices: units.map { .init($0.0.text, $0.1) }, in: state, required: true).html
            : .empty
        let item: HTML =
            items.isEmpty
            ? .empty
            : SelectField(
                "item", "目录中的决策事项", choices: items.map { .init($0.id.text, $0.title) }, in: state, empty: "不在目录中"
            ).html
        return """
            \(unit)\(Field("title", "标题", in: state, hint: "例如：青禾县村卫生室管理办法（征求意见稿）", required: true, limit: 200))
            \(RadioGroup(
                "kind", "类别", choices: ConsultationKind.allCases.map { .init($0.rawValue, "\($0.chinese)，不少于\($0.least(touchesMarket: false).chinese)") },
                in: state, required: true))
            \(Checkbox("touches_market", "与市场主体生产经营活动密切相关（规范性文件不少于30日）", in: state))\(item)
            """
    }

    private var texts: HTML {
        """
        \(FileField(
            "source", "从 Word 文件读入草案", in: state, hint: "docx，一个自然段为一段。读出来先给您核对，不会直接保存。", accept: ".docx"))
        <p><button class="button" type="submit" name="read" value="yes" formnovalidate>读入文件</button></p>
        \(TextArea("text", "草案全文", in: state, hint: "一段一行；公众可以逐段提意见。", required: true, rows: 14))
        \(TextArea("explanation", "草案说明", in: state, hint: "为什么制定、主要内容、依据。", required: true, rows: 6))
        \(TextArea("basis", "决策依据", in: state, hint: "法律、法规、规章和上级文件。", required: true, rows: 3))
        """
    }

    private var how: HTML {
        """
        \(TextArea("ways", "还可以怎样提意见", in: state, hint: "通信地址、电子邮箱、电话。", required: true, rows: 3))
        \(Field("closes_on", "截止日期", in: state, kind: .date, hint: "公布当天不算，截止当天算。", required: true))
        \(TextArea("short_reason", "缩短期限的理由", in: state, hint: "短于规定期限的才填写，公布时一并说明。", rows: 2))
        \(TextArea(
            "questions", "问卷（可以不填）", in: state,
            hint: "一行一题，以【单选】【多选】【打分】或者【文字】开头；选项各占一行，以-开头。", rows: 5))
        """
    }
}
