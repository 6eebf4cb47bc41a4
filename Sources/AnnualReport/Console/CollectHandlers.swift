import Hummingbird
import Kernel
import Markup
import Site

/// 汇总: what subordinates sent.
extension ReportRoutes {
    private static let upload = FormLimits.upload(megabytes: 50, count: 300)

    func registerCollecting(on routes: SiteRoutes) {
        routes.page(ReportLinks.collected, audience: .staff) { _, context in
            try await collected(year(context), .empty, context)
        }
        routes.act(ReportLinks.collected, audience: .staff, reading: ReportRoutes.upload, receive)
        routes.page(ReportLinks.sumFile, audience: .staff) { _, context in
            let officer = try context.requireOfficer(), year = year(context)
            let contents = try await reports.sum(year, named: context.signedIn?.agencyName ?? "", for: officer)
            return FileAnswer(
                try ReportWorkbook.bytes(contents), name: "\(year)年下级机关年度报告汇总.xlsx", type: ReportFileKind.xlsx.type)
        }
    }

    private func year(_ context: SiteContext) -> Int {
        let typed = context.query.number("year") ?? 0
        return YearReport.years.contains(typed) ? typed : reports.today.year - 1
    }

    private func collected(_ year: Int, _ state: FormState, _ context: SiteContext) async throws -> ConsolePage {
        CollectScreen(
            year: year, received: try await reports.received(year, for: try context.requireOfficer()), failed: state,
            context: context
        ).answer
    }

    /// Each file by itself: what cannot be read is named, the others are kept.
    private func receive(_ form: Form, _ context: SiteContext) async throws -> Response {
        let officer = try context.requireOfficer(), year = year(context)
        if let refusal = ReportStore.refusalOfCollecting(officer) { throw refusal }
        var problems: [FieldProblem] = []
        if form.files.isEmpty { problems.append(FieldProblem("files", "没有上传：没有选择文件。请选择下级机关报送的文件。")) }
        for file in form.files {
            do {
                let bytes = try file.bytes(limit: 10_000_000)
                let contents = try await ReportJSON.contents(bytes, named: file.name, year: year, reading: read)
                _ = try await reports.receive(contents, by: officer)
            } catch let refusal as Refusal {
                problems.append(FieldProblem("files", "\(file.name)：\(refusal.sentence)"))
            }
        }
        guard problems.isEmpty else {
            return try await collected(year, FormState(FormFields(), problems: problems), context)
                .response(in: context)
        }
        return try SeeOther(ReportLinks.collected.query("year", "\(year)")).response(in: context)
    }
}
