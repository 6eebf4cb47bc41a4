import Interpretation
import Kernel
import Markup
import Site

/// The counts of a questionnaire, one table a question; words that were typed are counted and not shown.
struct SurveyCounts {
    let results: SurveyResults

    init(_ results: SurveyResults) { self.results = results }

    var html: HTML {
        results.lines.enumerated().each { index, line in
            let title = "\(index + 1). \(line.question.words)（\(line.answered)人回答）"
            guard line.question.kind != .words else {
                return "<p><strong>\(title)</strong></p><p class=\"hint\">文字意见由起草科室整理，不逐条公布。</p>"
            }
            let rows = zip(line.question.choices, line.counts).map { choice, count in
                Table.Row([HTML(text: choice), "\(count)"])
            }
            let columns: [Table.Column] = [.init("选项"), .init("人数", number: true)]
            return "<p><strong>\(title)</strong></p>\(Table("第\(index + 1)题的回答", columns: columns, rows: rows))"
        }
    }
}
