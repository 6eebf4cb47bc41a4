import HTTPTypes
import Kernel
import Markup
package import Site

/// 汇总 of what subordinates sent.
package struct CollectScreen {
    let year: Int
    let received: [ReceivedReport]
    let failed: FormState
    let context: SiteContext

    package init(year: Int, received: [ReceivedReport], failed: FormState = .empty, context: SiteContext) {
        self.year = year
        self.received = received
        self.failed = failed
        self.context = context
    }

    package var answer: ConsolePage {
        ConsolePage(
            "\(year)年下级机关年度报告汇总", section: "annual_reports", crumbs: [Crumb("年度报告", ReportLinks.list)], lead: lead,
            wide: true, status: failed.problems.isEmpty ? .ok : .unprocessableContent, "\(list)\(upload)\(sum)")
    }

    private var sound: [ReceivedReport] { received.filter { $0.state == .accepted } }

    private var lead: HTML {
        func button(_ year: Int) -> HTML {
            "<a class=\"button\" href=\"\(link: ReportLinks.collected.query("year", "\(year)"))\">\(year)年</a> "
        }
        let file: HTML =
            sound.isEmpty
            ? ""
            : "<a class=\"button\" href=\"\(link: ReportLinks.sumFile.query("year", "\(year)"))\" download>下载汇总表</a>"
        return "<p class=\"buttons\">\(button(year - 1))\(button(year + 1))\(file)</p>"
    }

    private var list: HTML {
        guard !received.isEmpty else { return EmptyState("还没有收到\(year)年的年度报告。上传下级机关报送的 JSON 或者 Excel 文件。").html }
        return Table(
            "收到\(received.count)份，核对无误\(sound.count)份",
            columns: [.init("机关", wide: true), .init("结果"), .init("收到日期"), .init("需要更正", wide: true)],
            rows: received.map { one in
                let faults = one.faults.each { "<li>\($0)</li>" }
                return Table.Row([
                    HTML(text: one.sender), Badge(one.state.chinese, one.state == .accepted ? .good : .bad).html,
                    "<time>\(text: one.receivedOn)</time>", one.faults.isEmpty ? "" : "<ul>\(faults)</ul>",
                ])
            }
        ).html
    }

    private var upload: HTML {
        let form = PostForm(
            to: ReportLinks.collected.query("year", "\(year)"), context, submit: "上传核对", state: failed, multipart: true,
            FileField(
                "files", "年度报告文件", in: failed, hint: "JSON 或者 Excel，可以选几份。同一机关同一年度再次上传的，替换以前的。", accept: ".json,.xlsx",
                required: true, multiple: true
            ).html)
        return Panel("上传下级报告", form.html).html
    }

    private var sum: HTML {
        guard !sound.isEmpty else { return .empty }
        let sum = ReportSum(sound.map(\.contents.tables), year: year)
        let contents = ReportContents(agencyName: "", agencyCode: "", tables: sum.tables, texts: ReportTexts())
        return "<p>以下为核对无误的\(sum.count)份报告的合计。</p>\(ReportBody(contents: contents).tables)"
    }
}
