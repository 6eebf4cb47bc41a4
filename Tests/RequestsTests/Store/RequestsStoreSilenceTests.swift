import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

/// FOI-32, FOI-34: the end of the fifteen working days is recorded by itself, and means what the law says.
@Suite(.serialized) struct RequestsStoreSilenceTests {
    typealias World = CaseWorld

    @Test(arguments: TestDatabases.all)
    func silenceIsRecordedWhenThePeriodIsOver(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let requests = world.requests
            func asked(_ whom: Consulted, _ number: Int, isReached: Bool = true) async throws -> RequestID {
                let id = try await requests.receive(
                    World.new(applicant: World.applicant(number)), by: World.handler
                ).id
                _ = try await requests.act(.accept, on: id, by: World.handler)
                let consulted = try await requests.act(
                    .consult(whom: whom, party: "清泉公司", question: "是否同意公开"), on: id, by: World.handler)
                if isReached {
                    _ = try await requests.act(
                        .noteConsultReceipt(consulted.consultations[0].id, on: requests.today), on: id,
                        by: World.handler)
                }
                return id
            }
            let third = try await asked(.thirdParty, 1), maker = try await asked(.jointMaker, 2)
            let organ = try await asked(.otherOrgan, 3), lost = try await asked(.thirdParty, 4, isReached: false)
            // The fifteenth working day after Monday, 2 March, is Monday, 23 March.
            world.clock.set("2026-03-23")
            #expect(try await requests.recordSilences() == 0)
            world.clock.set("2026-03-26")
            #expect(try await requests.recordSilences() == 2)
            #expect(try await requests.recordSilences() == 0)
            for id in [third, maker] {
                let request = try await world.request(id), silent = request.consultations[0]
                #expect(silent.answer == .silent && silent.answeredOn == World.day("2026-03-23"))
                #expect(request.stage == .handling)
                let entry = try await requests.timeline(of: id, for: World.head).last
                #expect(entry?.act == "request.record_answer" && entry?.actorName == "系统" && entry?.actor == nil)
                #expect(entry?.rule == (id == maker ? "FOI-34" : "FOI-32"))
                #expect(entry?.note.contains(id == maker ? "视为同意公开" : "由本机关依法决定") == true)
            }
            for id in [organ, lost] {
                let request = try await world.request(id)
                #expect(request.stage == .consulting && request.consultations[0].isOpen)
            }
            #expect(try await world.journalProblems() == [])
        }
    }
}
