import OfficeFormats
import TextForms

/// Reads the tasks of one table row by row (reading rules 1, 3–6).
struct TableTasks {
    private let columns: TableColumns
    private let textColumn: Int
    private var trail = SectionTrail()
    private(set) var tasks: [ReadTask] = []
    /// The unit cells of the last row that had any.
    private var lastUnits: [UnitCell] = []
    /// Where the tasks begin that stand at the head of a piece with a blank heading, with the top heading before them.
    private var open: (start: Int, top: ItemLabel?)?
    private(set) var hasGap = false
    /// Whether heading cells are really merged in this table, so that a blank one means something.
    private let hasMerges: Bool
    private var lastHeading: TableCell?

    private static let remarks = Words("注： 注: 备注 说明：")
    private static let numberMarks = Marks(".、（）()．")

    init(_ table: TaskTable) {
        columns = table.columns
        textColumn = table.columns.text ?? 0
        let headings = Set(columns.kinds.indices.filter { table.columns.kinds[$0] == .heading })
        hasMerges = table.pieces.contains {
            $0.rows.joined().contains { headings.contains($0.column) && $0.rowSpan > 1 }
        }
        for row in table.rows() { read(row.cells, row: row.row, opens: row.opens) }
        closeGap(before: nil)
    }

    private mutating func read(_ cells: [TableCell?], row: Int, opens: Bool) {
        let filled = Self.distinct(cells).filter { !$0.isBlank }
        guard let first = filled.first else { return }
        if filled.count == 1, first.columnSpan == cells.count && cells.count > 1 || isLoneHeading(first) {
            if first.row == row { heading(first) }
            return
        }
        headings(cells, row: row, opens: opens)
        guard let cell = cells.at(textColumn).flatMap({ $0 }), !cell.isBlank, cell.row == row else { return }
        task(cell, cells: cells)
    }

    private static func distinct(_ cells: [TableCell?]) -> [TableCell] {
        var seen = Set<Int>()
        return cells.compactMap { $0 }.filter { seen.insert($0.column).inserted }
    }

    /// Rule 5: a row with nothing but a labelled line without sentence in its text column.
    private func isLoneHeading(_ cell: TableCell) -> Bool {
        guard cell.column <= textColumn, cell.column + cell.columnSpan > textColumn, !columns.unitColumns.isEmpty else {
            return false
        }
        let text = Scalars(folding: cell.text)
        guard let label = ItemLabel.read(text), label.style <= .hanBracket else { return false }
        return text.count <= 40 && !CellItems.hasSentence(text.stripped(SectionTrail.stop))
    }

    private mutating func heading(_ cell: TableCell) {
        let text = Scalars(folding: cell.text)
        if text.count > 80 || text.startsAny(Self.remarks) { return }
        closeGap(before: ItemLabel.read(text))
        trail.open(text)
        note(damaged: cell)
    }

    private mutating func headings(_ cells: [TableCell?], row: Int, opens: Bool) {
        var firstHeading = true
        for (column, kind) in columns.kinds.enumerated() where kind == .heading {
            guard let cell = cells[column] else {
                if firstHeading { blankHeading(row: row, opens: opens) }
                firstHeading = false
                continue
            }
            if cell.column + cell.columnSpan > textColumn {
                // The text reaches over the heading's place: there is none here.
                trail.clearColumns(from: column)
                return
            }
            if cell.isBlank {
                if firstHeading { blankHeading(row: row, opens: opens) }
            } else if cell.row == row, cell.column == column {
                let text = Scalars(folding: cell.text)
                if firstHeading { closeGap(before: ItemLabel.read(text)) }
                trail.set(text, column: column)
                lastHeading = cell
            }
            firstHeading = false
        }
    }

    /// A blank heading at the head of a piece, or beside merged ones, may belong to a heading that was lost.
    private mutating func blankHeading(row: Int, opens: Bool) {
        guard open == nil, opens || hasMerges else { return }
        open = (tasks.count, trail.top.flatMap { ItemLabel.read($0) })
    }

    /// The next heading's number says whether one is missing between (missing_section).
    private mutating func closeGap(before label: ItemLabel?) {
        guard let (start, top) = open else { return }
        open = nil
        guard let label, let top, label.style == top.style, label.value == top.value + 2 else { return }
        hasGap = true
        for index in tasks.indices where index >= start {
            tasks[index].path = []
            tasks[index].flags.insert(.missingSection)
            tasks[index].flags.remove(.damagedHeading)
        }
    }

    private mutating func note(damaged cell: TableCell) { lastHeading = cell }

    private mutating func task(_ cell: TableCell, cells: [TableCell?]) {
        var shared = ReadTask()
        shared.path = trail.path
        shared.at = cell.position
        units(cells, into: &shared)
        if let column = columns.kinds.firstIndex(of: .deadline), let found = cells[column], !found.isBlank {
            shared.deadline = Whitespace.folded(found.paragraphs.joined(separator: "\n"))
        }
        if let heading = lastHeading, Self.isDamaged(heading.text), !trail.path.isEmpty {
            shared.flags.insert(.damagedHeading)
        }
        let items = CellItems(cell.paragraphs).items
        for item in items {
            var task = shared
            task.path += item.headings.map(SectionTrail.heading)
            task.number = item.label?.number ?? (items.count == 1 ? number(cells) : nil)
            let split = ClosingBracket.split(item.text)
            task.text = split.text
            task.held = split.held + item.held
            task.raw = item.raw
            if item.hasUnnumbered { task.flags.insert(.unnumberedParagraphs) }
            if !task.text.isEmpty { tasks.append(task) }
        }
    }

    private func number(_ cells: [TableCell?]) -> String? {
        guard let column = columns.kinds.firstIndex(of: .number), let cell = cells[column], !cell.isBlank else {
            return nil
        }
        let text = Scalars(folding: cell.text)
        return ItemLabel.read(text)?.number ?? text.stripped(Self.numberMarks).string
    }

    /// Rule 4: all unit cells blank: those of the row above; one of several blank: none there.
    private mutating func units(_ cells: [TableCell?], into task: inout ReadTask) {
        let found = columns.unitColumns.map { column, role in
            UnitCell(cells[column]?.paragraphs ?? [], role: role)
        }
        guard !found.isEmpty else { return }
        if found.allSatisfy({ $0.paragraphs.isEmpty }) {
            task.cells = lastUnits
            if !lastUnits.isEmpty { task.flags.insert(.inheritedUnits) }
            return
        }
        if found.contains(where: { $0.paragraphs.isEmpty && $0.role != .cooperating }) {
            task.flags.insert(.blankUnitCell)
        }
        task.cells = found
        lastUnits = found
    }

    /// Blanks inside a heading that are no line ends: pieces of one or two characters in its middle (damaged_heading).
    static func isDamaged(_ raw: String) -> Bool {
        let pieces = Scalars(raw).split(whereSeparator: ScalarClass.isBlank)
        guard pieces.count >= 3 else { return false }
        return pieces.dropFirst().dropLast().contains { $0.count <= 2 && $0.allSatisfy(ScalarClass.isHan) }
    }
}
