package import Kernel
import OfficeFormats
package import Publishing

/// Takes in a file that stands beside a text, as 信息发布 does: cleaned, looked through, kept.
package typealias AttachmentTaking =
    @Sendable (_ bytes: [UInt8], _ name: String, _ day: Day) async throws -> (
        attachment: Attachment, findings: [FindingDraft]
    )

/// The files beside the county's policy on basic public health services: a text, a table and a chart.
enum CountyAttachments {
    static func files() throws -> [(name: String, bytes: [UInt8])] {
        [
            ("附件1 任务分工.docx", try assignments()), ("附件2 绩效目标表.xlsx", try targets()),
            ("附件3 服务流程.pdf", PackageResources.flow_pdf),
        ]
    }

    private static func assignments() throws -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: "任务分工"))
        word.paragraph("基本公共卫生服务任务分工", .title)
        let rows = [
            ["工作内容", "承担单位", "技术指导"], ["居民健康档案", "各乡镇卫生院", "基层卫生健康科"],
            ["预防接种", "各预防接种单位", "县疾病预防控制中心"], ["孕产妇和儿童健康管理", "各乡镇卫生院", "县妇幼保健院"],
        ]
        word.table(WordTable(widths: [6, 6, 6], rows: rows.map { $0.map { WordCell($0) } }))
        return try word.bytes()
    }

    private static func targets() throws -> [UInt8] {
        let lines: [(String, Int)] = [
            ("居民电子健康档案建档率（%）", 92), ("适龄儿童免疫规划疫苗接种率（%）", 90), ("65岁及以上老年人健康管理率（%）", 64),
        ]
        return try WorkbookWriter(title: "绩效目标表").sheet(
            "绩效目标", columns: [Column("指标", width: 40), Column("目标值", width: 12)],
            rows: lines.map { [.text($0.0), .integer($0.1)] }
        ).bytes()
    }
}
