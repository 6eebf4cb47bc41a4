package import Kernel
import OfficeFormats

/// What goes back to 12345: the answers of orders that came from there.
package enum LetterAnswerExport {
    package static let most = 20_000

    package static func bytes(_ answers: [ExternalAnswer]) -> [UInt8] {
        CSVWriter.bytes([heads] + answers.map(row))
    }

    private static let heads: [CellValue] = [
        "工单编号", "本机关编号", "诉求类型", "办理状态", "承办单位", "答复内容", "答复时间", "评价",
    ]

    private static func row(_ one: ExternalAnswer) -> [CellValue] {
        [
            .text(one.externalNumber), .text(one.number), .text(one.category.chinese), .text(one.stage.chinese),
            .text(one.unit), .text(one.words), moment(one.at), .text(one.outcome?.chinese ?? ""),
        ]
    }

    private static func moment(_ at: Moment?) -> CellValue {
        guard let at else { return .empty }
        return .minute(year: at.day.year, month: at.day.month, day: at.day.dayOfMonth, minutes: at.minuteOfDay)
    }
}
