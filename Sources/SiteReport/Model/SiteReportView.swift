package import Kernel

/// A form with its figures and whether they agree.
package struct SiteReportView: Sendable {
    package let report: SiteYearReport
    package let agencyName: String
    package let counted: [SiteReportItem: CountedFigure]
    package let entered: [EnteredFigure]
    /// As they were frozen, else by today's records.
    package let values: SiteReportValues

    package init(
        report: SiteYearReport, agencyName: String, counted: [SiteReportItem: CountedFigure], entered: [EnteredFigure],
        values: SiteReportValues
    ) {
        self.report = report
        self.agencyName = agencyName
        self.counted = counted
        self.entered = entered
        self.values = values
    }

    package var title: String { SiteYearReport.title(agencyName, report.year) }
    package var identities: [SiteReportIdentity] { SiteReportIdentity.all(values) }
    package var failures: [SiteReportIdentity] { identities.filter { !$0.holds } }
    package func entered(_ item: SiteReportItem) -> EnteredFigure? { entered.first { $0.item == item } }
    package func entered(of section: SiteReportItem.Section) -> [EnteredFigure] {
        entered.filter { $0.item.section == section }
    }

    /// What stands in the way of freezing it: the year, a missing figure, a figure without its second person, a contradiction.
    package func obstacle(today: Day) -> Refusal? {
        func stopped(_ why: String) -> Refusal { Refusal(.stateRefused, "未能定稿：\(why)", rule: "SITE-9") }
        guard report.year < today.year else { return stopped("\(report.year)年还没有结束。请在年度结束以后定稿。") }
        if let missing = values.missing.first {
            return stopped("“\(missing.chinese)”等 \(values.missing.count) 项还没有填写。没有的填 0、“否”或者“无”。")
        }
        if let waiting = entered.first(where: { !$0.isConfirmed }) {
            return stopped("“\(waiting.item.section.chinese)”的数字还没有第二人复核。请由登记以外的人复核。")
        }
        if let failing = failures.first { return stopped("数字前后不一致：应当\(failing.words)。请核对后再定稿。") }
        return nil
    }
}

/// What everybody reads, and what files hold.
package struct SiteReportContents: Hashable, Sendable {
    package let agencyName: String
    package let agencyCode: String
    package let year: Int
    package let values: SiteReportValues

    package init(agencyName: String, agencyCode: String, year: Int, values: SiteReportValues) {
        self.agencyName = agencyName
        self.agencyCode = agencyCode
        self.year = year
        self.values = values
    }

    package var title: String { SiteYearReport.title(agencyName, year) }

    /// Section by section, with the totals of the form.
    package var lines: [(section: SiteReportItem.Section, label: String, value: String)] {
        SiteReportItem.allCases.flatMap { item -> [(SiteReportItem.Section, String, String)] in
            var found: [(SiteReportItem.Section, String, String)] = []
            if item == .materials {
                found.append(total("解读信息发布总数（单位：件）", .interpretation, SiteReportValues.interpretations))
            }
            if item == .naturalCases { found.append(total("办件量总数（单位：件）", .services, SiteReportValues.cases)) }
            return found + [(item.section, item.label, values[item] ?? "")]
        }.map { (section: $0.0, label: $0.1, value: $0.2) }
    }

    private func total(
        _ label: String, _ section: SiteReportItem.Section, _ parts: [SiteReportItem]
    ) -> (SiteReportItem.Section, String, String) {
        (section, label, values.sum(parts).map { "\($0)" } ?? "")
    }
}
