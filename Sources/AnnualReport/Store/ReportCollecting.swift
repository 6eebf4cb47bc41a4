import Audit
package import Kernel
import SQL

/// 汇总 for a superior: what subordinates sent, verified as it comes in.
extension ReportStore {
    /// Keeps a report that was sent; one of the same sender and year is replaced. What fails an identity is returned.
    package func receive(_ contents: ReportContents, by officer: Officer) async throws -> ReceivedReport {
        if let refusal = ReportStore.refusalOfCollecting(officer) { throw refusal }
        let sender = contents.agencyName.trimmed
        guard !sender.isEmpty, sender.count <= 100 else {
            throw Refusal(.invalid, "未能登记：文件没有写明机关名称。请退回报送单位补充。", rule: "RPT-20", field: "file")
        }
        return try await store.write { tx in
            let values: [any SQLConvertible] = [officer.agency, contents.year - 1, sender]
            let earlier = try ReportRows.received("agency_id = ? AND year = ? AND sender = ?", values, coding, in: tx)
                .first
            let check = ReportCheck(contents.tables, before: earlier.map { ReportBefore($0.contents.tables) })
            let kept = ReceivedReport(
                id: tx.newID(), sender: sender, contents: contents,
                state: check.failures.isEmpty ? .accepted : .returned,
                faults: check.faults, receivedOn: tx.today)
            try replace(kept, by: officer, in: tx)
            return kept
        }
    }

    private func replace(_ kept: ReceivedReport, by officer: Officer, in tx: Transaction) throws {
        let year = kept.contents.year
        try tx.execute(
            "DELETE FROM annual_report_received WHERE agency_id = ? AND year = ? AND sender = ?",
            [officer.agency, year, kept.sender])
        try tx.execute(
            """
            INSERT INTO annual_report_received (id, agency_id, year, sender, contents, state, faults, received_on,
                received_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                kept.id, officer.agency, year, kept.sender, coding.text(kept.contents), kept.state.rawValue,
                kept.faults.joined(separator: "\n"), kept.receivedOn, officer.name,
            ])
        try journal.append(
            JournalEntry(
                by: officer, act: "annual_report.receive", subjectKind: "annual_report_received",
                subjectID: kept.id.text, rule: "RPT-21",
                note: "收到\(kept.sender)\(year)年年度报告：\(kept.state.chinese)"), in: tx)
    }

    /// Of one year, those that must be corrected first.
    package func received(_ year: Int, for officer: Officer) async throws -> [ReceivedReport] {
        if let refusal = ReportStore.refusalOfCollecting(officer) { throw refusal }
        return try await store.read {
            try ReportRows.received(
                "agency_id = ? AND year = ? ORDER BY state DESC, sender", [officer.agency, year], coding, in: $0)
        }
    }

    package func received(_ id: ReceivedReportID, for officer: Officer) async throws -> ReceivedReport {
        if let refusal = ReportStore.refusalOfCollecting(officer) { throw refusal }
        return try await store.read { snapshot in
            let own = "agency_id = ? AND id = ?"
            guard let found = try ReportRows.received(own, [officer.agency, id], coding, in: snapshot).first else {
                throw Refusal.notFound
            }
            return found
        }
    }

    /// The sum of those of one year that are in order, under the name of who summed them up.
    package func sum(_ year: Int, named name: String, for officer: Officer) async throws -> ReportContents {
        let sound = try await received(year, for: officer).filter { $0.state == .accepted }
        return ReportContents(
            agencyName: "\(name)汇总", agencyCode: "",
            tables: ReportSum(sound.map(\.contents.tables), year: year).tables, texts: ReportTexts())
    }

    package static func refusalOfCollecting(_ officer: Officer) -> Refusal? {
        YearReport.compiles(officer, for: officer.agency)
            ? nil : Refusal(.roleRefused, "未能查看：下级机关的年度报告由政务公开办汇总。请由政务公开办办理。", rule: "FOI-49")
    }
}
