import HTTPTypes
import Kernel
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Inspection

/// 网站检查 behind its routes: who opens what, what is refused, and where each deduction leads.
@Suite(.serialized) struct InspectionRouteTests {
    typealias World = InspectionWorld

    @Test("Every page by every role")
    func roles() async throws {
        try await InspectionSite.with { site in
            site.tellFaults()
            let run = try await site.inspections.rehearse(
                World.commission, on: World.day("2026-03-10"), by: World.siteOperator)
            let table: [(String, [Int])] = [
                ("/console/inspection", [200, 200, 200, 200, 200, 200, 403]),
                ("/console/inspection/items", [200, 200, 200, 200, 200, 200, 403]),
                ("/console/inspection/reach", [200, 200, 200, 200, 200, 200, 403]),
                ("/console/inspection/\(run.id)", [200, 200, 200, 200, 200, 404, 403]),
                ("/console/inspection/0192f0c0-0000-7000-8000-000000000000", [404, 404, 404, 404, 404, 404, 403]),
            ]
            for (address, expected) in table {
                var found: [Int] = []
                for officer in World.everybody {
                    let reply = try await site.get(address, as: officer)
                    found.append(reply.status.code)
                    if reply.status == .ok { try await site.page(address, as: officer) }
                }
                #expect(found == expected, "\(address)")
                #expect(try await site.get(address).status != .ok)
            }
        }
    }

    @Test("Each deduction, each thing to mend and each merit lead to their records")
    func drillDown() async throws {
        try await InspectionSite.with { site in
            site.tellFaults()
            let sent = try await site.post(InspectionLinks.start, [("day", "2026-03-10")], as: World.siteOperator)
            #expect(sent.status == .seeOther)
            let page = try await site.page(sent.location, as: World.head)
            for address in ["/columns/zc", "/articles/1", "/articles/2"] {
                #expect(page.ranges(of: "href=\"\(address)\"").count >= 2, "\(address)")
            }
            #expect(page.contains("href=\"/console/letters\"") && page.contains("来信全部按时办结"))
            #expect(page.contains("疾控科：2 个") && page.contains("政务公开办（没有对应科室）：1 个"))
        }
    }

    @Test("A form that is wrong says what to do, keeps what was typed and makes nothing")
    func badInput() async throws {
        try await InspectionSite.with { site in
            for (fields, said) in [
                ([("day", "")], "日期没有填写"), ([("day", "2026-02-30")], "日期没有填写"),
                ([("day", "2026-03-11")], "还没有到"), ([("day", "2026-03-10"), ("port", "22")], "不能读取这个端口"),
                ([("day", "2026-03-09"), ("port", "8080")], "只能按今天检查"),
            ] {
                let reply = try await site.post(InspectionLinks.start, fields, as: World.openness)
                #expect(reply.status == .unprocessableContent && reply.text.contains(said), "\(fields)")
            }
            let form = [("day", "2026-03-10")]
            #expect(try await site.post(InspectionLinks.start, form, as: World.head).status == .forbidden)
            #expect(try await site.post(InspectionLinks.start, form, as: World.supervisor).status == .forbidden)
            #expect(try await site.post(InspectionLinks.start, form, as: World.administrator).status == .forbidden)
            #expect(
                try await site.post(InspectionLinks.start, form, as: World.openness, proof: false).status != .seeOther)
            #expect(try await site.inspections.list(of: World.commission, for: World.openness).isEmpty)
        }
    }

    @Test("The list is handed out once, by who may, and each unit is told in the same transaction")
    func handing() async throws {
        try await InspectionSite.with { site in
            site.tellFaults()
            let run = try await site.inspections.rehearse(
                World.commission, on: World.day("2026-03-10"), by: World.siteOperator)
            let link = InspectionLinks.hand(run.id), version = [("version", "\(run.version)")]
            #expect(try await site.post(link, version, as: World.head).status == .forbidden)
            #expect(try await site.post(link, version, as: World.above).status == .forbidden)
            #expect(try await site.post(link, version, as: World.outsider).status == .notFound)
            #expect(try await site.post(link, [("version", "77")], as: World.openness).status == .preconditionFailed)
            #expect(site.alerts.all.isEmpty)
            #expect(try await site.post(link, version, as: World.openness).status == .seeOther)
            #expect(
                site.alerts.all.map { "\($0.unit == World.section) \($0.count) \($0.due?.description ?? "")" } == [
                    "false 1 2026-03-24", "true 2 2026-03-24",
                ])
            #expect(try await site.post(link, version, as: World.openness).status == .conflict)
            #expect(site.alerts.all.count == 2)
        }
    }
}
