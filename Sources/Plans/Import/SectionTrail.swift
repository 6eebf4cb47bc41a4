import TextForms

/// The headings above the current row: full-width rows first, then the heading columns (reading rules 3, 5).
struct SectionTrail {
    private var rows: [(level: Int, text: Scalars)] = []
    private var columns: [Int: Scalars] = [:]

    static let stop = Marks("。")
    static let headingEnds = Marks("。：:")

    /// A heading as the path has it: a closing 。 and a closing bracket of units are no part of it.
    static func heading(_ text: Scalars) -> Scalars {
        ClosingBracket.split(text).text.stripped(headingEnds)
    }

    /// A full-width row.
    mutating func open(_ text: Scalars) {
        let level = ItemLabel.read(text)?.style.rawValue ?? ItemLabel.Style.han.rawValue
        rows.removeAll { $0.level >= level }
        rows.append((level, Self.heading(text)))
        columns = [:]
    }

    /// A heading cell; those to its right end with it.
    mutating func set(_ text: Scalars, column: Int) {
        columns = columns.filter { $0.key < column }
        columns[column] = Self.heading(text)
        // A column's heading may be of the rank of a full-width one: it takes its place.
        if let label = ItemLabel.read(text), columns.count == 1 { rows.removeAll { $0.level >= label.style.rawValue } }
    }

    mutating func clearColumns(from column: Int) { columns = columns.filter { $0.key < column } }

    var path: [Scalars] { rows.map(\.text) + columns.sorted { $0.key < $1.key }.map(\.value) }

    var top: Scalars? { path.first }
}
