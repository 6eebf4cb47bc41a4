package import Kernel
import Markup
package import People
package import Site

/// The queue of letters: what is due first on top, one next step for each.
package struct LetterListScreen {
    let page: LetterListPage
    let query: LetterQuery
    let figures: LetterQueueFigures
    let units: [Unit]
    let officer: Officer
    let enters: Bool
    let context: SiteContext

    /// - Parameter enters: whether this officer takes letters in, and so imports and looks at repeated questions.
    package init(
        page: LetterListPage, query: LetterQuery, figures: LetterQueueFigures, units: [Unit], officer: Officer,
        enters: Bool, context: SiteContext
    ) {
        self.page = page
        self.query = query
        self.figures = figures
        self.units = units
        self.officer = officer
        self.enters = enters
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage("来信", section: "letters", lead: lead, wide: true, "\(ways)\(filters)\(list)")
    }

    private var lead: HTML {
        let late: HTML =
            figures.overdue == 0
            ? "" : "，<a href=\"\(link: LetterLinks.list.query("pick", "overdue"))\">已逾期\(figures.overdue)件</a>"
        return """
            <p class="hint">没有办结\(figures.open)件，\
            <a href="\(link: LetterLinks.list.query("pick", "mine"))">待我办理\(figures.mine)件</a>\(late)（MAIL-2）。</p>
            """
    }

    private var ways: HTML {
        var links: [(String, Link)] = []
        if enters {
            links += [
                ("登记来信", LetterLinks.enter), ("导入12345工单", LetterLinks.importing), ("重复提问", LetterLinks.questions),
            ]
        }
        if Letter.overlooks(officer) { links.append(("各单位办理情况", LetterLinks.units)) }
        links.append(("办理时限", LetterLinks.terms))
        let all = links.each { "<a class=\"button\" href=\"\(link: $0.1)\">\($0.0)</a>" }
        return "<p class=\"buttons\">\(all)</p>"
    }

    private var filters: FilterRow {
        FilterRow(
            [
                .init("pick", "范围", LetterQuery.Pick.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("stage", "状态", LetterStage.allCases.map { .init($0.rawValue, $0.chinese) }),
                .init("category", "类别", LetterCategory.choices), .init("channel", "渠道", LetterChannel.choices),
                .init("unit", "承办", units.map { .init($0.id.text, $0.name) }),
            ], search: "编号、工单号或者标题", context)
    }

    private var list: HTML {
        guard page.total > 0 else {
            return EmptyState("没有符合条件的来信。网站来信提交后、12345工单导入后列在这里。").html
        }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let table = Table(
            "来信，共 \(page.total) 件",
            columns: [
                .init("编号"), .init("标题"), .init("类别和渠道"), .init("承办"), .init("状态"), .init("下一步"),
                .init("期限"),
            ], rows: page.lines.map { row($0, names) })
        return "\(table)\(Pager(page: query.page, size: query.size, total: page.total, context))"
    }

    private func row(_ line: LetterLine, _ names: [UnitID: String]) -> Table.Row {
        let found = line.letter
        let urgent: HTML = found.isUrgent ? " <strong>紧急</strong>" : ""
        return Table.Row(
            [
                HTML(text: found.number), "\(found.title)\(urgent)",
                "\(found.category.chinese)，\(found.channel.chinese)", HTML(text: names[found.unit] ?? ""),
                found.stage.badge.html,
                HTML(text: found.stage.next?.chinese ?? "—"), line.dueHTML,
            ], link: LetterLinks.record(found.id), mark: line.reading?.signal == .black ? "late" : nil)
    }
}

extension LetterLine {
    var dueHTML: HTML {
        if let reading {
            return """
                <span class="due">\(SignalBadge(reading.signal, reading.sentence))\
                <span class="hint">\(reading.due.deadline?.day.description ?? "")</span></span>
                """
        }
        return HTML(text: (letter.repliedAt ?? letter.closedAt).map { "\($0.day) 答复" } ?? "")
    }
}

/// 各单位办理情况.
package struct LetterUnitsScreen {
    let figures: [LetterUnitFigures]
    let since: Day
    let units: [Unit]

    package init(figures: [LetterUnitFigures], since: Day, units: [Unit]) {
        self.figures = figures
        self.since = since
        self.units = units
    }

    package var answer: ConsolePage {
        ConsolePage(
            "各单位办理情况", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)],
            lead: "<p class=\"hint\">\(since.chinese)以来收到的来信。逾期的先催办，再列入通报（MAIL-3）。</p>", wide: true, table)
    }

    private var table: HTML {
        guard !figures.isEmpty else { return EmptyState("这段时间没有来信。").html }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = figures.map { one -> Table.Row in
            func link(_ count: Int, _ pick: LetterQuery.Pick) -> HTML {
                let target = LetterLinks.list.query("pick", pick.rawValue).query("unit", one.unit.text)
                return count == 0 ? "0" : "<a href=\"\(link: target)\">\(count)</a>"
            }
            return Table.Row(
                [
                    HTML(text: names[one.unit] ?? ""), link(one.open, .unanswered), link(one.overdue, .overdue),
                    "\(one.answered)", HTML(text: one.punctuality.map { "\($0)%" } ?? "—"),
                    HTML(text: one.satisfaction.map { "\($0)%" } ?? "—"), "\(one.returns)", "\(one.urges)",
                ], mark: one.overdue > 0 ? "late" : nil)
        }
        return Table(
            "各单位",
            columns: [
                .init("单位"), .init("没有答复", number: true), .init("已逾期", number: true), .init("已答复", number: true),
                .init("按时答复率", number: true), .init("满意率", number: true), .init("退单", number: true),
                .init("催办", number: true),
            ], rows: rows
        ).html
    }
}

/// 办理时限 in force and before (MAIL-2).
package struct LetterTermsScreen {
    let terms: LetterTerms
    let today: Day

    package init(terms: LetterTerms, today: Day) {
        self.terms = terms
        self.today = today
    }

    package var answer: ConsolePage {
        let now = terms.table(on: today)
        return ConsolePage(
            "来信办理时限", section: "letters", crumbs: [Crumb("来信", LetterLinks.list)],
            """
            \(terms.tables.each { panel($0, isNow: $0 == now) })
            <p class="hint">时限由系统管理员在数据文件夹的 letter-terms.yaml 中设置，写法见管理手册。已经收到的来信按收到之日的时限办理。\
            三个月未答复（MAIL-4）和信访期限（MAIL-5）由国家规定，不能在这里改变。</p>
            """)
    }

    private func panel(_ table: LetterTermTable, isNow: Bool) -> HTML {
        var items: [(String, HTML)] = [("依据", HTML(text: table.source)), ("签收或者退单", "\(table.sign)个工作日")]
        items.append(("紧急事项", HTML(text: table.urgent == 0 ? "当日" : "\(table.urgent)日")))
        items += LetterCategory.allCases.map { category in
            (category.chinese, HTML(text: table.answer(category, isUrgent: false).length.chinese))
        }
        items.append(("延期", "一次，不超过\(table.mostMore)个工作日，期满前提出并告知理由"))
        let title = table.from == .earliest ? "默认时限" : "\(table.from.chinese)起施行"
        return Panel(title + (isNow ? "（现行）" : ""), DefinitionList(items).html).html
    }
}
