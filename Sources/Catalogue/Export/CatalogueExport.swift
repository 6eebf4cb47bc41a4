package import Kernel
import OfficeFormats

/// An edition in the official layout, as it can be read in again.
package enum CatalogueExport {
    /// - Parameter title: over the table: the agency's name and the catalogue's.
    package static func bytes(
        _ edition: CatalogueEdition, title: String, as format: CatalogueFormat
    ) throws(Refusal) -> [UInt8] {
        do {
            switch format {
            case .xlsx: return try workbook(CatalogueTable(edition: edition), title)
            case .docx: return try document(CatalogueTable(edition: edition), title)
            }
        } catch {
            throw Refusal(.tooLarge, "未能导出：目录超过了这种文件能容纳的行数。请联系系统管理员。")
        }
    }

    private static func workbook(_ table: CatalogueTable, _ title: String) throws(WritingFailure) -> [UInt8] {
        let titles = table.heads.flatMap { head in [head.title] + head.parts.dropFirst().map { _ in "" } }
        let columns = titles.enumerated().map { index, title in
            let width = table.widths.indices.contains(index) ? table.widths[index] : 10
            return Column(title, width: width, layout: width <= 12 ? .centred : .wrapped)
        }
        let second = table.secondHeader
        let offset = second == nil ? 0 : 1
        var rows = second.map { [$0.map(cell)] } ?? []
        rows += table.edition.items.enumerated().map { index, item in
            table.cells(item, number: index + 1).map(cell)
        }
        var sheet = Worksheet(
            table.edition.kind.chinese, columns: columns, rows: rows, heading: title,
            merges: table.runs.map { CellMerge(row: $0.start + offset, column: 1, rowSpan: $0.length) }, filter: false)
        if second != nil { sheet.headMerges = headMerges(table) }
        return try WorkbookWriter(DocumentProperties(title: title)).adding(sheet).bytes()
    }

    private static func headMerges(_ table: CatalogueTable) -> [CellMerge] {
        var column = 0
        return table.heads.map { head in
            defer { column += max(head.parts.count, 1) }
            return head.parts.isEmpty
                ? CellMerge(row: 0, column: column, rowSpan: 2)
                : CellMerge(row: 0, column: column, columnSpan: head.parts.count)
        }
    }

    private static func cell(_ text: String) -> CellValue { text.isEmpty ? .empty : .text(text) }

    private static func document(_ table: CatalogueTable, _ title: String) throws(WritingFailure) -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: title), page: .landscape)
        word.paragraph(title, .title)
        var rows = [
            table.heads.map { head in
                WordCell(
                    head.title, columnSpan: max(head.parts.count, 1),
                    rowSpan: table.secondHeader != nil && head.parts.isEmpty ? 2 : 1, alignment: .center)
            }
        ]
        if table.secondHeader != nil {
            rows.append(table.heads.flatMap(\.parts).map { WordCell($0, alignment: .center) })
        }
        let starts = Dictionary(uniqueKeysWithValues: table.runs.map { ($0.start, $0.length) })
        for (index, item) in table.edition.items.enumerated() {
            rows.append(line(table.cells(item, number: index + 1), span: starts[index]))
        }
        let widths = table.widths.prefix(table.width).map { Int($0.rounded()) }
        word.table(
            WordTable(widths: Array(widths), headerRows: table.secondHeader == nil ? 1 : 2, rows: rows))
        return try word.bytes()
    }

    /// - Parameter span: how many lines the category's cell covers; nil when a line above began it.
    private static func line(_ cells: [String], span: Int?) -> [WordCell] {
        cells.enumerated().compactMap { index, text in
            guard index == 1 else { return WordCell(text, alignment: text == "√" || index == 0 ? .center : .left) }
            return span.map { WordCell(text, rowSpan: $0) }
        }
    }
}
