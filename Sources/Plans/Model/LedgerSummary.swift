package import Kernel

/// How a plan stands on a day: counts that open to the tasks behind them.
package struct LedgerSummary: Hashable, Sendable {
    package struct Counts: Hashable, Sendable {
        package var total = 0
        package var pending = 0
        package var accepted = 0
        package var acceptedOnTime = 0
        package var waitingForReview = 0
        package var overdue = 0
        package var dueSoon = 0

        package init() {}

        /// Whole per cent of tasks done; nil when there is none.
        package var donePercent: Int? { total == 0 ? nil : accepted * 100 / total }
        /// Whole per cent of done tasks that were on time; nil when none is done.
        package var onTimePercent: Int? { accepted == 0 ? nil : acceptedOnTime * 100 / accepted }

        mutating func add(_ task: PlanTask, _ window: DueWindow) {
            total += 1
            switch task.state {
            case .accepted:
                accepted += 1
                if task.closedOnTime == true { acceptedOnTime += 1 }
                return
            case .pending: pending += 1
            case .reported: waitingForReview += 1
            case .assigned, .acknowledged, .inProgress, .returned: break
            }
            if task.due < window.today {
                overdue += 1
            } else if task.due <= window.soonUntil {
                dueSoon += 1
            }
        }
    }

    /// How many tasks were to be done, and were done, by the end of a month.
    package struct Month: Hashable, Sendable {
        /// The last day of the month.
        package let end: Day
        package let owed: Int
        /// Nil for months that have not begun.
        package let done: Int?
    }

    package let all: Counts
    /// Units that answer for tasks, those with overdue tasks first, then those with most open ones.
    package let units: [(unit: UnitID, counts: Counts)]
    /// First-level headings in the order of the plan.
    package let sections: [(title: String, counts: Counts)]
    package let months: [Month]

    package init(of tasks: [PlanTask], year: Int, window: DueWindow) {
        var all = Counts()
        var units: [UnitID: Counts] = [:]
        var sections: [(title: String, counts: Counts)] = []
        for task in tasks {
            all.add(task, window)
            for assignment in task.assignments where assignment.duty.answersForTask {
                units[assignment.unit, default: Counts()].add(task, window)
            }
            let title = task.sectionPath.first ?? "（未分节）"
            if sections.last?.title != title, let known = sections.firstIndex(where: { $0.title == title }) {
                sections[known].counts.add(task, window)
            } else {
                if sections.last?.title != title { sections.append((title, Counts())) }
                sections[sections.count - 1].counts.add(task, window)
            }
        }
        self.all = all
        self.sections = sections
        self.units = units.map { (unit: $0.key, counts: $0.value) }.sorted { one, other in
            let left = (-one.counts.overdue, one.counts.accepted - one.counts.total)
            let right = (-other.counts.overdue, other.counts.accepted - other.counts.total)
            return left == right ? one.unit < other.unit : left < right
        }
        months = LedgerSummary.months(of: tasks, year: year, today: window.today)
    }

    private static func months(of tasks: [PlanTask], year: Int, today: Day) -> [Month] {
        (1...12).compactMap { month in
            guard let first = Day(year: year, month: month, day: 1) else { return nil }
            let end = first.lastOfMonth
            let owed = tasks.count { $0.due <= end }
            let done = tasks.count { $0.state == .accepted && ($0.report?.submittedOn ?? end) <= end }
            return Month(end: end, owed: owed, done: first > today ? nil : done)
        }
    }

    package static func == (one: LedgerSummary, other: LedgerSummary) -> Bool {
        one.all == other.all && one.months == other.months && one.units.elementsEqual(other.units, by: ==)
            && one.sections.elementsEqual(other.sections, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(all)
        hasher.combine(months)
    }
}
