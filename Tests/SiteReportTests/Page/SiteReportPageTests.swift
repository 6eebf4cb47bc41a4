import HTTPTypes
import Kernel
import SignedInSite
import Site
import TestSupport
import Testing

@testable import SiteReport

/// 网站年度报表 behind its routes and operations.
@Suite(.serialized) struct SiteReportPageTests {
    typealias World = SiteReportWorld

    @Test("Every page by every role; each counted figure leads to its records")
    func roles() async throws {
        try await SiteReportSite.with { site in
            let report = try await site.reports.open(2025, by: World.keeper)
            let table: [(String, [Int])] = [
                ("/console/site-reports", [200, 200, 200, 200, 200, 200, 200, 403]),
                ("/console/site-reports/\(report.id)", [200, 200, 200, 200, 200, 200, 404, 403]),
                (
                    "/console/site-reports/\(report.id)/files/site-report.xlsx",
                    [200, 200, 200, 200, 200, 200, 404, 403]
                ),
                ("/console/site-reports/\(report.id)/files/report.pdf", [404, 404, 404, 404, 404, 404, 404, 403]),
            ]
            for (address, expected) in table {
                var found: [Int] = []
                for officer in World.everybody {
                    let reply = try await site.get(address, as: officer)
                    found.append(reply.status.code)
                    if reply.status == .ok, !address.contains("/files/") { try await site.page(address, as: officer) }
                }
                #expect(found == expected, "\(address)")
            }
            let page = try await site.page("/console/site-reports/\(report.id)", as: World.keeper)
            #expect(page.contains("<a href=\"/console/articles\">40</a>") && page.contains("没有填写"))
            #expect(
                !(try await site.page("/console/site-reports/\(report.id)", as: World.supervisor)).contains("/acts/"))
        }
    }

    @Test("From the first figure to the public page and its files")
    func way() async throws {
        try await SiteReportSite.with { site in
            let opened = try await site.post(SiteReportLinks.list, [("year", "2025")], as: World.keeper)
            #expect(opened.status == .seeOther)
            let report = try #require(try await site.reports.list(for: World.keeper).first?.report)
            let enter = SiteReportLinks.act(report.id, "enter")
            let wrong = try await site.post(
                enter,
                [("version", "1"), ("section", "visits"), ("visitors", "12x"), ("views", "9"), ("source_visits", "表")],
                as: World.keeper)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"12x\""))
            let right = try await site.post(
                enter,
                [("version", "1"), ("section", "visits"), ("visitors", "8"), ("views", "9"), ("source_visits", "表")],
                as: World.keeper)
            #expect(right.status == .seeOther)
            let mine = try await site.page(SiteReportLinks.record(report.id), as: World.keeper)
            #expect(mine.contains("等待复核") && !mine.contains("复核“网站访问”的数字"))
            #expect(try await site.page(SiteReportLinks.record(report.id), as: World.openness).contains("复核“网站访问”的数字"))
            try await site.world.filled(report)
            try await site.reports.perform(.settle, on: report.id, by: World.keeper)
            #expect(try await site.get("/site-reports/\(report.id)").status == .notFound)
            let version = try await site.reports.view(report.id, for: World.leader).report.version
            let publish = SiteReportLinks.act(report.id, "publish"), fields = [("version", "\(version)")]
            #expect(try await site.post(publish, fields, as: World.clerk).status == .forbidden)
            #expect(try await site.post(publish, fields, as: World.leader, proof: false).status != .seeOther)
            #expect(try await site.post(publish, fields, as: World.leader).status == .seeOther)
            #expect(try await site.page("/site-reports").contains("2025年政府网站工作年度报表"))
            let open = try await site.page("/site-reports/\(report.id)")
            #expect(open.contains("信息发布总数（单位：条）") && open.contains(">40</td>") && !open.contains("/console/"))
            let file = try await site.get("/site-reports/\(report.id)/files/site-report.json")
            #expect(file.status == .ok && file.text.contains("\"published\":40"))
        }
    }

    @Test("Programs do the same by the same decisions")
    func operations() async throws {
        try await SiteReportSite.with { site in
            let made = try await site.call(
                .post, "/api/v1/site-reports", #"{"year": 2025}"#, as: World.keeper, key: "a")
            #expect(made.status == .created)
            let acts = made.location + "/acts"
            let figures =
                #"{"act": "enter", "section": "visits", "source": "表", "figures": [{"item": "visitors", "value": "1"}, {"item": "views", "value": "2"}]}"#
            let table: [(String, Officer, Int?, Int)] = [
                (figures, World.keeper, nil, 428), (figures, World.keeper, 9, 412), (figures, World.clerk, 1, 403),
                (figures, World.outsider, 1, 404), (#"{"act": "enter", "section": "visits"}"#, World.keeper, 1, 422),
                (#"{"act": "settle", "source": "表"}"#, World.keeper, 1, 422),
                (#"{"act": "settle"}"#, World.keeper, 1, 409),
                (#"{"act": "praise"}"#, World.keeper, 1, 422), (figures, World.keeper, 1, 200),
                (#"{"act": "confirm", "section": "visits"}"#, World.keeper, 2, 403),
                (#"{"act": "confirm", "section": "visits"}"#, World.openness, 2, 200),
            ]
            for (body, officer, version, status) in table {
                let reply = try await site.call(.post, acts, body, as: officer, version: version)
                #expect(reply.status.code == status, "\(body) \(officer.name) \(reply.text)")
            }
            let read = try await site.call(.get, made.location, as: World.clerk)
            #expect(read.text.contains("\"item\":\"published\"") && read.text.contains("/console/articles"))
            #expect(try await site.call(.get, made.location, as: World.outsider).status == .notFound)
            for (year, officer, status) in [
                (2025, World.openness, 409), (2016, World.openness, 422), (2023, World.administrator, 403),
                (2024, World.leader, 403),
            ] {
                let reply = try await site.call(
                    .post, "/api/v1/site-reports", #"{"year": \#(year)}"#, as: officer, key: "year-\(year)")
                #expect(reply.status.code == status)
            }
        }
    }
}
