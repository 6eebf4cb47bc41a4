import Audit
import Kernel
import Obligations
import Publishing
import SQL

/// Writes one act: rows, obligations and the journal entry, inside the caller's transaction.
struct ReportWriter {
    let tx: Transaction
    /// Nil when it follows from a publication.
    let officer: Officer?
    let journal: Journal
    let obligations: ObligationStore
    /// Who the journal names where there is no officer.
    var cause = "系统（随信息发布联动）"

    /// What meets FOI-49 of the year (`met_by` of the rule).
    static let publication = "annual_report.publish"

    /// False when the agency has a report of the year.
    func begin(_ report: YearReport) throws -> Bool {
        let isNew = try tx.execute(
            """
            INSERT INTO annual_report (id, agency_id, year, unit_id, is_government, state, text_overview,
                text_problems, text_others, settled_by, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1) ON CONFLICT (agency_id, year) DO NOTHING
            """,
            [
                report.id, report.agency, report.year, report.unit, report.isGovernment, report.state.rawValue,
                report.texts.overview, report.texts.problems, report.texts.others,
            ])
        guard isNew > 0 else { return false }
        try journal.append(
            entry("open", "FOI-49", "开始编制\(report.year)年年度报告，文字由记录生成初稿", nil, report), in: tx)
        return true
    }

    @discardableResult
    func record(
        _ next: YearReport, from before: YearReport, _ act: ReportAct, note: String, contents: String? = nil
    ) throws -> YearReport {
        try write(next, from: before, act.rawValue, act.rule, note, contents: contents)
    }

    /// - Parameter contents: the frozen report; nil leaves what there is.
    @discardableResult
    func write(
        _ next: YearReport, from before: YearReport, _ act: String, _ rule: String, _ note: String,
        contents: String? = nil
    ) throws -> YearReport {
        var next = next
        next.version = before.version + 1
        try tx.execute(
            """
            UPDATE annual_report SET state = ?, text_overview = ?, text_problems = ?, text_others = ?, settled_by = ?,
                article_id = ?, published_at = ?, version = ?, contents = CASE WHEN ? = 'compiling' THEN NULL
                ELSE coalesce(?, contents) END
            WHERE id = ?
            """,
            [
                next.state.rawValue, next.texts.overview, next.texts.problems, next.texts.others, next.settledBy,
                next.article, next.publishedAt, next.version, next.state.rawValue, contents, next.id,
            ])
        try journal.append(entry(act, rule, note, before, next), in: tx)
        return next
    }

    // MARK: Figures and warnings

    func add(_ figure: ManualFigure, to report: YearReport) throws -> YearReport {
        try tx.execute(
            """
            INSERT INTO annual_report_figure (id, report_id, place, amount, source, entered_by, entered_name, entered_at,
                confirmed_name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')
            """,
            [
                figure.id, report.id, figure.place.key, figure.amount, figure.source, figure.enteredBy,
                figure.enteredName, figure.enteredAt,
            ])
        return try record(
            report, from: report, .addFigure, note: "登记“\(figure.place.chinese)”\(figure.value)，来源：\(figure.source)")
    }

    func confirm(_ figure: ManualFigure, of report: YearReport) throws -> YearReport {
        try tx.execute(
            "UPDATE annual_report_figure SET confirmed_by = ?, confirmed_name = ? WHERE id = ?",
            [officer?.id, officer?.name ?? "", figure.id])
        return try record(
            report, from: report, .confirmFigure, note: "复核“\(figure.place.chinese)”\(figure.value)")
    }

    func drop(_ figure: ManualFigure, of report: YearReport) throws -> YearReport {
        try tx.execute("DELETE FROM annual_report_figure WHERE id = ?", [figure.id])
        return try record(report, from: report, .dropFigure, note: "删除“\(figure.place.chinese)”\(figure.value)")
    }

    func remark(_ warning: String, reason: String, on report: YearReport) throws -> YearReport {
        try tx.execute("DELETE FROM annual_report_remark WHERE report_id = ? AND warning = ?", [report.id, warning])
        try tx.execute(
            "INSERT INTO annual_report_remark (report_id, warning, reason, by_name) VALUES (?, ?, ?, ?)",
            [report.id, warning, reason, officer?.name ?? ""])
        return try record(report, from: report, .settleWarning, note: "说明提示“\(warning)”：\(reason)")
    }

    // MARK: Milestones (RPT-4)

    static let milestoneRule = "RPT-4"

