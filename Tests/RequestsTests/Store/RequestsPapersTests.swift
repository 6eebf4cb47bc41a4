import Audit
import Kernel
import ObjectStorage
import SQL
import TestSupport
import Testing

@testable import Requests

extension RequestInput {
    static func release(_ words: LogWording) -> RequestInput {
        .releaseToLog(title: words.title, summary: words.summary)
    }
}

/// Who opens letters and files, and what leaves the case by them.
@Suite(.serialized) struct RequestsPapersTests {
    typealias World = CaseWorld

    private static let scan = Array("身份证扫描件".utf8)

    private func refusal(
        _ world: CaseWorld, _ letter: CaseLetterID, _ id: Requests.RequestID, _ officer: Officer
    ) async -> Refusal? {
        await world.refusal { _ = try await world.requests.letterFile(letter, of: id, for: officer) }
    }

    /// PII-6, PII-3: letters are for those who handle the case, what the applicant sent for those who may see the applicant;
    /// each opening stays in the journal.
    @Test(arguments: TestDatabases.all)
    func papersAreForThoseWhoHandleTheCase(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let kept = try await world.requests.keep(Self.scan, name: "身份证.txt")
            let id = try await world.requests.receive(World.new(.web, files: [kept]), by: nil).id
            _ = try await world.requests.act(.confirm(on: world.requests.today, note: ""), on: id, by: World.handler)
            let view = try await world.requests.view(id, for: World.handler)
            let letter = try #require(view.letters.first { $0.kind == .receipt }).id
            let file = try #require(view.files.first).id
            for officer in [World.supervisor, World.above] {
                #expect(await refusal(world, letter, id, officer)?.rule == "PII-6", "\(officer.name)")
            }
            for officer in [World.clerk, World.outsider] {
                #expect(await refusal(world, letter, id, officer) == .notFound, "\(officer.name)")
            }
            #expect(try await world.acts(of: id).contains("request.open_paper") == false)
            _ = try await world.requests.letterFile(letter, of: id, for: World.legal)
            #expect(try await world.acts(of: id).filter { $0 == "request.open_paper" }.count == 1)
            for officer in [World.legal, World.leader, World.supervisor] {
                let refused = await world.refusal { _ = try await world.requests.caseFile(file, of: id, for: officer) }
                #expect(refused?.rule == "PII-6", "\(officer.name)")
            }
            #expect(try await world.requests.caseFile(file, of: id, for: World.head).bytes == Self.scan)
            #expect(try await world.acts(of: id).filter { $0 == "request.open_paper" }.count == 2)
            #expect(try await world.journalProblems() == [])
        }
    }

    /// PII-6: a section that was asked reads along until it has answered.
    @Test(arguments: TestDatabases.all)
    func anAssistingSectionReadsUntilItHasAnswered(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await world.requests.receive(World.new(.web), by: nil).id
            _ = try await world.requests.act(.confirm(on: world.requests.today, note: ""), on: id, by: World.handler)
            let asked = try await world.requests.act(
                .askSection(unit: World.section, question: "有无", due: nil), on: id, by: World.handler)
            let letter = try #require(
                try await world.requests.view(id, for: World.clerk).letters.first { $0.kind == .receipt }
            ).id
            _ = try await world.requests.letterFile(letter, of: id, for: World.clerk)
            _ = try await world.requests.act(
                .answerSection(try #require(asked.assistances.first).id, words: "没有"), on: id, by: World.clerk)
            #expect(await refusal(world, letter, id, World.clerk)?.rule == "PII-6")
        }
    }

    /// The code is the applicant's: what staff can download later does not hold it.
    @Test func aReceiptHoldsNoQueryCode() {
        #expect(LetterKey.allCases.allSatisfy { $0.rawValue != "查询码" })
        #expect(!ShippedLetters.text(LetterTemplateID(.receipt)).contains("{{查询码}}"))
    }

    /// FOI-20: a reply that nobody delivered goes to nobody when the application was withdrawn.
    @Test(arguments: TestDatabases.all)
    func aWithdrawnCaseShowsNoSignedReply(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            _ = try await world.requests.act(.accept, on: receipt.id, by: World.handler)
            _ = try await world.sign(receipt.id)
            _ = try await world.requests.act(.withdraw(reason: ""), code: receipt.code)
            #expect(try await world.requests.track(receipt.code).letters.allSatisfy { $0.kind != .reply })
            let reply = try #require(
                try await world.requests.view(receipt.id, for: World.handler).letters.first { $0.kind == .reply })
            let refused = await world.refusal { _ = try await world.requests.letterFile(reply.id, code: receipt.code) }
            #expect(refused == .notFound)
        }
    }

    /// FOI-30: that it lapsed is told with the end; there is nothing to deliver by.
    @Test(arguments: TestDatabases.all)
    func aLapsedCaseShowsItsReply(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            _ = try await world.requests.act(
                .requireCorrection(items: ["年度"], due: nil), on: receipt.id, by: World.handler)
            world.clock.set("2026-06-01")
            _ = try await world.requests.act(.lapseUncorrected, on: receipt.id, by: World.handler)
            #expect(try await world.requests.track(receipt.code).letters.contains { $0.kind == .reply })
        }
    }

    /// Files are outside the text that the journal is bound to: the entry that added one holds its hash.
    @Test(arguments: TestDatabases.all)
    func theJournalHoldsTheHashOfEachFile(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let scan = try await world.requests.keep(Self.scan, name: "身份证.txt")
            let receipt = try await world.requests.receive(World.new(files: [scan]), by: World.handler)
            let answer = try await world.requests.keep(Array("年度是2025".utf8), name: "补正.txt")
            _ = try await world.requests.act(
                .requireCorrection(items: ["年度"], due: nil), on: receipt.id, by: World.handler)
            _ = try await world.requests.act(.correct(words: "2025年"), code: receipt.code, files: [answer])
            let copy = try await world.requests.keep(Array("检查表".utf8), name: "检查表.txt")
            _ = try await world.requests.addFile(copy, as: .material, to: receipt.id, by: World.handler)
            let notes = try await world.requests.timeline(of: receipt.id, for: World.handler).map(\.note)
            for file in [scan, answer, copy] { #expect(notes.filter { $0.contains(World.address(file)) }.count == 1) }
            #expect(try await world.journalProblems() == [])
        }
    }

    /// What the case does not wait for takes no files, nor does what is over.
    @Test(arguments: TestDatabases.all)
    func filesComeOnlyWithWhatTheCaseWaitsFor(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let receipt = try await world.requests.receive(World.new(), by: World.handler)
            let file = try await world.requests.keep(Self.scan, name: "附件.txt")
            for input in [ApplicantInput.withdraw(reason: ""), .proposePublication(words: "多人需要")] {
                let refused = await world.refusal {
                    _ = try await world.requests.act(input, code: receipt.code, files: [file])
                }
                #expect(refused?.field == "file")
            }
            #expect(try await world.request(receipt.id).stage == .registered)
            _ = try await world.requests.act(.withdraw(reason: ""), code: receipt.code)
            for input in [ApplicantInput.correct(words: "2025"), .confirmReceipt] {
                let refused = await world.refusal {
                    _ = try await world.requests.act(input, code: receipt.code, files: [file])
                }
                #expect(refused != nil)
            }
            let late = await world.refusal {
                _ = try await world.requests.addFile(file, as: .applicant, to: receipt.id, by: World.handler)
            }
            #expect(late?.rule == "FOI-D8")
            let bare = await world.refusal {
                _ = try await world.requests.act(.addFile(name: "附件.txt"), on: receipt.id, by: World.handler)
            }
            #expect(bare?.field == "file")
            #expect(try await world.requests.view(receipt.id, for: World.handler).files == [])
        }
    }
}
