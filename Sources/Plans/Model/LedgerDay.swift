package import Kernel

/// What a day means for the ledger: signals, working days left, and where "due soon" ends (FOI-D7).
package struct LedgerDay: Sendable {
    package let today: Day
    package let calendar: WorkCalendar

    package init(_ today: Day, calendar: WorkCalendar) {
        self.today = today
        self.calendar = calendar
    }

    /// Due soon: within the five working days for which FOI-D7 lights yellow, orange or red.
    package var window: DueWindow { DueWindow(today: today, soonUntil: calendar.workday(5, after: today)) }

    /// How a task stands against its day.
    package enum Standing: Hashable, Sendable {
        /// Open; the words are `还剩 12 个工作日`, `今天到期`, `逾期 3 天`.
        case open(Signal, String)
        case closed(onTime: Bool)
    }

    package func standing(of task: PlanTask) -> Standing {
        if let onTime = task.closedOnTime { return .closed(onTime: onTime) }
        return .open(signal(due: task.due), words(due: task.due))
    }

    /// The kernel's own light for a term that ends on a fixed day.
    package func signal(due: Day) -> Signal {
        ObligationClock(term: Term(.until(due)), startedOn: .earliest)
            .reading(at: Moment(day: today, minute: 720), calendar: calendar).signal
    }

    private func words(due: Day) -> String {
        if due < today { return "逾期 \(due.days(to: today)) 天" }
        if due == today { return "今天到期" }
        let left = calendar.workdays(after: today, through: due)
        // A last day in a holiday: no working day is left, but it is not today either.
        return left == 0 ? "还剩 \(today.days(to: due)) 天，均为休息日" : "还剩 \(left) 个工作日"
    }
}
