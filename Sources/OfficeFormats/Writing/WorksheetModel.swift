/// One column of a sheet.
package struct Column: Sendable, Hashable {
    /// How the cells of a column are laid out.
    package enum Layout: Sendable, Hashable { case left, centred, right, wrapped }

    /// The text in the header row.
    package var title: String
    /// Width in characters of the standard font; a Han character takes two.
    package var width: Double
    /// How its cells are laid out.
    package var layout: Layout

    /// A column with a title.
    package init(_ title: String, width: Double = 12, layout: Layout = .left) {
        self.title = title
        self.width = width
        self.layout = layout
    }
}

/// Cells shown as one. Row and column count from 0 within the data rows.
package struct CellMerge: Sendable, Hashable {
    /// First data row and column.
    package var row: Int, column: Int
    /// How many rows and columns.
    package var rowSpan: Int, columnSpan: Int

    /// A block of cells that begins at (row, column).
    package init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1) {
        self.row = row
        self.column = column
        self.rowSpan = rowSpan
        self.columnSpan = columnSpan
    }
}

/// One sheet: an optional heading over the whole width, notes under it, the header row, the data.
package struct Worksheet: Sendable, Hashable {
    /// The name on the tab; made valid and unique when written.
    package var name: String
    /// The columns from left to right.
    package var columns: [Column]
    /// The data; a row shorter than the columns ends in empty cells.
    package var rows: [[CellValue]]
    /// A title over all columns, in large type.
    package var heading: String?
    /// Lines under the heading, such as unit and day.
    package var notes: [String]
    /// Data cells shown as one; what does not fit into the data or overlaps an earlier one is left out.
    package var merges: [CellMerge]
    /// The same from the header row on: row 0 is the header row, row 1 the first data row, for headers of two rows.
    package var headMerges: [CellMerge] = []
    /// How many columns stay in view when scrolling sideways.
    package var frozenColumns: Int
    /// Whether the header row offers filters.
    package var filter: Bool

    /// A sheet with a frozen, repeated header row and filters.
    package init(
        _ name: String, columns: [Column], rows: [[CellValue]], heading: String? = nil, notes: [String] = [],
        merges: [CellMerge] = [], frozenColumns: Int = 0, filter: Bool = true
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.heading = heading
        self.notes = notes
        self.merges = merges
        self.frozenColumns = frozenColumns
        self.filter = filter
    }

    /// The row of the column titles, from 1.
    var headerRow: Int { (heading == nil ? 0 : 1) + notes.count + 1 }
    var lastRow: Int { headerRow + rows.count }
    var columnCount: Int { max(1, columns.count, rows.lazy.map(\.count).max() ?? 0) }

    func check() throws(WritingFailure) {
        if lastRow > 1_048_576 { throw .tooManyRows(sheet: name) }
        if columnCount > 16_384 { throw .tooManyColumns(sheet: name) }
    }

    /// The merges that can be written, in the order given, without overlap.
    func soundMerges() -> [CellMerge] {
        var taken: Set<[Int]> = []
        var sound: [CellMerge] = []
        let heads = headMerges.map {
            CellMerge(row: $0.row - 1, column: $0.column, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan)
        }
        for merge in heads.filter({ fits($0, from: -1) }) + merges.filter({ fits($0, from: 0) }) {
            let cells = (0..<merge.rowSpan).flatMap { row in
                (0..<merge.columnSpan).map { [merge.row + row, merge.column + $0] }
            }
            if cells.contains(where: taken.contains) { continue }
            taken.formUnion(cells)
            sound.append(merge)
        }
        return sound
    }

    private func fits(_ merge: CellMerge, from top: Int) -> Bool {
        guard merge.row >= top, merge.column >= 0, merge.rowSpan >= 1, merge.columnSpan >= 1 else { return false }
        guard merge.rowSpan > 1 || merge.columnSpan > 1 else { return false }
        return merge.row < rows.count && merge.rowSpan <= rows.count - merge.row
            && merge.column < columnCount && merge.columnSpan <= columnCount - merge.column
    }
}

/// Sheet names a spreadsheet accepts.
enum SheetName {
    /// At most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, unique without regard to case.
    static func valid(_ name: String, among used: inout Set<String>) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where XMLBuffer.allowed(scalar) {
            scalars.append(forbidden.contains(scalar) ? " " : scalar)
        }
        var clean = trimmed(String(scalars))
        if clean.isEmpty || clean.lowercased() == "history" { clean = "Sheet" }
        var candidate = trimmed(shortened(clean, to: 31))
        var number = 2
        while used.contains(candidate.lowercased()) {
            let suffix = " (\(number))"
            candidate = shortened(clean, to: 31 - suffix.utf16.count) + suffix
            number += 1
        }
        used.insert(candidate.lowercased())
        return candidate
    }

    private static let forbidden: Set<Unicode.Scalar> = ["[", "]", ":", "*", "?", "/", "\\", "\t", "\n", "\r"]

    private static func shortened(_ text: String, to units: Int) -> String {
        var result = text
        while result.utf16.count > units { result.removeLast() }
        return result
    }

    private static func trimmed(_ text: String) -> String {
        var part = Substring(text)
        while let first = part.first, first == "'" || first == " " { part.removeFirst() }
        while let last = part.last, last == "'" || last == " " { part.removeLast() }
        return String(part)
    }
}
