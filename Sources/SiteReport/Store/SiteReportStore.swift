package import Audit
package import Kernel
package import Obligations
package import People
package import SQL

/// What the records of a year tell of a site, each with the page that lists them.
package typealias SiteCounting = @Sendable (AgencyID, _ year: Int) async throws -> [SiteReportItem: CountedFigure]

/// 政府网站工作年度报表: counted from the records of the day it is asked for until it is settled. Every act is one transaction.
package struct SiteReportStore: Sendable {
    let store: Store
    let journal: Journal
    let obligations: ObligationStore
    let people: PeopleStore
    let count: SiteCounting

    package init(
        store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        count: @escaping SiteCounting
    ) {
        self.store = store
        self.journal = journal
        self.obligations = obligations
        self.people = people
        self.count = count
    }

    package var today: Day { store.timekeeper.now().day }

    static let changedMeanwhile = Refusal(
        .changedMeanwhile, "未能保存：您打开页面之后，这份网站年度报表已被他人更新。请刷新页面，查看最新情况后再办理。")

    package static let subjectReader = SubjectReader(kind: SiteYearReport.journalKind) { id, snapshot in
        guard let id = SiteReportID(id) else { return nil }
        return try SiteReportRows.reports("id = ?", [id], in: snapshot).first?.canonicalText
    }

    func visible(_ id: SiteReportID, to officer: Officer, in snapshot: Snapshot) throws -> SiteYearReport {
        guard let found = try SiteReportRows.reports("id = ?", [id], in: snapshot).first,
            found.reach(of: officer).canRead
        else { throw Refusal.notFound }
        return found
    }

    /// Of the officer's agency and of those below, the latest first.
    package func list(for officer: Officer) async throws -> [(report: SiteYearReport, agencyName: String)] {
        guard !officer.isAdministrator else { throw Refusal.notFound }
        let agencies = [officer.agency] + officer.overseen.sorted()
        return try await store.read { snapshot in
            try SiteReportRows.reports(
                "agency_id IN (\(SQLList.marks(agencies.count))) ORDER BY year DESC, agency_id", agencies, in: snapshot
            ).map { ($0, try people.agency($0.agency, in: snapshot)?.name ?? "") }
        }
    }

    package func view(_ id: SiteReportID, for officer: Officer) async throws -> SiteReportView {
        let report = try await store.read { try visible(id, to: officer, in: $0) }
        let counted = report.state == .compiling ? try await count(report.agency, report.year) : [:]
        return try await store.read { try view(of: try visible(id, to: officer, in: $0), counted, in: $0) }
    }

    func view(
        of report: SiteYearReport, _ counted: [SiteReportItem: CountedFigure], in snapshot: Snapshot
    ) throws -> SiteReportView {
        let entered = try SiteReportRows.entered(of: report.id, in: snapshot)
        let frozen = report.state == .compiling ? counted : try SiteReportRows.frozen(of: report.id, in: snapshot)
        var values = frozen.mapValues(\.value)
        for figure in entered where report.state == .compiling { values[figure.item] = figure.value }
        return SiteReportView(
            report: report, agencyName: try people.agency(report.agency, in: snapshot)?.name ?? "",
            counted: frozen.filter { $0.key.isCounted }, entered: entered, values: SiteReportValues(values))
    }

    /// Every act on it, oldest first.
    package func timeline(of id: SiteReportID, for officer: Officer) async throws -> [RecordedEntry] {
        try await store.read { snapshot in
            _ = try visible(id, to: officer, in: snapshot)
            return try journal.timeline(subjectKind: SiteYearReport.journalKind, subjectID: id.text, in: snapshot)
        }
    }

    /// For files: the frozen form, or as far as it has come.
    package func contents(_ id: SiteReportID, for officer: Officer) async throws -> SiteReportContents {
        let view = try await view(id, for: officer)
        return try await contents(of: view.report, view.values)
    }

    private func contents(of report: SiteYearReport, _ values: SiteReportValues) async throws -> SiteReportContents {
        let agency = try await store.read { try people.agency(report.agency, in: $0) }
        return SiteReportContents(
            agencyName: agency?.name ?? "", agencyCode: agency?.code ?? "", year: report.year, values: values)
    }

    // MARK: What everybody reads

    package func publicList() async throws -> [(report: SiteYearReport, agencyName: String)] {
        try await store.read { snapshot in
            try SiteReportRows.reports("state = 'published' ORDER BY year DESC, agency_id LIMIT 1000", [], in: snapshot)
                .map { ($0, try people.agency($0.agency, in: snapshot)?.name ?? "") }
        }
    }

    package func publicReport(
        _ id: SiteReportID
    ) async throws -> (report: SiteYearReport, contents: SiteReportContents) {
        let found = try await store.read { snapshot in
            guard let report = try SiteReportRows.reports("id = ? AND state = 'published'", [id], in: snapshot).first
            else { throw Refusal.notFound }
            return (report, SiteReportValues(try SiteReportRows.frozen(of: id, in: snapshot).mapValues(\.value)))
        }
        return (found.0, try await contents(of: found.0, found.1))
    }
}
