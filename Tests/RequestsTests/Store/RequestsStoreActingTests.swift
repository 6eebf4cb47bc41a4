import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@testable import Requests

@Suite(.serialized) struct RequestsStoreActingTests {
    typealias World = CaseWorld

    /// FOI-45, from the net to the archive; every act is in the journal, and what stands in the tables is what it says.
    @Test(arguments: TestDatabases.all)
    func aWholeCase(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let receipt = try await world.requests.receive(World.new(.web), by: nil)
            let id = receipt.id
            world.clock.set("2026-03-03")
            _ = try await world.requests.act(
                .confirm(on: World.day("2026-03-03"), note: "电话确认"), on: id, by: World.handler, version: 0)
            _ = try await world.requests.act(.accept, on: id, by: World.handler, version: 1)
            _ = try await world.requests.act(
                .askSection(unit: World.section, question: "有无该清单", due: nil), on: id, by: World.handler)
            let asked = try await world.request(id)
            _ = try await world.requests.act(
                .answerSection(asked.assistances[0].id, words: "有"), on: id, by: World.clerk)
            world.clock.set("2026-03-10")
            let signed = try await world.sign(id)
            #expect(signed.replyNumber == "青卫公开告〔2026〕1号" && signed.stage == .delivering)
            let before = try await world.requests.track(receipt.code)
            #expect(before.outcome == nil && !before.letters.contains { $0.kind == .reply })
            let closed = try await world.requests.act(
                .deliver(Delivery(means: .portal, on: World.day("2026-03-10"), proof: "网上送达")), on: id,
                by: World.handler)
            #expect(closed.stage == .closed && closed.closing?.isLate == false && closed.row == 3)
            _ = try await world.requests.act(.archive, on: id, by: World.handler)
            let duties = try await world.duties()
            #expect(duties.contains(.init("FOI-31", "met", "2026-03-03")))
            #expect(duties.contains(.init("FOI-33", "met", "2026-03-31")))
            #expect(!duties.contains { $0.state == "open" })
            let after = try await world.requests.track(receipt.code)
            #expect(after.outcome == .decision(.disclosed) && after.applicant.name == "苏**")
            let letter = try #require(after.letters.first { $0.kind == .reply })
            let bytes = try await world.requests.letterFile(letter.id, code: receipt.code).bytes
            #expect(String(decoding: bytes, as: UTF8.self) == "reply 青卫公开告〔2026〕1号 苏木槿")
            let acts = try await world.acts(of: id)
            #expect(acts.first == "request.receive" && acts.last == "request.archive" && acts.count == 12)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// A letter that cannot be made yet keeps no other back, and is made when it is asked for.
    @Test(arguments: TestDatabases.all)
    func oneLetterDoesNotKeepBackTheNext(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(.counter, World.letterless), by: World.handler).id
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            try await world.reply(id)
            let unmade = try await world.store.read { snapshot in
                try snapshot.query("SELECT kind FROM request_letter WHERE kept IS NULL").map { try $0.text(0) }
            }
            #expect(unmade == ["reply"])
            #expect(try await world.count("request_letter") > 2)
        }
    }

    /// DOC-2: the series is named once, whether the agency's word ends with it or not.
    @Test(arguments: [("青卫", "青卫公开告〔2026〕1号"), ("青卫公开", "青卫公开告〔2026〕1号")])
    func lettersAreNumbered(_ organ: String, _ number: String) async throws {
        try await World.with(.memory) { world in
            let given = try await world.store.write {
                try LetterNumbers.next(.reply, of: World.commission, organ: organ, in: $0)
            }
            #expect(given == number)
        }
    }

    /// Two officers open the same page: one act stands, the other is told; nothing of the second is left.
    @Test(arguments: TestDatabases.all)
    func twoOfficersAtOnce(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            for round in 0..<5 {
                let id = try await world.requests.receive(
                    World.new(applicant: World.applicant(round)), by: World.handler
                ).id
                let done = await withTaskGroup(of: Refusal?.self) { group in
                    for officer in [World.handler, World.second] {
                        group.addTask {
                            await world.refusal {
                                _ = try await world.requests.act(
                                    .requireCorrection(items: ["写明年度"], due: nil), on: id, by: officer, version: 0)
                            }
                        }
                    }
                    return await group.reduce(into: [Refusal?]()) { $0.append($1) }
                }
                #expect(done.count { $0 == nil } == 1)
                #expect(done.compactMap { $0 }.map(\.code) == [.changedMeanwhile])
                let letters = try await world.requests.view(id, for: World.handler).letters
                #expect(letters.map(\.number) == ["青卫公开补〔2026〕\(round + 1)号"])
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FOI-30: the correction stops the clock and begins it anew; the applicant does it with the code and a paper.
    @Test(arguments: TestDatabases.all)
    func theApplicantCorrects(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            _ = try await world.requests.act(
                .requireCorrection(items: ["写明年度", "写明机构"], due: nil), on: receipt.id, by: World.handler)
            let waiting = try await world.requests.track(receipt.code)
            #expect(waiting.stage == .correcting && waiting.acts.contains(.correct))
            #expect(waiting.correction?.items == ["写明年度", "写明机构"])
            let board = try await world.requests.board(RequestQuery(), for: World.handler)
            #expect(board.lines[0].clock.due == nil && board.lines[0].clock.sentence == "补正中，期限停止计算")
            world.clock.set("2026-03-09")
            let paper = try await world.requests.keep(Array("2025年，县人民医院".utf8), name: "补正.txt")
            let corrected = try await world.requests.act(
                .correct(words: "2025年，县人民医院"), code: receipt.code, files: [paper])
            #expect(corrected.stage == .handling && corrected.files.map(\.file.name) == ["补正.txt"])
            #expect(corrected.reply?.reading.due.deadline?.day == World.day("2026-04-07"))
            let again = await world.refusal {
                _ = try await world.requests.act(.correct(words: "再补"), code: receipt.code)
            }
            #expect(again?.rule == "FOI-D8")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FOI-32, FOI-D3: a third party's days are left out; its name is sealed in the table and whole in the case.
    @Test(arguments: TestDatabases.all)
    func aThirdPartyIsAsked(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let id = try await world.requests.receive(World.new(), by: World.handler).id
            _ = try await world.requests.act(.accept, on: id, by: World.handler)
            _ = try await world.requests.act(
                .consult(
                    whom: .thirdParty, party: "林知夏", question: "是否同意公开"), on: id,
                by: World.handler)
            let held = try await world.requests.board(RequestQuery(), for: World.handler).lines[0]
            #expect(held.clock.due == nil && held.clock.sentence == "征求意见中，返回后还有 20 个工作日")
            let asked = try await world.request(id)
            #expect(asked.consultations.map(\.party) == ["林知夏"])
            let consultation = asked.consultations[0].id
            _ = try await world.requests.act(
                .noteConsultReceipt(consultation, on: World.day("2026-03-02")), on: id, by: World.handler)
            world.clock.set("2026-03-09")
            _ = try await world.requests.act(
                .recordAnswer(consultation, .objects, on: World.day("2026-03-09"), words: "涉及商业秘密"), on: id,
                by: World.handler)
            let view = try await world.requests.view(id, for: World.handler)
            let reply = try #require(view.duties.first { $0.rule == "FOI-33" })
            #expect(reply.reading.due.deadline?.day == World.day("2026-04-07"))
            #expect(view.letters.map(\.kind.rawValue).contains("third_party_letter"))
            let sealed = try await world.store.read {
                try $0.first("SELECT party FROM request_consultation")?.bytes(0) ?? []
            }
            #expect(!sealed.isEmpty && !String(decoding: sealed, as: UTF8.self).contains("林知夏"))
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FEE-2: one application, two units; both keep the day of receipt, and the old code leads to both.
    @Test(arguments: TestDatabases.all)
    func anApplicationIsSplit(_ database: TestDatabase) async throws {
        try await World.with(database, on: "2026-03-02") { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            _ = try await world.requests.act(
                .split([World.wanted("2025年检查计划"), World.wanted("2025年处罚决定清单")]), on: receipt.id, by: World.handler)
            let lines = try await world.requests.board(RequestQuery(), for: World.handler).lines
            #expect(lines.map(\.number).sorted() == ["2026-001", "2026-002"])
            #expect(Set(lines.map(\.clock.due)) == [World.day("2026-03-30")])
            let step = try #require(try await world.requests.track(receipt.code).steps.last)
            let code = String(step.words.suffix(14))
            #expect(try await world.requests.track(code).number == "2026-002")
            #expect(try await world.journalProblems() == [])
        }
    }

    /// FOI-31a: before it is received it can go to the other agency, which begins from its own confirmation.
    @Test(arguments: TestDatabases.all)
    func anApplicationMovesToAnotherAgency(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(.web), by: nil)
            _ = try await world.requests.act(
                .transfer(to: World.education, note: "属教育局职责"), on: receipt.id, by: World.handler)
            let there = try await world.requests.board(RequestQuery(), for: World.outsider).lines
            #expect(there.map(\.number) == ["2026-001"] && there.map(\.stage) == [.awaitingConfirmation])
            let here = try await world.request(receipt.id)
            #expect(here.closing?.why == .transferred && here.row == nil)
            #expect(try await world.requests.track(receipt.code).steps.last?.words.contains("青禾县教育局") == true)
            #expect(try await world.journalProblems() == [])
        }
    }
}
