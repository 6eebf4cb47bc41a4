import Kernel
import Markup
import Site

/// 为什么是这一天: where a task's day comes from and what is left of it, in sentences.
struct TaskDueReason: Component {
    let task: PlanTask
    let plan: Plan
    /// Changes that a leader approved, newest first: when and what (ROLE-13).
    let changes: [(at: Moment, note: String)]
    /// The clock of what is owed; nil before the task was handed out.
    let clock: ObligationClock?
    let day: LedgerDay

    var sentences: [String] {
        let steps = clock?.explanation(day.calendar).steps ?? []
        let reasons = changes.reversed().map { "\($0.at.day.chinese)经委领导批准调整：\($0.note)。" }
        return [origin] + steps + reasons + [calendarWord, standing].compactMap { $0 }
    }

    var html: HTML {
        """
        <details class="why"><summary>为什么是这一天</summary><ul>\(sentences.each { "<li>\($0)</li>" })</ul></details>
        """
    }

    private var origin: String {
        if let words = task.deadlineWords { return "要点写明的时限是“\(words)”，导入时按此核定。" }
        guard changes.isEmpty, task.due == plan.defaultDue else { return "要点没有写明这项任务的时限，由政务公开办核定。" }
        if let due = plan.reportDue { return "要点没有写明这项任务的时限，按报送落实情况和佐证材料的日期（\(due.chinese)）办理（TASK-4）。" }
        return "要点没有写明时限，按年度最后一日办理（TASK-5）。"
    }

    private var calendarWord: String? {
        let reason = day.calendar.reason(task.due)
        return reason.isWorkday ? nil : "\(task.due.chineseWithWeekday)是\(reason.chinese)，时限不因此顺延，请提前报送。"
    }

    private var standing: String? {
        guard task.state.isOpen else { return nil }
        let explained = "应当在\(task.due.chineseWithWeekday)前（含当日）报送。"
        guard task.due >= day.today else { return explained + "已逾期 \(task.due.days(to: day.today)) 天。" }
        let left = day.calendar.workdays(after: day.today, through: task.due)
        let doubt = day.calendar.isProvisional(after: day.today, through: task.due) ? "（跨到尚未公布放假安排的年份，为暂计）" : ""
        return explained + "从今天（\(day.today.chinese)）算起还有 \(left) 个工作日\(doubt)。"
    }
}
