import Audit
import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

/// What acts leave in the tables so that nothing is lost or made up.
@Suite(.serialized) struct RequestsStoreProofTests {
    typealias World = CaseWorld

    /// FOI-30, FEE-2: a part split off after the correction keeps the notice, and the words that were applied with.
    @Test(arguments: TestDatabases.all)
    func aPartKeepsTheNotice(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let requests = world.requests
            let id = try await requests.receive(World.new(.counter, "甲和乙"), by: World.handler).id
            _ = try await requests.act(.requireCorrection(items: ["年度"], due: nil), on: id, by: World.handler)
            _ = try await requests.act(
                .receiveCorrection(on: World.day("2026-03-02"), words: "2025年"), on: id, by: World.handler)
            _ = try await requests.act(.split([World.wanted("甲"), World.wanted("乙")]), on: id, by: World.handler)
            let lines = try await requests.board(RequestQuery(), for: World.handler).lines
            let other = try #require(lines.first { $0.id != id })
            let part = try await world.request(other.id), first = try await world.request(id)
            #expect(part.correction?.words == "2025年" && part.correction == first.correction)
            #expect(part.originalWanted == "甲和乙" && first.originalWanted == "甲和乙")
            let again = await world.refusal {
                _ = try await requests.act(
                    .requireCorrection(items: ["月份"], due: nil), on: part.id, by: World.handler)
            }
            #expect(again?.rule == "FOI-30")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// K21: nobody signed, so no number of a reply is used up.
    @Test(arguments: TestDatabases.all)
    func aLapsedCaseTakesNoNumber(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let requests = world.requests
            let id = try await requests.receive(World.new(), by: World.handler).id
            _ = try await requests.act(.requireCorrection(items: ["年度"], due: nil), on: id, by: World.handler)
            world.clock.set("2026-04-20")
            let closed = try await requests.act(.lapseUncorrected, on: id, by: World.handler)
            #expect(closed.replyNumber == nil && closed.row == 21)
            let letter = try #require(try await requests.view(id, for: World.head).letters.last)
            #expect(letter.number == nil && letter.chinese == "政府信息公开申请不再处理告知书")
            let next = try await requests.receive(World.new(applicant: World.applicant(2)), by: World.handler).id
            _ = try await requests.act(.accept, on: next, by: World.handler)
            #expect(try await world.sign(next).replyNumber == "青卫公开告〔2026〕1号")
        }
    }

    /// FOI-D7: an overdue case that is withdrawn is black on the board and called given up.
    @Test(arguments: TestDatabases.all)
    func aLateWithdrawalIsBlack(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let requests = world.requests
            let late = try await requests.receive(World.new(), by: World.handler).id
            let early = try await requests.receive(World.new(applicant: World.applicant(2)), by: World.handler).id
            let withdraw = RequestInput.withdraw(on: World.day("2026-03-03"), reason: "书面撤回申请")
            world.clock.set("2026-03-03")
            _ = try await requests.act(withdraw, on: early, by: World.handler)
            world.clock.set("2026-05-06")
            _ = try await requests.act(
                .withdraw(on: World.day("2026-05-06"), reason: "电话确认撤回"), on: late, by: World.handler)
            var query = RequestQuery(stages: [.closed])
            let lines = try await requests.board(query, for: World.handler).lines
            let seen = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0.clock) })
            #expect(seen[late]?.signal == .black && seen[late]?.sentence == "不再办理，此前已经逾期")
            #expect(seen[early]?.signal == .green && seen[early]?.sentence == "不再办理")
            query.signal = .black
            #expect(try await requests.board(query, for: World.handler).lines.map(\.id) == [late])
            let timeline = try await requests.timeline(of: late, for: World.handler)
            #expect(!timeline.contains { $0.note.contains("电话确认") })
            #expect(try await world.request(late).remarks.map(\.words) == ["电话确认撤回"])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FOI-29: who helped stands in a row, not in the journal.
    @Test(arguments: TestDatabases.all)
    func whoHelpedStaysOutOfTheJournal(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let new = NewRequest(
                agency: World.commission, channel: .helped, applicant: World.applicant(), wanted: World.wanted(),
                helpNote: "苏木槿口述，林知夏代填")
            let id = try await world.requests.receive(new, by: World.handler).id
            let timeline = try await world.requests.timeline(of: id, for: World.handler)
            #expect(!timeline.contains { $0.note.contains("林知夏") })
            #expect(try await world.request(id).remarks.map(\.words) == ["苏木槿口述，林知夏代填"])
            #expect(try await world.journalProblems() == [])
        }
    }

    /// What an act names must be there: the other case, the handler, the file that is handed out.
    @Test(arguments: TestDatabases.all)
    func namesThatAreNowhere(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let requests = world.requests
            let id = try await requests.receive(World.new(), by: World.handler).id
            let strange = try await requests.receive(
                NewRequest(
                    agency: World.education, channel: .web, applicant: World.applicant(), wanted: World.wanted()),
                by: nil
            ).id
            _ = try await requests.act(.accept, on: id, by: World.handler)
            let wrong: [(RequestInput, String)] = [
                (.link(to: strange), "other"), (.link(to: World.id(99)), "other"),
                (.assign(unit: World.section, handler: World.id(99)), "handler"),
            ]
            for (input, field) in wrong {
                let refused = await world.refusal { _ = try await requests.act(input, on: id, by: World.handler) }
                #expect(refused?.field == field)
            }
            let kept = try await requests.keep(Array("说明".utf8), name: "内部.txt")
            let inner = try await requests.addFile(kept, as: .material, to: id, by: World.handler)
            let given = try await requests.addFile(kept, as: .enclosure, to: id, by: World.handler)
            func draft(_ file: CaseFileID) -> RequestInput {
                .draft(
                    ReplyDraft(.decision(.disclosed), body: "予以公开。", enclosures: [file], drafter: World.handler.id))
            }
            let refused = await world.refusal { _ = try await requests.act(draft(inner.id), on: id, by: World.handler) }
            #expect(refused?.field == "enclosures")
            #expect(try await requests.act(draft(given.id), on: id, by: World.handler).stage == .drafting)
        }
    }
}
