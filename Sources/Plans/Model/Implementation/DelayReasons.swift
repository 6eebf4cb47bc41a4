import Kernel

/// Why a task was not done by its day, in the words of its own records; nothing is made up where they are silent.
struct DelayReasons {
    static let silent = "没有登记原因。"

    let task: PlanTask
    let history: TaskHistory

    var sentences: [String] {
        let found = [standing, returned, progress, change].compactMap(\.self)
        return found.isEmpty ? [DelayReasons.silent] : found
    }

    /// Whose turn it is, where that alone explains it.
    private var standing: String? {
        switch task.state {
        case .pending: "尚未分派到单位。"
        case .assigned: "承担单位尚未签收。"
        case .reported: task.report.map { "\($0.submittedOn.chinese)已报送办结，等待审核。" }
        case .acknowledged, .inProgress, .returned, .accepted: nil
        }
    }

    private var returned: String? {
        guard let report = history.reports.first(where: { $0.outcome == .returned }) else { return nil }
        let day = (report.reviewedAt ?? report.submittedAt).day.chinese
        return DelayReasons.sentence("\(day)退回补充", report.reviewNote ?? "")
    }

    private var progress: String? {
        guard let report = history.reports.first(where: { $0.kind == .progress }) else { return nil }
        return DelayReasons.sentence("\(report.submittedAt.day.chinese)填报进展", report.words)
    }

    private var change: String? {
        guard let change = history.changes.first else { return nil }
        let what = change.due.map { "申请把时限调整为\($0.chinese)" } ?? "申请调整承担单位"
        let words = "\(change.proposedOn.chinese)\(what)"
        switch change.outcome {
        case nil: return DelayReasons.sentence("\(words)（等待批准）", change.reason)
        case .approved: return DelayReasons.sentence("\(words)（已批准）", change.reason)
        case .declined: return DelayReasons.sentence("\(words)（未批准）", change.note.isEmpty ? change.reason : change.note)
        }
    }

    /// On one line, with one full stop.
    private static func sentence(_ start: String, _ words: String) -> String {
        let line = words.split(whereSeparator: \.isNewline).map { $0.trimmed }.joined(separator: " ")
        guard !line.isEmpty else { return "\(start)。" }
        let isEnded = line.last.map { "。！？.".contains($0) } ?? false
        return "\(start)：\(line)\(isEnded ? "" : "。")"
    }
}
