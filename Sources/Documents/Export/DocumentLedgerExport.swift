package import Kernel
import OfficeFormats

/// The ledger of documents as a file (OPN-12).
package enum DocumentLedgerExport {
    package static func bytes(
        _ format: DocumentExportFormat, _ lines: [DocumentLine], units: [UnitID: String], on day: Day
    ) throws(Refusal) -> [UInt8] {
        let rows = lines.enumerated().map { row($0.offset + 1, $0.element, units) }
        switch format {
        case .csv: return CSVWriter.bytes([heads.map { .text($0.title) }] + rows)
        case .xlsx:
            do {
                let sheet = Worksheet(
                    "公文台账", columns: heads, rows: rows, heading: "公文公开属性台账",
                    notes: ["截至\(day.chinese)，共\(rows.count)件"])
                return try WorkbookWriter(DocumentProperties(title: "公文公开属性台账")).adding(sheet).bytes()
            } catch {
                throw Refusal(.tooLarge, "未能导出：台账超过了这种文件能容纳的行数。请先筛选，再分几次导出。")
            }
        }
    }

    private static let heads = [
        Column("序号", width: 6, layout: .centred), Column("标题", width: 50, layout: .wrapped),
        Column("文种", width: 8, layout: .centred), Column("发文字号", width: 22), Column("拟稿科室", width: 16),
        Column("拟稿人", width: 10), Column("公开属性", width: 14, layout: .centred),
        Column("理由", width: 40, layout: .wrapped), Column("状态", width: 14, layout: .centred), Column("签发人", width: 10),
        Column("成文日期"), Column("印发日期"), Column("下次复查"), Column("公开地址", width: 30, layout: .wrapped),
    ]

    private static func row(_ place: Int, _ line: DocumentLine, _ units: [UnitID: String]) -> [CellValue] {
        [
            .integer(place), .text(line.title), .text(line.kind.chinese), words(line.number?.text),
            words(units[line.unit]), words(line.drafterName),
            words(line.attribute.map { line.isDecided ? $0.chinese : "\($0.chinese)（拟）" }), words(line.reason),
            .text(line.state.chinese), words(line.signerName), day(line.signedOn), day(line.issuedOn),
            day(line.reviewOn), words(line.address),
        ]
    }

    private static func words(_ text: String?) -> CellValue {
        guard let text, !text.isEmpty else { return .empty }
        return .text(text)
    }

    private static func day(_ day: Day?) -> CellValue {
        day.map { .day(year: $0.year, month: $0.month, day: $0.dayOfMonth) } ?? .empty
    }
}
