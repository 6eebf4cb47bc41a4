import Audit
import Kernel
import Markup
import Site

/// The timeline of a task from the journal.
enum TaskTimeline {
    static func entries(_ acts: [RecordedEntry]) -> [Timeline.Entry] {
        acts.map { act in
            Timeline.Entry(
                who: act.actorName, what: HTML(text: act.taskWords), when: act.at, rule: act.rule.map(rule),
                note: act.note.isEmpty ? nil : act.note, receipt: "第 \(act.sequence) 号")
        }
    }

    /// The rule in words, with its id.
    static func rule(_ id: String) -> String {
        switch id {
        case "TASK-1": "任务分工（TASK-1）"
        case "TASK-4": "凭佐证办结（TASK-4）"
        case "ROLE-2": "政务公开办职责（ROLE-2）"
        case "ROLE-4": "承担单位职责（ROLE-4）"
        case "ROLE-5": "责任与配合单位职责（ROLE-5）"
        case "ROLE-13": "委领导批准（ROLE-13）"
        default: id
        }
    }
}

/// What the units reported, with the files that prove it.
struct TaskReports: Component {
    let view: TaskView

    var html: HTML {
        guard !view.reports.isEmpty else {
            return Panel("进展和佐证", "<p class=\"hint\">还没有报送。承担单位填报进展、报送办结后列在这里。</p>").html
        }
        return "<section class=\"panel reports\"><h2>进展和佐证</h2>\(view.reports.each(article))</section>"
    }

    private func article(_ report: ReportRecord) -> HTML {
        let unit: HTML = report.unit.map { "\(view.directory.name($0)) " } ?? ""
        let files = report.evidence.map {
            FileList.Item($0.file.name, link: LedgerLinks.evidence($0.id), size: $0.file.size)
        }
        return """
            <article><h3>\(report.kind.chinese) \(outcome(report))</h3>
            <p class="hint">\(unit)\(report.author) <time datetime="\(text: report.submittedAt)">\
            \(report.submittedAt.minute)</time></p>\(Paragraphs(report.words))\
            \(if: !files.isEmpty, FileList(files).html)\(records(report))\(review(report))</article>
            """
    }

    /// What the records were when they were named, and whether they still are (TASK-4).
    private func records(_ report: ReportRecord) -> HTML {
        guard !report.records.isEmpty else { return .empty }
        let items = report.records.each { item -> HTML in
            let record = item.record
            let title: HTML =
                Link(returning: record.address).map { "<a href=\"\(link: $0)\">\(record.title)</a>" }
                ?? HTML(text: record.title)
            return """
                <li>\(title) \(item.standing.badge) <span class="hint">\(record.kind.chinese)，报送时：\(record.state)，\
                内容校验值 \(record.hash.prefix(12))</span></li>
                """
        }
        return "<ul class=\"lines\">\(items)</ul>"
    }

    private func outcome(_ report: ReportRecord) -> HTML {
        switch report.outcome {
        case .accepted: Badge("已确认", .good).html
        case .returned: Badge("已退回", .bad).html
        case nil: report.kind == .completion ? Badge("待审核", .warning).html : ""
        }
    }

    private func review(_ report: ReportRecord) -> HTML {
        guard let reviewer = report.reviewer else { return .empty }
        let note = report.reviewNote ?? ""
        let words: HTML = note.isEmpty ? "" : "：\(note)"
        return "<p class=\"review\">\(reviewer)\(report.outcome == .accepted ? "确认办结" as HTML : "退回修改")\(words)</p>"
    }
}

/// What a person typed, its line ends kept.
struct Paragraphs: Component {
    let text: String
    init(_ text: String) { self.text = text }

    var html: HTML { text.split(separator: "\n").each { "<p>\(String($0))</p>" } }
}

extension RecordEvidence.Standing {
    var badge: Badge {
        switch self {
        case .holds: Badge(chinese, .good)
        case .changed: Badge(chinese, .warning)
        case .gone: Badge(chinese, .bad)
        }
    }
}
