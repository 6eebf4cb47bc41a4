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
            if signal == .black, query.stages.allSatisfy(\.isOpen) { add("r.due_sort < ?", [lights.now]) }
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

    /// The same border as `DisclosureRequest.reach`, as SQL. For the office it is one agency, and the index is read in order.
    private mutating func restrict(to officer: Officer, foreign: Set<UnitID>) {
        guard !officer.isAdministrator else { return add("1 = 0", []) }
        var parts: [String] = [], bound: [any SQLConvertible] = []
        let isOffice = !officer.roles.isDisjoint(with: RequestReach.office)
        if isOffice {
            parts.append("r.agency_id = ?")
            bound.append(officer.agency)
        }
        if !officer.roles.isDisjoint(with: RequestReach.above), !officer.overseen.isEmpty {
            parts.append("r.agency_id IN (\(SQLList.marks(officer.overseen.count)))")
            bound += officer.overseen.sorted()
        }
        // The office sees its own units' cases anyway.
        let units = (isOffice ? foreign : officer.units).sorted()
        if !units.isEmpty {
            let marks = SQLList.marks(units.count)
            parts.append("r.unit_id IN (\(marks))")
            parts.append("r.id IN (SELECT a.request_id FROM request_assistance a WHERE a.unit_id IN (\(marks)))")
            bound += units + units
        }
        add(parts.isEmpty ? "1 = 0" : parts.joined(separator: " OR "), bound)
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
