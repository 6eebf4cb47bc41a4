import SQL

/// The facts of one candidate, as the index and its facts give them.
struct FactsRow {
    let id: Int64
    let shelf: Int
    let titleLength: Int
    let expires: Int?
    var part: Int64
    var isInTitle = false
    var isNumbered = false
    var coverage = 0

    /// - Parameter shift: how many lower bits of the first column tell the part.
    init(_ row: SQLRow, shift: Int) throws {
        let whole = try row.integer64(0)
        id = whole >> shift
        part = whole & ((1 << shift) - 1)
        shelf = try row.integer(1)
        titleLength = try row.integer(2)
        expires = try row.optionalInteger(3)
    }
}

/// What has been read so far, once each.
struct FactsRead {
    private(set) var rows: [Int64: FactsRow] = [:]

    var count: Int { rows.count }
    var isEmpty: Bool { rows.isEmpty }
    var shelves: Set<Int> { Set(rows.values.map(\.shelf)) }

    mutating func add(_ row: FactsRow) {
        if let known = rows[row.id] {
            if row.part < known.part { rows[row.id]?.part = row.part }
        } else {
            rows[row.id] = row
        }
    }

    mutating func addTitle(_ row: FactsRow) {
        add(row)
        markTitle(row.id)
    }

    mutating func addNumbered(_ row: FactsRow) {
        add(row)
        rows[row.id]?.isNumbered = true
    }

    mutating func markTitle(_ id: Int64) { rows[id]?.isInTitle = true }

    /// Keeps those that reach `least`, with what they reach.
    mutating func limit(_ coverages: [Int64: Int], least: Int) {
        rows = rows.filter { coverages[$0.key, default: 0] >= least }
        for (id, coverage) in coverages { rows[id]?.coverage = coverage }
    }

    mutating func add(others: FactsRead) { rows.merge(others.rows) { known, _ in known } }

    func both(_ other: FactsRead) -> FactsRead {
        var common = self
        common.rows = rows.filter { other.rows[$0.key] != nil }
        return common
    }
}
