import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import ObjectStorage
import Publishing
package import Site

/// 年度报告 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET, POST | /console/annual-reports | the list; 开始编制 |
/// | GET | /console/annual-reports/records/{report} | one report with its checks, tables, texts |
/// | POST | /console/annual-reports/records/{report}/acts/{act} | what `ReportAct` names |
/// | GET | /console/annual-reports/records/{report}/cells/{cell} | the rows behind a figure |
/// | GET | /console/annual-reports/records/{report}/files/{file} | report.docx, .pdf, .xlsx, .json |
/// | GET, POST | /console/annual-reports/received | what subordinates sent, `?year=`; upload |
/// | GET | /console/annual-reports/received/sum.xlsx | the sum |
package struct ReportRoutes: Sendable {
    let reports: ReportStore
    let shelf: FileShelf
    let read: ReportFileReading

    /// - Parameters:
    ///   - shelf: where the PDF of what was published lies.
    ///   - read: opens a workbook in a limited child.
    package init(reports: ReportStore, shelf: FileShelf, read: @escaping ReportFileReading) {
        self.reports = reports
        self.shelf = shelf
        self.read = read
    }

    package func register(on routes: SiteRoutes) {
        routes.page(ReportLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.act(ReportLinks.list, audience: .staff, open)
        routes.page(ReportLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(ReportLinks.act, audience: .staff, perform)
        routes.page(ReportLinks.cell, audience: .staff) { _, context, id, key in
            let officer = try context.requireOfficer()
            guard let cell = ReportCell(key: key) else { throw Refusal.notFound }
            let view = try await reports.view(id, for: officer)
            return CellScreen(
                rows: try await reports.rows(behind: cell, of: id, for: officer), total: view.tables.text(cell),
                agencyName: view.agencyName, context: context
            ).answer
        }
        routes.page(ReportLinks.file, audience: .staff) { _, context, id, name in
            guard let kind = ReportFileKind(fileName: name) else { throw Refusal.notFound }
            let found = try await reports.printed(id, for: try context.requireOfficer())
            let bytes = try await kind.bytes(found.contents, pdf: found.pdf, kept: shelf.bytes)
            return FileAnswer(bytes, name: kind.name(found.contents), type: kind.type)
        }
        registerCollecting(on: routes)
    }

    private func list(_ context: SiteContext, failed: FormState = .empty) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return ReportListScreen(
            lines: try await reports.list(for: officer), today: reports.today,
            refusal: YearReport.refusalOfOpening(
                reports.today.year, for: officer.agency, by: officer, today: reports.today),
            failed: failed, context: context
        ).answer
    }

    private func open(_ form: Form, _ context: SiteContext) async throws -> Response {
        do {
            guard let year = form.fields.number("year") else {
                throw Refusal(.invalid, "未能开始编制：没有填写年度。请填写四位数的年份。", rule: "FOI-49", field: "year")
            }
            let made = try await reports.open(year, by: try context.requireOfficer())
            return try SeeOther(ReportLinks.record(made.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await list(context, failed: state).response(in: context)
        }
    }

    private func record(
        _ id: YearReportID, failed: FailedReportAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        let columns = try await reports.columns(for: officer)
        return ReportScreen(
            view: try await reports.view(id, for: officer), officer: officer, today: reports.today,
            columns: columns.map { .init($0.id.text, $0.name) },
            timeline: try await reports.timeline(of: id, for: officer), failed: failed, context: context
        ).answer
    }

    // MARK: Acts

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: YearReportID, _ name: String
    ) async throws -> Response {
        guard let act = ReportAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer(), version = form.fields.number("version")
        do {
            if act == .settle {
                _ = try await reports.settle(id, in: form.fields.id("column"), by: officer, version: version) {
                    ReportFiles.html($0)
                }
            } else {
                _ = try await reports.perform(try entry(act, form.fields), on: id, by: officer, version: version)
            }
            return try SeeOther(ReportLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let field = act == .settleWarning ? "reason_\(form["place"])" : refusal.field ?? ""
            let failed = FailedReportAct(act, refusal, form.state([FieldProblem(field, refusal.sentence)]))
            return try await record(id, failed: failed, context).response(in: context)
        }
    }

    private func entry(_ act: ReportAct, _ fields: FormFields) throws -> ReportEntry {
        func figure() throws -> ManualFigureID {
            guard let id: ManualFigureID = fields.id("figure") else { throw Refusal.notFound }
            return id
        }
        switch act {
        case .edit:
            var texts = ReportTexts()
            for section in ReportTexts.Section.allCases { texts[section] = fields[section.field] }
            return .edit(texts)
        case .addFigure:
            return .addFigure(
                ManualFigureDraft(place: fields["place"], amount: fields["amount"], source: fields["source"]))
        case .confirmFigure: return .confirmFigure(try figure())
        case .dropFigure: return .dropFigure(try figure())
        case .settleWarning: return .settleWarning(fields["warning"], reason: fields["reason_\(fields["place"])"])
        case .addMilestone:
            guard let day = fields.day("day") else {
                throw Refusal(.invalid, "未能登记时间节点：没有填写日期。请填写后再登记。", rule: "RPT-4", field: "day")
            }
            return .addMilestone(fields["name"], on: day)
        case .meetMilestone: return .meetMilestone(fields.number("milestone") ?? -1)
        case .reopen: return .reopen
        case .settle: throw Refusal.notFound
        }
    }
}
