import Audit
import HTTPTypes
import Kernel
import Markup
package import Site

/// One task: what it asks, who stands for it, what may be done now, and what was done.
package struct TaskScreen {
    let view: TaskView
    let failed: FailedAct?
    let context: SiteContext

    package init(_ view: TaskView, failed: FailedAct? = nil, context: SiteContext) {
        self.view = view
        self.failed = failed
        self.context = context
    }

    private var task: PlanTask { view.task }

    package var answer: ConsolePage {
        ConsolePage(
            task.excerpt(40), section: "ledger",
            crumbs: [
                Crumb("任务台账", LedgerLinks.ledger),
                Crumb("\(view.plan.year)年要点", LedgerLinks.ledger(plan: view.plan.id)),
            ], lead: head, aside: aside,
            below: "<h2>办理过程</h2>\(Timeline(TaskTimeline.entries(view.timeline)))",
            status: failed?.refusal.code.status ?? .ok,
            "\(notice)\(broken)\(TaskFacts(view: view))\(TaskReports(view: view))")
    }

    private var head: HTML {
        let changes = view.timeline.filter { $0.act == "plan.task.\(TaskAct.approveChange.rawValue)" }
        let why = TaskDueReason(
            task: task, plan: view.plan, changes: changes.map { ($0.at, $0.note) },
            clock: view.obligation?.clock, day: view.day)
        return """
            <div class="lead"><p><span class="number">\(task.label)</span> \(task.state.badge) \
            <span class="due">时限 <time datetime="\(text: task.due)">\(task.due.chineseWithWeekday)</time> \
            \(view.day.standing(of: task).html)</span></p>\(why)</div>
            """
    }

    private var notice: HTML {
        guard let failed else { return done }
        let files: HTML = failed.lostFiles ? "<p>已选择的附件没有保存，请重新选择。</p>" : ""
        let formIsThere = task.refusal(of: failed.act, by: view.officer) == nil
        if formIsThere, let problem = failed.state.problems.first {
            // The form, further down on a phone, says what; here stands the way to it.
            return Notice(
                .wrong, "<p>没有\(failed.act.chinese)。<a href=\"#f-\(problem.field)\">到需要修改的地方</a></p>\(files)"
            ).html
        }
        let typed: HTML =
            formIsThere || failed.words.isEmpty
            ? "" : "<p>您填写的内容：</p>\(failed.words.each { "<blockquote>\($0)</blockquote>" })"
        return Notice(.wrong, "<p>\(failed.refusal.sentence)</p>\(typed)\(files)").html
    }

    private var done: HTML {
        guard let act = TaskAct(rawValue: context.query["done"]) else { return .empty }
        return Notice(.done, text: "已\(act.chinese)，记录在下方的办理过程中。").html
    }

    /// A proof that is no longer what it was: said before everything else (TASK-4).
    private var broken: HTML {
        let bad = view.reports.filter { $0.outcome != .returned }.flatMap(\.records).filter { $0.standing != .holds }
        guard !bad.isEmpty else { return .empty }
        let items = bad.each { "<li>\($0.record.title)：\($0.standing.chinese)</li>" }
        return Notice(
            .warning,
            "<p>有 \(bad.count) 份佐证与报送时不同，请政务公开办核实这项任务是否仍然落实（TASK-4）。</p><ul>\(items)</ul>"
        ).html
    }

    private var aside: HTML {
        "\(TaskActs(view: view, failed: failed, context: context))\(TaskPeople(view: view))\(TaskObligation(view: view))"
    }
}

/// The words of the task and the facts around it.
struct TaskFacts: Component {
    let view: TaskView

    var html: HTML {
        let task = view.task
        var facts: [(String, HTML)] = [("工作要点", HTML(text: view.plan.title))]
        if let number = view.plan.documentNumber { facts.append(("文号", HTML(text: number))) }
        if !task.sectionPath.isEmpty { facts.append(("工作事项", HTML(text: task.sectionPath.joined(separator: " › ")))) }
        if let words = task.deadlineWords { facts.append(("时限原文", HTML(text: words))) }
        if !task.requirements.isEmpty {
            let quotes: HTML = "\(task.requirements.map { Badge($0.quote).html }.joined(" "))"
            facts.append(("可核查的要求", quotes))
        }
        return """
            <section class="panel task"><h2>具体任务</h2><p class="official">\(task.text)</p>\
            \(DefinitionList(facts))</section>
            """
    }
}

/// The units on the task with their signatures.
struct TaskPeople: Component {
    let view: TaskView

    var html: HTML {
        let sorted = view.task.assignments.sorted { ($0.duty, $0.unit) < ($1.duty, $1.unit) }
        guard !sorted.isEmpty else { return Panel("承担单位", "<p class=\"hint\">还没有单位。分派后列在这里。</p>").html }
        let items = sorted.each { item -> HTML in
            let mine = view.officer.units.contains(item.unit)
            let note: HTML = item.note.map { "<span class=\"hint\">\($0)</span>" } ?? ""
            return """
                <li><p><strong>\(view.directory.name(item.unit))</strong> \(Badge(item.duty.chinese, mine ? .active : .neutral)) \
                \(note)</p><p class="hint">\(signature(item))\(delegate(item))</p></li>
                """
        }
        return Panel("承担单位", "<ul class=\"people\">\(items)</ul>").html
    }

    private func signature(_ item: Assignment) -> HTML {
        guard let member = item.acknowledgedBy else { return "未签收" }
        return "\(view.directory.name(member))已签收"
    }

    private func delegate(_ item: Assignment) -> HTML {
        guard let member = item.delegate else { return .empty }
        return "，经办人\(view.directory.name(member))"
    }
}

/// What is owed for the task (TASK-4).
struct TaskObligation: Component {
    let view: TaskView

    var html: HTML {
        let standing: HTML =
            view.task.state == .pending ? Badge("分派后生效", .faint).html : view.day.standing(of: view.task).html
        return Panel(
            "应办事项",
            """
            <p>报送落实情况和佐证材料（TASK-4） \(standing)</p>
            <p class="hint">\(view.task.due.chinese)前（含当日）报送，并经审核通过，才算按时办结。</p>
            """
        ).html
    }
}
