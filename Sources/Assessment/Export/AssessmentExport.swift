import Inspection
package import Kernel
import OfficeFormats

/// The ranking as a workbook, one sheet as a Word file.
package enum AssessmentExport {
    package static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    package static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    package static func workbook(
        _ round: AssessmentRound, _ scheme: AssessmentScheme, _ groups: [(PartyGroup, [RankedSheet])]
    ) throws(Refusal) -> [UInt8] {
        let title = "\(round.year)年政务公开考核"
        var rows: [[CellValue]] = []
        for (group, lines) in groups {
            for line in lines {
                rows.append([
                    .text(group.chinese), .text(line.sheet.name), line.place.map { .integer($0) } ?? .empty,
                    .text(line.sheet.total?.description ?? "—"),
                    .text(line.sheet.total.map { scheme.band(of: $0) } ?? "—"), .text(line.sheet.stage.chinese),
                ])
            }
        }
        let sheet = Worksheet(
            "考核结果",
            columns: [
                Column("组别", width: 14), Column("单位", width: 26, layout: .wrapped),
                Column("名次", width: 8, layout: .centred),
                Column("得分", width: 10, layout: .right), Column("等次", width: 10, layout: .centred),
                Column("进度", width: 14),
            ], rows: rows, heading: title, notes: ["\(scheme.title)，政务公开分值权重 \(round.share)%"])
        do {
            return try WorkbookWriter(DocumentProperties(title: title)).adding(sheet).bytes()
        } catch { throw tooLarge }
    }

    /// - Parameter shown: the records that whoever asks may see.
    package static func paper(
        _ detail: SheetDetail, _ scheme: AssessmentScheme, shown: Set<MeasuredItem>
    ) throws(Refusal) -> [UInt8] {
        let title = "\(detail.round.year)年政务公开考核表"
        var word = WordWriter(DocumentProperties(title: title))
        word.paragraph(title, .title)
        let band = detail.total.map { "\($0) 分，\(scheme.band(of: $0))" } ?? "没有得分"
        word.paragraph("被考核单位：\(detail.sheet.name)　　结果：\(band)　　进度：\(detail.sheet.stage.chinese)")
        let head = ["指标", "情况", "分值", "得分"].map { WordCell($0, alignment: .center) }
        let rows = detail.scores.map { score in
            [
                WordCell(score.indicator.title), WordCell(score.reading),
                WordCell(score.indicator.weight.description, alignment: .center),
                WordCell(score.isApplicable ? score.got.description : "不计分", alignment: .center),
            ]
        }
        word.table(WordTable(widths: [34, 34, 14, 14], rows: [head] + rows))
        for score in detail.scores where score.lost > .none {
            word.paragraph("\(score.indicator.title)：失 \(score.lost) 分", .heading1)
            for item in score.items {
                word.paragraph(
                    shown.contains(item)
                        ? "\(item.title)\(item.note.isEmpty ? "" : "，\(item.note)")" : "一件无权查看的记录，\(item.note)")
            }
        }
        for (name, words) in [
            ("自评", detail.sheet.selfWords), ("评议意见", detail.sheet.commentWords), ("申诉", detail.sheet.appealWords),
            ("申诉答复", detail.sheet.answerWords),
        ] where !words.isEmpty {
            word.paragraph(name, .heading1)
            word.paragraph(words)
        }
        do { return try word.bytes() } catch { throw tooLarge }
    }

    private static let tooLarge = Refusal(.tooLarge, "未能导出：内容过长，不能写成一个文件。请联系系统管理员。")
}
