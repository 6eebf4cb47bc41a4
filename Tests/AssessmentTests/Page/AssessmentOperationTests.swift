import HTTPTypes
import Kernel
import SignedInSite
import Site
import TestSupport
import Testing

@testable import Assessment

/// What programs may do with an assessment: the same acts as the pages, with the same refusals.
@Suite(.serialized) struct AssessmentOperationTests {
    typealias World = AssessmentWorld

    @Test("From the report to the answer of an appeal; each step told who may take the next")
    func way() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            var version = 0
            for step in AssessmentSite.steps {
                let mine = try await site.call(.get, "/api/v1/assessment-sheets/\(id)", as: step.officer)
                #expect(mine.text.contains("\"\(step.act)\""), "\(step.act)")
                let reply = try await site.act(step.act, step.fields, on: id, as: step.officer, version: version)
                #expect(reply.status == .ok, "\(step.act) \(reply.text)")
                version += 1
            }
            let appeal = try await site.act("appeal", #"{"words": "有异议"}"#, on: id, as: World.head, version: 5)
            #expect(appeal.status == .ok && appeal.text.contains("\"stage\":\"appealed\""))
            let settled = try await site.act(
                "adjust", #"{"points": "1.5", "words": "予以调整"}"#, on: id, as: World.principal, version: 6)
            #expect(settled.status == .ok && settled.text.contains("\"stage\":\"settled\""))
            #expect(try await site.world.journalProblems() == [])
        }
    }

    @Test("Each lost point leads to its record, and a record that is not one's own is not named")
    func records() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            let open = try await site.call(.get, "/api/v1/assessment-sheets/\(id)", as: World.head)
            #expect(open.text.contains("《甲》") && open.text.contains("/console/articles/1"))
            let closed = try await site.call(.get, "/api/v1/assessment-sheets/\(id)", as: World.clerk)
            #expect(closed.status == .ok && !closed.text.contains("《甲》") && closed.text.contains("您无权查看的记录"))
            #expect(try await site.call(.get, "/api/v1/assessment-sheets/\(id)", as: World.liaison).status == .notFound)
        }
    }

    @Test("What the pages refuse, operations refuse, and nothing has changed")
    func refusals() async throws {
        try await AssessmentSite.with { site, round in
            let id = try await site.world.sheet("疾控科", round).id
            let words = #"{"words": "按要求公开。"}"#
            let table: [(String, String, Officer, Int?, Int)] = [
                ("report", words, World.clerk, 0, 403), ("report", words, World.supervisor, 0, 403),
                ("report", words, World.above, 0, 403), ("report", words, World.outsider, 0, 404),
                ("report", words, World.administrator, 0, 403), ("report", words, World.head, nil, 428),
                ("report", words, World.head, 3, 412), ("report", #"{"words": ""}"#, World.head, 0, 422),
                ("report", #"{"points": "1"}"#, World.head, 0, 422), ("praise", words, World.head, 0, 422),
                ("notify", "{}", World.assessor, 0, 409), ("check", "{}", World.assessor, 0, 409),
            ]
            for (act, fields, officer, version, status) in table {
                let reply = try await site.act(act, fields, on: id, as: officer, version: version)
                #expect(reply.status.code == status, "\(act) \(fields) \(officer.name): \(reply.text)")
            }
            #expect(try await site.world.sheet("疾控科", round).version == 0)
            #expect(try await site.act("report", words, on: id, as: World.head, version: 0).status == .ok)
            for scores in [
                "[]", #"[{"indicator": "B1", "points": "十"}]"#, #"[{"indicator": "B1", "points": "11"}]"#,
                #"[{"indicator": "B1", "points": "8"}]"#, #"[{"indicator": "A1", "points": "8"}]"#,
                #"[{"indicator": "B1", "points": "8", "reason": "缺", "address": "http://x"}]"#,
            ] {
                let reply = try await site.act(
                    "check", #"{"scores": \#(scores)}"#, on: id, as: World.assessor, version: 1)
                #expect(reply.status.code == 422, "\(scores) \(reply.text)")
            }
            #expect(try await site.world.sheet("疾控科", round).version == 1)
        }
    }

    @Test("A round is begun once, by who may; rankings are read by who may")
    func rounds() async throws {
        try await AssessmentSite.with { site, round in
            let table: [(Int, Officer, Int)] = [
                (2024, World.head, 403), (2024, World.supervisor, 403), (2024, World.administrator, 403),
                (2018, World.assessor, 422), (2027, World.assessor, 422), (2025, World.openness, 409),
                (2024, World.openness, 201),
            ]
            for (place, (year, officer, status)) in table.enumerated() {
                let reply = try await site.call(
                    .post, "/api/v1/assessments", #"{"year": \#(year)}"#, as: officer, key: "y\(place)")
                #expect(reply.status.code == status, "\(year) \(officer.name) \(reply.text)")
            }
            let ranking = try await site.call(.get, "/api/v1/assessments/\(round.id)", as: World.deputy)
            #expect(ranking.text.contains("疾控科") && ranking.text.contains("县医院"))
            #expect(
                try await site.call(.get, "/api/v1/assessments/\(round.id)", as: World.outsider).status == .notFound)
            #expect(try await site.call(.get, "/api/v1/assessments", as: World.administrator).status == .forbidden)
        }
    }
}
