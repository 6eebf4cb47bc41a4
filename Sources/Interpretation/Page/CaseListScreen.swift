import HTTPTypes
import Kernel
import Markup
package import People
package import Site

/// 政策解读 on the staff side: what waits first.
package struct CaseListScreen {
    let page: CaseListPage
    let query: CaseQuery
    let start: InterpretationStart?
    let leads: Bool
    let units: [Unit]
    let failed: FormState
    let context: SiteContext

    package init(
        page: CaseListPage, query: CaseQuery, start: InterpretationStart?, leads: Bool, units: [Unit],
        failed: FormState = .empty, context: SiteContext
    ) {
        self.page = page
        self.query = query
        self.start = start
        self.leads = leads
        self.units = units
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "政策解读", section: "interpretations", lead: lead, wide: true,
            status: failed.problems.isEmpty ? .ok : .unprocessableContent, "\(beginning)\(filters)\(list)")
    }

    private var lead: HTML {
        let counts = CaseStanding.allCases.compactMap { standing in
            page.counts[standing].map { "“\(standing.chinese)”\($0)件" }
        }
        let words: HTML = counts.isEmpty ? "" : "<p class=\"hint\">\(counts.joined(separator: "、"))。</p>"
        return """
            \(words)<p class="buttons"><a class="button" href="\(link: InterpretationLinks.figures)">解读率和季度通报</a>\
            <a class="button" href="\(link: InterpretationLinks.allChanges)">变动牵连</a>\
            \(if: start != nil, "<a class=\"button\" href=\"\(link: InterpretationLinks.new)\">登记解读件</a>")</p>
            """
    }

    private var beginning: HTML {
        guard start == nil else { return .empty }
        guard leads else {
            return Notice(.info, text: "本机关还没有启用解读管理：公文起草、签发和信息发布暂不检查解读方案。由政务公开办启用。").html
        }
        let choices = units.filter(\.isActive).map { SelectField.Choice($0.id.text, $0.name) }
        let form = PostForm(
            to: InterpretationLinks.begin, context, submit: "启用解读管理", state: failed,
            """
            <p>启用以后起草的政策性文件和行政规范性文件，没有解读方案和材料的不能通过审核、签发和公开（INT-2）；公开后3个工作日内应当解读（INT-3）；\
            每季度应当通报（INT-9）。启用以前的文件不受影响，可以逐件登记。</p>
            \(SelectField("unit", "牵头科室", choices: choices, in: failed, hint: "季度通报由它办理。", required: true))
            """)
        return Panel("启用解读管理", form.html).html
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("standing", "状态", CaseStanding.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("unit", "科室", units.map { .init($0.id.text, $0.name) }),
            ], search: "文件标题或者文号", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的解读件。应当解读的公文拟稿以后，解读件自动列在这里。").html
        }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            "解读件，共 \(page.total) 件",
            columns: [
                .init("文件", wide: true), .init("科室"), .init("状态"), .init("还缺什么", wide: true), .init("公开日期"),
                .init("解读期限"),
            ],
            rows: page.lines.map { row($0, names) })
        return "\(table)\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ line: CaseLine, _ names: [UnitID: String]) -> Table.Row {
        let number: HTML = line.number.map { "<br><span class=\"hint\">\($0)</span>" } ?? ""
        return Table.Row(
            [
                "\(line.title)\(number)", HTML(text: names[line.found.unit] ?? ""), line.found.standing.badge.html,
                HTML(text: line.missing.joined(separator: "；")),
                line.found.publishedAt.map { "<time>\(text: $0.day)</time>" } ?? "", line.clock,
            ], link: InterpretationLinks.record(line.found.id))
    }
}

extension CaseLine {
    /// The light of INT-3 with its day.
    var clock: HTML {
        guard let reading else { return "" }
        return """
            <span class="due">\(SignalBadge(reading.signal, reading.sentence))\
            <span class="hint">\(reading.due.deadline?.day.description ?? "")</span></span>
            """
    }
}
