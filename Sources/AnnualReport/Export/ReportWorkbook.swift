package import Kernel
import OfficeFormats

/// The report as a workbook: one sheet for each table with its merged heads, one for the texts.
package enum ReportWorkbook {
    package static func bytes(_ contents: ReportContents) throws(Refusal) -> [UInt8] {
        let layout = ReportLayout(contents.tables)
        do {
            return try WorkbookWriter(DocumentProperties(title: contents.title))
                .adding(texts(contents))
                .adding(sheet("二", layout.disclosure, widths: [24, 16, 16, 16], contents))
                .adding(
                    sheet("三", layout.requests, widths: [14, 16, 40] + [Double](repeating: 11, count: 7), contents)
                )
                .adding(sheet("四", layout.remedies, widths: [Double](repeating: 9, count: 15), contents))
                .bytes()
        } catch {
            throw Refusal(.tooLarge, "未能导出年度报告：内容过多，不能写成 Excel 文件。请精简文字部分。", rule: "FOI-49")
        }
    }

    package static let agencyLabel = "机关"
    package static let codeLabel = "机关代码"
    package static let yearLabel = "年度"

    private static func texts(_ contents: ReportContents) -> Worksheet {
        let facts: [(String, String)] = [
            (agencyLabel, contents.agencyName), (codeLabel, contents.agencyCode), (yearLabel, "\(contents.year)"),
        ]
        let words = ReportTexts.Section.allCases.map { ($0.chinese, contents.texts[$0]) }
        return Worksheet(
            "一五六", columns: [Column("项目", width: 24), Column("内容", width: 100, layout: .wrapped)],
            rows: (facts + words).map { [.text($0.0), .text($0.1)] }, heading: contents.title, filter: false)
    }

    /// The first row of the table is the sheet's head; merges are counted from there.
    private static func sheet(
        _ name: String, _ table: LayoutTable, widths: [Double], _ contents: ReportContents
    ) -> Worksheet {
        let grid = Grid(table, contents.tables)
        let columns = zip(grid.cells.first ?? [], widths).map { cell, width in
            Column(cell.words, width: width, layout: .wrapped)
        }
        var sheet = Worksheet(
            name, columns: columns, rows: Array(grid.cells.dropFirst()), heading: table.title,
            merges: grid.merges.filter { $0.row > 0 }.map {
                CellMerge(row: $0.row - 1, column: $0.column, rowSpan: $0.rowSpan, columnSpan: $0.columnSpan)
            }, filter: false)
        sheet.headMerges = grid.merges.filter { $0.row == 0 }
        return sheet
    }

    /// Every place of the grid, empty where another cell covers it.
    private struct Grid {
        var cells: [[CellValue]]
        var merges: [CellMerge] = []

        init(_ table: LayoutTable, _ tables: ReportTables) {
            cells = [[CellValue]](
                repeating: [CellValue](repeating: .empty, count: table.width), count: table.rows.count)
            var taken = Set<[Int]>()
            for (row, begun) in table.rows.enumerated() {
                var column = 0
                for cell in begun {
                    while taken.contains([row, column]) { column += 1 }
                    guard column < table.width else { break }
                    cells[row][column] = Grid.value(cell, tables)
                    for down in 0..<cell.rows {
                        for across in 0..<cell.columns { taken.insert([row + down, column + across]) }
                    }
                    if cell.rows > 1 || cell.columns > 1 {
                        merges.append(
                            CellMerge(row: row, column: column, rowSpan: cell.rows, columnSpan: cell.columns))
                    }
                }
            }
        }

        private static func value(_ cell: LayoutCell, _ tables: ReportTables) -> CellValue {
            guard let number = cell.cell else { return .text(cell.text) }
            return number == .disclosure(.fees)
                ? .number(Double(tables[number]) / 100, places: 2) : .integer(tables[number])
        }
    }
}

extension CellValue {
    fileprivate var words: String {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .empty, .number, .share, .day, .minute: ""
        }
    }
}
