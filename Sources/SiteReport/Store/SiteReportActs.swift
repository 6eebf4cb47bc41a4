import Audit
package import Kernel
import SQL

/// What people do with the form. Each loads, decides and writes in one transaction.
extension SiteReportStore {
    package func open(_ year: Int, by officer: Officer) async throws -> SiteYearReport {
        try await store.write { tx in
            if let refusal = SiteYearReport.refusalOfOpening(year, for: officer.agency, by: officer, today: tx.today) {
                throw refusal
            }
            let known = try SiteReportRows.reports("agency_id = ? AND year = ?", [officer.agency, year], in: tx)
            guard known.isEmpty else {
                throw Refusal(
                    .stateRefused, "未能开始填报：\(year)年网站年度报表已经开始填报。请从列表打开。", rule: "SITE-9", field: "year")
            }
            let report = SiteYearReport(id: tx.newID(), agency: officer.agency, year: year)
            try SiteReportRows.insert(report, in: tx)
            try owe(report, by: officer, in: tx)
            try journal.append(entry("open", "开始填报\(year)年网站年度报表", nil, report, officer), in: tx)
            return report
        }
    }

    @discardableResult
    package func perform(
        _ input: SiteReportEntry, on id: SiteReportID, by officer: Officer, version: Int? = nil
    ) async throws -> SiteYearReport {
        let seen = try await store.read { try visible(id, to: officer, in: $0) }
        // Counted before the transaction: the readers belong to other capabilities.
        let counted = input == .settle ? try await count(seen.agency, seen.year) : [:]
        return try await store.write { tx in
            let report = try visible(id, to: officer, in: tx)
            if let refusal = report.refusal(of: input.act, by: officer) { throw refusal }
            guard version == nil || version == report.version else { throw SiteReportStore.changedMeanwhile }
            var next = report
            next.version += 1
            let note = try apply(input, to: &next, counted, by: officer, in: tx)
            try SiteReportRows.update(next, from: report, in: tx)
            try journal.append(entry(input.act.rawValue, note, report, next, officer), in: tx)
            return next
        }
    }

    private func apply(
        _ input: SiteReportEntry, to next: inout SiteYearReport, _ counted: [SiteReportItem: CountedFigure],
        by officer: Officer, in tx: Transaction
    ) throws -> String {
        switch input {
        case .enter(let section, let typed, let source):
            return try enter(section, typed, source.trimmed, next.id, by: officer, in: tx)
        case .confirm(let section): return try confirm(section, next.id, by: officer, in: tx)
        case .settle:
            let view = try view(of: next, counted, in: tx)
            if let obstacle = view.obstacle(today: tx.today) { throw obstacle }
            try SiteReportRows.freeze(view.values, counted, of: next.id, in: tx)
            (next.state, next.settledBy, next.settledName) = (.settled, officer.id, officer.name)
            return "定稿，各项数字固定下来"
        case .reopen(let reason):
            let words = reason.trimmed
            guard !words.isEmpty, words.count <= 500 else {
                throw Refusal(.invalid, "未能退回修改：没有填写原因，或者超过500字。请填写后再提交。", rule: "SITE-9", field: "reason")
            }
            try SiteReportRows.thaw(next.id, in: tx)
            (next.state, next.settledBy, next.settledName, next.publishedAt) = (.compiling, nil, "", nil)
            return "退回修改：\(words)"
        case .publish:
            (next.state, next.publishedAt) = (.published, tx.now)
            try meet(next, in: tx)
            return "公布\(next.year)年网站年度报表"
        }
    }

    private func enter(
        _ section: SiteReportItem.Section, _ typed: [SiteReportItem: String], _ source: String, _ id: SiteReportID,
        by officer: Officer, in tx: Transaction
    ) throws -> String {
        let items = section.entered
        guard !items.isEmpty else {
            throw Refusal(.invalid, "未能登记数字：“\(section.chinese)”由系统从记录中取得，不用填写。", rule: "SITE-9", field: "section")
        }
        if let other = typed.keys.filter({ !items.contains($0) }).min(by: { $0.rawValue < $1.rawValue }) {
            throw Refusal(
                .invalid, "未能登记数字：“\(other.chinese)”不在“\(section.chinese)”由人填写的项目中。请去掉后再登记。", rule: "SITE-9",
                field: other.rawValue)
        }
        let values = try items.map { ($0, try $0.value((typed[$0] ?? "").trimmed)) }
        guard !source.isEmpty, source.count <= SiteReportItem.longestSource else {
            throw Refusal(
                .invalid, "未能登记数字：须写明数字来源（哪个系统或者哪份统计表），不超过300字。", rule: "SITE-9", field: "source")
        }
        for (item, value) in values {
            try SiteReportRows.keep(
                EnteredFigure(
                    item: item, value: value, source: source, enteredBy: officer.id, enteredName: officer.name),
                of: id, in: tx)
        }
        return "登记“\(section.chinese)”\(values.map { "\($0.0.chinese) \($0.1)" }.joined(separator: "、"))，来源：\(source)"
    }

    /// The second person is another one.
    private func confirm(
        _ section: SiteReportItem.Section, _ id: SiteReportID, by officer: Officer, in tx: Transaction
    ) throws -> String {
        let open = try SiteReportRows.entered(of: id, in: tx).filter { $0.item.section == section && !$0.isConfirmed }
        guard !open.isEmpty else {
            throw Refusal(.stateRefused, "未能复核数字：“\(section.chinese)”没有等待复核的数字。请刷新页面查看。", rule: "SITE-9")
        }
        guard !open.contains(where: { $0.enteredBy == officer.id }) else {
            throw Refusal(.roleRefused, "未能复核数字：这些数字是您登记的，须由另一人复核。请请同事办理。", rule: "SITE-9")
        }
        try SiteReportRows.confirm(open.map(\.item), of: id, by: officer, in: tx)
        return "复核“\(section.chinese)”\(open.count) 项"
    }

    private func entry(
        _ act: String, _ note: String, _ before: SiteYearReport?, _ after: SiteYearReport, _ officer: Officer
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer.id, actorName: officer.name, act: "site_report.\(act)",
            subjectKind: SiteYearReport.journalKind, subjectID: after.id.text, before: before?.canonicalText,
            after: after.canonicalText, rule: "SITE-9", note: note)
    }
}
