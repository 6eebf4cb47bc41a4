package import Kernel
import OfficeFormats

/// The board as a file: what is on the page and nothing more, so applicants stay masked (PII-3).
package enum BoardExport {
    /// Rows that a file of either kind holds and a person can still read.
    package static let most = 50_000

    package static func bytes(
        _ format: BoardExportFormat, _ lines: [RequestLine], units: [UnitID: String], members: [MemberID: String],
        on day: Day
    ) throws(Refusal) -> [UInt8] {
        let rows = lines.enumerated().map { row($0.offset + 1, $0.element, units, members) }
        switch format {
        case .csv: return CSVWriter.bytes([heads.map { .text($0.title) }] + rows)
        case .xlsx:
            do {
                let sheet = Worksheet(
                    "依申请公开", columns: heads, rows: rows, heading: "政府信息公开申请台账",
                    notes: ["截至\(day.chinese)，共\(rows.count)件；申请人信息已部分隐去"])
                return try WorkbookWriter(DocumentProperties(title: "政府信息公开申请台账")).adding(sheet).bytes()
            } catch {
                throw Refusal(.tooLarge, "未能导出：申请超过了这种文件能容纳的行数。请先筛选，再分几次导出。")
            }
        }
    }

    private static let heads = [
        Column("序号", width: 6, layout: .centred), Column("编号", width: 12), Column("事项", width: 16),
        Column("申请人", width: 12), Column("申请人类型", width: 14), Column("申请内容", width: 50, layout: .wrapped),
        Column("渠道", width: 14), Column("到达"), Column("收到申请之日"), Column("阶段", width: 12, layout: .centred),
        Column("承办科室", width: 16), Column("承办人", width: 10), Column("答复期限"), Column("期限情况", width: 20),
        Column("处理类型", width: 30, layout: .wrapped),
    ]

    private static func row(
        _ place: Int, _ line: RequestLine, _ units: [UnitID: String], _ members: [MemberID: String]
    ) -> [CellValue] {
        [
            .integer(place), .text(line.number), .text(line.kind.chinese), words(line.applicant),
            .text(line.applicantKind.chinese), words(line.description), .text(line.channel.chinese),
            day(line.arrivedAt.day), day(line.receivedOn), .text(line.stage.chinese), words(units[line.unit]),
            words(line.handler.flatMap { members[$0] }), day(line.clock.due), words(line.clock.sentence),
            words(line.code.map { "\($0.code) \($0.chinese)" }),
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
