package import Kernel
import OfficeFormats

/// 意见采纳情况表 as a Word file: what stands on the outcome page, by group, and nothing of who wrote it (CONS-9, CONS-10).
package enum AdoptionTable {
    package static let type = FileKind.docx.servedType

    package static func bytes(of view: ConsultationView) throws(Refusal) -> [UInt8] {
        let found = view.found
        var file = WordWriter(DocumentProperties(title: "意见采纳情况表"), page: .landscape)
        file.paragraph("《\(found.title)》公开征求意见采纳情况表", .title)
        for line in sentences(view) { file.paragraph(line, .body) }
        if !view.result.groups.isEmpty { file.table(table(view.result.groups)) }
        if !found.outcome.words.isEmpty { file.paragraph(found.outcome.words, .body) }
        file.paragraph(view.unitName, .closing)
        if let day = found.outcome.releasedAt?.day { file.paragraph(day.chinese, .closing) }
        do {
            return try file.bytes()
        } catch {
            throw Refusal(.unavailable, "采纳情况表未能生成：\(error.sentence)", rule: "CONS-9")
        }
    }

    static func sentences(_ view: ConsultationView) -> [String] {
        guard let round = view.found.round else { return [] }
        let period = "征求意见时间：\(round.publishedOn.chinese)至\(round.closesOn.chinese)。"
        return [period, CommentFigures.sentence(view.result)]
    }

    private static func table(_ groups: [CommentGroup]) -> WordTable {
        let heads = ["序号", "意见要点", "条数", "采纳情况", "理由"].map { WordCell($0, alignment: .center) }
        let rows = groups.map { group in
            [
                WordCell("\(group.number)", alignment: .center), WordCell(group.summary),
                WordCell("\(group.size)", alignment: .center),
                WordCell(group.adoption?.chinese ?? "", alignment: .center), WordCell(group.reason),
            ]
        }
        return WordTable(widths: [6, 36, 8, 12, 38], rows: [heads] + rows)
    }
}
