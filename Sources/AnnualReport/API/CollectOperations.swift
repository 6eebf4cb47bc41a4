import HTTPTypes
import Kernel
import Markup
import Site

/// 汇总 for programs: what subordinates sent.
extension ReportOperations {
    private static let yearQuery = APIField("year", ReportSchemas.year, "年度，不填为去年", required: false)
    private static let received = APIOperation(
        .get, PlainRoute("/api/v1/received-annual-reports"), "收到的下级机关年度报告", tag: tag, kind: .reads,
        query: [yearQuery], answers: .list(ReportSchemas.received), note: "需要更正的在前。")
    private static let one = APIOperation(
        .get, Route<ReceivedReportID>("/api/v1/received-annual-reports/{received}"), "收到的一份年度报告", tag: tag,
        kind: .reads, answers: .json(ReportSchemas.received))
    private static let upload = APIOperation(
        .post, PlainRoute("/api/v1/received-annual-reports"), "上传下级机关年度报告", tag: tag, kind: .creates,
        body: .multipart(
            .object(APIField("year", ReportSchemas.year, "文件没有写明时的年度", required: false)),
            files: [APIFile("file", "JSON 或者 Excel 文件")]),
        answers: .json(ReportSchemas.received), note: "勾稽关系不成立的记为退回更正（returned）。同一机关同一年度再次上传的，替换以前的。")
    private static let sum = APIOperation(
        .get, Route<Int>("/api/v1/annual-report-sums/{year}"), "下级机关年度报告的合计", tag: tag, kind: .reads,
        answers: .json(ReportSchemas.sum))
    private static let sumFile = APIOperation(
        .get, Route<Int>("/api/v1/annual-report-sums/{year}/file"), "下载汇总表", tag: tag, kind: .reads, answers: .file)

    func registerCollecting(on routes: SiteRoutes) {
        routes.reading(ReportOperations.received) { call in
            let paging = try call.paging, page = try paging.page
            let year = call.query.number("year") ?? reports.today.year - 1
            let found = try await reports.received(year, for: try call.officer)
            let shown = found.dropFirst((page - 1) * paging.limit).prefix(paging.limit)
            return paging.answer(shown.map(\.json), page: page, isLast: found.count <= page * paging.limit)
        }
        routes.reading(ReportOperations.one) { call, id in
            APIAnswer(try await reports.received(id, for: try call.officer).json)
        }
        routes.writing(ReportOperations.upload) { call in
            let officer = try call.officer, reports = reports
            if let refusal = ReportStore.refusalOfCollecting(officer) { throw refusal }
            guard let file = call.files("file").first else { throw Refusal.notFound }
            let year = call.fields.integer("year") ?? reports.today.year - 1
            let contents = try await ReportJSON.contents(
                try file.bytes(limit: 10_000_000), named: file.name, year: year, reading: read)
            return APIWork {
                try await reports.receive(contents, by: officer)
            } answer: {
                APIAnswer(created: $0.json, at: ReportOperations.one.route($0.id))
            }
        }
        routes.reading(ReportOperations.sum) { call, year in
            let contents = try await reports.sum(year, named: "", for: try call.officer)
            return APIAnswer(.object(["year": .integer(year), "cells": contents.tables.json]))
        }
        routes.reading(ReportOperations.sumFile) { call, year in
            let name = call.context.signedIn?.agencyName ?? ""
            let contents = try await reports.sum(year, named: name, for: try call.officer)
            return FileAnswer(
                try ReportWorkbook.bytes(contents), name: "\(year)年下级机关年度报告汇总.xlsx", type: ReportFileKind.xlsx.type)
        }
    }
}
