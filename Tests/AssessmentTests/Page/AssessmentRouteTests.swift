import HTTPTypes
import Kernel
import Markup
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Assessment

/// 考核 behind its routes: who opens what, what is refused, and where each lost point leads.
@Suite(.serialized) struct AssessmentRouteTests {
    typealias World = AssessmentWorld

    @Test("Every page by every role, before the notice and after it")
    func roles() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            let all = World.everybody.map { _ in 200 }
            // assessor … principal, supervisor, above | ofHospital, outsider, administrator
            let table: [(String, [Int])] = [
                ("/console/assessment", all.dropLast() + [403]),
                ("/console/assessment/rounds/\(round.id)", all.dropLast(2) + [404, 403]),
                ("/console/assessment/rounds/\(round.id)/export", all.dropLast(2) + [404, 403]),
                (
                    "/console/assessment/sheets/\(id)",
                    [200, 200, 200, 200, 200, 404, 200, 200, 200, 200, 404, 404, 403]
                ),
                (
                    "/console/assessment/sheets/\(id)/paper",
                    [200, 200, 200, 200, 200, 404, 200, 200, 200, 200, 404, 404, 403]
                ),
            ]
            for (address, expected) in table {
                var found: [Int] = []
                for officer in World.everybody {
                    let reply = try await site.get(address, as: officer)
                    found.append(reply.status.code)
                    if reply.status == .ok, !address.hasSuffix("paper"), !address.hasSuffix("export") {
                        try await site.page(address, as: officer)
                    }
                }
                #expect(found == expected, "\(address)")
            }
            for (version, step) in AssessmentSite.steps.enumerated() {
                _ = try await site.act(step.act, step.fields, on: id, as: step.officer, version: version)
            }
            #expect(try await site.get("/console/assessment/sheets/\(id)", as: World.liaison).status == .ok)
            #expect(try await site.get("/console/assessment/sheets/\(id)", as: World.ofHospital).status == .notFound)
        }
    }

    @Test("A lost point opens its record; the checker's own names one too")
    func drillDown() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            for (version, step) in AssessmentSite.steps.enumerated() {
                _ = try await site.act(step.act, step.fields, on: id, as: step.officer, version: version)
            }
            let page = try await site.page("/console/assessment/sheets/\(id)", as: World.head)
            #expect(page.contains("href=\"/console/articles/1\"") && page.contains("href=\"/console/plans\""))
            let closed = try await site.page("/console/assessment/sheets/\(id)", as: World.clerk)
            #expect(!closed.contains("/console/articles/1") && closed.contains("您无权查看的记录"))
        }
    }

    @Test("A form that is wrong says what to do and changes nothing")
    func badInput() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            func send(_ act: String, _ fields: [(String, String)], as officer: Officer) async throws -> Int {
                try await site.post(AssessmentLinks.act(id, act), fields, as: officer).status.code
            }
            #expect(try await send("report", [("version", "0"), ("report_words", " ")], as: World.head) == 422)
            #expect(try await send("report", [("report_words", "按要求公开。")], as: World.head) == 422)
            #expect(try await send("report", [("version", "4"), ("report_words", "一")], as: World.head) == 412)
            #expect(try await send("report", [("version", "0"), ("report_words", "一")], as: World.clerk) == 403)
            #expect(try await send("report", [("version", "0"), ("report_words", "一")], as: World.outsider) == 404)
            #expect(try await send("praise", [("version", "0")], as: World.head) == 404)
            #expect(try await send("approve", [("version", "0")], as: World.deputy) == 409)
            for year in ["", "二零", "2018", "2027", "2025"] {
                let reply = try await site.post(AssessmentLinks.open, [("year", year)], as: World.assessor)
                #expect(reply.status == .unprocessableContent && reply.text.contains("没有启动考核"), "\(year)")
            }
            #expect(try await site.post(AssessmentLinks.open, [("year", "2024")], as: World.head).status == .forbidden)
            let sheet = try await site.world.sheet("疾控科", round)
            #expect(sheet.version == 0 && sheet.stage == .reporting)
            #expect(try await site.assessments.rounds(for: World.assessor).count == 1)
            #expect(try await send("report", [("version", "0"), ("report_words", "按要求公开。")], as: World.head) == 303)
        }
    }
}
