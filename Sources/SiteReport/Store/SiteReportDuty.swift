import Kernel
import Obligations
import People
import SQL

/// SITE-9: the form of a year is owed until 31 January of the next.
extension SiteReportStore {
    static let rule = "SITE-9"

    /// The same duty that the engine opens for the period, so that there is one of it, whoever comes first.
    static func duty(of year: Int) -> Obligation.Subject { Obligation.Subject(kind: "rule_round", id: "\(year + 1)") }

    func owe(_ report: SiteYearReport, by officer: Officer, in tx: Transaction) throws {
        let last = SiteYearReport.lastDay(of: report.year), subject = SiteReportStore.duty(of: report.year)
        guard tx.today <= last,
            try obligations.obligation(SiteReportStore.rule, on: subject, of: report.agency, in: tx) == nil,
            let owner = try people.unit(holding: .siteOperator, of: report.agency, in: tx)
                ?? people.unit(holding: .opennessOffice, of: report.agency, in: tx) ?? officer.units.min()
        else { return }
        try obligations.open(
            SiteReportStore.rule, on: subject, of: report.agency, title: "报送、公布\(report.year)年网站工作年度报表", owner: owner,
            term: Term(.until(last)), in: tx)
    }

    /// A form that is taken back afterwards has met its duty when it came first.
    func meet(_ report: SiteYearReport, in tx: Transaction) throws {
        let subject = SiteReportStore.duty(of: report.year)
        let duty = try obligations.obligation(SiteReportStore.rule, on: subject, of: report.agency, in: tx)
        guard duty?.state == .open else { return }
        try obligations.append(.met, to: SiteReportStore.rule, on: subject, of: report.agency, at: tx.now, in: tx)
    }
}
