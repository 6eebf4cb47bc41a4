import Kernel
import OfficeFormats

/// The ledger as a Word document: one table a plan, 工作事项 merged over its tasks as in the plans themselves (TASK-2).
struct LedgerDocument {
    let rows: [LedgerRow]
    let title: String
    let today: Day

    private static let columns: [LedgerColumn] = [
        .section, .position, .text, .lead, .responsible, .cooperating, .due, .state, .reportedOn, .onTime,
    ]
    private static let widths = [14, 5, 34, 12, 14, 14, 11, 8, 11, 7]

    func bytes() throws(WritingFailure) -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: title), page: .landscape)
        word.paragraph(title, .title)
        word.paragraph("截至\(today.chinese)，共\(rows.count)项", .note)
        let plans = grouped(rows) { $0.task.plan }
        for part in plans {
            if plans.count > 1, let first = part.first {
                word.paragraph("\(first.year)年 \(first.planTitle)", .heading2)
            }
            word.table(table(part))
        }
        if rows.isEmpty { word.paragraph("没有符合条件的任务。") }
        return try word.bytes()
    }

    private func table(_ rows: [LedgerRow]) -> WordTable {
        let head = LedgerDocument.columns.map { WordCell($0.chinese, alignment: .center) }
        let body = grouped(rows) { $0.section }.flatMap { part in
            part.enumerated().map { index, row in line(row, span: index == 0 ? part.count : nil) }
        }
        return WordTable(widths: LedgerDocument.widths, rows: [head] + body)
    }

    /// - Parameter span: How many tasks the section's cell covers; nil when a row above began it.
    private func line(_ row: LedgerRow, span: Int?) -> [WordCell] {
        LedgerDocument.columns.compactMap { column in
            let text = column.text(of: row, on: today)
            guard column == .section else { return WordCell(text, alignment: alignment(column)) }
            return span.map { WordCell(text, rowSpan: $0) }
        }
    }

    private func alignment(_ column: LedgerColumn) -> WordCell.Alignment {
        switch column {
        case .position, .due, .state, .reportedOn, .onTime, .year, .number, .evidenceCount: .center
        case .plan, .section, .text, .lead, .responsible, .cooperating, .deadlineWords, .overdue: .left
        }
    }

    /// Neighbours with the same key, in their order.
    private func grouped<Key: Equatable>(_ rows: [LedgerRow], by key: (LedgerRow) -> Key) -> [[LedgerRow]] {
        var groups: [[LedgerRow]] = []
        for row in rows {
            if let last = groups.last?.last, key(last) == key(row) {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        return groups
    }
}
