import HTTPTypes
import Kernel
package import Site

/// 网站年度报表 for programs: what staff do on the pages, decided by the same functions.
package struct SiteReportOperations: Sendable {
    let reports: SiteReportStore

    package init(reports: SiteReportStore) { self.reports = reports }

    private static let tag = "网站年度报表"

    static let list = APIOperation(
        .get, PlainRoute("/api/v1/site-reports"), "网站年度报表", tag: tag, kind: .reads,
        answers: .list(SiteReportSchemas.report))
    static let read = APIOperation(
        .get, Route<SiteReportID>("/api/v1/site-reports/{report}"), "一个年度的网站年度报表", tag: tag, kind: .reads,
        answers: .json(SiteReportSchemas.detail))
    static let open = APIOperation(
        .post, PlainRoute("/api/v1/site-reports"), "开始填报", tag: tag, kind: .creates,
        body: .json(.object(APIField("year", .integer(1...9_999), "年度"))), answers: .json(SiteReportSchemas.report))
    static let act = APIOperation(
        .post, Route<SiteReportID>("/api/v1/site-reports/{report}/acts"), "办理网站年度报表", tag: tag, kind: .changes,
        body: .json(SiteReportSchemas.act), answers: .json(SiteReportSchemas.report),
        note: "登记、复核（另一人）、定稿、退回、公布（另一人）；与页面同一判断、同样的拒绝理由。")

    package func register(on routes: SiteRoutes) {
        routes.reading(SiteReportOperations.list) { call in
            let officer = try call.officer, paging = try call.paging, page = try paging.page
            let found = try await reports.list(for: officer)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(
                shown.map { $0.report.json(for: officer) }, page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(SiteReportOperations.read) { call, id in
            let officer = try call.officer
            let view = try await reports.view(id, for: officer)
            return APIAnswer(view.json(for: officer), version: view.report.version)
        }
        routes.writing(SiteReportOperations.open) { [reports] call in
            let officer = try call.officer
            guard let year = call.fields.integer("year") else { throw Refusal.notFound }
            return APIWork {
                try await reports.open(year, by: officer)
            } answer: {
                APIAnswer(
                    created: $0.json(for: officer), at: SiteReportOperations.read.route($0.id), version: $0.version)
            }
        }
        routes.writing(SiteReportOperations.act) { [reports] call, id in
            let officer = try call.officer, version = call.version
            let entry = try SiteReportSchemas.entry(call.fields)
            return APIWork {
                try await reports.perform(entry, on: id, by: officer, version: version)
            } answer: {
                APIAnswer($0.json(for: officer), version: $0.version)
            }
        }
    }
}
