import Foundation
import Kernel
import ObjectStorage
import SQL
import TestSupport
import Testing

@testable import Requests

/// Papers of applicants at rest (MLPS-3): sealed as they come in; what older programs left in clear is sealed after them, and
/// nothing is lost wherever that ends.
@Suite struct RequestsSealingTests {
    private typealias World = CaseWorld
    private static let paper = Array("居民身份证 苏木槿 青禾县云溪镇南街1号".utf8)

    private func received(_ world: World, _ bytes: [UInt8] = paper) async throws -> RequestID {
        let file = try await world.requests.keep(bytes, name: "身份证.txt")
        return try await world.requests.receive(World.new(files: [file]), by: World.handler).id
    }

    private func onlyFile(_ world: World, _ id: RequestID) async throws -> CaseFile {
        try #require(try await world.requests.view(id, for: World.handler).files.first)
    }

    /// As a program before sealing left it.
    private func unseal(_ world: World, _ id: RequestID, _ bytes: [UInt8] = paper) async throws -> String {
        let hash = try await FileShelf(files: world.files).keep(bytes)
        try await world.store.write { try $0.execute("UPDATE request_file SET kept = ?", [hash]) }
        let path = "\(world.folder)/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: path)
        return hash
    }

    /// Everything in the folder and in the rows that name files.
    private func atRest(_ world: World) async throws -> [UInt8] {
        let files = try FileManager.default.subpathsOfDirectory(atPath: world.folder).flatMap { path in
            Array(path.utf8) + Array(FileManager.default.contents(atPath: "\(world.folder)/\(path)") ?? Data())
        }
        let words = try await world.store.read { snapshot in
            try snapshot.query("SELECT kept FROM request_file").map { try $0.text(0) }
                + snapshot.query("SELECT note FROM journal_entry").map { try $0.text(0) }
        }
        return files + words.flatMap { Array($0.utf8) }
    }

    @Test(arguments: TestDatabases.all)
    func aPaperIsNowhereInClear(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await received(world), file = try await onlyFile(world, id)
            _ = try await world.requests.act(
                .requireCorrection(items: ["年度"], due: nil), on: id, by: World.handler)
            let letter = try #require(try await world.requests.view(id, for: World.handler).letters.first)
            let sent = try await world.requests.letterFile(letter.id, of: id, for: World.handler).bytes
            let all = try await atRest(world)
            for secret in [Self.paper, sent, Array("苏木槿".utf8), Array(file.file.hash.utf8)] {
                #expect(!secret.isEmpty && all.firstRange(of: secret) == nil)
            }
            #expect(file.file.hash == FileDigest(of: Self.paper).hex)
            #expect(try await world.requests.caseFile(file.id, of: id, for: World.handler).bytes == Self.paper)
        }
    }

    @Test(arguments: TestDatabases.all)
    func twoApplicantsWithTheSamePaperShareNothing(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let one = try await onlyFile(world, try await received(world)).file
            let other = try await onlyFile(world, try await received(world)).file
            #expect(one.hash == other.hash && one.kept != other.kept && World.address(one) != World.address(other))
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatWasLeftInClearIsSealed(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await received(world), hash = try await unseal(world, id)
            #expect(
                try await world.requests.caseFile(onlyFile(world, id).id, of: id, for: World.handler).bytes
                    == Self.paper)
            let report = try await world.requests.sealFiles()
            #expect(report.sealed == 1 && report.removed == 1 && report.failed == 0)
            #expect(try await atRest(world).firstRange(of: Array(hash.utf8)) == nil)
            #expect(try await atRest(world).firstRange(of: Self.paper) == nil)
            #expect(
                try await world.requests.caseFile(onlyFile(world, id).id, of: id, for: World.handler).bytes
                    == Self.paper)
            #expect(try await world.requests.sealFiles() == SealingReport())
            #expect(try await world.journalProblems() == [])
        }
    }

    /// The files of others stay, and a round that ended before its last step is taken up again.
    @Test(arguments: TestDatabases.all)
    func whatOthersNameStaysAndWhatWasInterruptedGoesOn(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await received(world), hash = try await unseal(world, id)
            let interrupted = world.other(fileUses: { _, _ in throw CancellationError() })
            await #expect(throws: CancellationError.self) { try await interrupted.requests.sealFiles() }
            #expect(try await world.count("request_unsealed") == 1)
            #expect(try await FileShelf(files: world.files).bytes(hash) == Self.paper)
            #expect(
                try await world.requests.caseFile(onlyFile(world, id).id, of: id, for: World.handler).bytes
                    == Self.paper)
            let shared = world.other(fileUses: { hashes, _ in Set(hashes) })
            #expect(try await shared.requests.sealFiles().removed == 0)
            #expect(try await world.count("request_unsealed") == 0)
            #expect(try await FileShelf(files: world.files).bytes(hash) == Self.paper)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aFileThatCannotBeReadIsLeftAndNamed(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            _ = try await received(world)
            let gone = String(repeating: "ab", count: 32)
            try await world.store.write { try $0.execute("UPDATE request_file SET kept = ?", [gone]) }
            let report = try await world.requests.sealFiles()
            #expect(report.failed == 1 && report.sealed == 0)
            #expect(try await world.store.read { try $0.first("SELECT kept FROM request_file")?.text(0) } == gone)
        }
    }

    @Test(arguments: TestDatabases.all)
    func aNewKeyTakesTheFilesAlong(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let id = try await received(world), new = [UInt8](repeating: 3, count: 32)
            let both = world.other(secrets: [new, World.secret])
            #expect(try await both.requests.sealFiles().renewed == 1)
            #expect(try await both.requests.sealFiles() == SealingReport())
            let file = try await onlyFile(both, id)
            #expect(try await both.requests.caseFile(file.id, of: id, for: World.handler).bytes == Self.paper)
            // Who applied is found again by what the first key named.
            let again = try await both.requests.likely(World.new(), for: World.handler)
            #expect(again.map(\.id) == [id])
            let lost = await world.refusal { _ = try await world.requests.view(id, for: World.handler) }
            #expect(lost?.sentence.contains("从离线备份恢复 fields.key") == true)
        }
    }

    /// A form that is sent again, or refused, leaves no file behind.
    @Test(arguments: TestDatabases.all)
    func whatIsNotTakenIsNotKept(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            func send(_ key: String, by officer: Officer? = World.handler) async throws {
                let file = try await world.requests.keep(Self.paper, name: "身份证.txt")
                _ = try await world.requests.receive(World.new(formKey: key, files: [file]), by: officer)
            }
            try await send("one")
            let before = try await world.files.list()
            try await send("one")
            #expect(await world.refusal { try await send("two", by: World.outsider) } != nil)
            #expect(try await world.files.list() == before)
        }
    }
}
