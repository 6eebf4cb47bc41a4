import Kernel
import Markup
package import Site

/// 落实情况 of one plan: where it stands, by unit, what is late and why, and what proves each task (TASK-6).
package struct ImplementationScreen {
    let summary: PlanImplementation
    let mayExport: Bool
    let context: SiteContext

    package init(_ summary: PlanImplementation, mayExport: Bool, context: SiteContext) {
        self.summary = summary
        self.mayExport = mayExport
        self.context = context
    }

    private var plan: PlanID { summary.plan.id }

    package var answer: ConsolePage {
        let sentences = summary.sentences.each { "<li>\($0)</li>" }
        return ConsolePage(
            "落实情况", section: "plans", crumbs: [Crumb("工作要点", LedgerLinks.plans)], lead: export, wide: true,
            """
            <p>《<a href="\(link: LedgerLinks.ledger(plan: plan))">\(summary.plan.title)</a>》 \
            <a href="\(link: LedgerLinks.checks(plan))">条款核查</a></p>\
            <p class="hint">\(summary.origin)</p>\
            \(Panel("总体情况", "<ol>\(sentences)</ol>"))\(units)\(late)\(tasks)
            """)
    }

    private var export: HTML {
        guard mayExport else { return .empty }
        let links = ImplementationFormat.allCases.each { format in
            let link = LedgerLinks.implementationFile(plan, format.rawValue)
            return "<li><a href=\"\(link: link)\" download>\(format.chinese)</a></li>"
        }
        return "<details class=\"menu\"><summary class=\"button\">导出</summary><ul>\(links)</ul></details>"
    }

    private var units: HTML {
        guard !summary.summary.units.isEmpty else { return .empty }
        let rows = summary.summary.units.map { item -> Table.Row in
            let counts = item.counts
            return Table.Row([
                "<a href=\"\(link: LedgerLinks.ledger(plan: plan, unit: item.unit))\">\(summary.name(item.unit))</a>",
                "\(counts.total)", "\(counts.accepted)", "\(counts.donePercent.share)", "\(counts.onTimePercent.share)",
                "\(counts.waitingForReview)", "\(counts.overdue)",
            ])
        }
        let table = Table(
            "各单位完成情况",
            columns: [
                .init("单位"), .init("任务", number: true), .init("已办结", number: true), .init("办结率", number: true),
                .init("按时率", number: true), .init("等待审核", number: true), .init("逾期未办结", number: true),
            ], rows: rows)
        return "<h2>各单位完成情况</h2>\(table)<p class=\"hint\">一项任务有几个牵头、责任单位的，每个单位各计一次，合计可以大于任务总数。</p>"
    }

    private var late: HTML {
        guard !summary.late.isEmpty else { return Panel("逾期任务和原因", "<p class=\"hint\">没有逾期的任务。</p>").html }
        let rows = summary.late.map { line in
            Table.Row([
                "\(line.task.position)", task(line, 60), "\(line.answering.joined(separator: "、"))",
                "<time datetime=\"\(text: line.task.due)\">\(text: line.task.due)</time>",
                "\(line.lateness?.chinese ?? "")", "\(line.reasons.each { "<p>\($0)</p>" })",
            ])
        }
        let table = Table(
            "逾期任务和原因，共 \(rows.count) 项",
            columns: [
                .init("序号", number: true), .init("具体任务"), .init("承担单位"), .init("完成时限"), .init("逾期"),
                .init("原因（按记录）", wide: true),
            ], rows: rows)
        return "<h2>逾期任务和原因</h2>\(table)"
    }

    private var tasks: HTML {
        guard !summary.lines.isEmpty else { return EmptyState("这份要点还没有任务。").html }
        let rows = summary.lines.map { line in
            Table.Row([
                "\(line.task.position)", task(line, 90), "\(line.answering.joined(separator: "、"))",
                TaskDueCell(task: line.task, day: summary.day).html, "\(line.task.state.badge)", proofs(line),
            ])
        }
        let table = Table(
            "逐项落实情况，共 \(rows.count) 项",
            columns: [
                .init("序号", number: true), .init("具体任务"), .init("承担单位"), .init("完成时限"), .init("状态"),
                .init("经确认的佐证", wide: true),
            ], rows: rows)
        return "<h2>逐项落实情况</h2>\(table)"
    }

    private func task(_ line: ImplementationLine, _ limit: Int) -> HTML {
        "<a href=\"\(link: LedgerLinks.task(line.task.id))\">\(line.task.excerpt(limit))</a>"
    }

    private func proofs(_ line: ImplementationLine) -> HTML {
        guard !line.proofs.isEmpty else { return line.task.state == .accepted ? "—" : "" }
        let items = line.proofs.each { proof in
            """
            <li>\(name(proof)) <span class="hint">\(proof.note)，\(text: proof.acceptedOn)确认，\
            校验值 <code>\(String(proof.hash.prefix(12)))</code></span></li>
            """
        }
        return "<ul class=\"lines\">\(items)</ul>"
    }

    private func name(_ proof: TaskProof) -> HTML {
        switch proof.source {
        case .file(let id): "<a href=\"\(link: LedgerLinks.evidence(id))\">\(proof.title)</a>"
        case .record(_, let address, _):
            Link(returning: address).map { "<a href=\"\(link: $0)\">\(proof.title)</a>" } ?? "\(proof.title)"
        }
    }
}
