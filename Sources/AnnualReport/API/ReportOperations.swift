import HTTPTypes
import Kernel
package import ObjectStorage
package import Site

/// 年度报告 for programs: what staff do on the pages, decided by the same functions. The article that `settle` makes goes through
/// 三审三校 and is published by the operations of articles.
package struct ReportOperations: Sendable {
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

    static let tag = "年度报告"
    private static let list = APIOperation(
        .get, PlainRoute("/api/v1/annual-reports"), "年度报告", tag: tag, kind: .reads,
        answers: .list(ReportSchemas.report), note: "本机关和下级机关的，新的年度在前。")
    static let record = APIOperation(
        .get, Route<YearReportID>("/api/v1/annual-reports/{report}"), "一份年度报告", tag: tag, kind: .reads,
        answers: .json(ReportSchemas.detail))
    private static let rows = APIOperation(
        .get, Route<YearReportID, String>("/api/v1/annual-reports/{report}/cells/{cell}"), "一个数字统计到的记录", tag: tag,
        kind: .reads, answers: .json(ReportSchemas.rows))
    private static let file = APIOperation(
        .get, Route<YearReportID, String>("/api/v1/annual-reports/{report}/files/{file}"), "下载年度报告", tag: tag,
        kind: .reads, answers: .file, note: "report.docx、report.pdf、report.xlsx 或者 report.json。")
    private static let opening = APIOperation(
        .post, PlainRoute("/api/v1/annual-reports"), "开始编制", tag: tag, kind: .creates,
        body: .json(.object(APIField("year", ReportSchemas.year, "年度"))), answers: .json(ReportSchemas.report))
    private static let act = APIOperation(
        .post, Route<YearReportID>("/api/v1/annual-reports/{report}/acts"), "办理年度报告", tag: tag, kind: .changes,
        body: .json(ReportActInput.schema), answers: .json(ReportSchemas.report),
        note: "与页面同一判断、同样的拒绝理由。fields 中填该事项的全部字段。settle 生成的信息（article）由信息发布的接口送审、发布。")

    package func register(on routes: SiteRoutes) {
        registerReading(on: routes)
        registerCollecting(on: routes)
        routes.writing(ReportOperations.opening) { call in
            let officer = try call.officer, reports = reports
            guard let year = call.fields.integer("year") else { throw Refusal.notFound }
            return APIWork {
                try await reports.open(year, by: officer)
            } answer: {
                APIAnswer(
                    created: $0.json(for: officer), at: ReportOperations.record.route($0.id), version: $0.version)
            }
        }
        routes.writing(ReportOperations.act) { call, id in
            let officer = try call.officer, version = call.version, reports = reports
            let input = try ReportActInput(call.fields), entry = try input.entry()
            return APIWork {
                guard let entry else {
                    return try await reports.settle(id, in: input.column, by: officer, version: version) {
                        ReportFiles.html($0)
                    }
                }
                return try await reports.perform(entry, on: id, by: officer, version: version)
            } answer: {
                APIAnswer($0.json(for: officer), version: $0.version)
            }
        }
    }

    private func registerReading(on routes: SiteRoutes) {
        routes.reading(ReportOperations.list) { call in
            let officer = try call.officer, paging = try call.paging, page = try paging.page
            let found = try await reports.list(for: officer)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(
                shown.map { $0.report.json(for: officer) }, page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(ReportOperations.record) { call, id in
            let officer = try call.officer, view = try await reports.view(id, for: officer)
            return APIAnswer(view.json(for: officer, today: reports.today), version: view.report.version)
        }
        routes.reading(ReportOperations.rows) { call, id, key in
            guard let cell = ReportCell(key: key) else { throw Refusal.notFound }
            let officer = try call.officer
            let found = try await reports.rows(behind: cell, of: id, for: officer)
            let tables = try await reports.view(id, for: officer).tables
            return APIAnswer(found.json(tables.cell(cell)))
        }
        routes.reading(ReportOperations.file) { call, id, name in
            guard let kind = ReportFileKind(fileName: name) else { throw Refusal.notFound }
            let found = try await reports.printed(id, for: try call.officer)
            let bytes = try await kind.bytes(found.contents, pdf: found.pdf, kept: shelf.bytes)
            return FileAnswer(bytes, name: kind.name(found.contents), type: kind.type)
        }
    }
}

extension CellRows {
    fileprivate func json(_ cell: JSONValue) -> JSONValue {
        let rows = items.map {
            JSONValue.object(["title": .text($0.title), "note": .text($0.note), "address": .text($0.address)])
        }
        return .object(["cell": cell, "counted": .integer(counted), "rows": .list(rows)])
    }
}
