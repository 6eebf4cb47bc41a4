import Kernel
import SQL

/// The WHERE and ORDER BY of a ledger query; every value is a parameter.
struct DocumentSQL {
    private(set) var conditions: [String] = []
    private(set) var values: [any SQLConvertible] = []

    init(_ query: DocumentQuery, for officer: Officer) {
        restrict(to: officer)
        if !query.states.isEmpty {
            let states = query.states.map(\.rawValue).sorted()
            add("d.state IN (\(SQLList.marks(states.count)))", states)
        }
        if let kind = query.kind { add("d.kind = ?", [kind.rawValue]) }
        if let attribute = query.attribute {
            add(
                "coalesce(d.final_attribute, d.passed_attribute, d.proposed_attribute) = ?", [attribute.rawValue])
        }
        if let unit = query.unit { add("d.unit_id = ?", [unit]) }
        if let year = query.year, let first = Day(year: year, month: 1, day: 1) {
            add("d.signed_on >= ? AND d.signed_on <= ?", [first, first.adding(months: 12).adding(days: -1)])
        }
        if let day = query.reviewBy { add("d.review_on <= ?", [day]) }
        if query.unpublished { addUnpublished() }
        for word in query.words.split(separator: " ").prefix(5) { addWord(String(word)) }
    }

    var text: String { conditions.map { "(\($0))" }.joined(separator: " AND ") }

    static func order(_ query: DocumentQuery) -> String {
        let direction = query.descending ? "DESC" : "ASC"
        return switch query.order {
        case .recent: "d.state_since \(query.descending ? "ASC" : "DESC"), d.id"
        case .number:
            "d.number_year \(direction), d.number_organ \(direction), d.number_serial \(direction), d.id"
        case .signed: "d.signed_on \(direction), d.number_organ, d.number_serial \(direction), d.id"
        case .title: "d.title \(direction), d.id"
        case .review: "d.review_on \(direction), d.id"
        }
    }

    /// The same border as `OfficialDocument.reach`, as SQL.
    private mutating func restrict(to officer: Officer) {
        guard !officer.isAdministrator else { return add("1 = 0", []) }
        var parts = ["d.agency_id = ? AND d.drafter_id = ?"]
        var bound: [any SQLConvertible] = [officer.agency, officer.id]
        if officer.roles.isDisjoint(with: OfficialDocument.readers) {
            parts.append(
                """
                d.agency_id = ? AND d.state IN ('signed', 'issued') \
                AND d.final_attribute IN ('proactive', 'severed', 'declassified')
                """)
        } else {
            parts.append("d.agency_id = ?")
        }
        bound.append(officer.agency)
        if !officer.units.isEmpty {
            parts.append("d.unit_id IN (\(SQLList.marks(officer.units.count)))")
            bound += Array(officer.units)
        }
        if !officer.overseen.isEmpty {
            parts.append(
                "d.state IN ('signed', 'issued') AND d.agency_id IN (\(SQLList.marks(officer.overseen.count)))")
            bound += Array(officer.overseen)
        }
        add(parts.map { "(\($0))" }.joined(separator: " OR "), bound)
    }

    private mutating func addUnpublished() {
        add(
            """
            d.state IN ('signed', 'issued') AND d.final_attribute IN ('proactive', 'severed', 'declassified') \
            AND NOT EXISTS (SELECT 1 FROM document_publication p WHERE p.document_id = d.id)
            """, [])
    }

    private mutating func addWord(_ word: String) {
        var pattern = "%"
        for character in word {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        pattern.append("%")
        var parts = ["d.title LIKE ? ESCAPE '!'"]
        var bound: [any SQLConvertible] = [pattern]
        if let reading = NumberReading(word) {
            parts.append("d.number_organ = ? AND d.number_year = ? AND d.number_serial = ?")
            bound += [reading.number.organ, reading.number.year, reading.number.serial]
        }
        add(parts.map { "(\($0))" }.joined(separator: " OR "), bound)
    }

    private mutating func add(_ condition: String, _ bound: [any SQLConvertible]) {
        conditions.append(condition)
        values += bound
    }
}
