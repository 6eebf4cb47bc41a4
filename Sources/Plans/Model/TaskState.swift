/// Where a task stands between the plan and its accepted proof.
package enum TaskState: String, CaseIterable, Sendable, Hashable {
    /// Confirmed from the plan, not yet handed to any unit.
    case pending
    case assigned
    case acknowledged
    case inProgress = "in_progress"
    /// A completion report with evidence waits for the openness office.
    case reported
    /// Sent back with a reason; the unit reports again.
    case returned
    /// Done: the evidence was accepted. The last state.
    case accepted

    package var chinese: String {
        switch self {
        case .pending: "待分派"
        case .assigned: "已分派"
        case .acknowledged: "已签收"
        case .inProgress: "办理中"
        case .reported: "已报送"
        case .returned: "已退回"
        case .accepted: "已办结"
        }
    }

    package var isOpen: Bool { self != .accepted }
}

/// What a unit owes on a task (TASK-1).
package enum Duty: String, CaseIterable, Sendable, Hashable, Comparable {
    /// 牵头: answers for the result and its proof (ROLE-4).
    case lead
    /// 责任 (ROLE-5).
    case responsible
    /// 配合: gives its own part.
    case cooperating

    package var chinese: String {
        switch self {
        case .lead: "牵头"
        case .responsible: "责任"
        case .cooperating: "配合"
        }
    }

    /// Lead and responsible units answer for the whole task, co-operating ones for their part alone.
    package var answersForTask: Bool { self != .cooperating }

    package static func < (one: Duty, other: Duty) -> Bool { one.order < other.order }

    private var order: Int {
        switch self {
        case .lead: 0
        case .responsible: 1
        case .cooperating: 2
        }
    }
}
