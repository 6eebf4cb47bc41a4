import HTTPTypes
package import Kernel
import Markup
package import Site

/// 年度报告 on the staff side: one line a year.
package struct ReportListScreen {
    let lines: [ReportLine]
    let today: Day
    let refusal: Refusal?
    let failed: FormState
    let context: SiteContext

    /// - Parameter refusal: why this officer begins no report.
    package init(
        lines: [ReportLine], today: Day, refusal: Refusal?, failed: FormState = .empty, context: SiteContext
    ) {
        self.lines = lines
        self.today = today
        self.refusal = refusal
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "年度报告", section: "annual_reports", lead: lead,
            status: failed.problems.isEmpty ? .ok : .unprocessableContent, "\(list)\(beginning)")
    }

    private var lead: HTML {
        guard refusal == nil else { return .empty }
        return """
            <p class="buttons"><a class="button" href="\(link: ReportLinks.collected)">汇总下级报告</a></p>
            """
    }

    private var list: HTML {
        guard !lines.isEmpty else { return EmptyState("还没有年度报告。选择年度开始编制，各项数字从记录中取得。").html }
        return Table(
            "年度报告",
            columns: [.init("年度"), .init("机关", wide: true), .init("状态"), .init("公布期限"), .init("发布日期")],
            rows: lines.map { line in
                let last = YearReport.lastDay(of: line.report.year, isGovernment: line.report.isGovernment)
                return Table.Row(
                    [
                        "\(line.report.year)年", HTML(text: line.agencyName), line.report.state.badge.html,
                        "<time>\(text: last)</time>",
                        line.report.publishedAt.map { "<time>\(text: $0.day)</time>" } ?? "",
                    ], link: ReportLinks.record(line.report.id))
            }
        ).html
    }

    private var beginning: HTML {
        if let refusal { return "<p class=\"hint\">\(refusal.sentence)</p>" }
        var state = failed
        if state.problems.isEmpty, let next { state.fields.add("\(next)", to: "year") }
        let form = PostForm(
            to: ReportLinks.list, context, submit: "开始编制", state: failed,
            """
            \(Field("year", "年度", in: state, kind: .number, hint: "当年的报告可以提前开始，年度结束以后定稿。", required: true))
            """)
        return Panel("开始编制", form.html).html
    }

    /// Of last year and this one, the first that this officer's agency has not begun.
    private var next: Int? {
        let begun = lines.filter { $0.report.agency == context.officer?.agency }.map(\.report.year)
        return [today.year - 1, today.year].first { !begun.contains($0) }
    }
}
