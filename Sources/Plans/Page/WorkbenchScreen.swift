package import Kernel
import Markup
package import Site

/// 工作台: what I owe, what waits for me, what waits for others, and how the agency stands.
package struct WorkbenchScreen {
    let tasks: WorkbenchTasks
    let elsewhere: OwedElsewhere
    /// Uploads that wait to be confirmed.
    let imports: [PlanImport]
    let plans: [PlanListing]
    let directory: LedgerDirectory
    let day: LedgerDay
    let officer: Officer
    let context: SiteContext

    package init(
        tasks: WorkbenchTasks, elsewhere: OwedElsewhere = .nothing, imports: [PlanImport], plans: [PlanListing],
        directory: LedgerDirectory, day: LedgerDay, officer: Officer, context: SiteContext
    ) {
        self.tasks = tasks
        self.elsewhere = elsewhere
        self.imports = imports
        self.plans = plans
        self.directory = directory
        self.day = day
        self.officer = officer
        self.context = context
    }

    package var answer: ConsolePage {
        let today: HTML =
            "<p class=\"hint\"><time datetime=\"\(text: day.today)\">\(day.today.chineseWithWeekday)</time></p>"
        return ConsolePage("工作台", section: "workbench", lead: today, aside: pulse, body)
    }

    private var body: HTML {
        let piles: HTML = "\(owed)\(waiting)\(others)\(awaited)"
        if !piles.isEmpty { return piles }
        let act: HTML =
            mayImport ? "<p><a class=\"button primary\" href=\"\(link: LedgerLinks.upload)\">导入工作要点</a></p>" : ""
        let sentence =
            plans.isEmpty
            ? "这里会列出您要办的任务和等您处理的事项。还没有工作要点，导入并分派后开始。" : "现在没有要您办理的事项。新的任务、报送和审批会列在这里。"
        return EmptyState(sentence, act: plans.isEmpty ? act : "").html
    }

    private var mayImport: Bool { ImportDecision.refusal(by: officer, agency: officer.agency) == nil }

    /// Tasks and everything else in one list, the first to be due on top.
    private var owed: HTML {
        let total = tasks.owed.total + elsewhere.total
        guard total > 0 else { return .empty }
        let more: HTML =
            tasks.owed.total > tasks.owed.tasks.count
            ? "<p><a href=\"\(link: LedgerLinks.ledger)\">在台账中查看全部 \(tasks.owed.total) 项任务</a></p>" : .empty
        return Panel(
            "我要办的（\(total)）",
            """
            <p class="hint">按完成时限排列，已报送待审核的任务不在内。</p><ul class="lines tasks">\(inOrder)</ul>\(more)
            """
        ).html
    }

    private var inOrder: HTML {
        var lines =
            tasks.owed.tasks.map { (due: $0.due as Day?, html: line($0)) }
            + elsewhere.lines.map { (due: $0.due, html: line($0)) }
        let left = elsewhere.total - elsewhere.lines.count
        if left > 0 {
            // Stands where they would: a task below is due later than the first of them.
            let words = "此后还有 \(left) 项其他事项，在监察台账中查看"
            lines.append((elsewhere.lines.last?.due, "<li><a href=\"\(link: elsewhere.board)\">\(words)</a></li>"))
        }
        return lines.enumerated().sorted {
            ($0.element.due ?? .latest, $0.offset) < ($1.element.due ?? .latest, $1.offset)
        }.each { $0.element.html }
    }

    private var waiting: HTML {
        let drafts = imports.each { item in
            """
            <li><a href="\(link: LedgerLinks.draft(item.id))">\(item.fileName)</a> \
            <span class="hint">\(item.uploadedAt.minute)上传，\(item.draft.openQuestions)处待确认</span></li>
            """
        }
        let open: HTML =
            imports.isEmpty ? "" : Panel("等我确认的导入（\(imports.count)）", "<ul class=\"lines\">\(drafts)</ul>").html
        return """
            \(pile("等我审核的报送", tasks.toReview, LedgerLinks.ledger(state: .reported)))\
            \(pile("等我批准的调整", tasks.toApprove, LedgerLinks.ledger))\
            \(pile("等我分派的任务", tasks.toAssign, LedgerLinks.ledger(state: .pending)))\(open)
            """
    }

    /// What the other capabilities have for this person, each where it is done.
    private var others: HTML {
        let waiting = context.rail.filter { $0.place == .rail && $0.id != "workbench" && ($0.count ?? 0) > 0 }
        let papers = elsewhere.papers.each { paper in
            "<li><a href=\"\(link: paper.link)\">\(paper.title)</a> <span class=\"hint\">公文 · \(paper.state)</span></li>"
        }
        guard !waiting.isEmpty || !elsewhere.papers.isEmpty else { return .empty }
        let lines = waiting.each { entry in
            "<li><a href=\"\(link: entry.link)\">\(entry.title)</a> <span class=\"hint\">\(entry.count ?? 0) 件</span></li>"
        }
        return Panel("等我处理的", "<ul class=\"lines\">\(papers)\(lines)</ul>").html
    }

    private var awaited: HTML {
        pile("等他人处理的", tasks.awaited, LedgerLinks.ledger(state: .reported), note: "已报送等审核，或已申请调整等批准。")
    }

    private func pile(_ title: String, _ pile: WorkbenchTasks.Pile, _ all: Link, note: String = "") -> HTML {
        guard pile.total > 0 else { return .empty }
        let lines = pile.tasks.each(line)
        let rest: HTML =
            pile.total > pile.tasks.count ? "<p><a href=\"\(link: all)\">在台账中查看全部 \(pile.total) 项</a></p>" : ""
        return Panel(
            "\(title)（\(pile.total)）",
            "\(if: !note.isEmpty, "<p class=\"hint\">\(note)</p>")<ul class=\"lines tasks\">\(lines)</ul>\(rest)"
        ).html
    }

    private func line(_ duty: OwedElsewhere.Line) -> HTML {
        let title = duty.title.count > 70 ? String(duty.title.prefix(69)) + "…" : duty.title
        let name: HTML =
            duty.link.map { "<a href=\"\(link: $0)\">\(title)</a>" } ?? HTML(text: title)
        let day: HTML = duty.due.map { "<time datetime=\"\(text: $0)\">\(text: $0)</time> " } ?? .empty
        return """
            <li><span class="what">\(name) <span class="hint">\(duty.hint)</span></span>\
            <span class="state"></span><span class="due">\(day)\(SignalBadge(duty.signal, duty.sentence))</span></li>
            """
    }

    private func line(_ task: PlanTask) -> HTML {
        let mine = task.assignments(of: officer).first
        let duty: HTML = mine.map { Badge($0.duty.chinese, .faint).html } ?? ""
        return """
            <li><span class="what"><a href="\(link: LedgerLinks.task(task.id))">\(task.excerpt(70))</a> \
            <span class="hint">\(TaskUnitsCell(task: task, directory: directory))</span></span>\
            <span class="state">\(duty) \(task.state.badge)</span>\(TaskDueCell(task: task, day: day))</li>
            """
    }

    /// The agency's plans in small numbers.
    private var pulse: HTML {
        let shown = plans.filter { $0.plan.agency == officer.agency }.prefix(3)
        guard !shown.isEmpty else { return .empty }
        let parts = shown.each { listing -> HTML in
            let overdue: HTML =
                listing.overdue == 0
                ? Badge("没有逾期", .good).html
                : """
                <a href="\(link: LedgerLinks.ledger(plan: listing.plan.id, window: .overdue))">\
                \(SignalBadge(.black, "逾期 \(listing.overdue) 项"))</a>
                """
            return """
                <div class="pulse"><p><a href="\(link: LedgerLinks.ledger(plan: listing.plan.id))">\(text: listing.plan.year)年要点</a> \
                \(overdue)</p>\(ProgressBar(listing.accepted, of: listing.total, "已办结"))</div>
                """
        }
        return Panel("全机关进度", "\(parts)<p><a href=\"\(link: LedgerLinks.overview)\">查看进度总览</a></p>").html
    }
}

/// 工作台 of the three administrators, who see no business record (MLPS-3): the way to what they administer.
package struct WorkbenchAdministration {
    let officer: Officer
    let entries: [RailEntry]

    package init(officer: Officer, entries: [RailEntry]) {
        self.officer = officer
        self.entries = entries
    }

    package var answer: ConsolePage {
        let others = entries.filter { $0.id != "workbench" }
        let links = others.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        let list: HTML =
            others.isEmpty
            ? EmptyState("您的角色没有可以办理的功能。请联系安全管理员核对角色。").html
            : Panel("管理事项", "<ul class=\"lines\">\(links)</ul>").html
        return ConsolePage(
            "工作台", section: "workbench",
            "\(Notice(.info, text: "系统、安全、审计管理员不经办业务，也不查看业务记录。"))\(list)")
    }
}
