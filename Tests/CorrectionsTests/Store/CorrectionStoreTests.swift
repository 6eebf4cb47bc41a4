import Ciphers
import Kernel
import SQL
import TestSupport
import Testing

@testable import Corrections

@Suite(.serialized) struct CorrectionStoreTests {
    typealias World = CorrectionWorld

    /// SITE-4: three working days from the report, over a weekend, and met by the answer.
    @Test(arguments: TestDatabases.all)
    func aReportOwesAnAnswerInThreeWorkingDays(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database, on: "2026-03-12") { world in
            let receipt = try await world.corrections.receive(World.report())
            #expect(receipt.number == "ZC2026-0001" && !receipt.isJoined)
            #expect(
                try await world.duties() == [
                    .init(kind: "correction", state: "open", due: "2026-03-17", owner: World.section)
                ])
            let found = try await world.found(receipt)
            world.clock.set("2026-03-17")
            _ = try await world.corrections.accept(found.id, by: World.clerk, version: 0)
            _ = try await world.corrections.answer(found.id, words: "已改正", by: World.clerk, version: 1)
            #expect(try await world.duties().map(\.state) == ["met"])
            let seen = try await world.corrections.tracking(receipt.code)
            #expect(seen.correction.state == .answered && seen.clock == nil)
            #expect(seen.correction.answers.map(\.words) == ["已改正"])
            #expect(
                try await world.acts(of: found.id) == ["correction.receive", "correction.accept", "correction.answer"])
            #expect(try await world.journalProblems() == [])
            let figures = try await world.corrections.figures(of: World.commission, year: 2026)
            #expect(figures.received == 1 && figures.answered == 1 && figures.punctuality == 100)
        }
    }

    @Test(arguments: TestDatabases.all)
    func lateStaysLate(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database, on: "2026-03-12") { world in
            let receipt = try await world.corrections.receive(World.report())
            world.clock.set("2026-03-18")
            let id = try await world.found(receipt).id
            _ = try await world.corrections.reject(id, reason: "内容无误", by: World.office)
            #expect(try await world.duties().map(\.state) == ["met_late"])
            let figures = try await world.corrections.figures(of: World.commission, year: 2026)
            #expect(figures.rejected == 1 && figures.onTime == 0)
        }
    }

    /// Everybody who saw the same misprint has a code of their own, and the office has one matter.
    @Test(arguments: TestDatabases.all)
    func sameErrorsAreJoinedWhileOpen(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database) { world in
            let first = try await world.corrections.receive(World.report())
            let second = try await world.corrections.receive(World.report("第二段其它应为 其他", contact: "0999-8000199"))
            #expect(second.isJoined && second.number == first.number && second.code != first.code)
            #expect(try await world.count("correction") == 1)
            #expect(try await world.found(second).reports == 2)
            let other = try await world.corrections.receive(World.report(page: "/articles/b"))
            #expect(!other.isJoined && other.number == "ZC2026-0002")
            let id = try await world.found(first).id
            _ = try await world.corrections.answer(id, words: "已改正", by: World.clerk)
            let later = try await world.corrections.receive(World.report())
            #expect(!later.isJoined)
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func theVisitorAsksAgainOnceAndANewClockRuns(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database, on: "2026-03-10") { world in
            let receipt = try await world.corrections.receive(World.report())
            await #expect(throws: Refusal.self) { try await world.corrections.reopen(receipt.code, words: "还在") }
            let id = try await world.found(receipt).id
            _ = try await world.corrections.answer(id, words: "已改正", by: World.clerk)
            world.clock.set("2026-03-12")
            try await world.corrections.reopen(receipt.code, words: "还是错的")
            #expect(
                try await world.duties() == [
                    .init(kind: "correction", state: "met", due: "2026-03-13", owner: World.section),
                    .init(kind: "correction_again", state: "open", due: "2026-03-17", owner: World.section),
                ])
            _ = try await world.corrections.reject(id, reason: "已核对无误", by: World.head)
            await #expect(throws: Refusal.self) { try await world.corrections.reopen(receipt.code, words: "再来") }
            #expect(try await world.found(receipt).answers.map(\.isRejection) == [false, true])
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func aTransferHandsTheDutyOver(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database) { world in
            let receipt = try await world.corrections.receive(World.report())
            let id = try await world.found(receipt).id
            await #expect(throws: Refusal.self) {
                try await world.corrections.assign(id, to: World.closed, note: "", by: World.office)
            }
            _ = try await world.corrections.assign(id, to: World.finance, note: "属财务栏目", by: World.office)
            #expect(try await world.duties().map(\.owner) == [World.finance])
            #expect(try await world.corrections.waiting(for: World.clerk) == 0)
            #expect(try await world.corrections.waiting(for: World.otherClerk) == 1)
            #expect(try await world.corrections.waiting(for: World.office) == 1)
            #expect(try await world.corrections.waiting(for: World.supervisor) == 0)
            await #expect(throws: CorrectionStore.changedMeanwhile) {
                try await world.corrections.answer(id, words: "晚了一步", by: World.otherClerk, version: 0)
            }
        }
    }

    /// Codes are kept as hashes and contacts sealed: the tables hold neither in clear; looking is journalled.
    @Test(arguments: TestDatabases.all)
    func theTablesTellNoCodeAndNoContact(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database) { world in
            let receipt = try await world.corrections.receive(World.report(contact: "0999-8000199"))
            let rows = try await world.store.read {
                try $0.query("SELECT code_hash, contact FROM correction_ticket").map {
                    (try $0.text(0), try $0.bytes(1))
                }
            }
            #expect(rows.count == 1)
            #expect(!rows[0].0.contains(receipt.code) && rows[0].0 == QueryCode.digest(receipt.code))
            #expect(!String(decoding: rows[0].1, as: UTF8.self).contains("8000199"))
            let id = try await world.found(receipt).id
            #expect(try await world.corrections.contacts(of: id, by: World.clerk) == ["0999-8000199"])
            #expect(try await world.acts(of: id).last == "correction.reveal")
            await #expect(throws: Refusal.self) {
                try await world.corrections.contacts(of: id, by: World.leader)
            }
            #expect(try await world.journalProblems() == [])
        }
    }

    @Test(arguments: TestDatabases.all)
    func wrongCodesAndStrangersFindNothing(_ database: TestDatabase) async throws {
        try await CorrectionStoreWorld.with(database) { world in
            let receipt = try await world.corrections.receive(World.report())
            for code in ["", "ABCD", "ABCD-EFGH-JKLM", String(receipt.code.reversed()), "' OR 1=1 --"] {
                await #expect(throws: Refusal.self) { try await world.corrections.tracking(code) }
            }
            let lower = receipt.code.lowercased().filter { $0 != "-" }
            #expect(try await world.corrections.tracking(lower).correction.number == receipt.number)
            let id = try await world.found(receipt).id
            await #expect(throws: Refusal.notFound) {
                try await world.corrections.correction(id, for: World.outsider)
            }
            #expect(try await world.corrections.list(CorrectionQuery(), for: World.outsider).total == 0)
            #expect(try await world.corrections.list(CorrectionQuery(words: "其它"), for: World.above).total == 1)
            await #expect(throws: Refusal.self) { try await world.corrections.receive(World.report(page: "/nobody")) }
        }
    }
}
