import Kernel
import SQL

/// WHERE of a board query; every value is a parameter. What leads is an index: handler, unit, stage, or the agency's open
/// cases, each ending in the day they are due.
struct RequestSQL {
    private struct Condition {
        let sql: String
        let values: [any SQLConvertible]
    }

    /// Beyond this one condition with OR is shorter than a statement for each.
    private static let mostBorders = 60

    /// Of what the officer may know: one of these must hold.
    private var borders: [Condition] = []
    private var conditions: [Condition] = []

    /// - Parameter foreign: the officer's units that belong to other agencies.
    init(_ query: RequestQuery, for officer: Officer, foreign: Set<UnitID>, lights: BoardLights) {
        restrict(to: officer, foreign: foreign)
        stages(query.stages)
        if let unit = query.unit { add("r.unit_id = ?", [unit]) }
        if let handler = query.handler { add("r.handler_id = ?", [handler]) }
        if let kind = query.kind { add("r.kind = ?", [kind.rawValue]) }
        if let channel = query.channel { add("r.channel = ?", [channel.rawValue]) }
        if let day = query.dueBefore { add("r.due_sort < ?", [Moment(day: day.adding(days: 1))]) }
        if let signal = query.signal {
            let light = lights.light
            add("\(light.sql) = ?", light.values + [signal.rawValue])
            // What is overdue stands first in the index; nothing later need be read.
            if signal == .black, query.stages.allSatisfy(\.isOpen) { add("r.due_sort < ?", [lights.now]) }
        }
        for word in query.words.split(separator: " ").prefix(5) { self.word(String(word)) }
    }

    var text: String { ([any(borders)] + conditions).map { "(\($0.sql))" }.joined(separator: " AND ") }
    var values: [any SQLConvertible] { any(borders).values + conditions.flatMap(\.values) }

    /// The first `limit` rows in the order of the board. Where several borders lead to cases each is read by its own index
    /// as far as the page goes, without what those before it give; an OR would read and sort all of them.
    ///
    /// - Parameters:
    ///   - columns: the id first, the day they are due last.
    ///   - count: how many columns these are.
    func page(of columns: String, count: Int, limit: Int) -> (sql: String, values: [any SQLConvertible]) {
        let order = "ORDER BY r.due_sort, r.id LIMIT \(limit)"
        guard borders.count > 1, borders.count <= RequestSQL.mostBorders else {
            return ("SELECT \(columns) FROM request r WHERE \(text) \(order)", values)
        }
        var parts: [String] = [], bound: [any SQLConvertible] = []
        for (place, border) in borders.enumerated() {
            let all = [border] + conditions, before = borders.prefix(place)
            let filter = all.map { "(\($0.sql))" } + before.map { "NOT (\($0.sql))" }
            parts.append(
                "SELECT * FROM (SELECT \(columns) FROM request r WHERE \(filter.joined(separator: " AND ")) \(order)) b\(place)"
            )
            bound += all.flatMap(\.values) + before.flatMap(\.values)
        }
        return ("\(parts.joined(separator: " UNION ALL ")) ORDER BY \(count), 1 LIMIT \(limit)", bound)
    }

    private func any(_ several: [Condition]) -> Condition {
        Condition(sql: several.map(\.sql).joined(separator: " OR "), values: several.flatMap(\.values))
    }

    mutating func after(_ cursor: BoardCursor) {
        add("(r.due_sort, r.id) > (?, ?)", [cursor.sort, cursor.id])
    }

    private mutating func stages(_ stages: Set<RequestStage>) {
        switch stages.count {
        case 0: add("r.is_open = 1", [])
        case 1: for stage in stages { add("r.stage = ?", [stage.rawValue]) }
        default:
            if stages.allSatisfy(\.isOpen) { add("r.is_open = 1", []) }
            if !stages.contains(where: \.isOpen) { add("r.is_open = 0", []) }
            add("r.stage IN (\(SQLList.marks(stages.count)))", stages.map(\.rawValue).sorted())
        }
    }

    /// The same border as `DisclosureRequest.reach`, as SQL. For the office it is one agency, and the index is read in order.
    private mutating func restrict(to officer: Officer, foreign: Set<UnitID>) {
        let isOffice = !officer.roles.isDisjoint(with: RequestReach.office)
        if !officer.isAdministrator {
            if isOffice { border("r.agency_id = ?", [officer.agency]) }
            if !officer.roles.isDisjoint(with: RequestReach.above) {
                for agency in officer.overseen.sorted() { border("r.agency_id = ?", [agency]) }
            }
            // The office sees its own units' cases anyway.
            let units = (isOffice ? foreign : officer.units).sorted()
            for unit in units { border("r.unit_id = ?", [unit]) }
            if !units.isEmpty {
                let marks = SQLList.marks(units.count)
                border("r.id IN (SELECT a.request_id FROM request_assistance a WHERE a.unit_id IN (\(marks)))", units)
            }
        }
        if borders.isEmpty { border("1 = 0", []) }
    }

    private mutating func border(_ sql: String, _ values: [any SQLConvertible]) {
        borders.append(Condition(sql: sql, values: values))
    }

    private mutating func word(_ word: String) {
        var pattern = "%"
        for character in word {
            if character == "%" || character == "_" || character == "!" { pattern.append("!") }
            pattern.append(character)
        }
        pattern.append("%")
        add("r.number LIKE ? ESCAPE '!' OR r.description LIKE ? ESCAPE '!'", [pattern, pattern])
    }

    private mutating func add(_ condition: String, _ bound: [any SQLConvertible]) {
        conditions.append(Condition(sql: condition, values: bound))
    }
}

/// Where a page of the board ended.
struct BoardCursor {
    let sort: Int64
    let id: RequestID

    init(sort: Int64, id: RequestID) {
        self.sort = sort
        self.id = id
    }

    init?(_ text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 2, let sort = Int64(parts[0]), let id = RequestID(parts[1]) else { return nil }
        self.sort = sort
        self.id = id
    }

    var text: String { "\(sort)_\(id.text)" }
}
