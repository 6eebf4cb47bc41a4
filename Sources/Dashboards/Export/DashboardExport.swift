package import Kernel
import OfficeFormats

/// A dashboard as a workbook: a sheet for each plot.
package enum DashboardExport {
    package static func workbook(_ view: DashboardView) throws(Refusal) -> [UInt8] {
        do {
            var writer = WorkbookWriter(DocumentProperties(title: "数据看板"))
            for (place, figure) in (view.below + view.figures).enumerated() {
                writer = try writer.adding(sheet(figure, place + 1))
            }
            return try writer.bytes()
        } catch {
            throw Refusal(.tooLarge, "未能导出：数据超过了这种文件能容纳的行数。请选择较短的时期。")
        }
    }

    private static func sheet(_ figure: DashboardFigure, _ place: Int) -> Worksheet {
        let table = figure.plot.table
        return Worksheet(
            "图\(place)", columns: table.heads.map { Column($0, width: 24) },
            rows: table.rows.map { $0.map(cell) }, heading: figure.finding, notes: [figure.source])
    }

    private static func cell(_ cell: DashboardPlot.Cell) -> CellValue {
        switch cell {
        case .words(let words): words.isEmpty ? .empty : .text(words)
        case .number(let number): .integer(number)
        }
    }
}
