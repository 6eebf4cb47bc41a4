import Kernel
import Markup
import Site

extension TaskState {
    /// The state as lists and records show it.
    var badge: Badge {
        switch self {
        case .pending: Badge(chinese, .neutral)
        case .assigned, .acknowledged, .inProgress: Badge(chinese, .active)
        case .reported: Badge(chinese, .warning)
        case .returned: Badge(chinese, .bad)
        case .accepted: Badge(chinese, .good)
        }
    }
}

extension LedgerDay.Standing {
    /// Shape, colour and word together.
    var html: HTML {
        switch self {
        case .open(let signal, let words): SignalBadge(signal, words).html
        case .closed(onTime: true): Badge("按时办结", .good).html
        case .closed(onTime: false): Badge("逾期办结", .bad).html
        }
    }

    var isLate: Bool {
        switch self {
        case .open(let signal, _): signal == .black
        case .closed: false
        }
    }
}

/// The day of a task with its signal, for tables.
struct TaskDueCell: Component {
    let task: PlanTask
    let day: LedgerDay

    var html: HTML {
        "<span class=\"due\"><time datetime=\"\(text: task.due)\">\(text: task.due)</time> \(day.standing(of: task).html)</span>"
    }
}

/// Who stands for a task, in short: the answering units, then how many others.
struct TaskUnitsCell: Component {
    let task: PlanTask
    let directory: LedgerDirectory

    var html: HTML {
        guard !task.assignments.isEmpty else { return "<span class=\"hint\">未指定</span>" }
        let sorted = task.assignments.sorted { $0.duty < $1.duty }
        let shown = sorted.prefix(3).map { item -> HTML in
            let duty: HTML = item.duty.answersForTask ? "" : "<span class=\"hint\">（配合）</span>"
            return "\(directory.name(item.unit))\(duty)"
        }
        let rest: HTML = sorted.count > 3 ? "等\(sorted.count)个" : ""
        return "\(shown.joined("、"))\(rest)"
    }
}

extension PlanTask {
    /// `第3项` or the plan's own label.
    var label: String {
        guard let number, number != "\(position)" else { return "第\(position)项" }
        return "第\(position)项（\(number)）"
    }

    /// The text cut for lists and titles; at most `limit` characters.
    package func excerpt(_ limit: Int = 60) -> String {
        text.count <= limit ? text : String(text.prefix(limit - 1)) + "…"
    }
}
