import Kernel
import SQL

/// WHERE of a board query; every value is a parameter. What leads is an index: handler, unit, stage, or the agency's open
/// cases, each ending in the day they are due.
struct RequestSQL {
    private(set) var conditions: [String] = []
    private(set) var values: [any SQLConvertible] = []

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
            if signal == .black { add("r.due_sort < ?", [lights.now]) }
        }
        for word in query.words.split(separator: " ").prefix(5) { self.word(String(word)) }
    }

    var text: String { conditions.map { "(\($0))" }.joined(separator: " AND ") }

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

    /// The same border as `DisclosureRequest.reach`, as SQL. Nearly always it is one agency, and the index is read in order.
    private mutating func restrict(to officer: Officer, foreign: Set<UnitID>) {
        guard !officer.isAdministrator else { return add("1 = 0", []) }
        let agencies = [officer.agency] + officer.overseen.sorted()
        guard agencies.count > 1 || !foreign.isEmpty else { return add("r.agency_id = ?", [officer.agency]) }
        var parts = ["r.agency_id IN (\(SQLList.marks(agencies.count)))"]
        var bound: [any SQLConvertible] = agencies
        if !foreign.isEmpty {
            let marks = SQLList.marks(foreign.count), units = foreign.sorted()
            parts.append("r.unit_id IN (\(marks))")
            parts.append(
                "EXISTS (SELECT 1 FROM request_assistance a WHERE a.request_id = r.id AND a.unit_id IN (\(marks)))")
            bound += units + units
        }
        add(parts.joined(separator: " OR "), bound)
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
        conditions.append(condition)
        values += bound
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
