import Kernel
import OfficeFormats

extension CountyPlan {
    /// The plan as the Word file that an office circulates: covering notice, then the table.
    func wordFile() throws -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: title))
        word.paragraph(CountyPeople.commission + "文件", .title)
        word.paragraph(documentNumber, .closing)
        word.paragraph("关于印发《\(title)》的通知", .title)
        for line in notice { word.paragraph(line, line.hasSuffix("：") ? .flush : .body) }
        word.paragraph(CountyPeople.commission, .closing)
        word.paragraph(issuedOn.chinese, .closing)
        word.pageBreak()
        word.paragraph(title, .title)
        word.table(WordTable(widths: [3, 9, 5, 2], rows: table))
        return try word.bytes()
    }

    private var table: [[WordCell]] {
        var rows = [["工作事项", "具体任务", "责任单位", "完成时限"].map { WordCell($0, alignment: .center) }]
        var number = 0
        for section in sections {
            for (index, item) in section.items.enumerated() {
                number += 1
                let head = index == 0 ? [WordCell(section.title, rowSpan: section.items.count)] : []
                rows.append(head + [WordCell("\(number).\(item.text)"), WordCell(item.units), WordCell(item.deadline)])
            }
        }
        return rows
    }

    static func evidenceFile(title: String, paragraphs: [String]) throws -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: title))
        word.paragraph(title, .title)
        for text in paragraphs { word.paragraph(text) }
        return try word.bytes()
    }
}
