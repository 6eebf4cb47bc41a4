package import Kernel
import OfficeFormats

/// The form as a Word file, a workbook and JSON, from the same lines.
package enum SiteReportFiles {
    package static func word(_ contents: SiteReportContents) throws(Refusal) -> [UInt8] {
        var writer = WordWriter(DocumentProperties(title: contents.title))
        writer.paragraph(contents.title, .title)
        for section in SiteReportItem.Section.allCases {
            writer.paragraph(section.chinese, .heading1)
            let rows = contents.lines.filter { $0.section == section }.map {
                [WordCell($0.label), WordCell($0.value, alignment: .center)]
            }
            writer.table(
                WordTable(
                    widths: [60, 40], rows: [["项目", "内容"].map { WordCell($0, alignment: .center) }] + rows))
        }
        do { return try writer.bytes() } catch { throw tooLarge }
    }

    package static func workbook(_ contents: SiteReportContents) throws(Refusal) -> [UInt8] {
        let rows = contents.lines.map { line -> [CellValue] in
            [
                .text(line.section.chinese), .text(line.label),
                line.value.decimalNumber.map { .integer($0) } ?? .text(line.value),
            ]
        }
        let sheet = Worksheet(
            "网站年度报表",
            columns: [
                Column("类别", width: 14), Column("项目", width: 44, layout: .wrapped),
                Column("内容", width: 36, layout: .wrapped),
            ], rows: rows, heading: contents.title, filter: false)
        do {
            return try WorkbookWriter(DocumentProperties(title: contents.title)).adding(sheet).bytes()
        } catch { throw tooLarge }
    }

    /// By docs/schemas/site-report.schema.json: counts as numbers, yes and no as booleans.
    package static func json(_ contents: SiteReportContents) -> String {
        let items = SiteReportItem.allCases.map { item in
            "\"\(item.rawValue)\":\(value(contents.values[item], item.kind))"
        }
        return """
            {"agency":\(JSONText.quoted(contents.agencyCode)),"name":\(JSONText.quoted(contents.agencyName)),\
            "year":\(contents.year),"items":{\(items.joined(separator: ","))}}

            """
    }

    private static func value(_ value: String?, _ kind: SiteReportItem.Kind) -> String {
        guard let value else { return "null" }
        switch kind {
        case .count: return value.decimalNumber.map { "\($0)" } ?? "null"
        case .yesNo: return value == "是" ? "true" : "false"
        case .text: return JSONText.quoted(value)
        }
    }

    private static let tooLarge = Refusal(.tooLarge, "未能导出网站年度报表：内容过长，不能写成一个文件。请精简文字。", rule: "SITE-9")
}

extension SiteReportFileKind {
    package func bytes(_ contents: SiteReportContents) throws(Refusal) -> [UInt8] {
        switch self {
        case .docx: try SiteReportFiles.word(contents)
        case .xlsx: try SiteReportFiles.workbook(contents)
        case .json: Array(SiteReportFiles.json(contents).utf8)
        }
    }
}
