import HTTPTypes
import Kernel
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Inspection

/// What programs may do: the same acts as the pages, with the same refusals.
@Suite(.serialized) struct InspectionOperationTests {
    typealias World = InspectionWorld

    @Test("A rehearsal from its start to the list that is handed out")
    func way() async throws {
        try await InspectionSite.with { site in
            site.tellFaults()
            let made = try await site.call(
                .post, "/api/v1/inspections", #"{"day": "2026-03-10"}"#, as: World.siteOperator, key: "k1")
            #expect(made.status == .created && made.location.hasPrefix("/api/v1/inspections/"))
            let read = try await site.call(.get, made.location, as: World.head)
            let detail = try read.json
            #expect(read.status == .ok && detail["bonus"] == .text("6"))
            #expect(read.text.contains("\"lost\":\"5\"") && read.text.contains("\"address\":\"/columns/zc\""))
            let hand = made.location + "/handing"
            #expect(try await site.call(.post, hand, as: World.openness).status.code == 428)
            #expect(try await site.call(.post, hand, as: World.head, version: 1).status == .forbidden)
            #expect(try await site.call(.post, hand, as: World.openness, version: 9).status == .preconditionFailed)
            #expect(try await site.call(.post, hand, as: World.openness, version: 1).status == .ok)
            #expect(try await site.call(.post, hand, as: World.openness, version: 2).status == .conflict)
            #expect(try await site.call(.get, made.location, as: World.outsider).status == .notFound)
        }
    }

    @Test("What the pages refuse, operations refuse")
    func refusals() async throws {
        try await InspectionSite.with { site in
            let table: [(String, Officer, Int)] = [
                (#"{"day": "2026-03-11"}"#, World.openness, 422), (#"{"day": "x"}"#, World.openness, 422),
                (#"{"day": "2026-03-10", "port": 22}"#, World.openness, 422),
                (#"{"day": "2026-03-10", "more": 1}"#, World.openness, 422), (#"{}"#, World.openness, 422),
                (#"{"day": "2026-03-10"}"#, World.head, 403), (#"{"day": "2026-03-10"}"#, World.supervisor, 403),
                (#"{"day": "2026-03-10"}"#, World.administrator, 403),
            ]
            for (place, (body, officer, status)) in table.enumerated() {
                let reply = try await site.call(.post, "/api/v1/inspections", body, as: officer, key: "r\(place)")
                #expect(reply.status.code == status, "\(body) \(officer.name)")
            }
            #expect(try await site.inspections.list(of: World.commission, for: World.openness).isEmpty)
        }
    }

    @Test("Items and visits by the clock are read by business people alone")
    func reading() async throws {
        try await InspectionSite.with { site in
            let items = try await site.call(.get, "/api/v1/inspection-items?limit=100", as: World.head)
            #expect(items.status == .ok && items.text.contains("SITE-6-B1") && items.text.contains("\"bonus\":true"))
            let probe = SiteProbe(
                slot: Moment(day: World.day("2026-03-09"), minute: 600), port: 8_080, milliseconds: 15_000,
                failure: "超过15秒没有打开")
            try await site.inspections.record(probe, of: World.commission, isOwn: false)
            let reach = try await site.call(.get, "/api/v1/inspection-reach", as: World.head)
            #expect(reach.text.contains("超过15秒没有打开") && reach.text.contains("\"observed\":false"))
            #expect(try await site.page("/console/inspection/reach", as: World.head).contains("超过15秒没有打开"))
            for path in ["/api/v1/inspection-items", "/api/v1/inspection-reach", "/api/v1/inspections"] {
                #expect(try await site.call(.get, path, as: World.administrator).status == .forbidden)
            }
            let other = try await site.call(.get, "/api/v1/inspection-reach", as: World.outsider)
            #expect(!other.text.contains("超过15秒没有打开"))
        }
    }
}
