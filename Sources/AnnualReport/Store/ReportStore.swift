package import Audit
import Documents
package import Kernel
package import Obligations
package import People
package import Publishing
import Requests
package import SQL

/// 年度报告: counted from the records of the day it is asked for, until it is settled. Every method is one transaction.
package struct ReportStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let publishing: PublishingStore
    let people: PeopleStore
    let coding: ReportCoding
    let others: ReportFigureReading
    let countsExpiryAsRepeal: Bool

    /// - Parameters:
    ///   - coding: how a frozen report is kept.
    ///   - countsExpiryAsRepeal: whether a normative document whose term ran out stands under 本年废止件数 (RPT-32).
    ///   - others: figures for the texts that the tables do not have: publications, plans, fees.
    package init(
        store: Store, journal: Journal, obligations: ObligationStore, publishing: PublishingStore, people: PeopleStore,
        coding: ReportCoding, countsExpiryAsRepeal: Bool = false,
        others: @escaping ReportFigureReading = { _, _, _ in [] }
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.publishing = publishing
        self.people = people
        self.coding = coding
        self.countsExpiryAsRepeal = countsExpiryAsRepeal
        self.others = others
    }

    package var today: Day { store.timekeeper.now().day }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这份年度报告已被他人更新。请刷新页面，查看最新情况后再办理。")

    func visible(_ id: YearReportID, to officer: Officer, in snapshot: Snapshot) throws -> YearReport {
        guard let found = try ReportRows.reports("id = ?", [id], in: snapshot).first,
            found.reach(of: officer).canRead
        else { throw Refusal.notFound }
        return found
    }

    /// Of the officer's agency and of those below, the latest first.
    package func list(for officer: Officer) async throws -> [ReportLine] {
        guard !officer.isAdministrator else { throw Refusal.notFound }
        let agencies = [officer.agency] + officer.overseen.sorted()
        return try await store.read { snapshot in
            let found = try ReportRows.reports(
                "agency_id IN (\(SQLList.marks(agencies.count))) ORDER BY year DESC, agency_id", agencies, in: snapshot)
            return try found.map {
                ReportLine(report: $0, agencyName: try people.agency($0.agency, in: snapshot)?.name ?? "")
            }
        }
    }

    /// How a report looks now, for `gongkai audit verify`.
    package static let subjectReader = SubjectReader(kind: YearReport.journalKind) { id, snapshot in
        guard let id = YearReportID(id) else { return nil }
        return try ReportRows.reports("id = ?", [id], in: snapshot).first?.canonicalText
    }

    /// Every act on it, oldest first.
    package func timeline(of id: YearReportID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: YearReport.journalKind, subjectID: id.text, in: snapshot)
        }
    }
}

/// Figures of an agency and year that other capabilities count, for the texts.
package typealias ReportFigureReading =
    @Sendable (_ agency: AgencyID, _ year: Int, _ snapshot: Snapshot) throws -> [ReportFigure]
