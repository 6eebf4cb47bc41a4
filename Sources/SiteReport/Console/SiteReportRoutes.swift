import Hummingbird
import Kernel
import Markup
package import Site

/// 网站年度报表 on the staff side.
///
/// | method | path | does |
/// |---|---|---|
/// | GET, POST | /console/site-reports | the list; 开始填报 |
/// | GET | /console/site-reports/{report} | one form |
/// | POST | /console/site-reports/{report}/acts/{act} | what `SiteReportAct` names |
/// | GET | /console/site-reports/{report}/files/{file} | site-report.docx, .xlsx, .json |
package struct SiteReportRoutes: Sendable {
    let reports: SiteReportStore

    package init(reports: SiteReportStore) { self.reports = reports }

    package func register(on routes: SiteRoutes) {
        routes.page(SiteReportLinks.list, audience: .staff) { _, context in try await list(context) }
        routes.act(SiteReportLinks.list, audience: .staff, open)
        routes.page(SiteReportLinks.record, audience: .staff) { _, context, id in try await record(id, context) }
        routes.act(SiteReportLinks.act, audience: .staff, perform)
        routes.page(SiteReportLinks.file, audience: .staff) { _, context, id, name in
            guard let kind = SiteReportFileKind(fileName: name) else { throw Refusal.notFound }
            let contents = try await reports.contents(id, for: try context.requireOfficer())
            return FileAnswer(
                try kind.bytes(contents), name: "\(contents.title).\(kind.rawValue)", type: kind.type)
        }
    }

    private func list(_ context: SiteContext, failed: FormState = .empty) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return SiteReportListScreen(
            lines: try await reports.list(for: officer), today: reports.today,
            refusal: SiteYearReport.refusalOfOpening(
                reports.today.year, for: officer.agency, by: officer, today: reports.today),
            failed: failed, context: context
        ).answer
    }

    private func open(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer()
        do {
            guard let year = form.fields.number("year") else {
                throw Refusal(.invalid, "未能开始填报：没有填写年度。请填写四位数的年份。", rule: "SITE-9", field: "year")
            }
            let made = try await reports.open(year, by: officer)
            return try SeeOther(SiteReportLinks.record(made.id)).response(in: context)
        } catch let refusal as Refusal where refusal.code == .invalid || refusal.code == .stateRefused {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return try await list(context, failed: state).response(in: context)
        }
    }

    private func record(
        _ id: SiteReportID, failed: FailedSiteReportAct? = nil, _ context: SiteContext
    ) async throws -> ConsolePage {
        let officer = try context.requireOfficer()
        return SiteReportScreen(
            view: try await reports.view(id, for: officer), officer: officer, today: reports.today,
            timeline: try await reports.timeline(of: id, for: officer), failed: failed, context: context
        ).answer
    }

    private func perform(
        _ form: Form, _ context: SiteContext, _ id: SiteReportID, _ name: String
    ) async throws -> Response {
        guard let act = SiteReportAct(rawValue: name) else { throw Refusal.notFound }
        let officer = try context.requireOfficer()
        let section = SiteReportItem.Section(rawValue: form["section"])
        do {
            guard let version = form.fields.number("version") else {
                throw Refusal(.invalid, "未能\(act.chinese)：表单不完整。请刷新页面后重新办理。")
            }
            _ = try await reports.perform(
                try SiteReportRoutes.entry(act, section, form), on: id, by: officer, version: version)
            return try SeeOther(SiteReportLinks.record(id).query("done", act.rawValue)).response(in: context)
        } catch let refusal as Refusal where refusal.code != .notFound && refusal.code != .signInRequired {
            let field = refusal.field == "source" ? section?.sourceField : refusal.field
            let state = form.state([FieldProblem(field ?? "", refusal.sentence)])
            let failed = FailedSiteReportAct(act, section, refusal, state)
            return try await record(id, failed: failed, context).response(in: context)
        }
    }

    private static func entry(
        _ act: SiteReportAct, _ section: SiteReportItem.Section?, _ form: Form
    ) throws -> SiteReportEntry {
        switch act {
        case .enter, .confirm:
            guard let section else {
                throw Refusal(.invalid, "未能\(act.chinese)：没有写明是哪一部分。请刷新页面后重新办理。", rule: "SITE-9", field: "section")
            }
            guard act == .enter else { return .confirm(section) }
            let typed = section.entered.map { ($0, form[$0.rawValue]) }
            return .enter(section, Dictionary(uniqueKeysWithValues: typed), source: form[section.sourceField])
        case .settle: return .settle
        case .reopen: return .reopen(reason: form["reason"])
        case .publish: return .publish
        }
    }
}
