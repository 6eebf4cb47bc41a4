import Kernel
import OfficeFormats

/// 落实情况 as a Word document: where the plan stands, by unit, what is late and why, task by task, and the list of proofs.
struct ImplementationDocument {
    let summary: PlanImplementation

    private var counts: LedgerSummary.Counts { summary.summary.all }

    func bytes() throws(WritingFailure) -> [UInt8] {
        var word = WordWriter(DocumentProperties(title: summary.title), page: .sheet)
        word.paragraph(summary.title, .title)
        word.paragraph(summary.origin, .note)
        word.paragraph("一、总体情况", .heading1)
        word.paragraph(summary.sentences.joined())
        if summary.lines.isEmpty { return try word.bytes() }
        word.paragraph("二、各单位完成情况", .heading1)
        word.table(units)
        word.paragraph("一项任务有几个牵头、责任单位的，每个单位各计一次，合计可以大于任务总数。", .note)
        word.paragraph("三、逾期任务和原因", .heading1)
        if summary.late.isEmpty { word.paragraph("没有逾期的任务。") } else { word.table(late) }
        word.paragraph("四、逐项落实情况", .heading1)
        word.table(tasks)
        word.paragraph("五、佐证清单", .heading1)
        if proofs.rows.count > 1 { word.table(proofs) } else { word.paragraph("还没有经确认的佐证。") }
        return try word.bytes()
    }

    private static func table(_ columns: [(String, Int)], _ rows: [[WordCell]]) -> WordTable {
        WordTable(widths: columns.map(\.1), rows: [columns.map { WordCell($0.0, alignment: .center) }] + rows)
    }

    private static func middle(_ text: String) -> WordCell { WordCell(text, alignment: .center) }

    private var units: WordTable {
        let rows = summary.summary.units.map { item -> [WordCell] in
            let counts = item.counts
            return [WordCell(summary.name(item.unit))]
                + [
                    "\(counts.total)", "\(counts.accepted)", counts.donePercent.share, counts.onTimePercent.share,
                    "\(counts.waitingForReview)", "\(counts.overdue)",
                ].map(ImplementationDocument.middle)
        }
        return ImplementationDocument.table(
            [("单位", 28), ("任务", 10), ("已办结", 10), ("办结率", 10), ("按时率", 10), ("等待审核", 10), ("逾期未办结", 12)], rows)
    }

    private var late: WordTable {
        let rows = summary.late.map { line in
            [
                ImplementationDocument.middle("\(line.task.position)"), WordCell(line.task.excerpt(80)),
                WordCell(line.answering.joined(separator: "、")),
                ImplementationDocument.middle(line.task.due.description),
                ImplementationDocument.middle(line.lateness?.chinese ?? ""),
                WordCell(line.reasons.joined(separator: "\n")),
            ]
        }
        return ImplementationDocument.table(
            [("序号", 6), ("具体任务", 27), ("承担单位", 15), ("完成时限", 16), ("逾期", 12), ("原因（按记录）", 30)], rows)
    }

    private var tasks: WordTable {
        let rows = summary.lines.map { line in
            [
                ImplementationDocument.middle("\(line.task.position)"), WordCell(line.task.text),
                WordCell(line.answering.joined(separator: "、")),
                ImplementationDocument.middle(line.task.due.description),
                ImplementationDocument.middle(line.standing),
                ImplementationDocument.middle(line.acceptedOn?.description ?? ""),
                ImplementationDocument.middle(line.proofs.isEmpty ? "" : "\(line.proofs.count)份"),
            ]
        }
        return ImplementationDocument.table(
            [("序号", 6), ("具体任务", 32), ("承担单位", 17), ("完成时限", 16), ("状态", 11), ("确认办结", 16), ("佐证", 7)], rows)
    }

    private var proofs: WordTable {
        let rows = summary.lines.flatMap { line in
            line.proofs.map { proof in
                [
                    ImplementationDocument.middle("\(line.task.position)"),
                    WordCell("\(proof.title)（\(proof.note)）"),
                    ImplementationDocument.middle(proof.acceptedOn.description),
                    WordCell(proof.pieces + (proof.address.map { "\n\($0)" } ?? "")),
                ]
            }
        }
        return ImplementationDocument.table(
            [("序号", 6), ("佐证", 34), ("确认日期", 16), ("校验值（SHA-256），系统内记录另附地址", 48)], rows)
    }
}

extension Int? {
    /// A share in words; a dash where there is nothing to divide by.
    var share: String { map { "\($0)%" } ?? "—" }
}

extension ImplementationLine {
    /// The state with what is late about it.
    var standing: String {
        switch lateness {
        case .closed?: "逾期办结"
        case .open?: "\(task.state.chinese)，逾期"
        case nil: task.state == .accepted ? "按时办结" : task.state.chinese
        }
    }
}

extension TaskProof {
    /// What it is, and what became of a record since.
    var note: String {
        switch source {
        case .file: "文件"
        case .record(let kind, _, .holds): kind.chinese
        case .record(let kind, _, let standing): "\(kind.chinese)，现\(standing.chinese)"
        }
    }

    var address: String? {
        switch source {
        case .file: nil
        case .record(_, let address, _): address.isEmpty ? nil : address
        }
    }

    /// The hash in pieces of sixteen, so that a line of a table breaks between them.
    fileprivate var pieces: String {
        var left = Substring(hash), pieces: [Substring] = []
        while !left.isEmpty {
            pieces.append(left.prefix(16))
            left = left.dropFirst(16)
        }
        return pieces.joined(separator: " ")
    }
}
