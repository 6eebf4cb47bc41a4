package import Kernel
import OfficeFormats

/// The ledger of normative documents as a file (OPN-12, NORM-6).
package enum NormativeExport {
    package enum Format: String, CaseIterable, Sendable {
        case xlsx, csv

        package var chinese: String {
            switch self {
            case .xlsx: "Excel 表格（xlsx）"
            case .csv: "文本表格（csv）"
            }
        }

        package var mediaType: String {
            switch self {
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .csv: "text/csv; charset=utf-8"
            }
        }
    }

    package static func bytes(
        _ format: Format, _ listings: [NormativeListing], units: [UnitID: String], on day: Day
    ) throws(Refusal) -> [UInt8] {
        let rows = listings.enumerated().map { row($0.offset + 1, $0.element, units) }
        switch format {
        case .csv: return CSVWriter.bytes([heads.map { .text($0.title) }] + rows)
        case .xlsx:
            do {
                let sheet = Worksheet(
                    "规范性文件台账", columns: heads, rows: rows, heading: "行政规范性文件台账",
                    notes: ["时效截至\(day.chinese)，共\(rows.count)件"])
                return try WorkbookWriter(DocumentProperties(title: "行政规范性文件台账")).adding(sheet).bytes()
            } catch {
                throw Refusal(.tooLarge, "未能导出：台账超过了这种文件能容纳的行数。请先筛选，再分几次导出。")
            }
        }
    }

    private static let heads = [
        Column("序号", width: 6, layout: .centred), Column("文件名称", width: 50, layout: .wrapped),
        Column("发文字号", width: 22), Column("统一登记号", width: 18), Column("制定机关", width: 22, layout: .wrapped),
        Column("起草科室", width: 16), Column("印发日期"), Column("施行日期"), Column("有效期至"),
        Column("有效期", width: 10), Column("时效", width: 10, layout: .centred),
        Column("时效说明", width: 44, layout: .wrapped), Column("公布地址", width: 30, layout: .wrapped),
    ]

    private static func row(_ place: Int, _ listing: NormativeListing, _ units: [UnitID: String]) -> [CellValue] {
        let text = listing.text, registration = text.registration
        return [
            .integer(place), .text(text.title), words(registration?.number), words(registration?.code),
            .text(text.issuer), words(units[text.unit]), day(registration?.on), day(registration?.effectiveOn),
            day(text.expiresOn), words(registration?.term.chinese),
            .text(text.isRegistered ? listing.validity.chinese : "制定中"),
            text.isRegistered ? words(listing.banner) : .empty, words(text.publication?.address),
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
