import Documents
package import Kernel
import People
import Requests
package import SQL

extension ReportStore {
    package func view(_ id: YearReportID, for officer: Officer) async throws -> ReportView {
        try await store.read { try view(of: try visible(id, to: officer, in: $0), in: $0) }
    }

    func view(of report: YearReport, in snapshot: Snapshot) throws -> ReportView {
        let figures = try ReportRows.figures(of: report.id, in: snapshot)
        let counted = try counted(report.agency, report.year, in: snapshot)
        let frozen = report.state == .compiling ? nil : try ReportRows.contents(of: report.id, coding, in: snapshot)
        let tables = frozen?.tables ?? figures.added(to: counted)
        let named = ReportFigures(tables, others: try others(report.agency, report.year, snapshot))
        let texts = frozen?.texts ?? report.texts.filled(from: named)
        let before =
            try ReportRows.contents(of: report.agency, year: report.year - 1, coding, in: snapshot)
            .map { ReportBefore($0.tables) } ?? figures.before
        let agency = try people.agency(report.agency, in: snapshot)
        return ReportView(
            report: report, agencyName: frozen?.agencyName ?? agency?.name ?? "",
            agencyCode: frozen?.agencyCode ?? agency?.code ?? "", counted: counted, tables: tables, figures: figures,
            before: before, check: ReportCheck(tables, before: before, texts: texts),
            remarks: try ReportRows.remarks(of: report.id, in: snapshot), named: named, texts: texts)
    }

    /// One grouped read of each register (RPT-10, RPT-20, RPT-30).
    package func counted(_ agency: AgencyID, _ year: Int, in snapshot: Snapshot) throws -> ReportTables {
        let rules = try NormativeStore.tally(of: agency, year: year, in: snapshot)
        var remedies = RemedyTable()
        for found in try RequestStore.remedies(of: agency, year: year, in: snapshot) {
            guard let group = found.kind.reportGroup else { continue }
            remedies.add(found.count, to: group, found.result?.reportColumn ?? .open)
        }
        return ReportTables(
            year: year,
            disclosure: DisclosureTable(
                normative: RuleCounts(
                    made: rules.made.count, repealed: repealed(rules).count, inForce: rules.inForce.count)),
            requests: try RequestStore.tally(of: agency, year: year, in: snapshot), remedies: remedies)
    }

    /// RPT-32: the form counts 废止; what lost its validity by expiry only where the place counts it so.
    private func repealed(_ rules: NormativeTally) -> [MeasuredItem] {
        countsExpiryAsRepeal ? rules.repealed + rules.expired : rules.repealed
    }

    /// For commands: the report as it is kept, else compiled from the records of today with drafted texts.
    package func contents(of agency: AgencyID, year: Int) async throws -> ReportContents {
        try await store.read { snapshot in
            if let report = try ReportRows.reports("agency_id = ? AND year = ?", [agency, year], in: snapshot).first {
                return try view(of: report, in: snapshot).contents
            }
            guard let found = try people.agency(agency, in: snapshot) else { throw Refusal.notFound }
            let tables = try counted(agency, year, in: snapshot)
            let named = ReportFigures(tables, others: try others(agency, year, snapshot))
            let draft = ReportDrafting(agency: found.name, isGovernment: found.isGovernment, figures: named).texts
            return ReportContents(
                agencyName: found.name, agencyCode: found.code, tables: tables, texts: draft.filled(from: named))
        }
    }

    // MARK: Behind a figure

    /// The rows that a cell counts, as far as `limit`; totals of rows and columns open too.
    package func rows(behind cell: ReportCell, of id: YearReportID, for officer: Officer) async throws -> CellRows {
        try await store.read { snapshot in
            let report = try visible(id, to: officer, in: snapshot)
            let figures = try ReportRows.figures(of: id, in: snapshot).filter { $0.place == .cell(cell) }
            let items = try items(behind: cell, report.agency, report.year, in: snapshot).map {
                ReportStore.shown($0, behind: cell, of: report.agency, to: officer)
            }
            let counted = try counted(report.agency, report.year, in: snapshot)[cell]
            return CellRows(report: report, cell: cell, items: items, counted: counted, figures: figures)
        }
    }

    /// PII-6: who has no part in applications counts them and does not know which they are.
    private static func shown(
        _ item: MeasuredItem, behind cell: ReportCell, of agency: AgencyID, to officer: Officer
    ) -> MeasuredItem {
        switch cell {
        case .disclosure: return item
        case .request, .remedy:
            guard DisclosureRequest.reach(of: officer, throughout: agency) == .none else { return item }
            return MeasuredItem(title: "不由您办理的申请", address: "", note: item.note)
        }
    }

    static let mostRows = 500

    private func items(
        behind cell: ReportCell, _ agency: AgencyID, _ year: Int, in snapshot: Snapshot
    ) throws -> [MeasuredItem] {
        switch cell {
        case .disclosure(let cell):
            let rules = try NormativeStore.tally(of: agency, year: year, in: snapshot)
            switch cell {
            case .normativeMade: return rules.made
            case .normativeRepealed: return repealed(rules)
            case .normativeInForce: return rules.inForce
            case .regulationsMade, .regulationsRepealed, .regulationsInForce, .licences, .penalties, .coercion, .fees:
                return []
            }
        case .request(let row, let column):
            return try RequestStore.rows(
                behind: row, column: column, of: agency, year: year, limit: ReportStore.mostRows, in: snapshot
            ).map(\.item)
        case .remedy(let group, let column):
            let kinds = Remedy.Kind.allCases.filter { $0.reportGroup == group }
            let results: [Remedy.Result?] = Remedy.Result.allCases.map { $0 } + [nil]
            return try kinds.flatMap { kind in
                try results.filter { column == .total || ($0?.reportColumn ?? .open) == column }.flatMap { result in
                    try RequestStore.rows(behind: kind, result, of: agency, year: year, in: snapshot)
                        .map { $0.item(result) }
                }
            }
        }
    }
}

extension CountedCase {
    fileprivate var item: MeasuredItem {
        let end = decidedOn.flatMap { day in decision.map { "，\(day) \($0.code) \($0.chinese)" } } ?? "，未作出决定"
        return MeasuredItem(
            title: "申请\(number)", address: "/console/requests/\(id)",
            note: "\(applicant.chinese)，\(receivedOn) 收到\(end)")
    }
}

extension CountedRemedy {
    fileprivate func item(_ result: Remedy.Result?) -> MeasuredItem {
        let end = result.map { "，\(decidedOn?.description ?? "") \($0.chinese)" } ?? "，年末尚未审结"
        return MeasuredItem(
            title: "\(authority)\(number)（申请\(requestNumber)）", address: "/console/requests/\(request)",
            note: "\(receivedOn) 收到\(end)")
    }
}
