import Kernel
import SQL

/// The WHERE and ORDER BY of a ledger query; every value is a parameter.
struct LedgerSQL {
    private(set) var conditions: [String] = []
    private(set) var values: [any SQLConvertible] = []

    init(_ query: LedgerQuery, for officer: Officer, window: DueWindow) {
        restrict(to: officer)
        if let plan = query.plan { add("t.plan_id = ?", [plan]) }
        if let unit = query.unit {
            add("EXISTS (SELECT 1 FROM task_assignment a WHERE a.task_id = t.id AND a.unit_id = ?)", [unit])
        }
        if !query.states.isEmpty {
            let states = query.states.map(\.rawValue).sorted()
            add("t.state IN (\(SQLList.marks(states.count)))", states)
        }
        addWindow(query.window, window)
        for word in query.words.split(separator: " ").prefix(5) { addWord(String(word)) }
    }

    var text: String { conditions.map { "(\($0))" }.joined(separator: " AND ") }

    static func order(_ query: LedgerQuery) -> String {
        let direction = query.descending ? "DESC" : "ASC"
        return switch query.order {
        // What is still owed comes first: nobody looks for work among what is done.
        case .due where !query.descending:
            "CASE WHEN t.state = 'accepted' THEN 1 ELSE 0 END, t.due_on, t.plan_id, t.position"
        case .due: "t.due_on DESC, t.plan_id, t.position"
        case .position: "t.plan_id, t.position \(direction)"
        case .state: "t.state \(direction), t.due_on, t.position"
        case .unit:
            """
            (SELECT min(a.unit_id) FROM task_assignment a WHERE a.task_id = t.id AND a.duty <> 'cooperating') \
            \(direction), t.due_on, t.position
            """
        }
    }

    /// The same border as `RecordReach`, as SQL: own agency, own units, agencies below.
    private mutating func restrict(to officer: Officer) {
        guard !officer.isAdministrator else { return add("1 = 0", []) }
        var parts = ["t.agency_id = ?"]
        var bound: [any SQLConvertible] = [officer.agency]
        if !officer.units.isEmpty {
            parts.append(
                """
                EXISTS (SELECT 1 FROM task_assignment own WHERE own.task_id = t.id \
                AND own.unit_id IN (\(SQLList.marks(officer.units.count))))
                """)
            bound += Array(officer.units)
        }
        if !officer.overseen.isEmpty {
            parts.append("t.agency_id IN (\(SQLList.marks(officer.overseen.count)))")
            bound += Array(officer.overseen)
        }
        add(parts.joined(separator: " OR "), bound)
    }

    private mutating func addWindow(_ window: LedgerQuery.Window?, _ days: DueWindow) {
        let open = "t.state <> 'accepted'"
        switch window {
        case nil: break
        case .overdue: add("\(open) AND t.due_on < ?", [days.today])
        case .soon: add("\(open) AND t.due_on >= ? AND t.due_on <= ?", [days.today, days.soonUntil])
        case .later: add("\(open) AND t.due_on > ?", [days.soonUntil])
        }
    }

    private mutating func addWord(_ word: String) {
        var pattern = "%"
        for character in word {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        pattern.append("%")
        add(
            "t.text LIKE ? ESCAPE '!' OR t.section_path LIKE ? ESCAPE '!' OR t.number = ?",
            [pattern, pattern, word])
    }

    private mutating func add(_ condition: String, _ bound: [any SQLConvertible]) {
        conditions.append(condition)
        values += bound
    }
}
