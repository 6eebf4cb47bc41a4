package import Kernel

/// What makes a rule's obligation come into being.
package enum RuleTrigger: Hashable, Sendable {
    /// A capability opens and meets it in its own acts: `requests`, `documents`.
    case capability(String)
    /// A kind of journal entry opens it: an office adds such a rule without code.
    case event(RuleEvent)
    /// Time comes round (TASK-7).
    case recurring(RuleRound)
    /// A person or a plan sets it on somebody.
    case assigned
    /// The system itself refuses the act that would break it: nothing can be overdue.
    case gate(String)
    /// A figure that is looked at every day, by the name of its measure.
    case check(String)

    package var chinese: String {
        switch self {
        case .capability(let name): "由“\(RuleTrigger.chinese(name))”办理时产生和了结"
        case .event(let event): "有“\(event.opens)”记录时产生"
        case .recurring(let round): round.recurrence.chinese
        case .assigned: "由人下达"
        case .gate(let name): "由“\(RuleTrigger.chinese(name))”在办理时拦住"
        case .check(let measure): "每日核查（\(measure)）"
        }
    }

    /// The capabilities that may stand behind `opened_by` and `gate`, as users call them.
    package static let capabilities = [
        "plans": "工作要点", "documents": "公文", "publishing": "信息发布", "catalogue": "公开目录", "corrections": "网站找错",
        "requests": "依申请公开", "interpretation": "政策解读", "opinion": "舆情回应", "supervision": "监察", "site": "网站",
        "audit": "日志", "report": "年度报告", "consultation": "意见征集", "letters": "来信",
        "inspection": "网站检查", "assessment": "考核",
    ]

    private static func chinese(_ capability: String) -> String { capabilities[capability] ?? capability }
}

/// Journal entries as events: which one opens an obligation on its subject, which ones end it.
package struct RuleEvent: Hashable, Sendable {
    /// The act as the journal names it: `document.sign`.
    package let opens: String
    package let metBy: Set<String>
    package let waivedBy: Set<String>
    /// Whether the unit of whoever acted owes it; else a unit that holds the rule's role.
    package let ownerIsActor: Bool

    package init(opens: String, metBy: Set<String>, waivedBy: Set<String> = [], ownerIsActor: Bool = false) {
        self.opens = opens
        self.metBy = metBy
        self.waivedBy = waivedBy
        self.ownerIsActor = ownerIsActor
    }
}

/// A duty of every period.
package struct RuleRound: Hashable, Sendable {
    package let recurrence: Recurrence
    /// So many days before its day it becomes an obligation.
    package let lead: Int
    /// Journal entries of the agency that meet the open one; empty when a person records it.
    package let metBy: Set<String>

    package init(_ recurrence: Recurrence, lead: Int? = nil, metBy: Set<String> = []) {
        self.recurrence = recurrence
        self.lead = lead ?? RuleRound.usualLead(recurrence)
        self.metBy = metBy
    }

    /// `2026`, `2026H1`, `2026Q3`, `2026-09`, `2026-09-14`: the same whatever day the calendar moves its due day to.
    package func period(of due: Day) -> String {
        switch recurrence {
        case .weekly: due.adding(days: 1 - due.weekday.rawValue).description
        case .monthly: String(due.description.prefix(7))
        case .quarterly: "\(due.year)Q\((due.month - 1) / 3 + 1)"
        case .halfYearly: "\(due.year)H\(due.month <= 6 ? 1 : 2)"
        case .yearly: "\(due.year)"
        }
    }

    /// What fell due under it so that its opening day lies in `after < day ≤ through`, in order.
    package func openings(after: Day, through: Day, calendar: WorkCalendar) -> [(opens: Day, due: Day)] {
        recurrence.occurrences(after: after.adding(days: lead), through: through.adding(days: lead), calendar: calendar)
            .map { ($0.adding(days: -lead), $0) }
    }

    private static func usualLead(_ recurrence: Recurrence) -> Int {
        switch recurrence {
        case .weekly: 4
        case .monthly: 15
        case .quarterly: 30
        case .halfYearly: 60
        case .yearly: 60
        }
    }
}
