package import Kernel

/// 进度 in five sentences, each from the data and from nothing else.
package struct OverviewSentences: Sendable {
    package let year: Int
    package let summary: LedgerSummary
    package let names: [UnitID: String]
    package let window: DueWindow

    package init(year: Int, summary: LedgerSummary, names: [UnitID: String], window: DueWindow) {
        self.year = year
        self.summary = summary
        self.names = names
        self.window = window
    }

    /// How far, how punctual, what is overdue and whose, what is due soon, and how it stands against this month's end.
    package var all: [String] { [progress, punctuality, overdue, soon, pace] }

    private var counts: LedgerSummary.Counts { summary.all }

    private var progress: String {
        guard let percent = counts.donePercent else { return "\(year)年要点还没有任务。" }
        let open = counts.total - counts.accepted
        if open == 0 { return "\(year)年要点共\(counts.total)项任务，已全部办结。" }
        let waiting = counts.waitingForReview > 0 ? "，其中\(counts.waitingForReview)项已报送、等待审核" : ""
        return "\(year)年要点共\(counts.total)项任务，已办结\(counts.accepted)项（\(percent)%），还有\(open)项未办结\(waiting)。"
    }

    private var punctuality: String {
        guard let percent = counts.onTimePercent else { return "还没有任务办结，按时率从第一项办结后开始计算。" }
        let late = counts.accepted - counts.acceptedOnTime
        if late == 0 { return "已办结的\(counts.accepted)项全部按时。" }
        return "已办结的任务按时率\(percent)%，\(late)项逾期办结。"
    }

    private var overdue: String {
        guard counts.overdue > 0 else { return "没有逾期未办结的任务。" }
        // A task has several answering units, so the numbers of the units may exceed the number of tasks.
        let whose = summary.units.filter { $0.counts.overdue > 0 }
        let shown = whose.prefix(3).map { "\(names[$0.unit] ?? "已撤销的单位")\($0.counts.overdue)项" }
        let rest = whose.count > 3 ? "等\(whose.count)个单位" : ""
        if whose.isEmpty { return "\(counts.overdue)项已逾期，均未分派到单位。" }
        return "\(counts.overdue)项已逾期未办结，涉及\(shown.joined(separator: "、"))\(rest)。"
    }

    private var soon: String {
        guard counts.dueSoon > 0 else { return "\(window.soonUntil.chinese)前没有任务到期。" }
        return "\(counts.dueSoon)项将在\(window.soonUntil.chinese)前到期，请承担单位尽快报送。"
    }

    private var pace: String {
        guard let month = summary.months.last(where: { $0.done != nil }), let done = month.done else {
            return "\(year)年还没有开始。"
        }
        let when = window.today.year > year ? "全年" : "到\(month.end.month)月底"
        if month.owed == 0 { return "\(when)没有应完成的任务。" }
        if done >= month.owed { return "\(when)应完成\(month.owed)项，实际完成\(done)项，总量不落后于时限。" }
        return "\(when)应完成\(month.owed)项，实际完成\(done)项，相差\(month.owed - done)项。"
    }
}
