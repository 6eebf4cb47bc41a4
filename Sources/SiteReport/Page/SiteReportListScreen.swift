import HTTPTypes
package import Kernel
import Markup
package import Site

/// 网站年度报表 on the staff side: one line a year.
package struct SiteReportListScreen {
    let lines: [(report: SiteYearReport, agencyName: String)]
    let today: Day
    let refusal: Refusal?
    let failed: FormState
    let context: SiteContext

    /// - Parameter refusal: why this officer begins none.
    package init(
        lines: [(report: SiteYearReport, agencyName: String)], today: Day, refusal: Refusal?,
        failed: FormState = .empty,
        context: SiteContext
    ) {
        self.lines = lines
        self.today = today
        self.refusal = refusal
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "网站年度报表", section: "site_reports", lead: lead, aside: beginning,
            status: failed.problems.isEmpty ? .ok : .unprocessableContent, list)
    }

    private var lead: HTML { "<p class=\"hint\">政府网站工作年度报表，次年1月31日前报送并公布（SITE-9）。</p>" }

    private var list: HTML {
        guard !lines.isEmpty else { return EmptyState("还没有网站年度报表。选择年度开始填报，能从记录取得的数字由系统计算。").html }
        return Table(
            "网站年度报表",
            columns: [.init("年度"), .init("机关", wide: true), .init("状态"), .init("公布期限"), .init("公布日期")],
            rows: lines.map { line in
                Table.Row(
                    [
                        "\(line.report.year)年", HTML(text: line.agencyName), line.report.state.badge.html,
                        "<time>\(text: SiteYearReport.lastDay(of: line.report.year))</time>",
                        line.report.publishedAt.map { "<time>\(text: $0.day)</time>" } ?? "",
                    ], link: SiteReportLinks.record(line.report.id))
            }
        ).html
    }

    private var beginning: HTML {
        if let refusal { return Panel("开始填报", "<p class=\"hint\">\(refusal.sentence)</p>").html }
        var state = failed
        if state.problems.isEmpty, let next { state.fields.add("\(next)", to: "year") }
        let form = PostForm(
            to: SiteReportLinks.list, context, submit: "开始填报", state: failed,
            Field("year", "年度", in: state, kind: .number, hint: "当年的可以提前填报，年度结束以后定稿。", required: true).html)
        return Panel("开始填报", form.html).html
    }

    /// Of last year and this one, the first that this officer's agency has not begun.
    private var next: Int? {
        let begun = lines.filter { $0.report.agency == context.officer?.agency }.map(\.report.year)
        return [today.year - 1, today.year].first { !begun.contains($0) }
    }
}
