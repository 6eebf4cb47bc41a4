import Foundation
import Kernel
import ObjectStorage
import SQL
import TestSupport
import Testing

@testable import Consultation

/// What somebody attached to an opinion lies sealed (PII-3, MLPS-3); what an older program left in clear is sealed after it.
@Suite struct ConsultationFileSealingTests {
    private typealias World = ConsultationStoreWorld
    private static let paper = Array("苏木槿的意见：云溪镇南街1号门前".utf8)

    /// An opinion with one file; the file's place among the comments of its consultation.
    private func opinion(_ world: World) async throws -> (id: ConsultationID, file: CommentFileID) {
        let published = try await world.published()
        let kept = try await world.consultations.keep(Self.paper, name: "意见.txt", kind: "text/plain")
        _ = try await world.consultations.receive(
            ConsultationWorld.comment("每周六天"), files: [kept], isQueued: false, on: published.id)
        let readings = try await world.consultations.comments(
            of: published.id, ungrouped: true, for: ConsultationWorld.drafter)
        return (published.id, try #require(readings.flatMap(\.files).first).id)
    }

    private func disk(_ world: World) throws -> [UInt8] {
        try FileManager.default.subpathsOfDirectory(atPath: world.folder).flatMap { path in
            Array(path.utf8) + Array(FileManager.default.contents(atPath: "\(world.folder)/\(path)") ?? Data())
        }
    }

    @Test(arguments: TestDatabases.all)
    func nothingLiesInClear(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let (id, file) = try await opinion(world)
            let all = try disk(world)
            #expect(!all.isEmpty && all.firstRange(of: Self.paper) == nil)
            #expect(all.firstRange(of: Array(FileDigest(of: Self.paper).hex.utf8)) == nil)
            let read = try await world.consultations.file(file, of: id, for: ConsultationWorld.drafter)
            #expect(read.bytes == Self.paper)
        }
    }

    @Test(arguments: TestDatabases.all)
    func whatWasLeftInClearIsSealed(_ database: TestDatabase) async throws {
        try await World.with(database) { world in
            let (id, file) = try await opinion(world)
            let hash = try await FileShelf(files: world.files).keep(Self.paper)
            try await world.store.write { try $0.execute("UPDATE consultation_comment_file SET hash = ?", [hash]) }
            let path = "\(world.folder)/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: path)
            #expect(try disk(world).firstRange(of: Self.paper) != nil)
            // Named by somebody else, the clear file stays; then it goes.
            #expect(try await world.consultations.sealFiles { hashes, _ in Set(hashes) } == 1)
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(try await world.consultations.sealFiles { _, _ in [] } == 0)
            #expect(try disk(world).firstRange(of: Self.paper) == nil)
            let read = try await world.consultations.file(file, of: id, for: ConsultationWorld.drafter)
            #expect(read.bytes == Self.paper)
        }
    }
}
