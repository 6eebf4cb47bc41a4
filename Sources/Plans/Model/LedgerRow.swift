package import Kernel

/// One task as lists, exports and the public page show it: names instead of ids.
package struct LedgerRow: Hashable, Sendable {
    package let task: PlanTask
    package let planTitle: String
    package let year: Int
    private let names: [UnitID: String]

    /// - Parameter names: the name of every unit that may occur.
    package init(task: PlanTask, planTitle: String, year: Int, names: [UnitID: String]) {
        self.task = task
        self.planTitle = planTitle
        self.year = year
        self.names = names.filter { name in task.assignments.contains { $0.unit == name.key } }
    }

    package func units(_ duty: Duty) -> [String] {
        task.assignments.filter { $0.duty == duty }.map { names[$0.unit] ?? "（已撤销的单位）" }
    }

    /// `一、加强解读 / （一）深入解读`.
    package var section: String { task.sectionPath.joined(separator: " / ") }

    /// 是, 否, or empty while it is open.
    package var onTimeWord: String {
        switch task.closedOnTime {
        case true?: "是"
        case false?: "否"
        case nil: ""
        }
    }

    package func overdueWord(on today: Day) -> String {
        task.state.isOpen && task.due < today ? "逾期\(task.due.days(to: today))天" : ""
    }
}

/// The columns of the ledger, in their order, for every export (docs/schemas/ledger.schema.json names the same keys).
package enum LedgerColumn: String, CaseIterable, Sendable {
    case year, plan, position, section, number, text, lead, responsible, cooperating, due
    case deadlineWords = "deadline_words"
    case state
    case reportedOn = "reported_on"
    case onTime = "on_time"
    case overdue
    case evidenceCount = "evidence_count"

    package var chinese: String {
        switch self {
        case .year: "年度"
        case .plan: "工作要点"
        case .position: "序号"
        case .section: "工作事项"
        case .number: "编号"
        case .text: "具体任务"
        case .lead: "牵头单位"
        case .responsible: "责任单位"
        case .cooperating: "配合单位"
        case .due: "完成时限"
        case .deadlineWords: "时限原文"
        case .state: "状态"
        case .reportedOn: "报送日期"
        case .onTime: "是否按时"
        case .overdue: "逾期情况"
        case .evidenceCount: "佐证份数"
        }
    }

    package func text(of row: LedgerRow, on today: Day) -> String {
        switch self {
        case .year: "\(row.year)"
        case .plan: row.planTitle
        case .position: "\(row.task.position)"
        case .section: row.section
        case .number: row.task.number ?? ""
        case .text: row.task.text
        case .lead: row.units(.lead).joined(separator: "、")
        case .responsible: row.units(.responsible).joined(separator: "、")
        case .cooperating: row.units(.cooperating).joined(separator: "、")
        case .due: row.task.due.description
        case .deadlineWords: row.task.deadlineWords ?? ""
        case .state: row.task.state.chinese
        case .reportedOn: row.task.report?.submittedOn.description ?? ""
        case .onTime: row.onTimeWord
        case .overdue: row.overdueWord(on: today)
        case .evidenceCount: "\(row.task.report?.evidenceCount ?? 0)"
        }
    }
}
