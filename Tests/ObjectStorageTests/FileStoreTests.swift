import Foundation
import Testing

@testable import ObjectStorage

/// Files by their hash: what was acknowledged is there, what is damaged is never given out (F13).
@Suite struct FileStoreTests {
    /// A store in a folder that is removed afterwards.
    private func withStore(_ body: (FileStore, String) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.path + "/file-store-\(UUID().uuidString)"
        defer { removeFolder(root) }
        try await body(try FileStore(root: root), root)
    }

    private func removeFolder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    private func unfinished(_ root: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + "/.incoming")
    }

    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    private static let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test(arguments: [("abc", abc), ("", nothing)])
    func addressesByHash(text: String, hex: String) async throws {
        try await withStore { (store, root) async throws in
            let stored = try await store.store(Array(text.utf8))
            #expect(stored.digest.hex == hex)
            #expect(stored.byteCount == text.utf8.count)
            #expect(
                FileManager.default.fileExists(atPath: "\(root)/\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)"))
            #expect(try await store.read(stored.digest) == Array(text.utf8))
            #expect(try unfinished(root).isEmpty)
        }
    }

    @Test(arguments: [
        (abc, true), (abc.uppercased(), false), (String(abc.dropLast()), false), (abc + "0", false), ("", false),
        ("../" + abc.dropFirst(3), false), (abc.replacing("b", with: "g"), false),
    ])
    func digestsAreChecked(text: String, valid: Bool) { #expect((FileDigest(text) != nil) == valid) }

    @Test func theSameFileTwiceIsOneFile() async throws {
        try await withStore { (store, root) async throws in
            let first = try await store.store(Array("同一文件".utf8))
            let second = try await store.store(Array("同一文件".utf8))
            #expect(first == second)
            #expect(try await store.list() == [first.digest])
            #expect(try unfinished(root).isEmpty)
        }
    }

    @Test func piecesGiveTheSameAddressAsTheWhole() async throws {
        try await withStore { (store, _) async throws in
            let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let whole = try await store.store(bytes)
            let stream = AsyncStream<[UInt8]> { continuation in
                for start in stride(from: 0, to: bytes.count, by: 4097) {
                    continuation.yield(Array(bytes[start..<min(bytes.count, start + 4097)]))
                }
                continuation.finish()
            }
            #expect(try await store.store(stream, limit: 300_000) == whole)
        }
    }

    @Test func manyAtOnceAllCount() async throws {
        try await withStore { (store, root) async throws in
            let digests = try await withThrowingTaskGroup(of: FileDigest.self) { group in
                for number in 0..<60 {
                    group.addTask { try await store.store(Array("文件\(number % 20)".utf8)).digest }
                }
                return try await group.reduce(into: Set<FileDigest>()) { $0.insert($1) }
            }
            #expect(digests.count == 20)
            #expect(try await store.list() == digests.sorted())
            #expect(try await store.verify() == FileStoreReport(sound: 20))
            #expect(try unfinished(root).isEmpty)
        }
    }

    @Test func tooLongKeepsNothing() async throws {
        try await withStore { (store, root) async throws in
            await #expect(throws: FileStoreFailure.tooLarge(limit: 10)) {
                try await store.store([UInt8](repeating: 1, count: 11), limit: 10)
            }
            let stream = AsyncStream<[UInt8]> { continuation in
                for _ in 0..<3 { continuation.yield([1, 2, 3, 4]) }
                continuation.finish()
            }
            await #expect(throws: FileStoreFailure.tooLarge(limit: 10)) { try await store.store(stream, limit: 10) }
            #expect(try await store.list().isEmpty)
            #expect(try unfinished(root).isEmpty)
            #expect(try await store.store([UInt8](repeating: 1, count: 10), limit: 10).byteCount == 10)
        }
    }

    @Test func aBrokenStreamKeepsNothing() async throws {
        struct Lost: Error {}
        try await withStore { (store, root) async throws in
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield([1, 2, 3])
                continuation.finish(throwing: Lost())
            }
            await #expect(throws: Lost.self) { try await store.store(stream, limit: 10) }
            #expect(try await store.list().isEmpty)
            #expect(try unfinished(root).isEmpty)
        }
    }

    @Test func tamperedBytesAreNeverGivenOutAndHeal() async throws {
        try await withStore { (store, root) async throws in
            let stored = try await store.store(Array("原件".utf8))
            let path = "\(root)/\(stored.digest.path)"
            chmod(path, 0o600)
            try Data("改件".utf8).write(to: URL(fileURLWithPath: path))
            await #expect(throws: FileStoreFailure.damaged(stored.digest)) { try await store.read(stored.digest) }
            #expect(try await store.verify().damaged == [stored.digest])
            try await store.store(Array("原件".utf8))
            #expect(try await store.read(stored.digest) == Array("原件".utf8))
        }
    }

    @Test func linksAreNotFollowed() async throws {
        try await withStore { (store, root) async throws in
            let stored = try await store.store(Array("x".utf8))
            let path = "\(root)/\(stored.digest.path)"
            try FileManager.default.moveItem(atPath: path, toPath: root + "/elsewhere")
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: root + "/elsewhere")
            await #expect(throws: FileStoreFailure.damaged(stored.digest)) { try await store.read(stored.digest) }
            #expect(try await store.verify().foreign == ["elsewhere"])
        }
    }

    /// What a crash leaves is invisible, and goes only when asked for.
    @Test func halfAFileIsNoFile() async throws {
        try await withStore { (store, root) async throws in
            var file: IncomingFile? = try store.receive(limit: 100)
            try await file?.append([1, 2, 3])
            #expect(try unfinished(root).count == 1)
            #expect(try await store.list().isEmpty)
            #expect(try await store.verify() == FileStoreReport(unfinished: 1))
            file = nil
            FileManager.default.createFile(atPath: root + "/.incoming/crashed", contents: Data([1]))
            #expect(try await store.discardUnfinished() == 0)
            #expect(try await store.discardUnfinished(olderThan: .zero) == 1)
            #expect(try unfinished(root).isEmpty)
        }
    }

    @Test func comparesWithWhatIsKnown() async throws {
        try await withStore { (store, _) async throws in
            let one = try await store.store([1]).digest
            let two = try await store.store([2]).digest
            let never = try #require(FileDigest(Self.abc))
            let found = try await store.compare(known: [one, never])
            #expect(found.orphans == [two])
            #expect(found.missing == [never])
            #expect(store.contains(one))
            #expect(!store.contains(never))
            await #expect(throws: FileStoreFailure.missing(never)) { try await store.read(never) }
        }
    }

    @Test func aDiskThatRefusesKeepsNothing() async throws {
        try await withStore { (store, root) async throws in
            try FileManager.default.removeItem(atPath: root + "/.incoming")
            await #expect(throws: FileStoreFailure.self) { try await store.store([1]) }
            #expect(throws: FileStoreFailure.self) { try FileStore(root: "/dev/null/x") }
        }
    }

    @Test func everyFailureSaysWhatToDo() throws {
        let digest = try #require(FileDigest(Self.abc))
        for failure in [
            FileStoreFailure.tooLarge(limit: 5 << 20), .missing(digest), .damaged(digest), .disk(reason: ""),
        ] {
            #expect(failure.sentence.contains("请"))
        }
        #expect(FileStoreFailure.tooLarge(limit: 5 << 20).sentence.contains("5 MB"))
    }
}
