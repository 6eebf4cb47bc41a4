package import Audit
import HTTPTypes
package import Kernel
import Markup
package import People
package import Site

/// One rehearsal: score, vetoes, what cost points, what is to do by unit, what changed since the last.
package struct InspectionScreen {
    let detail: InspectionDetail
    let timeline: [RecordedEntry]
    let units: [Unit]
    let officer: Officer
    let failure: Refusal?
    let context: SiteContext

    package init(
        detail: InspectionDetail, timeline: [RecordedEntry], units: [Unit], officer: Officer, failure: Refusal? = nil,
        context: SiteContext
    ) {
        self.detail = detail
        self.timeline = timeline
        self.units = units
        self.officer = officer
        self.failure = failure
        self.context = context
    }

    private var run: InspectionRun { detail.run }
    private var result: InspectionResult { detail.result }

    package var answer: ConsolePage {
        ConsolePage(
            "\(run.day.chinese)网站检查", section: "inspection", crumbs: [Crumb("网站检查", InspectionLinks.list)], lead: lead,
            aside: "\(acts)\(facts)", below: "<h2>办理过程</h2>\(Timeline(entries))", status: failure?.code.status ?? .ok,
            "\(notice)\(bodyParts)")
    }

    private var lead: HTML {
        guard let score = run.score, let verdict = run.verdict else { return "<p>\(run.state.badge)</p>" }
        return "<p class=\"score\"><strong>\(text: score) 分</strong> \(verdict.badge)</p>"
    }

    private var notice: HTML {
        if let failure { return Notice(.wrong, text: failure.sentence).html }
        switch run.state {
        case .waiting: return Notice(.info, text: "正在读取网页，一般需要几分钟。请稍后刷新本页查看结果。").html
        case .failed: return Notice(.wrong, text: run.remarks.first ?? "检查没有完成。").html
        case .done:
            return context.query["done"] == "hand" ? Notice(.done, text: "整改清单已下发，各科室的整改期限列入应办事项。").html : .empty
        }
    }

    private var bodyParts: HTML {
        guard run.state == .done else { return .empty }
        return "\(vetoes)\(changes)\(losses)\(merits)\(todos)\(unseen)"
    }

    private var vetoes: HTML {
        guard !result.vetoes.isEmpty else {
            return Panel("单项否决", "<p>没有触发单项否决的问题。</p>").html
        }
        let items = result.vetoes.each { finding in
            "<li><strong>\(finding.item.title)</strong>：\(finding.facts.count) 个。\(finding.facts.prefix(3).each { "<span class=\"typed\">\($0.subject)\($0.note.isEmpty ? "" : "，\($0.note)")；</span>" })</li>"
        }
        return Panel("单项否决 \(result.vetoes.count) 项，有一项即不合格", "<ul>\(items)</ul>").html
    }

    private var changes: HTML {
        guard let change = detail.comparison, let before = detail.before else { return .empty }
        let direction =
            change.difference == .none
            ? "得分相同"
            : change.difference > .none ? "提高 \(change.difference) 分" : "下降 \(Points.none - change.difference) 分"
        func lines(_ title: String, _ todos: [InspectionTodo]) -> HTML {
            guard !todos.isEmpty else { return .empty }
            let items = todos.prefix(20).each { "<li>\($0.item.title)：\($0.fact.subjectHTML)</li>" }
            return "<details><summary>\(title) \(todos.count) 个</summary><ul>\(items)</ul></details>"
        }
        return Panel(
            "与上次比较",
            """
            <p>比 <a href="\(link: InspectionLinks.record(before.id))">\(before.day.chinese)的检查</a>\(direction)：\
            新发现 \(change.new.count) 个，已整改 \(change.mended.count) 个，仍存在 \(change.standing) 个。</p>
            \(lines("新发现", change.new))\(lines("已整改", change.mended))
            """
        ).html
    }

    private var losses: HTML {
        let lost = result.faults.filter { $0.lost > .none || $0.item.isVeto }
        guard !lost.isEmpty else { return Panel("失分", "<p>没有失分。</p>").html }
        return Table(
            "失分和否决指标",
            columns: [.init("指标", wide: true), .init("发现", wide: true), .init("扣分", number: true)],
            rows: lost.map { finding in
                Table.Row(
                    [
                        "\(finding.item.title) <span class=\"hint\">\(finding.item.id)</span>",
                        """
                        \(finding.chinese) <span class="hint">\(finding.item.weightChinese)</span>\(records(of: finding))
                        """,
                        HTML(text: finding.lost > .none ? "−\(finding.lost)" : ""),
                    ], mark: finding.isVetoed ? "late" : nil)
            }
        ).html
    }

    /// EVAL-4: each deduction leads to what it was made for.
    private func records(of finding: InspectionFinding) -> HTML {
        let shown = finding.facts.prefix(50).each { fact -> HTML in
            "<li>\(fact.subjectHTML)\(fact.note.isEmpty ? "" : "，\(fact.note)")</li>"
        }
        return "<details><summary>打开记录</summary><ul>\(shown)</ul></details>"
    }

    /// SITE-6: what would be added, and whether it was.
    private var merits: HTML {
        guard !result.merits.isEmpty else { return .empty }
        let counted: HTML =
            result.bonus > .none
            ? "合计加 \(text: result.bonus) 分，已计入得分。" : "没有计入：有单项否决，或者加分以前的得分没有高于规定的分数（SITE-6）。"
        let items = result.merits.each { finding in
            "<li><strong>\(finding.item.title)</strong>　可加 \(text: finding.gained) 分：\(finding.facts.prefix(3).each { "\($0.subjectHTML)，\($0.note)；" })</li>"
        }
        return Panel("加分", "<p>\(counted)</p><ul>\(items)</ul>").html
    }

    private var todos: HTML {
        let todos = result.todos
        guard !todos.isEmpty else { return .empty }
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let grouped = Dictionary(grouping: todos) { $0.fact.unit.flatMap { names[$0] } ?? "政务公开办（没有对应科室）" }
        let tables = grouped.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.each {
            name, todos -> HTML in
            let table = Table(
                "\(name)：\(todos.count) 个",
                columns: [.init("问题", wide: true), .init("指标", wide: true), .init("情况", wide: true)],
                rows: todos.prefix(200).map { todo in
                    Table.Row([
                        todo.fact.subjectHTML, HTML(text: todo.item.title),
                        HTML(text: todo.fact.note),
                    ])
                }
            )
            return "<h3>\(name)　\(todos.count) 个</h3>\(table)"
        }
        return "<h2>整改清单（按科室）</h2>\(tables)"
    }

    private var unseen: HTML {
        guard !result.unseen.isEmpty else { return .empty }
        let names = result.unseen.each { "<li>\($0.title)</li>" }
        return Panel(
            "没有检查的指标 \(result.unseen.count) 项",
            "<p class=\"hint\">这些指标要读取网页，或者没有当天的记录，得分没有计入。</p><ul>\(names)</ul>"
        ).html
    }

    // MARK: Aside

    private var acts: HTML {
        let refusal = run.handingRefusal(by: officer, hasTodos: !result.todos.isEmpty)
        let act: ActionsPanel.Act =
            refusal.map { .refused("下发整改清单", $0) }
            ?? .allowed(
                "下发整改清单", to: InspectionLinks.hand(run.id), context, primary: true,
                hidden: [("version", String(run.version))])
        return ActionsPanel([act]).html
    }

    private var facts: HTML {
        var items: [(String, HTML)] = [
            ("范围", run.port.map { "记录，和本机 \($0) 端口网站的网页" } ?? "记录"), ("检查人", HTML(text: run.byName)),
            ("检查时间", HTML(text: run.startedAt.chinese)), ("指标版本", HTML(text: run.pack)),
            ("对外服务", detail.offersServices ? "有" : "没有，按 SITE-6 折算"),
        ]
        if let at = run.handedAt { items.append(("下发整改清单", HTML(text: at.chinese))) }
        if run.state == .done { items += run.remarks.map { ("说明", HTML(text: $0)) } }
        return Panel("检查情况", DefinitionList(items).html).html
    }

    private var entries: [Timeline.Entry] {
        timeline.reversed().map { entry in
            let name = entry.act.split(separator: ".").last.map { String($0) } ?? ""
            let words = ["begin": "开始检查", "rehearse": "检查", "finish": "检查完成", "fail": "没有完成", "hand": "下发整改清单"][name]
            return Timeline.Entry(
                who: entry.actorName, what: HTML(text: words ?? name), when: entry.at, rule: entry.rule,
                note: entry.note.isEmpty ? nil : entry.note, receipt: "第 \(entry.sequence) 号")
        }
    }
}
