import Audit
package import Kernel
import Obligations
import SQL

extension ReportStore {
    package func perform(
        _ entry: ReportEntry, on id: YearReportID, by officer: Officer, version: Int? = nil
    ) async throws -> YearReport {
        try await store.write { tx in
            let report = try locked(id, for: officer, version, in: tx)
            if let refusal = report.refusal(of: entry.act, by: officer) { throw refusal }
            let writer = ReportWriter(tx: tx, officer: officer, journal: journal, obligations: obligations)
            switch entry {
            case .edit(let texts): return try edit(texts, report, writer)
            case .addFigure(let draft):
                let checked = try draft.checked()
                return try writer.add(
                    ManualFigure(
                        id: tx.newID(), place: checked.place, amount: checked.amount, source: checked.source,
                        enteredBy: officer.id, enteredName: officer.name, enteredAt: tx.now), to: report)
            case .confirmFigure(let figure): return try confirm(figure, report, officer, writer)
            case .dropFigure(let figure):
                return try writer.drop(try self.figure(figure, of: report, in: tx), of: report)
            case .settleWarning(let warning, let reason):
                return try settleWarning(warning, reason.trimmed, report, officer, writer)
            case .addMilestone(let name, let day): return try addMilestone(name.trimmed, day, report, writer)
            case .meetMilestone(let position): return try writer.meet(position, of: report)
            case .reopen: return try writer.reopen(report)
            }
        }
    }

    func locked(_ id: YearReportID, for officer: Officer, _ version: Int?, in tx: Transaction) throws -> YearReport {
        _ = try tx.first("SELECT id FROM annual_report WHERE id = ?\(tx.dialect.rowLock)", [id])
        let report = try visible(id, to: officer, in: tx)
        guard version == nil || version == report.version else { throw ReportStore.changedMeanwhile }
        return report
    }

    private func edit(_ texts: ReportTexts, _ report: YearReport, _ writer: ReportWriter) throws -> YearReport {
        let tables = try ReportRows.figures(of: report.id, in: writer.tx)
            .added(to: try counted(report.agency, report.year, in: writer.tx))
        let named = ReportFigures(tables, others: try others(report.agency, report.year, writer.tx))
        if let fault = texts.fault(named) { throw fault }
        var next = report
        next.texts = texts
        return try writer.record(next, from: report, .edit, note: "修改第一、五、六部分文字")
    }

    private func figure(_ id: ManualFigureID, of report: YearReport, in tx: Transaction) throws -> ManualFigure {
        guard let found = try ReportRows.figures(of: report.id, in: tx).first(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        return found
    }

    /// The second person is another one.
    private func confirm(
        _ id: ManualFigureID, _ report: YearReport, _ officer: Officer, _ writer: ReportWriter
    ) throws -> YearReport {
        let figure = try figure(id, of: report, in: writer.tx)
        guard !figure.isConfirmed else {
            throw Refusal(.stateRefused, "未能复核数字：已经由\(figure.confirmedName)复核。请刷新页面查看。", rule: "RPT-10")
        }
        guard figure.enteredBy != officer.id else {
            throw Refusal(.roleRefused, "未能复核数字：这个数字是您登记的，须由另一人复核。请请同事办理。", rule: "RPT-10")
        }
        return try writer.confirm(figure, of: report)
    }

    private func settleWarning(
        _ warning: String, _ reason: String, _ report: YearReport, _ officer: Officer, _ writer: ReportWriter
    ) throws -> YearReport {
        guard try view(of: report, in: writer.tx).check.warnings.contains(where: { $0.key == warning }) else {
            throw Refusal(.stateRefused, "未能说明提示：这一条提示已经不存在。请刷新页面查看。", rule: "RPT-32")
        }
        guard !reason.isEmpty, reason.count <= 500 else {
            throw Refusal(.invalid, "未能说明提示：没有填写原因，或者超过500字。请填写为什么可以这样。", rule: "RPT-32", field: "reason")
        }
        return try writer.remark(warning, reason: reason, on: report)
    }

    private func addMilestone(
        _ name: String, _ day: Day, _ report: YearReport, _ writer: ReportWriter
    ) throws -> YearReport {
        let last = YearReport.lastDay(of: report.year, isGovernment: report.isGovernment)
        guard !name.isEmpty, name.count <= 60 else {
            throw Refusal(.invalid, "未能登记时间节点：没有填写名称，或者超过60字。请填写，例如“报送初稿”。", rule: "RPT-4", field: "name")
        }
        guard day >= writer.tx.today, day <= last, report.milestones.count < 20 else {
            throw Refusal(
                .invalid, "未能登记时间节点：日期应在今天以后、不晚于\(last.chinese)。请重新填写。", rule: "RPT-4", field: "day")
        }
        return try writer.add(ReportMilestone(name: name, dueOn: day), to: report)
    }
}
