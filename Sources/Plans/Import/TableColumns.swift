import OfficeFormats
import TextForms

/// What each column of a task table holds (reading rule 6).
struct TableColumns {
    enum Kind: Equatable {
        case number, heading, text, units(UnitRoles.Role), deadline, ignored
    }

    private(set) var kinds: [Kind]
    /// How many rows at the top are header or title.
    private(set) var headerEnd = 0
    private(set) var isDamaged = false
    /// Lines of text above the header row: the title of a sheet.
    private(set) var titleRows: [TableCell] = []

    var text: Int? { kinds.firstIndex(of: .text) }
    var unitColumns: [(column: Int, role: UnitRoles.Role)] {
        kinds.enumerated().compactMap { index, kind in
            if case .units(let role) = kind { (index, role) } else { nil }
        }
    }

    /// Nil when the table holds no tasks.
    init?(_ grid: [[TableCell?]], width: Int) {
        kinds = [Kind](repeating: .ignored, count: width)
        var words = [HeaderWords.Meaning?](repeating: nil, count: width)
        let header = Self.headerRow(grid)
        if let header {
            headerEnd = header + 1
            read(grid[header], into: &words)
            if let below = grid.at(header + 1), Self.isSecondHeader(below, under: grid[header]) {
                read(below, into: &words)
                headerEnd += 1
            }
        }
        titleRows = grid.prefix(header ?? 0).compactMap { row in row.compactMap { $0 }.first { !$0.isBlank } }
        guard choose(grid, words: words, hasHeader: header != nil) else { return nil }
    }

    private static func headerRow(_ grid: [[TableCell?]]) -> Int? {
        (0..<min(grid.count, 6)).first { isHeader(grid[$0], least: 2) && !hasLabel(grid[$0]) }
    }

    /// Whether a row, by its words, is a header.
    static func isHeader(_ row: [TableCell?], least: Int) -> Bool {
        var seen = Set<Int>()
        return row.compactMap { $0 }.filter { seen.insert($0.column).inserted && HeaderWords.meaning($0.text) != nil }
            .count >= least
    }

    /// A second header row stands under cells that are merged across or down, and is as short as headers are.
    private static func isSecondHeader(_ row: [TableCell?], under header: [TableCell?]) -> Bool {
        guard header.contains(where: { ($0?.columnSpan ?? 1) > 1 || ($0?.rowSpan ?? 1) > 1 }), !hasLabel(row) else {
            return false
        }
        return isHeader(row, least: 1) && row.allSatisfy { ($0.map(size) ?? 0) <= 12 }
    }

    private static func hasLabel(_ row: [TableCell?]) -> Bool {
        row.contains { cell in cell.map { ItemLabel.read(Scalars(folding: $0.text)) != nil } ?? false }
    }

    private mutating func read(_ row: [TableCell?], into words: inout [HeaderWords.Meaning?]) {
        for (column, cell) in row.enumerated() {
            guard let cell, let word = HeaderWords.meaning(cell.text) else { continue }
            words[column] = word
            if HeaderWords.isDamaged(cell.text) { isDamaged = true }
        }
    }

    /// The text column is the one of most words among those that may be; short ones before it are headings.
    private mutating func choose(_ grid: [[TableCell?]], words: [HeaderWords.Meaning?], hasHeader: Bool) -> Bool {
        let sizes = Self.meanSizes(grid.dropFirst(headerEnd), width: kinds.count)
        var candidates: [Int] = []
        for (column, word) in words.enumerated() {
            switch word {
            case .number: kinds[column] = .number
            case .deadline: kinds[column] = .deadline
            case .ignored: kinds[column] = .ignored
            case .units(let role): kinds[column] = .units(role)
            case .text, .title: candidates.append(column)
            case nil: if !hasHeader || sizes[column] > 0 { candidates.append(column) }
            }
        }
        guard let main = candidates.max(by: { (sizes[$0], -$0) < (sizes[$1], -$1) }), sizes[main] > 0 else {
            return false
        }
        for column in candidates where column < main {
            kinds[column] = Self.isNumbers(grid.dropFirst(headerEnd), column) ? .number : .heading
        }
        kinds[main] = .text
        if !hasHeader { guessUnits(grid, after: main) }
        return hasHeader && (!unitColumns.isEmpty || sizes[main] >= 8) || looksLikeTasks(grid, main)
    }

    private mutating func guessUnits(_ grid: [[TableCell?]], after main: Int) {
        for column in kinds.indices where column > main {
            let cells = grid.compactMap { $0.at(column).flatMap { $0 } }.filter { !$0.isBlank }
            let names = cells.filter { !RoleReading.plainNames($0.paragraphs).isEmpty }
            if !cells.isEmpty, names.count * 2 >= cells.count { kinds[column] = .units(.responsible) }
        }
    }

    /// Without a header: at least two numbered items of some length.
    private func looksLikeTasks(_ grid: [[TableCell?]], _ main: Int) -> Bool {
        let texts = grid.compactMap { $0.at(main).flatMap { $0 } }.map { Scalars(folding: $0.text) }
        let items = texts.filter { ItemLabel.read($0) != nil && $0.count >= 15 }
        return items.count >= 2 && (kinds.count >= 2)
    }

    private static func meanSizes(_ rows: ArraySlice<[TableCell?]>, width: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: width), counts = [Double](repeating: 0, count: width)
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                // A cell counts in the row and column it begins in, a full-width one nowhere.
                guard let cell, cell.column == column, cell.row == index + rows.startIndex, !cell.isBlank,
                    cell.columnSpan < width
                else { continue }
                sums[column] += Double(Self.size(cell))
                counts[column] += 1
            }
        }
        return zip(sums, counts).map { $1 == 0 ? 0 : $0 / $1 }
    }

    /// Characters, line ends between paragraphs included.
    private static func size(_ cell: TableCell) -> Int {
        cell.paragraphs.reduce(max(cell.paragraphs.count - 1, 0)) { sum, paragraph in
            // Every character has one byte that does not go on another.
            sum + paragraph.utf8.count { $0 & 0xC0 != 0x80 }
        }
    }

    private static func isNumbers(_ rows: ArraySlice<[TableCell?]>, _ column: Int) -> Bool {
        let texts = rows.compactMap { $0.at(column).flatMap { $0 } }.filter { !$0.isBlank && $0.columnSpan == 1 }.map {
            Scalars($0.text)
        }
        return !texts.isEmpty && texts.allSatisfy { $0.count <= 4 && $0.contains { ScalarClass.digit($0) != nil } }
    }
}
