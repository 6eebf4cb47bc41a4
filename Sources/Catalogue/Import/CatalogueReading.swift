package import Kernel
package import OfficeFormats

/// A table of 基本目录 or 标准目录 read from a Word or Excel file, with what was noticed on the way.
package struct ReadCatalogue: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// Where it stands: `表1第5行`.
        package let place: String
        package let content: ItemContent
        package let remarks: [String]
    }

    package var rows: [Row] = []
    package var notes: [String] = []

    /// More lines than any catalogue has.
    static let mostRows = 2_000

    /// - Throws: `Refusal` when no table of the official layout is in the document.
    package init(_ document: ReadDocument, kind: CatalogueKind) throws {
        var layout: CatalogueLayout?
        var number = 0
        for case .table(let table) in document.blocks {
            number += 1
            let grid = table.grid
            let found = CatalogueLayout(grid, width: table.columnCount)
            // A table that goes on over a page has no header of its own.
            if let found { layout = found }
            guard let layout, found != nil || layout.width == table.columnCount else { continue }
            take(grid, from: found?.headerEnd ?? 0, by: layout, kind: kind, table: number)
        }
        guard layout != nil else {
            throw Refusal(
                .invalid, "没有导入：文件中没有找到目录表。表头应当有“\(kind.nameTitle)”“公开内容”“公开依据”“公开时限”等列，请核对后重新选择文件。",
                rule: kind.rule, field: "file")
        }
        guard !rows.isEmpty else {
            throw Refusal(.invalid, "没有导入：目录表中没有一行事项。请核对文件内容。", rule: kind.rule, field: "file")
        }
    }

    private mutating func take(
        _ grid: [[TableCell?]], from start: Int, by layout: CatalogueLayout, kind: CatalogueKind, table: Int
    ) {
        var category = ""
        for index in grid.indices.dropFirst(start) {
            let line = CatalogueCells(grid[index], layout)
            let place = "表\(table)第\(index + 1)行"
            if line.isEmpty || line.isOneCell || layout.repeatsHeader(grid[index]) { continue }
            guard rows.count < ReadCatalogue.mostRows else {
                notes.append("\(place)以后的内容没有读取：一份目录最多\(ReadCatalogue.mostRows)行。")
                return
            }
            let reading = RowReading(line, below: category, kind: kind)
            category = reading.category
            if reading.name.isEmpty {
                notes.append("\(place)没有\(kind.nameTitle)，没有导入。")
                continue
            }
            rows.append(Row(place: place, content: reading.content, remarks: reading.remarks))
        }
    }
}

/// One line of the grid by what its columns are.
struct CatalogueCells {
    private let cells: [CatalogueLayout.Field: TableCell]
    let isEmpty: Bool
    /// One cell over the whole width: a heading between the lines.
    let isOneCell: Bool

    init(_ row: [TableCell?], _ layout: CatalogueLayout) {
        var cells: [CatalogueLayout.Field: TableCell] = [:]
        for (column, field) in layout.fields where row.indices.contains(column) {
            if let cell = row[column] { cells[field] = cells[field] ?? cell }
        }
        self.cells = cells
        let present = row.compactMap { $0 }
        isEmpty = cells.values.allSatisfy { $0.text.trimmed.isEmpty }
        isOneCell =
            present.first.map { first in
                first.columnSpan > 2 && present.allSatisfy { $0.column == first.column }
            } ?? true
    }

    func text(_ field: CatalogueLayout.Field) -> String { ItemContent.tidy(cells[field]?.text ?? "") }
    func has(_ field: CatalogueLayout.Field) -> Bool { cells[field] != nil }
}
