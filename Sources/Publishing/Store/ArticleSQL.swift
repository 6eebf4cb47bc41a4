import Kernel
import SQL

/// The WHERE of a list of articles; every value is a parameter.
struct ArticleSQL {
    private(set) var conditions: [String] = []
    private(set) var values: [any SQLConvertible] = []

    init(_ query: ArticleQuery, for officer: Officer) {
        restrict(to: officer)
        if let column = query.column { add("r.column_id = ?", [column]) }
        if let unit = query.unit { add("a.unit_id = ?", [unit]) }
        if let standing = query.standing { add(condition(of: standing), []) }
        for word in query.words.split(separator: " ").prefix(5) {
            let pattern = "%" + String(word.prefix(50)).filter { $0 != "%" && $0 != "_" } + "%"
            add("r.title LIKE ? OR r.document_number LIKE ?", [pattern, pattern])
        }
    }

    var text: String { conditions.map { "(\($0))" }.joined(separator: " AND ") }

    /// The same border as `RecordReach`, as SQL.
    private mutating func restrict(to officer: Officer) {
        guard !officer.isAdministrator else { return add("1 = 0", []) }
        let agencies = [officer.agency] + officer.overseen.sorted()
        var parts = ["a.agency_id IN (\(SQLList.marks(agencies.count)))"]
        var bound: [any SQLConvertible] = agencies
        if !officer.units.isEmpty {
            parts.append("a.unit_id IN (\(SQLList.marks(officer.units.count)))")
            bound += officer.units.sorted()
        }
        add(parts.joined(separator: " OR "), bound)
    }

    private func condition(of standing: ArticleQuery.Standing) -> String {
        switch standing {
        case .drafting, .inReview, .approved, .scheduled, .failed:
            "a.working_stage = '\(standing.rawValue)' AND a.is_discarded = 0"
        case .live: "a.live_revision_id IS NOT NULL AND a.withdrawn_kind IS NULL"
        case .owed: "a.owed_revision_id IS NOT NULL"
        case .withdrawn: "a.withdrawn_kind IS NOT NULL"
        }
    }

    private mutating func add(_ condition: String, _ bound: [any SQLConvertible]) {
        conditions.append(condition)
        values += bound
    }
}
