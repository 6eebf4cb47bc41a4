package import Kernel
import Obligations
import People
import SQL

/// How a report begins: by hand, or by itself when its year ends.
extension ReportStore {
    /// 开始编制: the texts are drafted from the records of today.
    package func open(_ year: Int, by officer: Officer) async throws -> YearReport {
        try await store.write { tx in
            if let refusal = YearReport.refusalOfOpening(year, for: officer.agency, by: officer, today: tx.today) {
                throw refusal
            }
            guard let agency = try people.agency(officer.agency, in: tx),
                let unit = try people.unit(holding: .opennessOffice, of: agency.id, in: tx) ?? officer.units.min()
            else {
                throw Refusal(.stateRefused, "未能开始编制：本机关还没有政务公开办。请先在“机构人员”中设置。", rule: "FOI-4")
            }
            let writer = ReportWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
            guard let report = try begin(year, agency, unit, writer) else {
                throw Refusal(.stateRefused, "未能开始编制：\(year)年年度报告已经开始编制。请从列表打开。", rule: "FOI-49", field: "year")
            }
            return report
        }
    }

    /// Opens the report of the year that ends for every agency with an openness office, once (FOI-49). Safe to be asked for
    /// again and by several processes.
    ///
    /// - Returns: how many were opened.
    package func openEnded() async throws -> Int {
        let today = today
        var opened = 0
        for agency in try await store.read({ try people.agencies(in: $0) }) {
            guard let year = YearReport.yearToBegin(on: today, isGovernment: agency.isGovernment),
                try await isMissing(year, of: agency.id)
            else { continue }
            opened += try await store.write { tx in
                guard let unit = try people.unit(holding: .opennessOffice, of: agency.id, in: tx) else { return 0 }
                let writer = ReportWriter(
                    tx: tx, officer: nil, journal: journal, obligations: obligations, cause: "系统（年度结束）")
                return try begin(year, agency, unit, writer) == nil ? 0 : 1
            }
        }
        return opened
    }

    private func isMissing(_ year: Int, of agency: AgencyID) async throws -> Bool {
        try await store.read {
            try ReportRows.reports("agency_id = ? AND year = ?", [agency, year], in: $0).isEmpty
        }
    }

    /// Nil when the agency has a report of that year.
    private func begin(
        _ year: Int, _ agency: Agency, _ unit: UnitID, _ writer: ReportWriter
    ) throws -> YearReport? {
        let tx = writer.tx
        let named = ReportFigures(
            try counted(agency.id, year, in: tx), others: try others(agency.id, year, tx))
        let report = YearReport(
            id: tx.newID(), agency: agency.id, year: year, unit: unit, isGovernment: agency.isGovernment,
            texts: ReportDrafting(agency: agency.name, isGovernment: agency.isGovernment, figures: named).texts)
        return try writer.begin(report) ? report : nil
    }
}