    static func subject(_ report: YearReport, _ position: Int) -> Obligation.Subject {
        Obligation.Subject(kind: "annual_report_milestone", id: "\(report.id)/\(position)")
    }

    func add(_ milestone: ReportMilestone, to report: YearReport) throws -> YearReport {
        let position = report.milestones.count
        try tx.execute(
            "INSERT INTO annual_report_milestone (report_id, position, name, due_on) VALUES (?, ?, ?, ?)",
            [report.id, position, milestone.name, milestone.dueOn])
        try obligations.open(
            ReportWriter.milestoneRule, on: ReportWriter.subject(report, position), of: report.agency,
            title: "\(report.year)年年度报告：\(milestone.name)", owner: report.unit, term: Term(.until(milestone.dueOn)),
            in: tx)
        var next = report
        next.milestones.append(milestone)
        return try record(
            next, from: report, .addMilestone, note: "登记时间节点“\(milestone.name)”，\(milestone.dueOn.chinese)前")
    }

    func meet(_ position: Int, of report: YearReport) throws -> YearReport {
        guard report.milestones.indices.contains(position), report.milestones[position].metOn == nil else {
            throw Refusal(.stateRefused, "未能登记完成：没有找到这个时间节点，或者已经完成。请刷新页面查看。", rule: "RPT-4")
        }
        var next = report
        next.milestones[position].metOn = tx.today
        try close(position, of: report)
        return try record(next, from: report, .meetMilestone, note: "完成时间节点“\(report.milestones[position].name)”")
    }

    private func close(_ position: Int, of report: YearReport) throws {
        try tx.execute(
            "UPDATE annual_report_milestone SET met_on = ? WHERE report_id = ? AND position = ?",
            [tx.today, report.id, position])
        let subject = ReportWriter.subject(report, position)
        let duty = try obligations.obligation(ReportWriter.milestoneRule, on: subject, of: report.agency, in: tx)
        guard duty?.state == .open else { return }
        try obligations.append(
            .met, to: ReportWriter.milestoneRule, on: subject, of: report.agency, at: tx.now, in: tx)
    }

    // MARK: The way to the public

    func reopen(_ report: YearReport) throws -> YearReport {
        var next = report
        (next.state, next.article, next.settledBy) = (.compiling, nil, "")
        try tx.execute("DELETE FROM annual_report_print WHERE report_id = ?", [report.id])
        return try record(next, from: report, .reopen, note: "退回修改；原来的信息草稿不能发布")
    }

    /// FOI-49: whoever publishes the article publishes the report; every milestone is met with it.
    func published(_ report: YearReport, as article: ArticleID) throws {
        var next = report
        (next.state, next.publishedAt) = (.published, report.publishedAt ?? tx.now)
        for (position, milestone) in report.milestones.enumerated() where milestone.metOn == nil {
            next.milestones[position].metOn = tx.today
            try close(position, of: report)
        }
        try write(next, from: report, "publish", "FOI-49", "发布\(report.year)年年度报告")
    }

    func withdrawn(_ report: YearReport) throws {
        var next = report
        (next.state, next.publishedAt) = (.settled, nil)
        try write(next, from: report, "withdraw", "FOI-49", "年度报告的信息已经撤回")
    }

    func entry(
        _ act: String, _ rule: String, _ note: String, _ before: YearReport?, _ after: YearReport
    ) -> JournalEntry {
        JournalEntry(
            agency: after.agency, actor: officer?.id, actorName: officer?.name ?? cause,
            act: act == "publish" ? ReportWriter.publication : "annual_report.\(act)",
            subjectKind: YearReport.journalKind, subjectID: after.id.text,
            before: before?.canonicalText, after: after.canonicalText, rule: rule, note: note)
    }
}

extension YearReport {
    /// The record as its acts put it into the journal.
    var canonicalText: String {
        CanonicalJSON.object([
            ("id", .text(id.text)), ("agency", .text(agency.text)), ("year", .integer(Int64(year))),
            ("unit", .text(unit.text)), ("government", .bool(isGovernment)), ("state", .text(state.rawValue)),
            ("overview", .text(texts.overview)), ("problems", .text(texts.problems)),
            ("others", .text(texts.others)), ("article", .optional(article?.text)),
            ("settled_by", .text(settledBy)), ("published", .optional(publishedAt?.minute)),
            ("milestones", .list(milestones.map { .text("\($0.dueOn)/\($0.name)/\($0.metOn?.description ?? "")") })),
            ("version", .integer(Int64(version))),
        ])
    }
}
