import HTTPTypes
import Kernel
import Publishing
import Requests
import SignedInSite
import Testing

@testable import AnnualReport
@testable import Site

/// The annual report for programs: the decisions of the pages, their refusals, and answers as the description has them.
@Suite struct AnnualReportOperationTests {
    typealias World = ReportWorld

    private static let path = "/api/v1/annual-reports"

    private func begin(_ site: ReportSite) async throws -> YearReportID {
        let reply = try await site.call(.post, Self.path, #"{"year":2025}"#, as: World.office, key: "begin")
        #expect(reply.status == .created, "\(reply.text)")
        try ReportSchemas.report.check(reply.json)
        let id = try #require(reply.location.split(separator: "/").last.flatMap { YearReportID(String($0)) })
        let again = try await site.call(.post, Self.path, #"{"year":2025}"#, as: World.office, key: "begin")
        #expect(again.status == .created && again.location == reply.location)
        return id
    }

    private func done(
        _ site: ReportSite, _ act: ReportAct, _ fields: String = "{}", on id: YearReportID,
        as officer: Officer = World.office
    ) async throws {
        let reply = try await site.call(act, fields, on: id, as: officer)
        #expect(reply.status == .ok, "\(act) \(reply.text)")
        try ReportSchemas.report.check(reply.json)
    }

    @Test func aReportGoesItsWayByCalls() async throws {
        try await ReportSite.with { site in
            let column = try await site.world.column(), id = try await begin(site)
            try await done(
                site, .addFigure, #"{"place":"s2.licences","amount":"56","source":"许可系统"}"#, on: id)
            let figure = try #require(try await site.view(id).figures.first).id
            try await done(site, .confirmFigure, #"{"figure":"\#(figure)"}"#, on: id, as: World.second)
            for warning in try await site.view(id).check.warnings {
                try await done(site, .settleWarning, #"{"warning":"\#(warning.key)","reason":"没有结转"}"#, on: id)
            }
            try await done(
                site, .edit, #"{"overview":"新收{r1.c7}件。","problems":"问题。","others":"其他。"}"#, on: id)
            try await done(site, .addMilestone, #"{"name":"报送初稿","day":"2026-01-20"}"#, on: id)
            try await done(site, .meetMilestone, #"{"milestone":0}"#, on: id)
            let detail = try await site.call(.get, "\(Self.path)/\(id)", as: World.office)
            try ReportSchemas.detail.check(detail.json)
            #expect(detail.text.contains(#""overview":"新收0件。""#) && detail.text.contains(#""obstacle":null"#))
            try await done(site, .settle, #"{"column":"\#(column.id)"}"#, on: id)
            let settled = try await site.view(id).report
            #expect(settled.state == .settled && settled.article != nil && settled.milestones[0].metOn != nil)
            try await done(site, .reopen, on: id)
            try await done(site, .dropFigure, #"{"figure":"\#(figure)"}"#, on: id)
            #expect(try await site.view(id).figures.isEmpty)
        }
    }

    @Test func whatIsReadIsWhatThePagesShow() async throws {
        try await ReportSite.with { site in
            var numbers = Seeded(31)
            try await site.world.register((0..<80).map { _ in Story.random(&numbers) })
            let id = try await begin(site), tables = try await site.view(id).tables
            let rows = try await site.call(.get, "\(Self.path)/\(id)/cells/r2.c7", as: World.clerk)
            try ReportSchemas.rows.check(rows.json)
            guard case .list(let shown)? = try rows.json["rows"] else {
                Issue.record("no rows")
                return
            }
            #expect(shown.count == tables[.request(.carriedIn, 7)] && !shown.isEmpty)
            #expect(!rows.text.contains("申请2025-"), "a clerk has no part in applications (PII-6)")
            let list = try await site.call(.get, Self.path, as: World.above)
            #expect(list.status == .ok && list.text.contains(id.text))
            let file = try await site.call(.get, "\(Self.path)/\(id)/files/report.json", as: World.office)
            #expect(try ReportJSON.contents(file.bytes).tables == tables)
            for path in ["\(id)/cells/r26.c1", "\(id)/files/report.exe"] {
                #expect(try await site.call(.get, "\(Self.path)/\(path)", as: World.office).status == .notFound)
            }
        }
    }

    /// Everybody × every act: the refusals of the pages, and nothing changed.
    @Test func whoMayNotIsRefused() async throws {
        try await ReportSite.with { site in
            let id = try await begin(site), before = try await site.view(id)
            let acts: [(ReportAct, String)] = [
                (.edit, #"{"overview":"一","problems":"五","others":"六"}"#),
                (.addFigure, #"{"place":"s2.licences","amount":"1","source":"表"}"#),
                (.confirmFigure, #"{"figure":"\#(id)"}"#), (.dropFigure, #"{"figure":"\#(id)"}"#),
                (.settleWarning, #"{"warning":"甲","reason":"乙"}"#),
                (.addMilestone, #"{"name":"报送","day":"2026-01-20"}"#), (.meetMilestone, #"{"milestone":0}"#),
                (.settle, #"{"column":"\#(id)"}"#), (.reopen, "{}"),
            ]
            #expect(acts.map(\.0) == ReportAct.allCases)
            for officer in [World.clerk, World.leader, World.supervisor, World.above] {
                for (act, fields) in acts {
                    let reply = try await site.call(act, fields, on: id, as: officer)
                    #expect(reply.status == .forbidden, "\(officer.name) \(act) \(reply.text)")
                }
            }
            for (act, fields) in acts {
                #expect(try await site.call(act, fields, on: id, as: World.outsider).status == .notFound, "\(act)")
            }
            let begun = try await site.call(.post, Self.path, #"{"year":2024}"#, as: World.clerk, key: "clerk")
            #expect(begun.status == .forbidden && begun.text.contains("FOI-49"))
            #expect(try await site.view(id) == before)
        }
    }

    /// What is sent is used or refused.
    @Test func badInputIsAnsweredAndChangesNothing() async throws {
        try await ReportSite.with { site in
            let id = try await begin(site), before = try await site.view(id)
            for (act, fields, status, word) in [
                (.addFigure, #"{"place":"r24.c1","amount":"1","source":"表"}"#, 422, "没有选择数字填入哪一格"),
                (.addFigure, #"{"place":"s2.licences","amount":"一","source":"表"}"#, 422, "不是不小于0的整数"),
                (.addFigure, #"{"place":"s2.licences","amount":"1"}"#, 422, "没有填写字段 source"),
                (.reopen, #"{"column":"\#(id)"}"#, 422, "不需要字段 column"), (.reopen, "{}", 409, "可以直接修改"),
                (.edit, #"{"overview":"{r99.c1}","problems":"","others":""}"#, 422, "{r99.c1}"),
                (.settle, #"{"column":"\#(id)"}"#, 409, "还有提示没有处理"),
                (.confirmFigure, #"{"figure":"\#(id)"}"#, 404, "not_found"),
            ] as [(ReportAct, String, Int, String)] {
                let reply = try await site.call(act, fields, on: id, as: World.office)
                #expect(reply.status.code == status && reply.text.contains(word), "\(act) \(fields) \(reply.text)")
            }
            let act = #"{"act":"reopen"}"#, acts = "\(Self.path)/\(id)/acts"
            #expect(try await site.call(.post, acts, act, as: World.office).status.code == 428)
            #expect(try await site.call(.post, acts, act, as: World.office, version: 9).status.code == 412)
            for body in [#"{"year":2027}"#, #"{"year":"2025"}"#, #"{"year":1999}"#] {
                let reply = try await site.call(.post, Self.path, body, as: World.office, key: body.filter(\.isNumber))
                #expect(reply.status.code == 422, "\(body)")
            }
            let twice = try await site.call(.post, Self.path, #"{"year":2025}"#, as: World.office, key: "twice")
            #expect(twice.status.code == 409)
            #expect(try await site.view(id) == before)
        }
    }
}
